"""A coordinator in memory that does what a test tells it to.

It stands behind two doors: FakeCoordinatorLink calls it directly, and the scripted gRPC server
offers it over a real socket, so that fake and real link are tested against the same behaviour.
"""

import asyncio
import hashlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.identity import Domain, PrivateKey, generate_key, signature_holds
from potluck.manifest import parameter_count
from potluck.merkle import consistency_proof, inclusion_proof, leaf_hash, tree_root
from potluck.receipt import sign_receipt, sign_tree_head
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import project_status_pb2 as project_status
from tests.fakes.shared_manifest import example_manifest, example_recipe

FAR_FUTURE_UNIX_MS = 4_102_444_800_000


def tiny_recipe() -> manifest.Recipe:
    """Return a recipe whose units take a blink: 2 micro-batches a step, 2 steps a segment."""
    recipe = example_recipe()
    model = manifest.ModelConfig(
        width=16, layers=1, heads=2, kv_heads=1, hidden_width=32, context_tokens=16
    )
    changes = manifest.Recipe(model=model, min_steps=2, max_steps=40, leaf_bytes=4096)
    recipe.MergeFrom(changes)
    recipe.codec_block = 64
    return recipe


def tiny_manifest(key: PrivateKey) -> manifest.ProjectManifest:
    """Return the rules of a project with the tiny recipe."""
    rules = example_manifest(key.public)
    rules.name = "Pocket project"
    rules.recipe.CopyFrom(tiny_recipe())
    rules.audits.probation_units = rules.audits.challenge_leaves = 2
    return rules


@dataclass(kw_only=True)
class OpenLease:
    """What the coordinator knows of one lease it gave.

    Attributes:
        lease: As it was given.
        device_id: The device that holds it.
        committed: The serialised commitment, once handed in.
        opened: The leaves that answered the challenge.
        payload: What has arrived of the payload.
        states: What has arrived of other files, by digest: states of a dispute.
        submitted: Whether the unit was closed.
        ended: Whether the lease was given back.
        steps_done: As last renewed.
    """

    lease: lease.Lease
    device_id: str
    committed: bytes = b""
    opened: list[commitment.OpenedLeaf] = field(default_factory=list)
    payload: bytearray = field(default_factory=bytearray)
    states: dict[bytes, bytearray] = field(default_factory=dict)
    submitted: bool = False
    ended: bool = False
    steps_done: int = 0


