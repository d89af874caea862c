"""Units and leases in SQLite."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, update

from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.lifecycle import CREDITED, PAYLOAD_DONE, PENDING, UnitState
from potluck_coordinator.records import LeaseRecord, Standing, Totals, Unit
from potluck_coordinator.store.tables import LEASES, UNITS


class SqliteUnits:
    """Units and the leases on them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, unit: Unit) -> None:
        """Keep a new unit."""
        self._connection.execute(insert(UNITS).values(_from_unit(unit)))

    def get(self, unit_id: bytes) -> Unit | None:
        """Return a unit."""
        query = select(UNITS).where(UNITS.c.unit_id == unit_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _to_unit(row)

    def replace(self, unit: Unit) -> None:
        """Overwrite a unit of the same name."""
        query = update(UNITS).where(UNITS.c.unit_id == unit.unit_id)
        self._connection.execute(query.values(_from_unit(unit)))

    def in_states(self, states: Collection[UnitState]) -> Sequence[Unit]:
        """Return the units in some states, in the order in which they were added."""
        return self._units(select(UNITS).where(UNITS.c.state.in_(_names(states))))

    def of_key(self, public_key: bytes, states: Collection[UnitState]) -> Sequence[Unit]:
        """Return the units of a key in some states, in the order in which they were added."""
        query = select(UNITS).where(UNITS.c.state.in_(_names(states)))
        return self._units(query.where(UNITS.c.public_key == public_key))

    def count(self, states: Collection[UnitState]) -> int:
        """Return how many units are in some states."""
        query = select(func.count()).where(UNITS.c.state.in_(_names(states)))
        return self._connection.execute(query).scalar_one()

    def same_result(
        self, payload_digest: bytes, last_root: bytes, other_than: Collection[bytes]
    ) -> bool:
        """Tell whether a unit of another name was committed with this payload or root."""
        equal = or_(UNITS.c.payload_digest == payload_digest, UNITS.c.last_root == last_root)
        query = select(UNITS.c.sequence).where(equal, UNITS.c.unit_id.not_in(other_than)).limit(1)
        return self._connection.execute(query).first() is not None

    def norm_rates(self, limit: int) -> Sequence[float]:
        """Return the norm rates of the newest credited units."""
        query = select(UNITS.c.norm_rate).where(UNITS.c.state.in_(_names(CREDITED)))
        newest = query.order_by(UNITS.c.decided_unix_ms.desc(), UNITS.c.sequence.desc())
        return list(self._connection.execute(newest.limit(limit)).scalars())

    def standing(self, public_key: bytes) -> Standing:
        """Return how a key's standing credit came about."""
        credited = UNITS.c.state.in_(_names(CREDITED)) & (UNITS.c.public_key == public_key)
        proven, last_ms = self._connection.execute(
            select(
                func.coalesce(func.sum(UNITS.c.tokens), 0),
                func.coalesce(func.max(UNITS.c.decided_unix_ms), 0),
            ).where(credited, UNITS.c.audited)
        ).one()
        units, tokens = self._connection.execute(
            select(func.count(), func.coalesce(func.sum(UNITS.c.tokens), 0)).where(
                credited, ~UNITS.c.audited, UNITS.c.decided_unix_ms >= last_ms
            )
        ).one()
        return Standing(proven_tokens=proven, trusted_units=units, trusted_tokens=tokens)

    def disposable_payloads(self, limit: int) -> Sequence[Unit]:
        """Return units whose payload is kept though nobody needs it."""
        query = select(UNITS).where(UNITS.c.payload_kept, UNITS.c.state.in_(_names(PAYLOAD_DONE)))
        return self._units(query.limit(limit))

    def disposable_states(self, limit: int) -> Sequence[Unit]:
        """Return units whose state is kept though no dispute needs it."""
        query = select(UNITS).where(UNITS.c.state_digest != b"")
        return self._units(query.where(UNITS.c.state != UnitState.DISPUTED.value).limit(limit))

    def totals(self) -> Totals:
        """Return the sums over all units."""
        credited = UNITS.c.state.in_(_names(CREDITED))
        units, tokens, audited = self._connection.execute(
            select(
                func.count(),
                func.coalesce(func.sum(UNITS.c.tokens), 0),
                func.count().filter(UNITS.c.audited),
            ).where(credited)
        ).one()
        return Totals(
            verified_units=units,
            verified_tokens=tokens,
            pending_units=self.count(PENDING),
            audited_units=audited,
        )

    def add_lease(self, record: LeaseRecord) -> None:
        """Keep a new lease."""
        self._connection.execute(insert(LEASES).values(_from_lease(record)))

    def lease(self, lease_id: bytes) -> LeaseRecord | None:
        """Return a lease."""
        query = select(LEASES).where(LEASES.c.lease_id == lease_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _to_lease(row)

    def replace_lease(self, record: LeaseRecord) -> None:
        """Overwrite a lease of the same name."""
        query = update(LEASES).where(LEASES.c.lease_id == record.lease_id)
        self._connection.execute(query.values(_from_lease(record)))

    def open_leases(self, public_key: bytes) -> Sequence[LeaseRecord]:
        """Return the open leases of a key."""
        query = select(LEASES).where(LEASES.c.open, LEASES.c.public_key == public_key)
        return [_to_lease(row) for row in self._connection.execute(query)]

    def unfinished_leases(self, public_key: bytes, now_unix_ms: int) -> int:
        """Return how many leases of a key were closed before their time was over."""
        own = ~LEASES.c.open & (LEASES.c.public_key == public_key)
        query = select(func.count()).where(own, LEASES.c.expires_unix_ms > now_unix_ms)
        return self._connection.execute(query).scalar_one()

    def expired_leases(self, now_unix_ms: int) -> Sequence[LeaseRecord]:
        """Return the open leases whose time is over."""
        query = select(LEASES).where(LEASES.c.open, LEASES.c.expires_unix_ms <= now_unix_ms)
        return [_to_lease(row) for row in self._connection.execute(query)]

    def _units(self, query: Select[Any]) -> list[Unit]:
        rows = self._connection.execute(query.order_by(UNITS.c.sequence))
        return [_to_unit(row) for row in rows]


def _names(states: Collection[UnitState]) -> list[str]:
    return [state.value for state in states]


def _from_unit(unit: Unit) -> dict[str, object]:
    payload = unit.payload
    return {
        "unit_id": unit.unit_id,
        "work": unit.work.SerializeToString(deterministic=True),
        "history": " ".join(state.value for state in unit.history),
        "state": unit.state.value,
        "lease_id": unit.lease_id,
        "public_key": unit.public_key,
        "app_version": unit.app_version,
        "commitment": unit.commitment,
        "nonce": unit.nonce,
        "opening": unit.opening,
        "payload_digest": None if payload is None else payload.digest,
        "payload_bytes": None if payload is None else payload.size_bytes,
        "payload_kept": unit.payload_kept,
        "last_root": unit.last_root,
        "norm_rate": unit.norm_rate,
        "tokens": unit.tokens,
        "audited": unit.audited,
        "decided_unix_ms": unit.decided_unix_ms,
        "reason": unit.reason,
        "twin": unit.twin,
        "state_digest": unit.state_digest,
        "state_whole": unit.state_whole,
    }


def _to_unit(row: Row[Any]) -> Unit:
    payload = None
    if row.payload_digest is not None:
        payload = blob.BlobRef(digest=row.payload_digest, size_bytes=row.payload_bytes)
    return Unit(
        work=lease.WorkUnit.FromString(row.work),
        history=tuple(UnitState(name) for name in row.history.split()),
        lease_id=row.lease_id,
        public_key=row.public_key,
        app_version=row.app_version,
        commitment=row.commitment,
        nonce=row.nonce,
        opening=row.opening,
        payload=payload,
        payload_kept=row.payload_kept,
        last_root=row.last_root,
        norm_rate=row.norm_rate,
        tokens=row.tokens,
        audited=row.audited,
        decided_unix_ms=row.decided_unix_ms,
        reason=row.reason,
        twin=row.twin,
        state_digest=row.state_digest,
        state_whole=row.state_whole,
    )


def _from_lease(record: LeaseRecord) -> dict[str, object]:
    return {
        "lease_id": record.lease_id,
        "unit_id": record.unit_id,
        "public_key": record.public_key,
        "device_id": record.device_id,
        "app_version": record.app_version,
        "numerics_class": record.numerics_class.SerializeToString(deterministic=True),
        "expires_unix_ms": record.expires_unix_ms,
        "steps_done": record.steps_done,
        "open": record.open,
    }


def _to_lease(row: Row[Any]) -> LeaseRecord:
    return LeaseRecord(
        lease_id=row.lease_id,
        unit_id=row.unit_id,
        public_key=row.public_key,
        device_id=row.device_id,
        app_version=row.app_version,
        numerics_class=numerics.NumericsClass.FromString(row.numerics_class),
        expires_unix_ms=row.expires_unix_ms,
        steps_done=row.steps_done,
        open=row.open,
    )
