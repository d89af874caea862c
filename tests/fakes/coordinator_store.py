"""The coordinator's record in memory: a snapshot that is put back when a transaction fails."""

import copy
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from potluck.merkle import leaf_hash
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.errors import StoreError
from potluck_coordinator.lifecycle import CREDITED, PAYLOAD_DONE, PENDING, UnitState
from potluck_coordinator.records import (
    Inspection,
    InspectionKind,
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
from potluck_coordinator.store.port import Audience


class MemoryProject:
    """Text, rounds, merges."""

    def __init__(self, units: "MemoryUnits") -> None:
        self._units = units
        self._shards: dict[bytes, Shard] = {}
        self._held_out: blob.BlobRef | None = None
        self._rounds: dict[int, Round] = {}
        self._plans: dict[int, tuple[Share, ...]] = {}

    def add_shard(self, ref: blob.BlobRef, tokens: int) -> None:
        """Add text."""
        self._shards.setdefault(ref.digest, Shard(ref=ref, tokens=tokens))

    def shards(self) -> Sequence[Shard]:
        """Return all text."""
        return list(self._shards.values())

    def set_held_out(self, ref: blob.BlobRef) -> None:
        """Choose held-out text."""
        self._held_out = ref

    def held_out(self) -> blob.BlobRef | None:
        """Return held-out text."""
        return self._held_out

    def add_round(self, opened: Round) -> None:
        """Begin a round."""
        if opened.number in self._rounds:
            raise StoreError("This round has begun already.")
        self._rounds[opened.number] = opened

    def current_round(self) -> Round | None:
        """Return the newest round."""
        return self._rounds[max(self._rounds)] if self._rounds else None

    def round(self, number: int) -> Round | None:
        """Return a round."""
        return self._rounds.get(number)

    def replace_round(self, changed: Round) -> None:
        """Overwrite a round."""
        self._rounds[changed.number] = changed

    def rounds_with_files(self) -> Sequence[Round]:
        """Return rounds with checkpoints."""
        return [r for _, r in sorted(self._rounds.items()) if r.files_kept]

    def measured_rounds(self) -> Sequence[Round]:
        """Return rounds with a loss."""
        return [r for _, r in sorted(self._rounds.items()) if r.held_out_loss is not None]

    def plan_merge(self, from_round: int, shares: Sequence[Share]) -> None:
        """Keep a plan."""
        if from_round in self._plans:
            raise StoreError("This merge was planned already.")
        self._plans[from_round] = tuple(shares)

    def planned_merge(self, from_round: int) -> Sequence[Share]:
        """Return a plan."""
        return list(self._plans.get(from_round, ()))

    def audience(self, digest: bytes) -> Audience | None:
        """Tell who may fetch a blob."""
        kept = self.rounds_with_files()
        if digest in self._shards or any(r.checkpoint.digest == digest for r in kept):
            return Audience.ENROLLED
        inner = [r.velocity.digest for r in kept if r.velocity is not None]
        inner += [] if self._held_out is None else [self._held_out.digest]
        units = self._units.all()
        inner += [u.payload.digest for u in units if u.payload is not None and u.payload_kept]
        inner += [u.state_digest for u in units if u.state_digest]
        return Audience.INSPECTORS if digest in inner else None


class MemoryPeople:
    """Keys, sessions, trust."""

    def __init__(self) -> None:
        self._inspectors: set[bytes] = set()
        self._nonces: dict[bytes, tuple[bytes, int]] = {}
        self._sessions: dict[bytes, Session] = {}
        self._members: dict[bytes, Member] = {}
        self._passes: dict[tuple[bytes, str], int] = {}

    def add_inspector(self, public_key: bytes) -> None:
        """Give the role."""
        self._inspectors.add(public_key)

    def is_inspector(self, public_key: bytes) -> bool:
        """Tell the role."""
        return public_key in self._inspectors

    def add_nonce(self, nonce: bytes, public_key: bytes, expires_unix_ms: int) -> None:
        """Keep a nonce."""
        self._nonces[nonce] = (public_key, expires_unix_ms)

    def take_nonce(self, nonce: bytes, public_key: bytes, now_unix_ms: int) -> bool:
        """Use a nonce up."""
        owner, expires = self._nonces.get(nonce, (b"", 0))
        if owner != public_key or expires <= now_unix_ms:
            return False
        del self._nonces[nonce]
        return True

    def nonces(self) -> int:
        """Count nonces."""
        return len(self._nonces)

    def drop_oldest_nonces(self, count: int) -> None:
        """Forget the oldest nonces."""
        oldest = sorted(self._nonces, key=lambda nonce: self._nonces[nonce][1])[:count]
        self._nonces = {n: v for n, v in self._nonces.items() if n not in oldest}

    def drop_stale(self, now_unix_ms: int) -> None:
        """Forget what ran out."""
        self._nonces = {n: v for n, v in self._nonces.items() if v[1] > now_unix_ms}
        sessions = self._sessions.items()
        self._sessions = {t: s for t, s in sessions if s.expires_unix_ms > now_unix_ms}

    def add_session(self, session: Session) -> None:
        """Keep a session."""
        self._sessions[session.token_hash] = session

    def session(self, token_hash: bytes) -> Session | None:
        """Return a session."""
        return self._sessions.get(token_hash)

    def sessions(self) -> int:
        """Count sessions."""
        return len(self._sessions)

    def drop_oldest_sessions(self, count: int, public_key: bytes | None = None) -> None:
        """Forget the oldest sessions."""
        found = [s for s in self._sessions.values() if public_key in {None, s.public_key}]
        oldest = sorted(found, key=lambda session: session.expires_unix_ms)[:count]
        for session in oldest:
            del self._sessions[session.token_hash]

    def sessions_of(self, public_key: bytes) -> int:
        """Count a key's sessions."""
        return sum(s.public_key == public_key for s in self._sessions.values())

    def member(self, public_key: bytes) -> Member:
        """Return what is known."""
        return self._members.get(public_key, Member(public_key=public_key))

    def put_member(self, member: Member) -> None:
        """Keep what is known."""
        self._members[member.public_key] = member

    def active_members(self, since_unix_ms: int) -> int:
        """Count who was seen."""
        return sum(m.last_seen_unix_ms >= since_unix_ms for m in self._members.values())

    def passes(self, public_key: bytes, app_version: str) -> int:
        """Return consecutive passes."""
        return self._passes.get((public_key, app_version), 0)

    def set_passes(self, public_key: bytes, app_version: str, passes: int) -> None:
        """Keep consecutive passes."""
        self._passes[public_key, app_version] = passes

    def reset_passes(self, public_key: bytes) -> None:
        """Set a key's passes to zero."""
        self._passes = {k: 0 if k[0] == public_key else n for k, n in self._passes.items()}


class MemoryUnits:
    """Units and leases."""

    def __init__(self) -> None:
        self._units: dict[bytes, Unit] = {}
        self._leases: dict[bytes, LeaseRecord] = {}

    def all(self) -> Sequence[Unit]:
        """Return every unit."""
        return list(self._units.values())

    def add(self, unit: Unit) -> None:
        """Keep a unit."""
        if unit.unit_id in self._units:
            raise StoreError("This unit is there already.")
        self._units[unit.unit_id] = unit

    def get(self, unit_id: bytes) -> Unit | None:
        """Return a unit."""
        return self._units.get(unit_id)

    def replace(self, unit: Unit) -> None:
        """Overwrite a unit."""
        self._units[unit.unit_id] = unit

    def in_states(self, states: Collection[UnitState]) -> Sequence[Unit]:
        """Return units by state."""
        return [u for u in self._units.values() if u.state in states]

    def of_key(self, public_key: bytes, states: Collection[UnitState]) -> Sequence[Unit]:
        """Return a key's units by state."""
        return [u for u in self.in_states(states) if u.public_key == public_key]

    def count(self, states: Collection[UnitState]) -> int:
        """Count units by state."""
        return len(self.in_states(states))

    def same_result(
        self, payload_digest: bytes, last_root: bytes, other_than: Collection[bytes]
    ) -> bool:
        """Tell whether another unit has this result."""
        others = [u for u in self._units.values() if u.unit_id not in other_than]
        return any(
            u.last_root == last_root
            or (u.payload is not None and u.payload.digest == payload_digest)
            for u in others
        )

    def norm_rates(self, limit: int) -> Sequence[float]:
        """Return the newest norm rates."""
        places = {unit_id: place for place, unit_id in enumerate(self._units)}
        credited = self.in_states(CREDITED)
        newest = sorted(credited, key=lambda u: (u.decided_unix_ms or 0, places[u.unit_id]))
        return [u.norm_rate for u in reversed(newest)][:limit]

    def standing(self, public_key: bytes) -> Standing:
        """Return how credit came about."""
        own = self.of_key(public_key, CREDITED)
        proven = [u for u in own if u.audited]
        last_ms = max((u.decided_unix_ms or 0 for u in proven), default=0)
        rest = [u for u in own if not u.audited and (u.decided_unix_ms or 0) >= last_ms]
        return Standing(
            proven_tokens=sum(u.tokens for u in proven),
            trusted_units=len(rest),
            trusted_tokens=sum(u.tokens for u in rest),
        )

    def disposable_payloads(self, limit: int) -> Sequence[Unit]:
        """Return units with needless payloads."""
        return [u for u in self.in_states(PAYLOAD_DONE) if u.payload_kept][:limit]

    def disposable_states(self, limit: int) -> Sequence[Unit]:
        """Return units with needless states."""
        over = [u for u in self._units.values() if u.state is not UnitState.DISPUTED]
        return [u for u in over if u.state_digest][:limit]

    def totals(self) -> Totals:
        """Return sums."""
        credited = self.in_states(CREDITED)
        return Totals(
            verified_units=len(credited),
            verified_tokens=sum(u.tokens for u in credited),
            pending_units=self.count(PENDING),
            audited_units=sum(u.audited for u in credited),
        )

    def add_lease(self, record: LeaseRecord) -> None:
        """Keep a lease."""
        self._leases[record.lease_id] = record

    def lease(self, lease_id: bytes) -> LeaseRecord | None:
        """Return a lease."""
        return self._leases.get(lease_id)

    def replace_lease(self, record: LeaseRecord) -> None:
        """Overwrite a lease."""
        self._leases[record.lease_id] = record

    def open_leases(self, public_key: bytes) -> Sequence[LeaseRecord]:
        """Return a key's open leases."""
        return [r for r in self._leases.values() if r.open and r.public_key == public_key]

    def unfinished_leases(self, public_key: bytes, now_unix_ms: int) -> int:
        """Count leases that ended early."""
        own = [r for r in self._leases.values() if r.public_key == public_key]
        return sum(not r.open and r.expires_unix_ms > now_unix_ms for r in own)

    def expired_leases(self, now_unix_ms: int) -> Sequence[LeaseRecord]:
        """Return leases that ran out."""
        return [r for r in self._leases.values() if r.open and r.expires_unix_ms <= now_unix_ms]


class MemoryInspections:
    """Tasks for inspectors."""

    def __init__(self) -> None:
        self._tasks: dict[bytes, Inspection] = {}

    def add(self, inspection: Inspection) -> None:
        """Queue a task."""
        self._tasks[inspection.inspection_id] = inspection

    def get(self, inspection_id: bytes) -> Inspection | None:
        """Return a task."""
        return self._tasks.get(inspection_id)

    def replace(self, inspection: Inspection) -> None:
        """Overwrite a task."""
        self._tasks[inspection.inspection_id] = inspection

    def open(self) -> Sequence[Inspection]:
        """Return tasks to do."""
        return [t for t in self._tasks.values() if not t.done]

    def evaluates(self, round_number: int) -> bool:
        """Tell whether an evaluation was queued."""
        kind = InspectionKind.EVALUATION
        return any(t.kind is kind and t.round == round_number for t in self._tasks.values())


class MemoryLedger:
    """The ledger and its news."""

    def __init__(self) -> None:
        self._rows: list[LedgerRow] = []
        self._news: list[tuple[bytes, ledger.UnitOutcome]] = []

    def size(self) -> int:
        """Count entries."""
        return len(self._rows)

    def append(self, entry: ledger.LedgerEntry) -> LedgerRow:
        """Write an entry."""
        said = [(r.entry().unit_id, r.entry().kind) for r in self._rows]
        if (entry.unit_id, entry.kind) in said:
            raise StoreError("This was written already.")
        serialised = entry.SerializeToString(deterministic=True)
        row = LedgerRow(index=len(self._rows), serialised=serialised)
        self._rows.append(row)
        return row

    def page(self, start: int, limit: int) -> Sequence[LedgerRow]:
        """Return entries."""
        return self._rows[start : start + limit]

    def leaf_hashes(self, start: int) -> Sequence[bytes]:
        """Return leaf hashes."""
        return [leaf_hash(row.serialised) for row in self._rows[start:]]

    def of_key(self, public_key: bytes) -> Sequence[LedgerRow]:
        """Return a key's entries."""
        return [row for row in self._rows if row.entry().public_key == public_key]

    def add_outcome(self, public_key: bytes, outcome: ledger.UnitOutcome) -> int:
        """Keep news."""
        outcome.sequence = len(self._news) + 1
        self._news.append((public_key, ledger.UnitOutcome.FromString(outcome.SerializeToString())))
        return outcome.sequence

    def outcomes(
        self, public_key: bytes, after_sequence: int, limit: int
    ) -> Sequence[ledger.UnitOutcome]:
        """Return news."""
        own = [o for key, o in self._news if key == public_key and o.sequence > after_sequence]
        return own[:limit]


class MemoryTransaction:
    """All records at one moment."""

    def __init__(self) -> None:
        self.units = MemoryUnits()
        self.project = MemoryProject(self.units)
        self.people = MemoryPeople()
        self.inspections = MemoryInspections()
        self.ledger = MemoryLedger()


class MemoryStore:
    """A store that lives as long as its process."""

    def __init__(self) -> None:
        self._records = MemoryTransaction()

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        """Work on a copy; keep it when the block ends well."""
        working = copy.deepcopy(self._records)
        yield working
        self._records = working

    def close(self) -> None:
        """Nothing to let go of."""
