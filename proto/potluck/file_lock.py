"""A lock on a file that ends with the process that holds it, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def held_lock(path: Path, refusal: Exception) -> Iterator[None]:
    """Hold the lock for the length of a with block.

    Args:
        path: The lock's file; made if absent, never removed.
        refusal: Raised when another process holds it.

    Raises:
        OSError: The file can't be made.
    """
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        try:
            _lock(file)
        except OSError:
            raise refusal from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
