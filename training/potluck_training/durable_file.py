"""Large files that are either whole or not there, also after a power cut.

Unlike potluck.atomic_file, the content need not be in memory at once: a library may write it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from potluck.atomic_file import sync_folder
from potluck.errors import ErrorCode

from potluck_training.errors import TrainingError


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give a scratch path to write to; on leaving it becomes the file, flushed to the disk.

    The scratch name is always the same, so that one that a killed process left is written over.

    Raises:
        TrainingError: The disk is full or the folder can't be written; the old file is untouched.
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
        raise _refusal(path, error) from error


def prepare_folder(folder: Path) -> None:
    """Make a folder unless it is there; raises TrainingError when it can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from error


def _refusal(path: Path, error: OSError) -> TrainingError:
    return TrainingError(
        f"{path} could not be written ({error.strerror}). Free some disk space or choose another "
        "folder; nothing that was saved before is lost.",
        code=ErrorCode.FULL,
    )
