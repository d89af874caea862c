"""What the coordinator needs of the place where its files are."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from potluck.v1 import blob_pb2 as blob


class Blobs(Protocol):
    """Files named by their SHA-256; a file is either whole and right, or not there.

    Every method raises BlobError, with code FULL when the disk is full. A digest is 32 bytes.
    Methods block; the service calls them from threads.
    """

    def put_file(self, path: Path) -> blob.BlobRef:
        """Copy a file in, flush it, and return its name; one that is there already is kept."""
        ...

    def put_stream(self, pieces: Iterable[bytes]) -> blob.BlobRef:
        """Write the pieces one after the other, flush, and return the name of the whole."""
        ...

    def size_bytes(self, digest: bytes) -> int | None:
        """Return the length of a blob, or None when it is not here."""
        ...

    def read(self, digest: bytes, offset: int, count: int) -> bytes:
        """Return at most count bytes from an offset on; fewer only at the end of the blob."""
        ...

    def local_path(self, digest: bytes) -> Path:
        """Return a file with the blob's content, to be read only."""
        ...

    def delete(self, digest: bytes) -> None:
        """Forget a blob and what has arrived of it; safe to repeat."""
        ...

    def discard(self, ref: blob.BlobRef) -> None:
        """Forget what has arrived of an upload, not a whole blob; safe to repeat."""
        ...

    def received_bytes(self, ref: blob.BlobRef) -> int:
        """Return how much of an upload is here; the whole size once it is complete."""
        ...

    def append(self, ref: blob.BlobRef, offset: int, data: bytes) -> int:
        """Add bytes to an upload and return what is here now.

        Raises:
            BlobError: The offset is not the end of what has arrived (code CONFLICT), or the data
                goes past the blob's size (code BAD_INPUT).
        """
        ...

    def settle(self, ref: blob.BlobRef) -> int:
        """Flush an upload and return what is here; publish the blob if that is all of it.

        Raises:
            BlobError: All has arrived but the digest is another (code BAD_INPUT); what had
                arrived is thrown away.
        """
        ...
