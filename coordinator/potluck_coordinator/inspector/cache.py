"""Files that the inspector has fetched, kept under a bound on their size.

A download goes on where a broken one stopped. A file gets its name only when its digest is right.
"""

import os
from pathlib import Path

from potluck.blob_file import PART_SUFFIX, Fetch, bring_blob
from potluck.errors import ErrorCode
from potluck.manifest import check_blob_ref
from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.errors import InspectorError


class BlobCache:
    """A folder of fetched files, the longest unused of which make room for new ones."""

    def __init__(self, folder: Path, *, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    async def fetch(self, refs: tuple[blob.BlobRef, ...], fetch: Fetch) -> tuple[Path, ...]:
        """Return paths of the files, fetching those that are missing.

        All of them are kept together even where they exceed the bound, since a task needs them all.

        Raises:
            FormatError: A reference is impossible, or what came is not what was asked for.
            InspectorError: The disk is full, or the folder can't be used.
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
                await bring_blob(ref, path, fetch)
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
            if path.name.removesuffix(PART_SUFFIX) not in needed:
                path.unlink(missing_ok=True)
                excess -= stat.st_size
