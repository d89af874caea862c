"""Files that the inspector has fetched, kept under a bound on their size.

A download goes on where a broken one stopped. A file gets its name only when its digest is right.
"""

import hashlib
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.limits import MIB
from potluck.manifest import check_blob_ref
from potluck.v1 import blob_pb2 as blob

from potluck_coordinator.errors import InspectorError

ReadBlob = Callable[[bytes, int], AsyncIterator[bytes]]
"""Streams the blob of a digest from an offset on."""

_PART = ".part"
_READ_BYTES = MIB


class BlobCache:
    """A folder of fetched files, the longest unused of which make room for new ones."""

    def __init__(self, folder: Path, *, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    async def fetch(self, refs: tuple[blob.BlobRef, ...], read: ReadBlob) -> tuple[Path, ...]:
        """Return paths of the files, fetching those that are missing.

        All of them are kept together even where they exceed the bound, since a task needs them all.

        Raises:
            FormatError: A reference is impossible.
            InspectorError: What came is not what was asked for, or the disk is full.
            UnreachableError: The connection broke; what has arrived is kept.
        """
        paths = tuple(self._folder / ref.digest.hex() for ref in refs)
        for ref in refs:
            check_blob_ref(ref)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for ref, path in zip(refs, paths, strict=True):
                if path.exists():
                    os.utime(path)
                    continue
                self._make_room(ref.size_bytes, {other.name for other in paths})
                await _download(ref, path, read)
        except OSError as error:
            raise InspectorError(
                f"A file can't be kept in {self._folder}: {error.strerror}. Free some disk space.",
                code=ErrorCode.FULL,
            ) from error
        return paths

    def _make_room(self, size_bytes: int, needed: set[str]) -> None:
        files = [(path, path.stat()) for path in self._folder.iterdir()]
        files.sort(key=lambda entry: entry[1].st_mtime_ns)
        excess = sum(stat.st_size for _, stat in files) + size_bytes - self._max_bytes
        for path, stat in files:
            if excess <= 0:
                return
            if path.name.removesuffix(_PART) not in needed:
                path.unlink(missing_ok=True)
                excess -= stat.st_size


async def _download(ref: blob.BlobRef, path: Path, read: ReadBlob) -> None:
    part = path.with_name(path.name + _PART)
    with part.open("a+b") as file:
        if file.tell() > ref.size_bytes:
            file.truncate(0)
        received = file.seek(0, os.SEEK_END)
        hasher = hashlib.sha256()
        file.seek(0)
        while piece := file.read(_READ_BYTES):
            hasher.update(piece)
        if received < ref.size_bytes:
            async for data in read(ref.digest, received):
                received += len(data)
                if received > ref.size_bytes:
                    break
                hasher.update(data)
                file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if received < ref.size_bytes:
        raise InspectorError(
            "The coordinator ended a file before its end; it is fetched again.",
            code=ErrorCode.UNREACHABLE,
        )
    if received > ref.size_bytes or hasher.digest() != ref.digest:
        part.unlink()
        raise InspectorError(
            f"The file {path.name[:12]} arrived damaged and was thrown away; it is fetched again.",
            code=ErrorCode.CORRUPT,
        )
    part.replace(path)
