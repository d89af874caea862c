"""Bringing a blob to a path: piece by piece, from where a broken download stopped, digest last."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from potluck.atomic_file import sync_folder
from potluck.digest import digest_file
from potluck.errors import FormatError
from potluck.limits import CHUNK_BYTES
from potluck.manifest import check_blob_ref
from potluck.v1 import blob_pb2 as blob

PART_SUFFIX = ".part"
"""Ending of the name of a file that has not all arrived."""

Fetch = Callable[[Callable[[], blob.GetBlobRequest]], AsyncIterator[blob.GetBlobResponse]]
"""Streams a blob; asks for the request each time it has to begin anew."""


async def bring_blob(
    ref: blob.BlobRef,
    path: Path,
    fetch: Fetch,
    on_bytes: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Bring a blob to a path, going on where a broken download stopped.

    The path appears only when size and digest are right; one that is there already is kept if they
    are. Until then what has arrived stands beside it.

    Args:
        ref: Which blob.
        path: Where to.
        fetch: Streams the blob.
        on_bytes: Called with the bytes that are here and all that there are.

    Raises:
        FormatError: The reference is impossible, or something else came; the part is gone.
        OSError: The disk is full or the folder can't be used; the part is kept.
        PotluckError: What fetch raised; the part is kept.
    """
    check_blob_ref(ref)
    part = path.with_name(path.name + PART_SUFFIX)
    if await asyncio.to_thread(_already_there, ref, path):
        on_bytes(ref.size_bytes, ref.size_bytes)
        return
    try:
        await _fill(ref, part, fetch, on_bytes)
        await asyncio.to_thread(_accept, ref, part, path)
    except FormatError:
        part.unlink(missing_ok=True)
        raise


async def _fill(
    ref: blob.BlobRef, part: Path, fetch: Fetch, on_bytes: Callable[[int, int], None]
) -> None:
    """Append to the part until it has the announced size."""
    file = await asyncio.to_thread(_open_part, part, ref.size_bytes)
    try:
        done = os.lseek(file, 0, os.SEEK_END)
        on_bytes(done, ref.size_bytes)

        def request() -> blob.GetBlobRequest:
            return blob.GetBlobRequest(digest=ref.digest, offset=done)

        if done < ref.size_bytes:
            async for piece in fetch(request):
                if not _fits(piece, done, ref.size_bytes):
                    raise FormatError(
                        "The project's server sent other bytes of a file than were asked for, so "
                        "it was not kept. Tell the organiser."
                    )
                await asyncio.to_thread(_append, file, piece.data)
                done += len(piece.data)
                on_bytes(done, ref.size_bytes)
        await asyncio.to_thread(os.fsync, file)
    finally:
        os.close(file)


def _already_there(ref: blob.BlobRef, path: Path) -> bool:
    if not path.exists():
        return False
    if path.stat().st_size == ref.size_bytes and digest_file(path) == ref.digest:
        return True
    path.unlink()
    return False


def _open_part(part: Path, size_bytes: int) -> int:
    part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if part.exists() and part.stat().st_size > size_bytes:
        part.unlink()
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    return os.open(part, flags, 0o600)


def _fits(piece: blob.GetBlobResponse, done: int, size_bytes: int) -> bool:
    length = len(piece.data)
    return piece.offset == done and 0 < length <= CHUNK_BYTES and done + length <= size_bytes


def _append(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _accept(ref: blob.BlobRef, part: Path, path: Path) -> None:
    if part.stat().st_size != ref.size_bytes or digest_file(part) != ref.digest:
        raise FormatError(
            "A file of the project arrived cut off or altered, so it was not used. Potluck fetches "
            "it again; if this goes on, tell the organiser."
        )
    part.replace(path)
    sync_folder(path.parent)
