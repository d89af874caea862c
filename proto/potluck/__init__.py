"""The words that every process of Potluck shares: wire messages, digests, keys and limits.

This room imports no other room, no torch, no numpy and no Qt, so that the smallest process can
use all of it.
"""

__version__ = "0.1.0"
"""Version of all of Potluck; the packaging reads it here."""

PROTOCOL_VERSION = 1
"""Version of the wire protocol; coordinator and app have to speak the same."""
