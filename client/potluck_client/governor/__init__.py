"""Keeping a device within watts and degrees: readings in, share of time out."""
