"""Sending a payload: from where a broken upload stopped, never more than the coordinator lacks."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import grpc.aio

from potluck.errors import FormatError
from potluck.manifest import check_blob_ref
from potluck.session import CALL_SECONDS, Metadata, whole
from potluck.v1 import blob_pb2 as blob
from potluck_client.errors import LinkError
from potluck_client.link.local_files import file_problem
from potluck_client.link.port import OnBytes
from potluck_client.link.session import Session
from potluck_client.transfer.port import Toll

if TYPE_CHECKING:
    from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceAsyncStub as Stub

    PutCall = grpc.aio.StreamUnaryCall[blob.PutBlobRequest, blob.PutBlobResponse]

SILENCE_SECONDS = 60.0
"""Longest wait for the coordinator to take the next piece."""


async def upload(
    session: Session,
    lease_id: bytes,
    ref: blob.BlobRef,
    path: Path,
    on_bytes: OnBytes,
    toll: Toll,
) -> None:
    """Send a payload; see the port.

    Raises:
        FormatError: The coordinator says that it has more than there is.
        LinkError: The file is not the one that was committed to, or is gone.
        DiskError: The file can't be read.
        UnreachableError: The connection broke.
    """
    check_blob_ref(ref)
    try:
        with await asyncio.to_thread(path.open, "rb") as file:
            if os.fstat(file.fileno()).st_size != ref.size_bytes:
                raise LinkError("A result on this disk has changed since it was committed to.")

            async def send(stub: "Stub", metadata: Metadata) -> None:
                request = blob.GetUploadOffsetRequest(lease_id=lease_id, blob=ref)
                begun = whole(
                    await stub.GetUploadOffset(request, timeout=CALL_SECONDS, metadata=metadata)
                )
                offset = begun.received_bytes
                if offset > ref.size_bytes:
                    raise _strange_offset()
                on_bytes(offset, ref.size_bytes)
                if offset == ref.size_bytes:
                    return
                header = blob.PutBlobRequest.Header(lease_id=lease_id, blob=ref, offset=offset)
                await _put(stub, metadata, header, file, on_bytes, toll)

            await session.act(send)
    except FileNotFoundError as error:
        raise LinkError("A result on this disk is gone, so it can't be handed in.") from error
    except OSError as error:
        raise file_problem(error) from error


async def _put(
    stub: "Stub",
    metadata: Metadata,
    header: blob.PutBlobRequest.Header,
    file: BinaryIO,
    on_bytes: OnBytes,
    toll: Toll,
) -> None:
    call = stub.PutBlob(None, metadata=metadata)
    try:
        sent, size = header.offset, header.blob.size_bytes
        file.seek(sent)
        while sent < size and not call.done():
            data = await asyncio.to_thread(file.read, toll.piece_bytes)
            if not data:
                raise LinkError("A result on this disk became shorter while it was sent.")
            await toll.sending(len(data))
            first = header if sent == header.offset else None
            if not await _wrote(call, blob.PutBlobRequest(header=first, data=data)):
                break  # The coordinator ended the call; its answer says why.
            sent += len(data)
            on_bytes(sent, size)
        async with asyncio.timeout(SILENCE_SECONDS):
            await _end_of_writing(call)
            answer = whole(await call)
    finally:
        call.cancel()
    if answer.received_bytes != size:
        raise _strange_offset()


async def _wrote(call: "PutCall", request: blob.PutBlobRequest) -> bool:
    """Send one message; tell whether the coordinator still listens."""
    try:
        async with asyncio.timeout(SILENCE_SECONDS):
            await call.write(request)
    except (grpc.aio.AioRpcError, asyncio.InvalidStateError):
        return False
    return True


async def _end_of_writing(call: "PutCall") -> None:
    try:
        await call.done_writing()
    except asyncio.InvalidStateError:
        return  # The coordinator has ended the call already.


def _strange_offset() -> FormatError:
    return FormatError(
        "The project's server counts other bytes of the result than were sent. Tell the organiser."
    )
