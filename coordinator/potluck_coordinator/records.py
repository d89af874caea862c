"""The rows of the coordinator's record as plain values."""

from dataclasses import dataclass, replace
from enum import Enum

from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.lifecycle import UnitEvent, UnitState, advance


@dataclass(frozen=True, kw_only=True)
class Shard:
    """Training text as tokens.

    Attributes:
        ref: The blob.
        tokens: How many tokens it holds.
    """

    ref: blob.BlobRef
    tokens: int


@dataclass(frozen=True, kw_only=True)
class Round:
    """A checkpoint and the time in which volunteers start from it.

    Attributes:
        number: 0 for the model before any training.
        checkpoint: The weights.
        velocity: The outer momentum that belongs to them; None before the first merge.
        opened_unix_ms: When it began.
        quorum_unix_ms: When enough units were verified to end it; None before.
        tokens: Tokens merged up to the checkpoint.
        held_out_loss: Loss of the checkpoint on held-out text; None until measured.
        measured_unix_ms: When that was.
        files_kept: False once the checkpoint was thrown away as too old.
    """

    number: int
    checkpoint: blob.BlobRef
    velocity: blob.BlobRef | None
    opened_unix_ms: int
    quorum_unix_ms: int | None = None
    tokens: int = 0
    held_out_loss: float | None = None
    measured_unix_ms: int | None = None
    files_kept: bool = True


@dataclass(frozen=True, kw_only=True)
class Share:
    """A unit's part in a merge.

    Attributes:
        unit_id: The unit.
        weight: How much its pseudo-gradient counts, relative to the others.
    """

    unit_id: bytes
    weight: float


@dataclass(frozen=True, kw_only=True)
class Session:
    """An enrolled key's right to call.

    Attributes:
        token_hash: SHA-256 of the token; the token itself is never stored.
        public_key: Whose it is.
        inspector: True for the inspector's role.
        app_version: What the caller runs.
        expires_unix_ms: When it ends.
    """

    token_hash: bytes
    public_key: bytes
    inspector: bool
    app_version: str
    expires_unix_ms: int


@dataclass(frozen=True, kw_only=True)
class Member:
    """What is known of a volunteer's key.

    Attributes:
        public_key: The key.
        strikes: Failures that are not forgotten.
        shut_out: True after proven cheating.
        last_seen_unix_ms: When it last renewed or submitted.
        strike_place: Length of the ledger at the first of the strikes; None without strikes.
    """

    public_key: bytes
    strikes: int = 0
    shut_out: bool = False
    last_seen_unix_ms: int = 0
    strike_place: int | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a key's standing credit came about.

    Attributes:
        proven_tokens: Tokens of units that were re-run.
        trusted_units: Units credited without a re-run since the last that was re-run.
        trusted_tokens: Their tokens.
    """

    proven_tokens: int
    trusted_units: int
    trusted_tokens: int


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit and all that has been said about it.

    Attributes:
        work: What there is to do, as it goes over the wire.
        history: Its states, oldest first.
        lease_id: The newest lease; None for a unit that was never handed out.
        public_key: Holder of the newest lease.
        app_version: App that the holder runs.
        commitment: Serialised Commitment, empty before.
        nonce: The challenge, empty before the commitment.
        opening: Serialised OpenRequest that held, empty before.
        payload: The committed pseudo-gradient; None before, and for refused commitments.
        payload_kept: True while the payload may lie among the blobs.
        last_root: Root of the last committed segment, empty before.
        norm_rate: Declared norm of the pseudo-gradient ÷ √steps; 0 before the commitment.
        tokens: Tokens trained; 0 before the commitment.
        audited: True once a re-run has passed.
        decided_unix_ms: When the verdict fell; None before.
        reason: Why it was refused or dropped, in a sentence.
        twin: The unit that is the same piece of work for somebody else; empty without one.
        state_digest: Digest of the state that was asked for in a dispute and is being sent; empty
            before, and once it was thrown away.
        state_whole: True once that state is here.
    """

    work: lease.WorkUnit
    history: tuple[UnitState, ...]
    lease_id: bytes | None = None
    public_key: bytes = b""
    app_version: str = ""
    commitment: bytes = b""
    nonce: bytes = b""
    opening: bytes = b""
    payload: blob.BlobRef | None = None
    payload_kept: bool = False
    last_root: bytes = b""
    norm_rate: float = 0.0
    tokens: int = 0
    audited: bool = False
    decided_unix_ms: int | None = None
    reason: str = ""
    twin: bytes = b""
    state_digest: bytes = b""
    state_whole: bool = False

    @property
    def unit_id(self) -> bytes:
        """Its random name."""
        return self.work.unit_id

    @property
    def round(self) -> int:
        """The round that it starts from."""
        return self.work.round

    @property
    def state(self) -> UnitState:
        """Where it stands."""
        return self.history[-1]

    def moved(self, event: UnitEvent) -> "Unit":
        """Return the unit after an event; raises TransitionError."""
        following = advance(self.unit_id, self.history, event)
        return replace(self, history=(*self.history, following))


@dataclass(frozen=True, kw_only=True)
class LeaseRecord:
    """A device's right to a unit.

    Attributes:
        lease_id: Random name.
        unit_id: The unit.
        public_key: Whose computer.
        device_id: Which device of it.
        app_version: What it runs.
        numerics_class: The arithmetic that it announced.
        expires_unix_ms: When it ends unless renewed.
        steps_done: What the holder last said.
        open: False once the unit was committed, given back, or the lease ran out.
    """

    lease_id: bytes
    unit_id: bytes
    public_key: bytes
    device_id: str
    app_version: str
    numerics_class: numerics.NumericsClass
    expires_unix_ms: int
    steps_done: int = 0
    open: bool = True


class InspectionKind(Enum):
    """What an inspector is asked to do."""

    AUDIT = "audit"
    """Run a unit again."""
    EVALUATION = "evaluation"
    """Measure a checkpoint on held-out text."""
    DISPUTE = "dispute"
    """Run the part of a unit again in which two results of it first differ."""


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """A task for an inspector.

    Attributes:
        inspection_id: Random name.
        kind: What there is to do.
        unit_id: The unit of an audit, or one of the two of a dispute; empty for an evaluation.
        round: The round of the checkpoint, or of the unit.
        numerics_class: Class of the volunteer in an audit; None for an evaluation.
        same_class_only: True when only an inspector of that class can decide.
        queued_unix_ms: When it was asked for.
        taken_by: Key of the inspector that has it; empty while nobody has.
        expires_unix_ms: When that inspector is taken for dead; 0 while nobody has it.
        handed_out: How often it was given to an inspector.
        done: True once it was reported or called off.
    """

    inspection_id: bytes
    kind: InspectionKind
    unit_id: bytes
    round: int
    numerics_class: numerics.NumericsClass | None
    same_class_only: bool
    queued_unix_ms: int
    taken_by: bytes = b""
    expires_unix_ms: int = 0
    handed_out: int = 0
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class LedgerRow:
    """An entry of the ledger at its place.

    Attributes:
        index: Its place.
        serialised: The entry's bytes, which the Merkle tree is over.
    """

    index: int
    serialised: bytes

    def entry(self) -> ledger.LedgerEntry:
        """Return the entry."""
        return ledger.LedgerEntry.FromString(self.serialised)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Sums over the units of a project.

    Attributes:
        verified_units: Units whose credit stands.
        verified_tokens: Their tokens.
        pending_units: Units submitted and not decided.
        audited_units: Units that were re-run and passed.
    """

    verified_units: int
    verified_tokens: int
    pending_units: int
    audited_units: int
