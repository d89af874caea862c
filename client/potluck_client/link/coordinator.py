"""The road to one coordinator over gRPC; everything that comes back is checked here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from potluck.errors import ErrorCode, FormatError, PotluckError, UnreachableError
from potluck.invite import Invite
from potluck.manifest import open_manifest
from potluck.receipt import open_tree_head
from potluck.session import CALL_SECONDS, whole
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.identity_loading import LoadKey
from potluck_client.link import downloads, lease_checks, ledger_checks, uploads
from potluck_client.link.port import OnBytes
from potluck_client.link.sent import SentLog
from potluck_client.link.session import Session
from potluck_client.link.wire import Now, Wire
from potluck_client.transfer.port import Toll

DOWNLOAD_SILENCE_SECONDS = 60.0
"""Longest wait for the next piece of a blob."""

_NO_SUCH_SIZE = {ErrorCode.BAD_INPUT, ErrorCode.CONFLICT, ErrorCode.NOT_FOUND}


class GrpcCoordinatorLink:
    """Implements CoordinatorLink.

    Args:
        invite: Where the project is and which key and certificate it has.
        load_key: Gives the key of this computer.
        now: Tells the time at which a certificate has to be valid.
        toll: Counts and slows what is transferred.
        sent: Remembers what is sent.
        updates_itself: True where this installation fetches newer versions of the app.
    """

    def __init__(
        self,
        invite: Invite,
        load_key: LoadKey,
        now: Now,
        toll: Toll,
        sent: SentLog,
        *,
        updates_itself: bool = False,
    ) -> None:
        self._toll = toll
        self._project_key = invite.project_key
        self._load_key = load_key
        self._wire = Wire(invite, now, sent, updates_itself=updates_itself)
        self._session = Session(self._wire, load_key, invite.project_key)
        self._rules: manifest.ProjectManifest | None = None
        self._downloading: dict[Path, _SharedLock] = {}

    async def manifest(self) -> manifest.ProjectManifest:
        """Fetch the project's rules; an older revision than one seen before is refused."""
        async with self._wire.use() as stub:
            request = enrolment.GetManifestRequest()
            answer = whole(await stub.GetManifest(request, timeout=CALL_SECONDS))
        rules = open_manifest(answer.manifest, self._project_key)
        if self._rules is not None and rules.revision < self._rules.revision:
            raise FormatError(
                "The project's server shows older rules of the project than before, so they were "
                "not used. Tell the organiser."
            )
        self._rules = rules
        return rules

    async def request_lease(
        self,
        *,
        device_id: str,
        numerics_class: numerics.NumericsClass,
        tokens_per_second: float,
        memory_bytes: int,
    ) -> lease.Lease | lease.NoWork:
        """Ask for work; the unit is checked against the rules of its revision."""
        request = lease.RequestLeaseRequest(
            device_id=device_id,
            numerics_class=numerics_class,
            tokens_per_second=tokens_per_second,
            memory_bytes=memory_bytes,
        )
        answer = await self._session.call(lambda stub: stub.RequestLease, request)
        match answer.WhichOneof("answer"):
            case "lease":
                rules = self._rules
                if rules is None or rules.revision != answer.lease.unit.manifest_revision:
                    rules = await self.manifest()
                lease_checks.check_lease(answer.lease, rules)
                return answer.lease
            case "no_work":
                return lease_checks.checked_no_work(answer.no_work)
            case _:
                raise FormatError(
                    "The project's server answered a request for work with nothing. Tell the "
                    "organiser."
                )

    async def renew(self, lease_id: bytes, steps_done: int) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        request = lease.RenewLeaseRequest(lease_id=lease_id, steps_done=steps_done)
        answer = await self._session.call(lambda stub: stub.RenewLease, request)
        return lease_checks.checked_renewal(answer)

    async def release(self, lease_id: bytes) -> None:
        """Give a lease back."""
        request = lease.ReleaseLeaseRequest(lease_id=lease_id)
        await self._session.call(lambda stub: stub.ReleaseLease, request)

    async def download(self, ref: blob.BlobRef, path: Path, on_bytes: OnBytes) -> None:
        """Bring a blob to a path; two that want the same path take turns."""

        def fetch(
            request: Callable[[], blob.GetBlobRequest],
        ) -> AsyncIterator[blob.GetBlobResponse]:
            return self._session.stream(
                lambda stub: stub.GetBlob, request, silence_seconds=DOWNLOAD_SILENCE_SECONDS
            )

        async with self._turn(path):
            await downloads.download(ref, path, fetch, on_bytes, self._toll)

    async def commit(
        self, lease_id: bytes, serialised_commitment: bytes, signature: bytes
    ) -> commitment.CommitResponse:
        """Hand in a commitment and get the challenge."""
        request = commitment.CommitRequest(
            lease_id=lease_id, commitment=serialised_commitment, signature=signature
        )
        answer = await self._session.call(lambda stub: stub.Commit, request)
        lease_checks.check_challenge(answer)
        return answer

    async def open(self, lease_id: bytes, leaves: Sequence[commitment.OpenedLeaf]) -> None:
        """Answer the challenge."""
        request = commitment.OpenRequest(lease_id=lease_id, leaves=leaves)
        await self._session.call(lambda stub: stub.Open, request)

    async def upload(
        self, lease_id: bytes, ref: blob.BlobRef, path: Path, on_bytes: OnBytes
    ) -> None:
        """Send a payload."""
        await uploads.upload(self._session, lease_id, ref, path, on_bytes, self._toll)

    async def submit(self, lease_id: bytes) -> None:
        """Close the unit."""
        request = commitment.SubmitRequest(lease_id=lease_id)
        await self._session.call(lambda stub: stub.Submit, request)

    async def outcomes(self, after_sequence: int) -> AsyncIterator[ledger.UnitOutcome]:
        """Stream what became of this computer's units; ends only with an error."""
        told = after_sequence
        public_key = (await self._load_key()).public
        stream = self._session.stream(
            lambda stub: stub.WatchOutcomes,
            lambda: ledger.WatchOutcomesRequest(after_sequence=told),
            silence_seconds=None,
        )
        async for outcome in stream:
            checked = ledger_checks.checked_outcome(
                outcome,
                after_sequence=told,
                public_key=public_key,
                project_key=self._project_key,
            )
            told = checked.sequence
            yield checked
        raise _stream_ended()

    async def project_status(self) -> AsyncIterator[project_status.ProjectStatus]:
        """Stream the state of the project; ends only with an error."""
        stream = self._session.stream(
            lambda stub: stub.WatchProject,
            project_status.WatchProjectRequest,
            silence_seconds=None,
        )
        async for status in stream:
            ledger_checks.check_status(status)
            yield status
        raise _stream_ended()

    async def advance_head(self, known: ledger.TreeHead | None) -> ledger.SignedTreeHead:
        """Fetch the newest tree head and check that it only adds to the known one."""
        try:
            answer = await self._tree_head(known.size if known is not None else 0)
        except PotluckError as problem:
            if known is None or problem.code not in _NO_SUCH_SIZE:
                raise
            if await self._ledger_size() < known.size:
                raise ledger_checks.rewritten_history() from problem
            raise
        ledger_checks.check_head(answer, known, self._project_key)
        return answer.head

    async def check_receipt(self, receipt: ledger.Receipt, head: ledger.SignedTreeHead) -> None:
        """Check that a receipt's entry stands in the ledger of a head."""
        size = open_tree_head(head, self._project_key).size
        request = ledger.GetInclusionProofRequest(index=receipt.index, tree_size=size)
        try:
            answer = await self._session.call(lambda stub: stub.GetInclusionProof, request)
        except PotluckError as problem:
            if problem.code not in _NO_SUCH_SIZE:
                raise
            raise ledger_checks.missing_entry() from problem
        ledger_checks.check_inclusion(receipt, answer, head, self._project_key)

    async def close(self) -> None:
        """Hang up; calls in progress end with UnreachableError."""
        await self._wire.close()

    async def _tree_head(self, known_size: int) -> ledger.GetTreeHeadResponse:
        request = ledger.GetTreeHeadRequest(known_size=known_size)
        return await self._session.call(lambda stub: stub.GetTreeHead, request)

    async def _ledger_size(self) -> int:
        answer = await self._tree_head(0)
        return open_tree_head(answer.head, self._project_key).size

    @asynccontextmanager
    async def _turn(self, path: Path) -> AsyncIterator[None]:
        shared = self._downloading.setdefault(path, _SharedLock())
        shared.users += 1
        try:
            async with shared.lock:
                yield
        finally:
            shared.users -= 1
            if not shared.users:
                del self._downloading[path]


class _SharedLock:
    """A lock that is forgotten with its last user."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0


def _stream_ended() -> UnreachableError:
    return UnreachableError("The project's server hung up. Potluck calls again by itself.")
