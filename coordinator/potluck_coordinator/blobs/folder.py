"""Blobs as files in a folder: `aa/<hex>` when whole, `partial/<hex>` while they arrive."""

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from potluck.atomic_file import sync_folder
from potluck.digest import DIGEST_BYTES, digest_file
from potluck.errors import ErrorCode
from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.errors import BlobError

_PIECE_BYTES = 1024 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FolderBlobs:
    """Blobs in a local folder; a blob appears under its name only when whole and flushed."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, making it if need be; raises BlobError."""
        self._folder = folder
        self._partial = folder / "partial"
        with self._words("be made"):
            for each in (folder, self._partial):  # Parents would get the usual mode.
                each.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in self._partial.glob("*.new"):
                left.unlink()

    def put_file(self, path: Path) -> blob.BlobRef:
        """Copy a file in, flush it, and return its name; one that is there already is kept."""
        try:
            return self.put_stream(_pieces(path))
        except FileNotFoundError as error:
            raise BlobError(f"{path} is not there.", code=ErrorCode.NOT_FOUND) from error

    def put_stream(self, pieces: Iterable[bytes]) -> blob.BlobRef:
        """Write the pieces one after the other, flush, and return the name of the whole."""
        scratch = self._partial / f"{secrets.token_hex(8)}.new"
        with self._words("take a file"):
            try:
                with scratch.open("xb") as file:
                    for piece in pieces:
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                ref = blob.BlobRef(digest=digest_file(scratch), size_bytes=scratch.stat().st_size)
                self._publish(scratch, ref.digest)
            finally:
                scratch.unlink(missing_ok=True)
        return ref

    def size_bytes(self, digest: bytes) -> int | None:
        """Return the length of a blob, or None when it is not here."""
        try:
            return self._whole(digest).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, digest: bytes, offset: int, count: int) -> bytes:
        """Return at most count bytes from an offset on; fewer only at the end of the blob."""
        try:
            with self._words("be read"), self._whole(digest).open("rb") as file:
                file.seek(offset)
                return file.read(count)
        except FileNotFoundError as error:
            raise _missing(digest) from error

    def local_path(self, digest: bytes) -> Path:
        """Return a file with the blob's content, to be read only."""
        path = self._whole(digest)
        if not path.is_file():
            raise _missing(digest)
        return path

    def delete(self, digest: bytes) -> None:
        """Forget a blob and what has arrived of it; safe to repeat."""
        with self._words("be tidied"):
            self._whole(digest).unlink(missing_ok=True)
            self._arriving(digest).unlink(missing_ok=True)

    def discard(self, ref: blob.BlobRef) -> None:
        """Forget what has arrived of an upload, not a whole blob; safe to repeat."""
        with self._words("be tidied"):
            self._arriving(ref.digest).unlink(missing_ok=True)

    def received_bytes(self, ref: blob.BlobRef) -> int:
        """Return how much of an upload is here; the whole size once it is complete."""
        if self.size_bytes(ref.digest) is not None:
            return ref.size_bytes
        try:
            return self._arriving(ref.digest).stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, ref: blob.BlobRef, offset: int, data: bytes) -> int:
        """Add bytes to an upload and return what is here now."""
        here = self.received_bytes(ref)
        if offset != here:
            raise BlobError(
                f"The upload has to go on at byte {here}, not {offset}. Ask for the offset first.",
                code=ErrorCode.CONFLICT,
            )
        if here + len(data) > ref.size_bytes:
            raise BlobError(
                "More bytes came than the upload has. Start it again.", code=ErrorCode.BAD_INPUT
            )
        with self._words("take an upload"), self._arriving(ref.digest).open("ab") as file:
            file.write(data)
        return here + len(data)

    def settle(self, ref: blob.BlobRef) -> int:
        """Flush an upload and return what is here; publish the blob if that is all of it."""
        here = self.received_bytes(ref)
        arriving = self._arriving(ref.digest)
        if self.size_bytes(ref.digest) is not None or here == 0:
            return here
        with self._words("take an upload"):
            with arriving.open("rb") as file:
                os.fsync(file.fileno())
            if here < ref.size_bytes:
                sync_folder(self._partial)
                return here
            if digest_file(arriving) != ref.digest:
                arriving.unlink()
                raise BlobError(
                    "What arrived is not what was announced: its digest differs. Send it again.",
                    code=ErrorCode.BAD_INPUT,
                )
            self._publish(arriving, ref.digest)
        return here

    def _publish(self, flushed: Path, digest: bytes) -> None:
        whole = self._whole(digest)
        if whole.exists():
            flushed.unlink()
            return
        whole.parent.mkdir(mode=0o700, exist_ok=True)
        flushed.replace(whole)
        sync_folder(whole.parent)
        sync_folder(self._folder)

    def _whole(self, digest: bytes) -> Path:
        return self._folder / _name(digest)[:2] / _name(digest)

    def _arriving(self, digest: bytes) -> Path:
        return self._partial / _name(digest)

    @contextmanager
    def _words(self, what: str) -> Iterator[None]:
        """Turn the file system's errors into sentences; a missing file is the caller's to name."""
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno in _FULL:
                raise BlobError(
                    f"The disk that holds {self._folder} is full. Make room; nothing that was "
                    "confirmed is lost.",
                    code=ErrorCode.FULL,
                ) from error
            raise BlobError(f"{self._folder} can't {what}: {error.strerror}.") from error


def _name(digest: bytes) -> str:
    if len(digest) != DIGEST_BYTES:
        raise BlobError("The digest of a file has another length.", code=ErrorCode.BAD_INPUT)
    return digest.hex()


def _missing(digest: bytes) -> BlobError:
    return BlobError(
        f"The file {digest.hex()[:12]} is not here, or not any more.", code=ErrorCode.NOT_FOUND
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece
