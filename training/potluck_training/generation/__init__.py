"""Letting a checkpoint go on with a text."""
