"""Bringing a blob into the data folder; what the disk refuses is told in words."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

from potluck.blob_file import Fetch, bring_blob
from potluck.v1 import blob_pb2 as blob
from potluck_client.link.local_files import file_problem
from potluck_client.link.port import OnBytes
from potluck_client.transfer.port import Toll


async def download(
    ref: blob.BlobRef, path: Path, fetch: Fetch, on_bytes: OnBytes, toll: Toll
) -> None:
    """Bring a blob to a path; see the port.

    Raises:
        FormatError: The coordinator sent something else than was announced; the part is gone.
        DiskError: The disk is full or the folder can't be used; the part is kept.
        UnreachableError: The connection broke; the part is kept.
    """
    try:
        await bring_blob(ref, path, _paying(fetch, toll), on_bytes)
    except OSError as error:
        raise file_problem(error) from error


def _paying(fetch: Fetch, toll: Toll) -> Fetch:
    async def pieces(
        request: Callable[[], blob.GetBlobRequest],
    ) -> AsyncIterator[blob.GetBlobResponse]:
        async for piece in fetch(request):
            # Kept before the wait, so that a daemon that ends meanwhile has not fetched in vain.
            yield piece
            await toll.received(len(piece.data))

    return pieces
