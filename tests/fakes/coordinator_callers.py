"""A volunteer and an inspector that follow a script over real gRPC."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import grpc.aio

from potluck.challenge import challenged_leaves
from potluck.endpoint import CHANNEL_OPTIONS
from potluck.identity import Domain, PrivateKey
from potluck.numerics import class_under
from potluck.opening import leaf_count, open_leaves
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import inspector_service_pb2_grpc as inspector_rpc
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import volunteer_service_pb2_grpc as volunteer_rpc
from tests.fakes.coordinator_project import CPU, Result, honest_result

_CHUNK = 100


class Caller:
    """A key with a channel and a session."""

    def __init__(self, address: str, key: PrivateKey, rules: manifest.ProjectManifest) -> None:
        self.key = key
        self.rules = rules
        self.channel = grpc.aio.insecure_channel(address, options=CHANNEL_OPTIONS)
        self.stub = volunteer_rpc.VolunteerServiceStub(self.channel)
        self.session: tuple[tuple[str, str], ...] = ()

    async def enrol(self, app_version: str = "1.0") -> enrolment.EnrolResponse:
        """Open a session."""
        begun = await self.stub.BeginEnrolment(
            enrolment.BeginEnrolmentRequest(public_key=self.key.public)
        )
        signature = self.key.sign(Domain.ENROLMENT, self.rules.project_key + begun.nonce)
        answer = await self.stub.Enrol(
            enrolment.EnrolRequest(
                public_key=self.key.public,
                nonce=begun.nonce,
                signature=signature,
                app_version=app_version,
                protocol_version=1,
            )
        )
        self.session = (("potluck-session", answer.session_token.hex()),)
        return answer

    async def fetch(self, ref: blob.BlobRef, offset: int = 0) -> bytes:
        """Download a blob."""
        stream = self.stub.GetBlob(
            blob.GetBlobRequest(digest=ref.digest, offset=offset), metadata=self.session
        )
        return b"".join([chunk.data async for chunk in stream])

    async def close(self) -> None:
        """Hang up."""
        await self.channel.close(None)


class ScriptedVolunteer(Caller):
    """A volunteer whose training is a random number generator."""

    async def ask(
        self, device_id: str = "cpu", tokens_per_second: float = 0.0
    ) -> lease.RequestLeaseResponse:
        """Ask for work."""
        return await self.stub.RequestLease(
            lease.RequestLeaseRequest(
                device_id=device_id,
                numerics_class=class_under(self.rules.recipe, CPU),
                tokens_per_second=tokens_per_second,
                memory_bytes=1 << 30,
            ),
            metadata=self.session,
        )

    def result(self, given: lease.Lease, scale: float = 1e-3) -> Result:
        """Work on a unit."""
        return honest_result(given.unit, self.rules.recipe, self.key.public, scale=scale)

    async def commit(
        self, given: lease.Lease, result: Result, key: PrivateKey | None = None
    ) -> commitment.CommitResponse:
        """Commit to a result."""
        serialised, signature = result.signed(key or self.key)
        return await self.stub.Commit(
            commitment.CommitRequest(
                lease_id=given.lease_id, commitment=serialised, signature=signature
            ),
            metadata=self.session,
        )

    def leaves(
        self, result: Result, challenge: commitment.CommitResponse, scratch: Path
    ) -> list[commitment.OpenedLeaf]:
        """Return the answer to a challenge."""
        leaf_bytes = self.rules.recipe.leaf_bytes
        total = leaf_count(len(result.delta), leaf_bytes)
        path = scratch / "delta.f32"
        path.write_bytes(result.delta)
        wanted = challenged_leaves(challenge.nonce, total, challenge.leaf_count)
        return open_leaves(path, leaf_bytes, wanted)

    async def open(self, given: lease.Lease, leaves: list[commitment.OpenedLeaf]) -> None:
        """Answer a challenge."""
        await self.stub.Open(
            commitment.OpenRequest(lease_id=given.lease_id, leaves=leaves), metadata=self.session
        )

    async def offset(self, given: lease.Lease, ref: blob.BlobRef) -> int:
        """Ask where the upload goes on."""
        answer = await self.stub.GetUploadOffset(
            blob.GetUploadOffsetRequest(lease_id=given.lease_id, blob=ref), metadata=self.session
        )
        return answer.received_bytes

    async def upload(
        self, given: lease.Lease, ref: blob.BlobRef, payload: bytes, offset: int = 0
    ) -> int:
        """Send a payload from an offset on."""
        header = blob.PutBlobRequest.Header(lease_id=given.lease_id, blob=ref, offset=offset)
        messages = list(_messages(header, payload[offset:]))
        answer = await self.stub.PutBlob(_each(messages), metadata=self.session)
        return answer.received_bytes

    async def submit(self, given: lease.Lease) -> None:
        """Close the unit."""
        await self.stub.Submit(
            commitment.SubmitRequest(lease_id=given.lease_id), metadata=self.session
        )

    async def hand_in(self, given: lease.Lease, result: Result, scratch: Path) -> None:
        """Walk the whole road of a finished unit."""
        challenge = await self.commit(given, result)
        await self.open(given, self.leaves(result, challenge, scratch))
        await self.upload(given, result.said.payload, result.payload)
        await self.submit(given)

    async def do_unit(self, scratch: Path, device_id: str = "cpu") -> lease.Lease:
        """Take a unit and hand it in."""
        given = (await self.ask(device_id)).lease
        await self.hand_in(given, self.result(given), scratch)
        return given

    async def outcomes(self, count: int, after_sequence: int = 0) -> list[ledger.UnitOutcome]:
        """Wait for so many outcomes."""
        stream = self.stub.WatchOutcomes(
            ledger.WatchOutcomesRequest(after_sequence=after_sequence), metadata=self.session
        )
        news = []
        async for outcome in stream:
            news.append(outcome)
            if len(news) == count:
                break
        stream.cancel()
        return news


class ScriptedInspector(Caller):
    """An inspector that makes the volunteers' random numbers again."""

    def __init__(self, address: str, key: PrivateKey, rules: manifest.ProjectManifest) -> None:
        super().__init__(address, key, rules)
        self.inspections = inspector_rpc.InspectorServiceStub(self.channel)

    async def take(self) -> inspector.TakeInspectionResponse:
        """Ask for a task."""
        return await self.inspections.TakeInspection(
            inspector.TakeInspectionRequest(numerics_class=class_under(self.rules.recipe, CPU)),
            metadata=self.session,
        )

    async def report(self, task: inspector.TakeInspectionResponse, *, scale: float = 1e-3) -> None:
        """Do a task and report it."""
        report = inspector.ReportInspectionRequest(inspection_id=task.inspection_id)
        if task.WhichOneof("task") == "evaluation":
            report.evaluation.held_out_loss = 2.0
        elif task.WhichOneof("task") == "dispute":
            report.dispute.CopyFrom(self.dispute_report(task.dispute))
        else:
            report.audit.CopyFrom(self.audit_report(task.audit, scale))
        await self.inspections.ReportInspection(report, metadata=self.session)

    def audit_report(self, audit: inspector.Audit, scale: float) -> inspector.AuditReport:
        """Run a unit again."""
        again = honest_result(audit.unit, self.rules.recipe, b"", scale=scale)
        size = self.rules.recipe.leaf_bytes
        return inspector.AuditReport(
            numerics_class=again.said.numerics_class,
            segments=again.said.segments,
            payload_digest=again.said.payload.digest,
            leaves=[
                commitment.OpenedLeaf(index=i, data=again.delta[i * size : (i + 1) * size])
                for i in audit.leaf_indices
            ],
            payload_relative_error=0.0,
        )

    def dispute_report(self, dispute: inspector.Dispute) -> inspector.DisputeReport:
        """Run the disputed part of a unit again."""
        again = honest_result(dispute.unit, self.rules.recipe, b"")
        return inspector.DisputeReport(
            numerics_class=again.said.numerics_class,
            segments=[
                segment
                for segment in again.said.segments
                if dispute.state_steps < segment.steps_done <= dispute.until_steps
            ],
        )

    async def work_off(self) -> int:
        """Do everything that there is; return how many audits it was."""
        audits = 0
        while (task := await self.take()).inspection_id:
            await self.report(task)
            audits += task.WhichOneof("task") == "audit"
        return audits


def _messages(header: blob.PutBlobRequest.Header, data: bytes) -> Iterator[blob.PutBlobRequest]:
    yield blob.PutBlobRequest(header=header, data=data[:_CHUNK])
    for start in range(_CHUNK, len(data), _CHUNK):
        yield blob.PutBlobRequest(data=data[start : start + _CHUNK])


async def _each(messages: list[blob.PutBlobRequest]) -> AsyncIterator[blob.PutBlobRequest]:
    for message in messages:
        yield message
