"""Copies of what a home must not lose while a new version is tried, and the way to put them back.

What is copied: the databases, settings and notes right in the home, the computer's key, and what
the project on this very computer (Practice) knows of itself; Practice's blobs are linked. Not the
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
from potluck_setup.updates.blob_links import keep_blobs, put_back_blobs

_LIST_NAME = "copies.json"
_DATABASE = ".sqlite"
_HEADER = b"SQLite format 3\0"
"""How every database begins (https://www.sqlite.org/fileformat2.html, 1.3)."""
_KEPT_ALWAYS = frozenset({"identity.key", "identity.pub"})
"""The computer's key: put back, but never deleted, also if only the new version has made it."""
_PRACTICE = "practice"
"""Folder of the project on this computer; its keys are made once, by whichever version."""
_OF_PRACTICE = frozenset({"manifest.bin", "address.json"})
_NOT_STATE = frozenset({"control.json"})
"""Where a daemon listens: gone with it."""
_SIDE_FILES = ("-wal", "-shm", "-journal")
_MOST_LIST_BYTES = 1_000_000
_BUSY_SECONDS = 10.0


@dataclass(frozen=True, kw_only=True)
class _Copy:
    """A copied file.

    Attributes:
        name: Of the file, right in the home, or "practice/" and its name there.
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
    keep_blobs(home, folder)
    copies = [_copy(home, name, folder) for name in _state_files(home)]
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
    put_back_blobs(home, folder)
    for copy in copies:
        _put_back(folder / copy.name, home / copy.name, copy.mode)
    kept = {copy.name for copy in copies} | _KEPT_ALWAYS
    for name in _state_files(home):
        if name not in kept:
            _remove_side_files(home / name)
            (home / name).unlink()
    for changed in {home, *((home / copy.name).parent for copy in copies)}:
        sync_folder(changed)
    return True


def drop_copies(folder: Path) -> None:
    """Delete copies, their list first, so that a half-deleted set never looks whole."""
    (folder / _LIST_NAME).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _state_files(home: Path) -> list[str]:
    """Return the names of what is copied, as a list of copies has them."""
    found = [*home.iterdir()]
    if (home / _PRACTICE).is_dir():
        found += (home / _PRACTICE).iterdir()
    names = [path.relative_to(home).as_posix() for path in found if path.is_file()]
    return sorted(name for name in names if _is_state(name))


def _is_state(name: str) -> bool:
    """Tell whether a file is copied; a name that leads to any other place is none."""
    if name.startswith(f"{_PRACTICE}/"):
        own = name.removeprefix(f"{_PRACTICE}/")
        return _is_plain(own) and (own in _OF_PRACTICE or own.endswith(_DATABASE))
    if not _is_plain(name) or name in _NOT_STATE:
        return False
    return name in _KEPT_ALWAYS or name.endswith((_DATABASE, ".json"))


def _is_plain(name: str) -> bool:
    return not name.startswith(".") and "/" not in name


def _copy(home: Path, name: str, folder: Path) -> _Copy:
    path, target = home / name, folder / name
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.unlink(missing_ok=True)
    if not (path.suffix == _DATABASE and _copy_database(path, target)):
        shutil.copyfile(path, target)
    target.chmod(0o600)
    _flush(target)
    if target.parent != folder:
        sync_folder(target.parent)
    mode = path.stat().st_mode & 0o777
    return _Copy(name=name, sha256=_sha256(target), mode=mode)


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
    path.parent.mkdir(mode=0o700, exist_ok=True)
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
    return copies if all(_is_state(copy.name) for copy in copies) else None


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
