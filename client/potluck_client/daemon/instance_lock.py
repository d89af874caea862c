"""One daemon for one data folder: a lock that the operating system lets go of when it dies."""

import os
import sys
from pathlib import Path
from typing import IO

from potluck.control_endpoint import LOCK_NAME
from potluck.errors import ErrorCode
from potluck_client.errors import DaemonError


class InstanceLock:
    """The right to be the daemon of a data folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock; raises DaemonError when another daemon has it or it can't be made."""
        path = self._home / LOCK_NAME
        try:
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except OSError as error:
            raise DaemonError(
                f"Potluck can't write to its folder {self._home}: {error.strerror}. Check its "
                "permissions and the disk.",
                code=ErrorCode.FULL,
            ) from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise DaemonError(
                f"Potluck runs already for {self._home}, so this one ended. Use the one that runs, "
                "or end it first.",
                code=ErrorCode.CONFLICT,
            ) from error
        self._file = file

    def release(self) -> None:
        """Let go of the lock; safe to repeat."""
        file, self._file = self._file, None
        if file is not None:
            file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
