"""Folders and archives that come out the same, whenever and by whomever they are made."""

import gzip
import os
import shutil
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_FILE_MODE = 0o644
_PROGRAM_MODE = 0o755
_OLDEST_ZIP = 315532800
"""1 January 1980, before which zip has no times."""


def put(path: Path, data: bytes, *, program: bool = False) -> None:
    """Write a file, and the folders that lead to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(_PROGRAM_MODE if program else _FILE_MODE)


def put_copy(path: Path, source: Path) -> None:
    """Copy a file, and make the folders that lead to it; programs stay programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
    path.chmod(_mode_of(source))


def settle(folder: Path, moment: int) -> None:
    """Give everything in a folder the same rights and the same age, in seconds since 1970."""
    for path in [*walk(folder), folder]:
        if not path.is_symlink():
            path.chmod(_PROGRAM_MODE if path.is_dir() else _mode_of(path))
        os.utime(path, (moment, moment), follow_symlinks=False)


def walk(folder: Path) -> Iterator[Path]:
    """Give all that a folder holds, sorted, folders before what is in them."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)


def size_of(folder: Path) -> int:
    """Return how many bytes the files of a folder have."""
    return sum(path.lstat().st_size for path in walk(folder) if not path.is_dir())


def write_tar_gz(folder: Path, target: IO[bytes], moment: int) -> None:
    """Write what a folder holds as a compressed archive that belongs to nobody."""
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in walk(folder):
            entry = archive.gettarinfo(path, str(path.relative_to(folder)))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime = moment
            if entry.isfile():
                with path.open("rb") as file:
                    archive.addfile(entry, file)
            else:
                archive.addfile(entry)


def write_zip(folder: Path, target: Path, moment: int) -> None:
    """Write what a folder holds as a zip that keeps the rights of programs."""
    stamp = time.gmtime(max(moment, _OLDEST_ZIP))[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for path in walk(folder):
            name = path.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(name + "/" if path.is_dir() else name, stamp)
            entry.create_system = 3  # Unix, so that the rights in external_attr count.
            entry.external_attr = path.stat().st_mode << 16
            if path.is_dir():
                archive.writestr(entry, b"")
                continue
            # A wheel is a zip already.
            packed = path.suffix != ".whl"
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            entry.file_size = path.stat().st_size
            with path.open("rb") as file, archive.open(entry, "w") as member:
                shutil.copyfileobj(file, member, 1 << 20)


def _mode_of(path: Path) -> int:
    return _PROGRAM_MODE if path.stat().st_mode & 0o100 else _FILE_MODE
