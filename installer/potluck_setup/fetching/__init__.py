"""Brings wheels to this computer: out of folders first, then over the network.

A download goes on where a broken one stopped, and a file gets its name only when its SHA-256 is
right. Callers need these names alone; `Web` is also how updates are asked for.
"""

from potluck_setup.fetching.bringing import fetch
from potluck_setup.fetching.found import FoundWheel
from potluck_setup.fetching.web import Web

__all__ = ["FoundWheel", "Web", "fetch"]
