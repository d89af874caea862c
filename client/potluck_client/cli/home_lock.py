"""Whether a daemon has a home, told by the lock that it holds, however badly it answers."""

from pathlib import Path

from potluck.control_endpoint import LOCK_NAME
from potluck.file_lock import held_lock


class _HeldError(Exception):
    """Another process holds it."""


def is_free(home: Path) -> bool:
    """Tell whether no daemon has a home; False also where that can't be known."""
    try:
        with held_lock(home / LOCK_NAME, _HeldError()):
            return True
    except (_HeldError, OSError):
        return False
