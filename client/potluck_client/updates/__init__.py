"""Keeping the app itself up to date: when to look, when to fetch, and between which pieces of work.

What is fetched, checked and laid out is the work of `potluck_setup`, which runs as a child.
"""
