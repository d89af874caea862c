"""What the coordinator needs of its database.

All reading and writing happens in a transaction: it is kept whole, flushed to the disk, when its
block ends, and leaves no trace when an error leaves the block. Every method may raise StoreError,
with code FULL when the disk is full.
"""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from enum import Enum
from typing import Protocol

from potluck.v1 import blob_pb2 as blob
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.lifecycle import UnitState
from potluck_coordinator.records import (
    Inspection,
    LeaseRecord,
    LedgerRow,
    Member,
    Round,
    Session,
    Shard,
    Share,
    Standing,
    Totals,
    Unit,
)


class Audience(Enum):
    """Who may fetch a blob."""

    ENROLLED = "enrolled"
    """Everybody with a session: checkpoints and shards."""
    INSPECTORS = "inspectors"
    """Inspectors only: held-out text, payloads, and states of disputed units."""


class ProjectRecords(Protocol):
    """The text, the rounds and the merges."""

    def add_shard(self, ref: blob.BlobRef, tokens: int) -> None:
        """Add training text; a shard that is there already is kept."""
        ...

    def shards(self) -> Sequence[Shard]:
        """Return all training text, in the order in which it was added."""
        ...

    def set_held_out(self, ref: blob.BlobRef) -> None:
        """Choose the text that checkpoints are measured on."""
        ...

    def held_out(self) -> blob.BlobRef | None:
        """Return the text that checkpoints are measured on."""
        ...

    def add_round(self, opened: Round) -> None:
        """Begin a round; round 0 begins the project."""
        ...

    def current_round(self) -> Round | None:
        """Return the newest round; None before the project's first checkpoint."""
        ...

    def round(self, number: int) -> Round | None:
        """Return a round."""
        ...

    def replace_round(self, changed: Round) -> None:
        """Overwrite a round of the same number."""
        ...

    def rounds_with_files(self) -> Sequence[Round]:
        """Return the rounds whose checkpoints are kept, oldest first."""
        ...

    def measured_rounds(self) -> Sequence[Round]:
        """Return the rounds whose loss is known, oldest first."""
        ...

    def plan_merge(self, from_round: int, shares: Sequence[Share]) -> None:
        """Write down what the merge that ends a round consists of."""
        ...

    def planned_merge(self, from_round: int) -> Sequence[Share]:
        """Return the plan in its order; empty when there is none."""
        ...

    def audience(self, digest: bytes) -> Audience | None:
        """Tell who may fetch a blob; None when the project does not refer to it."""
        ...


class PeopleRecords(Protocol):
    """Keys, sessions and how far they are trusted."""

    def add_inspector(self, public_key: bytes) -> None:
        """Give a key the inspector's role; safe to repeat."""
        ...

    def is_inspector(self, public_key: bytes) -> bool:
        """Tell whether a key has the inspector's role."""
        ...

    def add_nonce(self, nonce: bytes, public_key: bytes, expires_unix_ms: int) -> None:
        """Keep an enrolment nonce until it is used or runs out."""
        ...

    def take_nonce(self, nonce: bytes, public_key: bytes, now_unix_ms: int) -> bool:
        """Use a nonce up; False when it is unknown, another key's, or has run out."""
        ...

    def nonces(self) -> int:
        """Return how many nonces are open."""
        ...

    def drop_oldest_nonces(self, count: int) -> None:
        """Forget so many of the nonces that run out first."""
        ...

    def drop_stale(self, now_unix_ms: int) -> None:
        """Forget nonces and sessions that have run out."""
        ...

    def add_session(self, session: Session) -> None:
        """Keep a session."""
        ...

    def session(self, token_hash: bytes) -> Session | None:
        """Return a session, also one that has run out."""
        ...

    def sessions(self) -> int:
        """Return how many sessions there are."""
        ...

    def sessions_of(self, public_key: bytes) -> int:
        """Return how many sessions a key has."""
        ...

    def drop_oldest_sessions(self, count: int, public_key: bytes | None = None) -> None:
        """Forget so many of the sessions that run out first, of one key or of all."""
        ...

    def member(self, public_key: bytes) -> Member:
        """Return what is known of a key; a new key starts blank."""
        ...

    def put_member(self, member: Member) -> None:
        """Keep what is known of a key."""
        ...

    def active_members(self, since_unix_ms: int) -> int:
        """Return how many keys were seen since then."""
        ...

    def passes(self, public_key: bytes, app_version: str) -> int:
        """Return consecutive passed audits of a key with an app version."""
        ...

    def set_passes(self, public_key: bytes, app_version: str, passes: int) -> None:
        """Keep the number of consecutive passed audits."""
        ...

    def reset_passes(self, public_key: bytes) -> None:
        """Set the consecutive passes of a key to zero under every app version."""
        ...