class ScriptedCoordinator:
    """Does what a test tells it to, and remembers what a volunteer did.

    Attributes:
        key: The project's key.
        manifest: The project's rules.
        blobs: What may be downloaded, by digest.
        offers: Answers to the next lease requests; when empty, there is no work for a second.
        leases: What became of the leases, by lease name.
        outcomes: What became of units, oldest first.
        entries: The serialised ledger.
        refusals: Errors that calls raise, by the name of the port's method, until removed.
        unreachable: True while nobody answers.
        refusal: An error that every call meets, also a stream that is open; None for none.
        cut_downloads: Numbers of bytes after which the next downloads lose their connection.
        cut_uploads: The same for uploads.
        still_wanted: What renewals answer.
        renewed_until_unix_ms: Until when renewals say that a lease lasts.
        classes: The arithmetic that requests for work named.
        changes: How often open streams had something new to look at.
        calls: Names of the port's methods that were called, in order.
    """

    def __init__(self) -> None:
        self.key = generate_key()
        self.manifest = tiny_manifest(self.key)
        self.blobs: dict[bytes, bytes] = {}
        self.offers: deque[lease.Lease | lease.NoWork] = deque()
        self.leases: dict[bytes, OpenLease] = {}
        self.outcomes: list[ledger.UnitOutcome] = []
        self.entries: list[bytes] = []
        self.status = project_status.ProjectStatus(round=1, parameters=self.parameters)
        self.refusals: dict[str, PotluckError] = {}
        self.classes: list[numerics.NumericsClass] = []
        self.unreachable = False
        self.refusal: PotluckError | None = None
        self.cut_downloads: deque[int] = deque()
        self.cut_uploads: deque[int] = deque()
        self.still_wanted = True
        self.renewed_until_unix_ms = FAR_FUTURE_UNIX_MS
        self.calls: list[str] = []
        self.on_call: Callable[[str], object] = self._nothing
        self.changes = 0
        self._made = 0
        self._news = asyncio.Event()

    @property
    def parameters(self) -> int:
        """Number of parameters of the model."""
        return parameter_count(self.manifest.recipe.model)

    def add_blob(self, data: bytes) -> blob.BlobRef:
        """Offer bytes for download."""
        digest = hashlib.sha256(data).digest()
        self.blobs[digest] = data
        return blob.BlobRef(digest=digest, size_bytes=len(data))

    def offer_unit(
        self, *, steps: int = 4, checkpoint: bytes | None = None, shard: bytes | None = None
    ) -> lease.WorkUnit:
        """Put a unit in the queue; without bytes of its own it gets some of the right size."""
        self._made += 1
        if checkpoint is None:
            checkpoint = b"checkpoint".ljust(4 * self.parameters + 512, b".")
        unit = lease.WorkUnit(
            unit_id=self._name("unit"),
            round=self.status.round,
            base_checkpoint=self.add_blob(checkpoint),
            shard=self.add_blob(shard if shard is not None else b"shard of text. " * 100),
            seed=self._made,
            steps=steps,
            manifest_revision=self.manifest.revision,
        )
        self.offers.append(
            lease.Lease(lease_id=self._name("lease"), unit=unit, expires_unix_ms=FAR_FUTURE_UNIX_MS)
        )
        return unit

    def go_away(self) -> None:
        """Answer nobody, and break the streams that are open."""
        self.unreachable = True
        self.wake()

    def come_back(self) -> None:
        """Answer again."""
        self.unreachable = False

    def verify(self, unit_id: bytes, public_key: bytes, *, audited: bool = True) -> None:
        """Credit a unit and tell its volunteer."""
        self.decide(
            ledger.UnitOutcome(
                unit_id=unit_id,
                state=ledger.UNIT_STATE_VERIFIED,
                receipt=self.credit(unit_id, public_key, audited=audited),
            )
        )

    def reject(self, unit_id: bytes, sentence: str) -> None:
        """Refuse a unit and tell its volunteer."""
        self.decide(
            ledger.UnitOutcome(unit_id=unit_id, state=ledger.UNIT_STATE_REJECTED, message=sentence)
        )

    def revoke(self, unit_id: bytes, public_key: bytes, sentence: str) -> None:
        """Take the credit of a unit back and tell its volunteer."""
        receipt = self.credit(unit_id, public_key, kind=ledger.ENTRY_KIND_REVOCATION)
        self.decide(
            ledger.UnitOutcome(
                unit_id=unit_id,
                state=ledger.UNIT_STATE_REJECTED,
                message=sentence,
                receipt=receipt,
            )
        )

    def credit(
        self,
        unit_id: bytes,
        public_key: bytes,
        *,
        kind: "ledger.EntryKind.ValueType" = ledger.ENTRY_KIND_CREDIT,
        audited: bool = True,
    ) -> ledger.Receipt:
        """Write an entry into the ledger and return its receipt."""
        entry = ledger.LedgerEntry(
            kind=kind,
            unit_id=unit_id,
            public_key=public_key,
            round=self.status.round,
            tokens=256,
            steps=4,
            flops=6.0 * self.parameters * 256,
            audited=audited,
            written_unix_ms=1_700_000_000_000,
        ).SerializeToString(deterministic=True)
        self.entries.append(entry)
        return sign_receipt(self.key, len(self.entries) - 1, entry)

    def dispute(self, unit_id: bytes, state_steps: int) -> None:
        """Tell a volunteer that its result is disputed, and up to where a state is of use."""
        self.decide(
            ledger.UnitOutcome(
                unit_id=unit_id,
                state=ledger.UNIT_STATE_DISPUTED,
                message="Another computer came to another result.",
                state_steps=state_steps,
            )
        )

    def decide(self, outcome: ledger.UnitOutcome) -> None:
        """Tell a volunteer anything about a unit; the sequence is filled in."""
        outcome.sequence = len(self.outcomes) + 1
        self.outcomes.append(outcome)
        self.wake()

    def wake(self) -> None:
        """Make open streams look again."""
        self.changes += 1
        self._news.set()
        self._news = asyncio.Event()

    async def news(self, seen: int) -> None:
        """Wait until something has changed since so many changes."""
        while self.changes == seen:
            await self._news.wait()

    def enter(self, method: str) -> None:
        """Note a call of a port's method, and raise what the test wants it to meet."""
        self.calls.append(method)
        self.on_call(method)
        self.check_reachable()
        if method in self.refusals:
            raise self.refusals[method]

    @staticmethod
    def _nothing(_method: str) -> None:
        """Do nothing at a call."""

    def check_reachable(self) -> None:
        """Raise UnreachableError while nobody answers, and what every call is to meet."""
        if self.unreachable:
            raise UnreachableError(
                "Could not reach the coordinator. Check the network; Potluck tries again by itself."
            )
        if self.refusal is not None:
            raise self.refusal

    def give_lease(self, device_id: str) -> lease.Lease | lease.NoWork:
        """Give a device its open lease again, or the next offer."""
        for held in self.leases.values():
            if held.device_id == device_id and not (held.submitted or held.ended):
                return held.lease
        if not self.offers:
            return lease.NoWork(
                reason=lease.NO_WORK_REASON_ROUND_FULL,
                message="The round has all the work it needs.",
                retry_after_seconds=1.0,
            )
        offer = self.offers.popleft()
        if isinstance(offer, lease.Lease):
            self.leases[offer.lease_id] = OpenLease(lease=offer, device_id=device_id)
        return offer

    def held(self, lease_id: bytes) -> OpenLease:
        """Return an open lease, or refuse as a coordinator does."""
        found = self.leases.get(lease_id)
        if found is None or found.ended:
            raise PotluckError("This lease has ended.", code=ErrorCode.NOT_FOUND)
        return found

    def renew(self, lease_id: bytes, steps_done: int) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        self.held(lease_id).steps_done = steps_done
        return lease.RenewLeaseResponse(
            expires_unix_ms=self.renewed_until_unix_ms,
            still_wanted=self.still_wanted,
            message="" if self.still_wanted else "The round is over.",
        )

    def release(self, lease_id: bytes) -> None:
        """End a lease; safe to repeat."""
        if lease_id in self.leases:
            self.leases[lease_id].ended = True

    def commit(
        self, lease_id: bytes, serialised: bytes, signature: bytes
    ) -> commitment.CommitResponse:
        """Take a commitment once; the same bytes again give the same challenge."""
        held = self.held(lease_id)
        public_key = commitment.Commitment.FromString(serialised).public_key
        if not signature_holds(Domain.COMMITMENT, public_key, serialised, signature):
            raise PotluckError("The commitment is not signed by its key.", code=ErrorCode.BAD_INPUT)
        if held.committed and held.committed != serialised:
            raise PotluckError("Another result was committed to.", code=ErrorCode.CONFLICT)
        held.committed = serialised
        return commitment.CommitResponse(
            nonce=hashlib.sha256(lease_id + serialised).digest(),
            leaf_count=self.manifest.audits.challenge_leaves,
        )

    def open(self, lease_id: bytes, leaves: list[commitment.OpenedLeaf]) -> None:
        """Take an opening; it is kept, not checked."""
        held = self.held(lease_id)
        if not held.committed:
            raise PotluckError("Nothing was committed to yet.", code=ErrorCode.CONFLICT)
        held.opened = leaves

    def upload_offset(self, lease_id: bytes) -> int:
        """Return how much of a payload has arrived."""
        return len(self.held(lease_id).payload)

    def submit(self, lease_id: bytes) -> None:
        """Close a unit whose payload has arrived whole."""
        held = self.held(lease_id)
        payload = commitment.Commitment.FromString(held.committed).payload
        if hashlib.sha256(held.payload).digest() != payload.digest:
            raise PotluckError("The payload has not arrived whole.", code=ErrorCode.CONFLICT)
        held.submitted = True

    def tree_head(self, known_size: int) -> ledger.GetTreeHeadResponse:
        """Return the signed state of the ledger."""
        hashes = [leaf_hash(entry) for entry in self.entries]
        if known_size > len(hashes):
            raise PotluckError("The ledger is not that long.", code=ErrorCode.BAD_INPUT)
        head = ledger.TreeHead(
            size=len(hashes), root=tree_root(hashes), signed_unix_ms=1_700_000_000_000
        )
        return ledger.GetTreeHeadResponse(
            head=sign_tree_head(self.key, head),
            consistency_proof=consistency_proof(hashes, known_size),
        )

    def inclusion(self, index: int, tree_size: int) -> ledger.GetInclusionProofResponse:
        """Return the proof that an entry is in the ledger of a size."""
        if not index < tree_size <= len(self.entries):
            raise PotluckError("The ledger has no such entry.", code=ErrorCode.BAD_INPUT)
        hashes = [leaf_hash(entry) for entry in self.entries[:tree_size]]
        return ledger.GetInclusionProofResponse(proof=inclusion_proof(hashes, index))

    def _name(self, kind: str) -> bytes:
        return hashlib.sha256(self.key.public + f"{kind} {self._made}".encode()).digest()[:16]
