"""A scripted coordinator on a real socket, which may lie, break off or forget a session."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import grpc
import grpc.aio

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.identity import Domain, signature_holds
from potluck.invite import Invite
from potluck.limits import NONCE_BYTES
from potluck.manifest import sign_manifest
from potluck.session import SESSION_METADATA
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck.v1 import volunteer_service_pb2_grpc as service
from tests.fakes.scripted_coordinator import ScriptedCoordinator

if TYPE_CHECKING:
    Context = service._ServicerContext

Message = TypeVar("Message")

_PIECE_BYTES = 1000
_FAR_FUTURE_UNIX_MS = 4_102_444_800_000


class ScriptedVolunteerService(service.VolunteerServiceServicer):
    """VolunteerService over a ScriptedCoordinator.

    Attributes:
        coordinator: Tells what to do and remembers what was done.
        lies: Changes to answers before they are sent, by the name of the RPC.
        sessions: Tokens that are good; clear it to make everybody enrol again.
        enrolments: How many sessions were opened.
        offsets: The offsets at which downloads began.
    """

    def __init__(self, coordinator: ScriptedCoordinator) -> None:
        self.coordinator = coordinator
        self.lies: dict[str, Callable[[Any], Any]] = {}
        self.sessions: set[str] = set()
        self.enrolments = 0
        self.offsets: list[int] = []
        self._nonces: set[bytes] = set()

    async def GetManifest(  # noqa: N802
        self, request: enrolment.GetManifestRequest, context: "Context"
    ) -> enrolment.GetManifestResponse:
        """Give the signed manifest."""
        async with self._answering("manifest", context, in_session=False):
            signed = sign_manifest(self.coordinator.key, self.coordinator.manifest)
            return self._said("GetManifest", enrolment.GetManifestResponse(manifest=signed))

    async def BeginEnrolment(  # noqa: N802
        self, request: enrolment.BeginEnrolmentRequest, context: "Context"
    ) -> enrolment.BeginEnrolmentResponse:
        """Give a nonce."""
        async with self._answering(None, context, in_session=False):
            nonce = os.urandom(NONCE_BYTES)
            self._nonces.add(nonce)
            return self._said("BeginEnrolment", enrolment.BeginEnrolmentResponse(nonce=nonce))

    async def Enrol(  # noqa: N802
        self, request: enrolment.EnrolRequest, context: "Context"
    ) -> enrolment.EnrolResponse:
        """Open a session for a signature that holds."""
        async with self._answering(None, context, in_session=False):
            self._nonces.remove(request.nonce)
            payload = self.coordinator.key.public + request.nonce
            if not signature_holds(
                Domain.ENROLMENT, request.public_key, payload, request.signature
            ):
                raise PotluckError("The signature is wrong.", code=ErrorCode.NOT_ALLOWED)
            token = os.urandom(NONCE_BYTES)
            self.sessions.add(token.hex())
            self.enrolments += 1
            answer = enrolment.EnrolResponse(
                session_token=token,
                expires_unix_ms=_FAR_FUTURE_UNIX_MS,
                role=enrolment.ROLE_VOLUNTEER,
            )
            return self._said("Enrol", answer)

    async def RequestLease(  # noqa: N802
        self, request: lease.RequestLeaseRequest, context: "Context"
    ) -> lease.RequestLeaseResponse:
        """Give the next offer."""
        async with self._answering("request_lease", context):
            given = self.coordinator.give_lease(request.device_id)
            if isinstance(given, lease.Lease):
                answer = lease.RequestLeaseResponse(lease=given)
            else:
                answer = lease.RequestLeaseResponse(no_work=given)
            return self._said("RequestLease", answer)

    async def RenewLease(  # noqa: N802
        self, request: lease.RenewLeaseRequest, context: "Context"
    ) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        async with self._answering("renew", context):
            answer = self.coordinator.renew(request.lease_id, request.steps_done)
            return self._said("RenewLease", answer)

    async def ReleaseLease(  # noqa: N802
        self, request: lease.ReleaseLeaseRequest, context: "Context"
    ) -> lease.ReleaseLeaseResponse:
        """End a lease."""
        async with self._answering("release", context):
            self.coordinator.release(request.lease_id)
            return lease.ReleaseLeaseResponse()

    async def GetBlob(  # noqa: N802
        self, request: blob.GetBlobRequest, context: "Context"
    ) -> AsyncIterator[blob.GetBlobResponse]:
        """Send a blob in pieces; breaks off where the test says."""
        async with self._answering("download", context):
            self.offsets.append(request.offset)
            data = self.coordinator.blobs[request.digest]
            cuts = self.coordinator.cut_downloads
            cut = cuts.popleft() if cuts else None
            end = len(data) if cut is None else min(len(data), request.offset + cut)
            for start in range(request.offset, end, _PIECE_BYTES):
                piece = data[start : min(end, start + _PIECE_BYTES)]
                yield self._said("GetBlob", blob.GetBlobResponse(offset=start, data=piece))
            if cut is not None:
                await context.abort(grpc.StatusCode.UNAVAILABLE, "cut")

    async def Commit(  # noqa: N802
        self, request: commitment.CommitRequest, context: "Context"
    ) -> commitment.CommitResponse:
        """Take a commitment."""
        async with self._answering("commit", context):
            answer = self.coordinator.commit(
                request.lease_id, request.commitment, request.signature
            )
            return self._said("Commit", answer)

    async def Open(  # noqa: N802
        self, request: commitment.OpenRequest, context: "Context"
    ) -> commitment.OpenResponse:
        """Take an opening."""
        async with self._answering("open", context):
            self.coordinator.open(request.lease_id, list(request.leaves))
            return commitment.OpenResponse()

    async def GetUploadOffset(  # noqa: N802
        self, request: blob.GetUploadOffsetRequest, context: "Context"
    ) -> blob.GetUploadOffsetResponse:
        """Say how much has arrived."""
        async with self._answering("upload", context):
            received = self.coordinator.upload_offset(request.lease_id)
            answer = blob.GetUploadOffsetResponse(received_bytes=received)
            return self._said("GetUploadOffset", answer)

    async def PutBlob(  # noqa: N802
        self, request_iterator: AsyncIterator[blob.PutBlobRequest], context: "Context"
    ) -> blob.PutBlobResponse:
        """Take a payload; breaks off where the test says."""
        async with self._answering(None, context):
            received = bytearray()
            cuts = self.coordinator.cut_uploads
            cut = cuts.popleft() if cuts else None
            async for request in request_iterator:
                if request.HasField("header"):
                    received = self.coordinator.held(request.header.lease_id).payload
                    if request.header.offset != len(received):
                        raise PotluckError("That is not where it goes on.", code=ErrorCode.CONFLICT)
                received += request.data if cut is None else request.data[:cut]
                if cut is not None:
                    await context.abort(grpc.StatusCode.UNAVAILABLE, "cut")
            return self._said("PutBlob", blob.PutBlobResponse(received_bytes=len(received)))

    async def Submit(  # noqa: N802
        self, request: commitment.SubmitRequest, context: "Context"
    ) -> commitment.SubmitResponse:
        """Close a unit."""
        async with self._answering("submit", context):
            self.coordinator.submit(request.lease_id)
            return commitment.SubmitResponse()

    async def WatchOutcomes(  # noqa: N802
        self, request: ledger.WatchOutcomesRequest, context: "Context"
    ) -> AsyncIterator[ledger.UnitOutcome]:
        """Stream what the test decided."""
        async with self._answering("outcomes", context):
            told = request.after_sequence
            while True:
                seen = self.coordinator.changes
                while told < len(self.coordinator.outcomes):
                    told += 1
                    yield self._said("WatchOutcomes", self.coordinator.outcomes[told - 1])
                await self.coordinator.news(seen)
                self.coordinator.check_reachable()
                self._check_session(context)

    async def WatchProject(  # noqa: N802
        self, request: project_status.WatchProjectRequest, context: "Context"
    ) -> AsyncIterator[project_status.ProjectStatus]:
        """Stream the status whenever the coordinator is woken."""
        async with self._answering("project_status", context):
            while True:
                seen = self.coordinator.changes
                yield self._said("WatchProject", self.coordinator.status)
                await self.coordinator.news(seen)
                self.coordinator.check_reachable()

    async def GetTreeHead(  # noqa: N802
        self, request: ledger.GetTreeHeadRequest, context: "Context"
    ) -> ledger.GetTreeHeadResponse:
        """Give the signed state of the ledger."""
        async with self._answering("advance_head", context):
            return self._said("GetTreeHead", self.coordinator.tree_head(request.known_size))

    async def GetInclusionProof(  # noqa: N802
        self, request: ledger.GetInclusionProofRequest, context: "Context"
    ) -> ledger.GetInclusionProofResponse:
        """Prove that an entry is in the ledger."""
        async with self._answering("check_receipt", context):
            proof = self.coordinator.inclusion(request.index, request.tree_size)
            return self._said("GetInclusionProof", proof)

    async def ListLedger(  # noqa: N802
        self, request: ledger.ListLedgerRequest, context: "Context"
    ) -> ledger.ListLedgerResponse:
        """Refuse: no volunteer's link asks for it."""
        await context.abort(grpc.StatusCode.UNIMPLEMENTED, "Not scripted.")

    def _said(self, rpc: str, honest: Message) -> Message:
        lie = self.lies.get(rpc)
        said: Message = honest if lie is None else lie(honest)
        return said

    def _check_session(self, context: "Context") -> None:
        metadata = dict(context.invocation_metadata() or ())
        if metadata.get(SESSION_METADATA) not in self.sessions:
            raise PotluckError("The session has ended.", code=ErrorCode.NO_SESSION)

    @asynccontextmanager
    async def _answering(
        self, method: str | None, context: "Context", *, in_session: bool = True
    ) -> AsyncIterator[None]:
        """Meet what the test wants the call to meet, and turn errors into status."""
        try:
            if in_session:
                self._check_session(context)
            if method is not None:
                self.coordinator.enter(method)
            else:
                self.coordinator.check_reachable()
            yield
        except PotluckError as error:
            await context.abort(STATUS_BY_CODE[error.code], error.sentence)


@asynccontextmanager
async def serving(
    coordinator: ScriptedCoordinator,
    certificate: tuple[bytes, bytes] | None = None,
    port: int = 0,
) -> AsyncIterator[tuple[ScriptedVolunteerService, Invite]]:
    """Serve a scripted coordinator on a free port of this computer.

    Args:
        coordinator: What is served.
        certificate: Private key and certificate in PEM; None to serve without TLS.
        port: A port to use again; 0 for a free one.
    """
    # One RPC may announce more than a client takes, so that its limit is what is tested.
    server = grpc.aio.server(options=(("grpc.max_send_message_length", -1),))
    answers = ScriptedVolunteerService(coordinator)
    service.add_VolunteerServiceServicer_to_server(answers, server)
    if certificate is None:
        port = server.add_insecure_port(f"127.0.0.1:{port}")
    else:
        port = server.add_secure_port(
            f"127.0.0.1:{port}", grpc.ssl_server_credentials([certificate])
        )
    await server.start()
    try:
        yield (
            answers,
            Invite(
                host="127.0.0.1",
                port=port,
                project_key=coordinator.key.public,
                fingerprint=None,
            ),
        )
    finally:
        await server.stop(None)
