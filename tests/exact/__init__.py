"""Exact numerics held to their page: a second reading of it, vectors, and golden digests."""
