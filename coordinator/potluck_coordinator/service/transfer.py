"""Moving blobs: out in chunks, in from where a broken upload stopped."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable

import numpy as np

from potluck.errors import ErrorCode
from potluck.limits import CHUNK_BYTES
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.checks import Failure, check_payload
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.steps.hand_in import Submission

_LOCKS = 64
_ENDED = "The unit ended while its payload was being sent, so it is not needed any more."


class Uploads:
    """Uploads under way.

    A stream that hung on a dead line may come to life beside the one that went on in its place.
    Both write at the offset they know of, one after the other, so the second to do so is refused
    and the file never holds anything twice.
    """

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._locks = [threading.Lock() for _ in range(_LOCKS)]

    async def received(self, ref: blob.BlobRef) -> int:
        """Return how much of a blob is here."""
        return await asyncio.to_thread(self._blobs.received_bytes, ref)

    async def receive(
        self,
        ref: blob.BlobRef,
        offset: int,
        pieces: AsyncIterator[bytes],
        wanted: Callable[[], Awaitable[bool]],
    ) -> int:
        """Write a stream to an upload and return what is here.

        What arrived stays when the stream breaks off.

        Args:
            ref: The blob.
            offset: Where the stream begins.
            pieces: What arrives.
            wanted: Asked before the blob is kept: its unit may have ended meanwhile, and then
                nobody would ever tidy it up.

        Raises:
            RefusedError: A piece is larger than allowed, or the blob is not wanted any more.
            BlobError: The offset, the length or the digest is wrong, or the disk is full.
        """
        try:
            async for piece in pieces:
                if len(piece) > CHUNK_BYTES:
                    raise RefusedError("A piece is larger than allowed.", code=ErrorCode.TOO_LARGE)
                offset = await asyncio.to_thread(self._append, ref, offset, piece)
        finally:
            if not await wanted():
                await asyncio.to_thread(self._blobs.discard, ref)
                raise RefusedError(_ENDED, code=ErrorCode.CONFLICT)
        return await asyncio.to_thread(self._settle, ref)

    def _append(self, ref: blob.BlobRef, offset: int, piece: bytes) -> int:
        with self._lock(ref):
            return self._blobs.append(ref, offset, piece)

    def _settle(self, ref: blob.BlobRef) -> int:
        with self._lock(ref):
            return self._blobs.settle(ref)

    def _lock(self, ref: blob.BlobRef) -> threading.Lock:
        return self._locks[ref.digest[0] % _LOCKS]


async def chunks(blobs: Blobs, digest: bytes, offset: int) -> AsyncIterator[blob.GetBlobResponse]:
    """Yield a blob from an offset on; raises RefusedError or BlobError."""
    size = await asyncio.to_thread(blobs.size_bytes, digest)
    if size is None:
        raise RefusedError("This file is not here, or not any more.", code=ErrorCode.NOT_FOUND)
    if offset > size:
        raise RefusedError("The offset is past the end of the file.")
    while offset < size:
        data = await asyncio.to_thread(blobs.read, digest, offset, CHUNK_BYTES)
        yield blob.GetBlobResponse(offset=offset, data=data)
        offset += len(data)


def look_at(submission: Submission, blobs: Blobs, recipe: manifest.Recipe) -> Failure | None:
    """Check an uploaded payload; raises RefusedError while it is not all here."""
    ref = submission.said.payload
    if blobs.size_bytes(ref.digest) != ref.size_bytes:
        raise RefusedError(
            "The payload has not arrived whole. Send the rest first.", code=ErrorCode.CONFLICT
        )
    mapped = np.memmap(blobs.local_path(ref.digest), np.uint8, mode="r")
    return check_payload(mapped.data, submission.leaves, submission.said, recipe)
