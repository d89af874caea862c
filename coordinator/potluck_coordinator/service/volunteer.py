"""The volunteers' calls, thin over the steps."""
# ruff: noqa: ARG002, N802 - the protocol names the calls and gives their arguments

import asyncio
from collections.abc import AsyncIterator, Awaitable
from functools import partial
from typing import TypeVar

from potluck.errors import ErrorCode
from potluck.manifest import check_blob_ref
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck.v1 import volunteer_service_pb2_grpc as rpc
from potluck_coordinator.clock import Clock
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.service.answering import Context, answered, caller_of, streamed
from potluck_coordinator.service.desk import Desk
from potluck_coordinator.service.noticeboard import Noticeboard
from potluck_coordinator.service.parsing import readable
from potluck_coordinator.service.transfer import Uploads, chunks, look_at
from potluck_coordinator.steps import enrolling, hand_in, hand_out, reading
from potluck_coordinator.steps.step import Everyone

SILENCE_SECONDS = 60.0
"""How long an upload may be silent before its place is given to somebody else."""

T = TypeVar("T")


class VolunteerService(rpc.VolunteerServiceServicer):
    """The road of a unit, from invitation to receipt."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._uploads = Uploads(desk.blobs)
        self._board = Noticeboard(desk)
        # An unpacked payload is as large as the model, so only one is in memory at a time.
        self._one_payload = asyncio.Lock()

    @answered
    async def GetManifest(
        self, request: enrolment.GetManifestRequest, context: Context
    ) -> enrolment.GetManifestResponse:
        """Give the signed manifest to anybody."""
        return enrolment.GetManifestResponse(manifest=self._desk.signed)

    @answered
    async def BeginEnrolment(
        self, request: enrolment.BeginEnrolmentRequest, context: Context
    ) -> enrolment.BeginEnrolmentResponse:
        """Give a nonce to sign."""
        return await self._desk.run(lambda step: enrolling.begin(step, request))

    @answered
    async def Enrol(
        self, request: enrolment.EnrolRequest, context: Context
    ) -> enrolment.EnrolResponse:
        """Open a session for a key."""
        return await self._desk.run(lambda step: enrolling.enrol(step, request))

    @answered
    async def RequestLease(
        self, request: lease.RequestLeaseRequest, context: Context
    ) -> lease.RequestLeaseResponse:
        """Give a unit to a device, or the reason why there is none."""
        return await self._desk.run_for(
            caller_of(context),
            lambda step, session: hand_out.request_lease(step, session, request),
        )

    @answered
    async def RenewLease(
        self, request: lease.RenewLeaseRequest, context: Context
    ) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        return await self._desk.run_for(
            caller_of(context), lambda step, session: hand_out.renew(step, session, request)
        )

    @answered
    async def ReleaseLease(
        self, request: lease.ReleaseLeaseRequest, context: Context
    ) -> lease.ReleaseLeaseResponse:
        """Take a lease back."""
        await self._desk.run_for(
            caller_of(context),
            lambda step, session: hand_out.release(step, session, request.lease_id),
        )
        return lease.ReleaseLeaseResponse()

    @streamed
    async def GetBlob(
        self, request: blob.GetBlobRequest, context: Context
    ) -> AsyncIterator[blob.GetBlobResponse]:
        """Send a blob from an offset on."""
        session = await self._desk.session(caller_of(context))
        with self._desk.streams.entered(session.public_key):
            await self._desk.run(
                lambda step: reading.may_fetch(step, session, request.digest),
            )
            async for chunk in chunks(self._desk.blobs, request.digest, request.offset):
                yield chunk

    @answered
    async def Commit(
        self, request: commitment.CommitRequest, context: Context
    ) -> commitment.CommitResponse:
        """Take a commitment and answer with a challenge."""
        return await self._desk.run_for(
            caller_of(context), lambda step, session: hand_in.commit(step, session, request)
        )

    @answered
    async def Open(
        self, request: commitment.OpenRequest, context: Context
    ) -> commitment.OpenResponse:
        """Take the opened leaves."""
        await self._desk.run_for(
            caller_of(context), lambda step, session: hand_in.open_leaves(step, session, request)
        )
        return commitment.OpenResponse()

    @answered
    async def GetUploadOffset(
        self, request: blob.GetUploadOffsetRequest, context: Context
    ) -> blob.GetUploadOffsetResponse:
        """Say where an upload goes on."""
        received = await self._received(request.lease_id, request.blob, context)
        await self._note_state(request.lease_id, request.blob, received, context)
        return blob.GetUploadOffsetResponse(received_bytes=received)

    @answered
    async def PutBlob(
        self, request: AsyncIterator[blob.PutBlobRequest], context: Context
    ) -> blob.PutBlobResponse:
        """Take a payload, from an offset on."""
        session = await self._desk.session(caller_of(context))
        with self._desk.streams.entered(session.public_key):
            first = await _in_time(self._desk.clock, anext(request, None))
            if first is None or not first.HasField("header"):
                raise RefusedError("An upload has to begin by saying what it is.")
            header = first.header
            received = await self._received(header.lease_id, header.blob, context)
            if header.offset != received:
                raise RefusedError(
                    f"The upload has to go on at byte {received}. Ask for the offset first.",
                    code=ErrorCode.CONFLICT,
                )
            if received < header.blob.size_bytes:
                received = await self._uploads.receive(
                    header.blob,
                    header.offset,
                    _pieces(self._desk.clock, first, request),
                    partial(self._desk.run, partial(reading.refers_to, digest=header.blob.digest)),
                )
            await self._note_state(header.lease_id, header.blob, received, context)
            return blob.PutBlobResponse(received_bytes=received)

    @answered
    async def Submit(
        self, request: commitment.SubmitRequest, context: Context
    ) -> commitment.SubmitResponse:
        """Close a unit on the volunteer's side."""
        caller, lease_id = caller_of(context), request.lease_id
        async with self._one_payload:
            submission = await self._desk.run_for(
                caller, lambda step, session: hand_in.begin_submit(step, session, lease_id)
            )
            if submission is not None:
                unit_id = submission.unit.unit_id
                recipe = self._desk.rules.recipe
                failure = await asyncio.to_thread(look_at, submission, self._desk.blobs, recipe)
                await self._desk.run_for(
                    caller, lambda step, session: hand_in.submit(step, session, unit_id, failure)
                )
        return commitment.SubmitResponse()

    @streamed
    async def WatchOutcomes(
        self, request: ledger.WatchOutcomesRequest, context: Context
    ) -> AsyncIterator[ledger.UnitOutcome]:
        """Stream what became of the caller's units."""
        session = await self._desk.session(caller_of(context))
        after = request.after_sequence
        with (
            self._desk.streams.entered(session.public_key),
            self._desk.bulletin.watching(session.public_key) as news,
        ):
            while not self._desk.bulletin.closed:
                news.clear()
                page = await self._desk.run(
                    partial(reading.outcomes, session=session, after_sequence=after)
                )
                for outcome in page:
                    yield outcome
                    after = outcome.sequence
                if not page:
                    await news.wait()

    @streamed
    async def WatchProject(
        self, request: project_status.WatchProjectRequest, context: Context
    ) -> AsyncIterator[project_status.ProjectStatus]:
        """Stream the state of the project."""
        session = await self._desk.session(caller_of(context))
        told: project_status.ProjectStatus | None = None
        with (
            self._desk.streams.entered(session.public_key),
            self._desk.bulletin.watching(Everyone.PROJECT) as news,
        ):
            while not self._desk.bulletin.closed:
                news.clear()
                status = await self._board.status()
                if status != told:
                    yield status
                    told = status
                await news.wait()

    @answered
    async def GetTreeHead(
        self, request: ledger.GetTreeHeadRequest, context: Context
    ) -> ledger.GetTreeHeadResponse:
        """Give the newest tree head with a consistency proof."""
        return await self._desk.run_for(
            caller_of(context), lambda step, _: reading.signed_head(step, request.known_size)
        )

    @answered
    async def GetInclusionProof(
        self, request: ledger.GetInclusionProofRequest, context: Context
    ) -> ledger.GetInclusionProofResponse:
        """Prove that an entry is in the ledger."""
        return await self._desk.run_for(
            caller_of(context),
            lambda step, _: reading.inclusion(step, request.index, request.tree_size),
        )

    @answered
    async def ListLedger(
        self, request: ledger.ListLedgerRequest, context: Context
    ) -> ledger.ListLedgerResponse:
        """Read a page of the ledger."""
        return await self._desk.run_for(
            caller_of(context),
            lambda step, _: reading.ledger_page(step, request.start, request.limit),
        )

    async def _note_state(
        self, lease_id: bytes, ref: blob.BlobRef, received: int, context: Context
    ) -> None:
        """Note that a state is here whole; of payloads the submission tells."""
        if received == ref.size_bytes:
            await self._desk.run_for(
                caller_of(context),
                lambda step, session: hand_in.keep_state(step, session, lease_id, ref.digest),
            )

    async def _received(self, lease_id: bytes, ref: blob.BlobRef, context: Context) -> int:
        check_blob_ref(ref)
        target, submitted = await self._desk.run_for(
            caller_of(context),
            lambda step, session: hand_in.upload_target(step, session, lease_id, ref),
        )
        return target.size_bytes if submitted else await self._uploads.received(target)


async def _pieces(
    clock: Clock, first: blob.PutBlobRequest, rest: AsyncIterator[blob.PutBlobRequest]
) -> AsyncIterator[bytes]:
    message: blob.PutBlobRequest | None = first
    while message is not None:
        yield message.data
        message = await _in_time(clock, anext(rest, None))


async def _in_time(clock: Clock, coming: Awaitable[T]) -> T:
    """Wait for the next message of an upload; raises RefusedError when it does not come."""
    message = asyncio.ensure_future(coming)
    limit = asyncio.ensure_future(clock.sleep(SILENCE_SECONDS))
    try:
        await asyncio.wait((message, limit), return_when=asyncio.FIRST_COMPLETED)
        if not message.done():
            raise RefusedError(
                "The upload was silent for too long. Go on where it stopped.",
                code=ErrorCode.UNREACHABLE,
            )
        return readable(message.result())
    finally:
        message.cancel()
        limit.cancel()