class UnitRecords(Protocol):
    """Units and the leases on them."""

    def add(self, unit: Unit) -> None:
        """Keep a new unit."""
        ...

    def get(self, unit_id: bytes) -> Unit | None:
        """Return a unit."""
        ...

    def replace(self, unit: Unit) -> None:
        """Overwrite a unit of the same name."""
        ...

    def in_states(self, states: Collection[UnitState]) -> Sequence[Unit]:
        """Return the units in some states, in the order in which they were added."""
        ...

    def of_key(self, public_key: bytes, states: Collection[UnitState]) -> Sequence[Unit]:
        """Return the units of a key in some states, in the order in which they were added."""
        ...

    def count(self, states: Collection[UnitState]) -> int:
        """Return how many units are in some states."""
        ...

    def same_result(
        self, payload_digest: bytes, last_root: bytes, other_than: Collection[bytes]
    ) -> bool:
        """Tell whether a unit of another name was committed with this payload or root."""
        ...

    def norm_rates(self, limit: int) -> Sequence[float]:
        """Return the norm rates of the newest credited units."""
        ...

    def standing(self, public_key: bytes) -> Standing:
        """Return how a key's standing credit came about."""
        ...

    def disposable_payloads(self, limit: int) -> Sequence[Unit]:
        """Return units whose payload is kept though nobody needs it."""
        ...

    def disposable_states(self, limit: int) -> Sequence[Unit]:
        """Return units whose state is kept though no dispute needs it."""
        ...

    def totals(self) -> Totals:
        """Return the sums over all units."""
        ...

    def add_lease(self, record: LeaseRecord) -> None:
        """Keep a new lease."""
        ...

    def lease(self, lease_id: bytes) -> LeaseRecord | None:
        """Return a lease."""
        ...

    def replace_lease(self, record: LeaseRecord) -> None:
        """Overwrite a lease of the same name."""
        ...

    def open_leases(self, public_key: bytes) -> Sequence[LeaseRecord]:
        """Return the open leases of a key."""
        ...

    def unfinished_leases(self, public_key: bytes, now_unix_ms: int) -> int:
        """Return how many leases of a key were closed before their time was over."""
        ...

    def expired_leases(self, now_unix_ms: int) -> Sequence[LeaseRecord]:
        """Return the open leases whose time is over."""
        ...


class InspectionRecords(Protocol):
    """Tasks for inspectors."""

    def add(self, inspection: Inspection) -> None:
        """Queue a task."""
        ...

    def get(self, inspection_id: bytes) -> Inspection | None:
        """Return a task."""
        ...

    def replace(self, inspection: Inspection) -> None:
        """Overwrite a task of the same name."""
        ...

    def open(self) -> Sequence[Inspection]:
        """Return the tasks that are not done, oldest first."""
        ...

    def evaluates(self, round_number: int) -> bool:
        """Tell whether the evaluation of a round was ever queued."""
        ...


class LedgerRecords(Protocol):
    """The append-only ledger and the news for its volunteers."""

    def size(self) -> int:
        """Return the number of entries."""
        ...

    def append(self, entry: ledger.LedgerEntry) -> LedgerRow:
        """Write an entry at the end; nothing ever changes or removes one."""
        ...

    def page(self, start: int, limit: int) -> Sequence[LedgerRow]:
        """Return entries in order."""
        ...

    def leaf_hashes(self, start: int) -> Sequence[bytes]:
        """Return the leaf hashes of all entries from a place on."""
        ...

    def of_key(self, public_key: bytes) -> Sequence[LedgerRow]:
        """Return all entries of a key, in order."""
        ...

    def add_outcome(self, public_key: bytes, outcome: ledger.UnitOutcome) -> int:
        """Keep news for a key; its sequence is filled in and returned."""
        ...

    def outcomes(
        self, public_key: bytes, after_sequence: int, limit: int
    ) -> Sequence[ledger.UnitOutcome]:
        """Return news for a key, oldest first."""
        ...


class Transaction(Protocol):
    """All records, as of one moment."""

    @property
    def project(self) -> ProjectRecords:
        """The text, the rounds and the merges."""
        ...

    @property
    def people(self) -> PeopleRecords:
        """Keys, sessions and how far they are trusted."""
        ...

    @property
    def units(self) -> UnitRecords:
        """Units and the leases on them."""
        ...

    @property
    def inspections(self) -> InspectionRecords:
        """Tasks for inspectors."""
        ...

    @property
    def ledger(self) -> LedgerRecords:
        """The append-only ledger and the news for its volunteers."""
        ...


class Store(Protocol):
    """A database of one project; used from one thread at a time."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction: one process writes at a time, and what was kept stays kept."""
        ...

    def close(self) -> None:
        """Let go of the database; safe to repeat."""
        ...
