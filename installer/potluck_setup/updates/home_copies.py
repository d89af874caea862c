"""Copies of what a home must not lose while a new version is tried, and the way to put them back.

What is copied: the databases, settings and notes right in the home, and the computer's key. Not the
projects' files: they are large, named by their digests, and made anew where they don't fit. Copies
have no use for anybody else: the folder and its files are readable by their owner only.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from potluck.atomic_file import sync_folder, write_atomically
from potluck_setup.errors import SetupError, TamperedError

_LIST_NAME = "copies.json"
_DATABASE = ".sqlite"
_HEADER = b"SQLite format 3\0"
"""How every database begins (https://www.sqlite.org/fileformat2.html, 1.3)."""
_KEPT_ALWAYS = frozenset({"identity.key", "identity.pub"})
"""The computer's key: put back, but never deleted, also if only the new version has made it."""
_NOT_STATE = frozenset({"control.json"})
"""Where a daemon listens: gone with it."""
_SIDE_FILES = ("-wal", "-shm", "-journal")
_MOST_LIST_BYTES = 1_000_000
_BUSY_SECONDS = 10.0


@dataclass(frozen=True, kw_only=True)
class _Copy:
    """A copied file.

    Attributes:
        name: Of the file, right in the home.
        sha256: Of the copy.
        mode: Permissions of the original.
    """

    name: str
    sha256: str
    mode: int


def copy_home(home: Path, folder: Path) -> None:
    """Copy a home's state; the folder's list is written last, so that it is whole or not there.

    Raises:
        OSError: The disk refuses.
        SetupError: A database is in use.
    """
    drop_copies(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copies = [_copy(path, folder) for path in _state_files(home)]
    sync_folder(folder)
    write_atomically(folder / _LIST_NAME, json.dumps([asdict(copy) for copy in copies]).encode())


def put_back(home: Path, folder: Path) -> bool:
    """Make a home's state what it was; return False when there are no whole copies.

    No daemon may run in the home. Safe to repeat.

    Raises:
        OSError: The disk refuses.
        TamperedError: A copy is damaged; the home's own files stay where they are.
    """
    copies = _read_list(folder)
    if copies is None:
        return False
    for copy in copies:
        if _sha256(folder / copy.name) != copy.sha256:
            raise TamperedError(
                f"The copy {folder / copy.name} is damaged, so the files before the update could "
                "not be put back. What the newer version wrote is still there."
            )
    for copy in copies:
        _put_back(folder / copy.name, home / copy.name, copy.mode)
    kept = {copy.name for copy in copies} | _KEPT_ALWAYS
    for path in _state_files(home):
        if path.name not in kept:
            _remove_side_files(path)
            path.unlink()
    sync_folder(home)
    return True


def drop_copies(folder: Path) -> None:
    """Delete copies, their list first, so that a half-deleted set never looks whole."""
    (folder / _LIST_NAME).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _state_files(home: Path) -> list[Path]:
    return sorted(path for path in home.iterdir() if _is_state(path.name) and path.is_file())


def _is_state(name: str) -> bool:
    if name.startswith(".") or name in _NOT_STATE:
        return False
    return name in _KEPT_ALWAYS or name.endswith((_DATABASE, ".json"))


def _copy(path: Path, folder: Path) -> _Copy:
    target = folder / path.name
    target.unlink(missing_ok=True)
    if not (path.suffix == _DATABASE and _copy_database(path, target)):
        shutil.copyfile(path, target)
    target.chmod(0o600)
    _flush(target)
    mode = path.stat().st_mode & 0o777
    return _Copy(name=path.name, sha256=_sha256(target), mode=mode)


def _copy_database(path: Path, target: Path) -> bool:
    """Copy a database with what stands in its log; return False when it is none, or damaged."""
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            return False  # SQLite would make a database of a file that is nearly empty.
    try:
        with (
            closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as source,
            closing(sqlite3.connect(target)) as copied,
        ):
            source.backup(copied)
    except sqlite3.OperationalError as error:
        raise SetupError(
            f"{path} could not be copied before the update: {error}. Check the disk, and that no "
            "other program uses it."
        ) from error
    except sqlite3.DatabaseError:
        target.unlink(missing_ok=True)
        return False  # The old version can cope with it as it is, or not; a copy is a copy.
    return True


def _put_back(copied: Path, path: Path, mode: int) -> None:
    scratch = path.with_name(f".{path.name}.before")
    shutil.copyfile(copied, scratch)
    scratch.chmod(mode)
    _flush(scratch)
    if path.suffix == _DATABASE:
        _remove_side_files(path)  # First, since an old log would be read into the file put back.
    scratch.replace(path)


def _remove_side_files(path: Path) -> None:
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _read_list(folder: Path) -> list[_Copy] | None:
    try:
        with (folder / _LIST_NAME).open("rb") as file:
            found = json.loads(file.read(_MOST_LIST_BYTES))
        copies = [
            _Copy(name=str(each["name"]), sha256=str(each["sha256"]), mode=int(each["mode"]))
            for each in found
        ]
    except (OSError, ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None
    return copies if all(_is_state(copy.name) and "/" not in copy.name for copy in copies) else None


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
