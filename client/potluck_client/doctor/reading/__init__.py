"""Readings of this computer for the judgements; each bounded in time, none changes anything."""
