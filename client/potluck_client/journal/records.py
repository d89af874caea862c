"""What the journal keeps, as values."""

from dataclasses import dataclass

from potluck_client.lifecycle import UnitState


@dataclass(frozen=True, kw_only=True)
class UnitEntry:
    """One unit of the journal.

    Attributes:
        unit_id: Its name, 16 bytes.
        project_id: Project key, hexadecimal.
        device_id: The device that does it.
        lease: The serialised Lease.
        recipe: The serialised Recipe of the unit's revision of the rules.
        state: Where it stands.
        sentence: What happened last, for a person.
        round: The round whose checkpoint it starts from.
        tokens: Tokens in it.
        flops: Training compute in it.
        steps: Inner steps in all.
        steps_done: Inner steps that are safe on disk.
        threads: CPU threads, the same for the whole unit; 0 until it is first run.
        deaths: How often a worker died over it.
        busy_seconds: Seconds of computing.
        watt_hours: Energy; None where the device does not report it.
        leased_unix: When it was leased.
        changed_unix: When its state changed last.
        commitment: The serialised Commitment; empty before it is committed to.
        signature: This computer's signature of it.
        nonce: The challenge; empty before it is known.
        challenge_leaves: How many leaves the challenge asks for.
        has_receipt: True when a receipt signed by the project is kept.
    """

    unit_id: bytes
    project_id: str
    device_id: str
    lease: bytes
    recipe: bytes
    state: UnitState
    sentence: str
    round: int
    tokens: int
    flops: float
    steps: int
    steps_done: int = 0
    threads: int = 0
    deaths: int = 0
    busy_seconds: float = 0.0
    watt_hours: float | None = None
    leased_unix: float
    changed_unix: float
    commitment: bytes = b""
    signature: bytes = b""
    nonce: bytes = b""
    challenge_leaves: int = 0
    has_receipt: bool = False

    @property
    def name(self) -> str:
        """The unit, hexadecimal."""
        return self.unit_id.hex()


@dataclass(frozen=True, kw_only=True)
class UnitChanges:
    """What is noted of a unit beside its state; None leaves a field as it is."""

    lease: bytes | None = None
    steps_done: int | None = None
    threads: int | None = None
    deaths: int | None = None
    busy_seconds: float | None = None
    watt_hours: float | None = None
    tokens: int | None = None
    flops: float | None = None
    commitment: bytes | None = None
    signature: bytes | None = None
    nonce: bytes | None = None
    challenge_leaves: int | None = None


NO_CHANGES = UnitChanges()


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one device gave to one project in one stretch of the calendar.

    A unit counts on the day on which it came to the state that it is in.

    Attributes:
        start: First day of the stretch, as in 2026-01-31; empty for all time.
        project_id: Project key, hexadecimal.
        device_id: The device.
        verified_units: Units verified by the project.
        pending_units: Units handed in and not decided.
        rejected_units: Units refused.
        verified_tokens: Tokens in verified units.
        verified_seconds: Seconds of computing in verified units.
        verified_flops: Training compute in verified units.
        verified_watt_hours: Energy of verified units; None when no device reported any.
        pending_tokens: Tokens in pending units, as they were leased.
        pending_seconds: Seconds of computing in pending units.
        pending_flops: Training compute in pending units.
    """

    start: str
    project_id: str
    device_id: str
    verified_units: int
    pending_units: int
    rejected_units: int
    verified_tokens: int
    verified_seconds: float
    verified_flops: float
    verified_watt_hours: float | None
    pending_tokens: int
    pending_seconds: float
    pending_flops: float


@dataclass(frozen=True, kw_only=True)
class KeptReceipt:
    """A receipt and what the journal has of its unit.

    Attributes:
        unit_id: The unit.
        project_id: Project key, hexadecimal.
        state: Where the unit stands.
        round: Its round.
        tokens: Tokens in it.
        flops: Training compute in it.
        steps: Its inner steps.
        receipt: The serialised Receipt; one that is longer than RECEIPT_BYTES of the limits module
            is cut off one byte after that.
    """

    unit_id: bytes
    project_id: str
    state: UnitState
    round: int
    tokens: int
    flops: float
    steps: int
    receipt: bytes


@dataclass(frozen=True, kw_only=True)
class RoundSum:
    """What this computer gave to one round of a project, verified.

    Attributes:
        round: The round.
        units: Verified units.
        tokens: Tokens in them.
    """

    round: int
    units: int
    tokens: int


@dataclass(frozen=True, kw_only=True)
class JoinedProject:
    """A project of the journal.

    Attributes:
        project_id: Project key, hexadecimal.
        link: The invite link by which it was joined last.
        manifest: The serialised ProjectManifest, checked when it came.
        joined: False after it was left; its units and receipts stay.
        outcome_sequence: The last outcome that was kept.
        tree_head: The newest SignedTreeHead, serialised; empty before the first.
        status: The newest ProjectStatus, serialised; empty before the first.
    """

    project_id: str
    link: str
    manifest: bytes
    joined: bool = True
    outcome_sequence: int = 0
    tree_head: bytes = b""
    status: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a unit, ready to be kept.

    Attributes:
        project_id: Project key, hexadecimal.
        sequence: The outcome's place in the project's stream.
        unit_id: The unit.
        state: Where it goes; None for news that change no state.
        sentence: Why, for a person.
        receipt: The serialised Receipt; empty when there is none.
        tokens: Tokens by the receipt; None without one.
        flops: Training compute by the receipt; None without one.
    """

    project_id: str
    sequence: int
    unit_id: bytes
    state: UnitState | None
    sentence: str
    receipt: bytes = b""
    tokens: int | None = None
    flops: float | None = None
