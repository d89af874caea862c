"""Blobs in memory, with a disk that can be declared full."""

from collections.abc import Iterable
from pathlib import Path

from potluck.digest import DIGEST_BYTES, digest_bytes
from potluck.errors import ErrorCode
from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.errors import BlobError


class MemoryBlobs:
    """Blobs by digest; what has to be a file is written to a scratch folder on demand."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._whole: dict[bytes, bytes] = {}
        self._arriving: dict[bytes, bytes] = {}
        self.full = False

    def put_file(self, path: Path) -> blob.BlobRef:
        """Take a file's content."""
        if not path.is_file():
            raise BlobError(f"{path} is not there.", code=ErrorCode.NOT_FOUND)
        return self.put_stream([path.read_bytes()])

    def put_stream(self, pieces: Iterable[bytes]) -> blob.BlobRef:
        """Take the pieces as one blob."""
        self._need_room()
        content = b"".join(pieces)
        self._whole[digest_bytes(content)] = content
        return blob.BlobRef(digest=digest_bytes(content), size_bytes=len(content))

    def size_bytes(self, digest: bytes) -> int | None:
        """Return the length, or None."""
        content = self._whole.get(_checked(digest))
        return None if content is None else len(content)

    def read(self, digest: bytes, offset: int, count: int) -> bytes:
        """Return a run of bytes."""
        if _checked(digest) not in self._whole:
            raise BlobError("No such file.", code=ErrorCode.NOT_FOUND)
        return self._whole[digest][offset : offset + count]

    def local_path(self, digest: bytes) -> Path:
        """Write the content to the scratch folder."""
        path = self._scratch / digest.hex()
        path.write_bytes(self.read(digest, 0, 1 << 40))
        return path

    def delete(self, digest: bytes) -> None:
        """Forget."""
        self._whole.pop(_checked(digest), None)
        self._arriving.pop(digest, None)

    def discard(self, ref: blob.BlobRef) -> None:
        """Forget what has arrived."""
        self._arriving.pop(_checked(ref.digest), None)

    def received_bytes(self, ref: blob.BlobRef) -> int:
        """Return how much is here."""
        if ref.digest in self._whole:
            return ref.size_bytes
        return len(self._arriving.get(_checked(ref.digest), b""))

    def append(self, ref: blob.BlobRef, offset: int, data: bytes) -> int:
        """Add bytes."""
        here = self.received_bytes(ref)
        if offset != here:
            raise BlobError("Another offset.", code=ErrorCode.CONFLICT)
        if here + len(data) > ref.size_bytes:
            raise BlobError("Too much.", code=ErrorCode.BAD_INPUT)
        self._need_room()
        self._arriving[ref.digest] = self._arriving.get(ref.digest, b"") + data
        return here + len(data)

    def settle(self, ref: blob.BlobRef) -> int:
        """Publish what is whole."""
        here = self.received_bytes(ref)
        if ref.digest not in self._whole and here == ref.size_bytes:
            content = self._arriving.pop(ref.digest)
            if digest_bytes(content) != ref.digest:
                raise BlobError("Another digest.", code=ErrorCode.BAD_INPUT)
            self._whole[ref.digest] = content
        return here

    def _need_room(self) -> None:
        if self.full:
            raise BlobError("The disk is full.", code=ErrorCode.FULL)


def _checked(digest: bytes) -> bytes:
    if len(digest) != DIGEST_BYTES:
        raise BlobError("Another length.", code=ErrorCode.BAD_INPUT)
    return digest
