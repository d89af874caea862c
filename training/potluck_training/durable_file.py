"""Large files that are either whole or not there, also after a power cut.

Unlike potluck.atomic_file, the content need not be in memory at once: a library may write it.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from potluck.atomic_file import sync_folder
from potluck_training.errors import DiskError

# A quota and a limit on a file's size are no room either.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")
"""How safetensors, which is not written in Python, tells what the system said."""


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give a scratch path to write to; on leaving it becomes the file, flushed to the disk.

    The scratch name is always the same, so that one that a killed process left is written over.

    Raises:
        DiskError: The disk is full or the folder can't be written; the old file is untouched.
    """
    scratch = path.with_name(f".{path.name}.tmp")
    try:
        try:
            yield scratch
            # Windows can only flush a file that is open for writing.
            with scratch.open("r+b") as file:
                os.fsync(file.fileno())
            scratch.replace(path)
        except BaseException:
            scratch.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise _refusal(path, error.errno) from error
    except SafetensorError as error:
        said = _SYSTEM_ERROR.search(str(error))
        raise _refusal(path, int(said[1]) if said else None) from error


def prepare_folder(folder: Path) -> None:
    """Make a folder unless it is there; raises DiskError when it can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error.errno) from error


def _refusal(path: Path, number: int | None) -> DiskError:
    if number in _NO_ROOM:
        return DiskError(
            f"The disk is full, so {path} could not be written. Free some space; nothing that was "
            "saved before is lost."
        )
    reason = os.strerror(number) if number is not None else "the system did not say why"
    return DiskError(
        f"{path} could not be written ({reason}). Check the disk and the folder's permissions; "
        "nothing that was saved before is lost."
    )
