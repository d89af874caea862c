"""What to say when the disk is full in the middle of something."""

import errno
import shutil
from pathlib import Path

from potluck_setup.errors import NoRoomError, SetupError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""No room on the disk, in the person's share of it, or for a file of this size on such a disk."""

_WINDOWS_FULL = frozenset({39, 112})
"""ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL (Windows' System Error Codes)."""


def of_write(error: OSError, path: Path, *, needed_bytes: int) -> SetupError:
    """Return what to say of a write that failed.

    Args:
        error: What the system said.
        path: What was written.
        needed_bytes: How much more was going to be written; 0 when it is not known.
    """
    if is_full(error):
        return no_room(path, needed_bytes=needed_bytes)
    return SetupError(
        f"Potluck could not write {path}: {error.strerror or error}. Check the permissions of the "
        "folder, and the disk."
    )


def is_full(error: OSError) -> bool:
    """Tell whether a write failed for want of room."""
    return error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL


def no_room(path: Path, *, needed_bytes: int) -> NoRoomError:
    """Return an error that says how much room is missing on the disk of a path."""
    free = _free_bytes(path)
    said = "The disk is full"
    if free is not None:
        said += f": {amount(free)} are free"
        if needed_bytes:
            said += f", and {amount(needed_bytes)} more are needed"
    return NoRoomError(
        f"{said}. Make room on the disk of {path.parent}, then try again: what has been fetched is "
        "kept."
    )


def amount(count_bytes: int) -> str:
    """Return a size in words, rounded to what a person needs."""
    for size, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if count_bytes >= size:
            return f"{count_bytes / size:.1f} {unit}"
    return f"{count_bytes} bytes"


def _free_bytes(path: Path) -> int | None:
    for folder in path.parents:
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            continue
    return None
