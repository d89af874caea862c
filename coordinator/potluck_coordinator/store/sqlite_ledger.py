"""Inspections, the ledger and outcomes in SQLite."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from potluck.merkle import leaf_hash
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.records import Inspection, InspectionKind, LedgerRow
from potluck_coordinator.store.tables import INSPECTIONS, LEDGER, OUTCOMES


class SqliteInspections:
    """Tasks for inspectors."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, inspection: Inspection) -> None:
        """Queue a task."""
        self._connection.execute(insert(INSPECTIONS).values(_from_inspection(inspection)))

    def get(self, inspection_id: bytes) -> Inspection | None:
        """Return a task."""
        query = select(INSPECTIONS).where(INSPECTIONS.c.inspection_id == inspection_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _to_inspection(row)

    def replace(self, inspection: Inspection) -> None:
        """Overwrite a task of the same name."""
        same = INSPECTIONS.c.inspection_id == inspection.inspection_id
        query = update(INSPECTIONS).where(same)
        self._connection.execute(query.values(_from_inspection(inspection)))

    def open(self) -> Sequence[Inspection]:
        """Return the tasks that are not done, oldest first."""
        query = select(INSPECTIONS).where(~INSPECTIONS.c.done).order_by(INSPECTIONS.c.sequence)
        return [_to_inspection(row) for row in self._connection.execute(query)]

    def evaluates(self, round_number: int) -> bool:
        """Tell whether the evaluation of a round was ever queued."""
        query = select(INSPECTIONS.c.sequence).where(
            INSPECTIONS.c.kind == InspectionKind.EVALUATION.value,
            INSPECTIONS.c.round == round_number,
        )
        return self._connection.execute(query).first() is not None


class SqliteLedger:
    """The append-only ledger and the news for its volunteers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def size(self) -> int:
        """Return the number of entries."""
        return self._connection.execute(select(func.count()).select_from(LEDGER)).scalar_one()

    def append(self, entry: ledger.LedgerEntry) -> LedgerRow:
        """Write an entry at the end; nothing ever changes or removes one."""
        row = LedgerRow(index=self.size(), serialised=entry.SerializeToString(deterministic=True))
        self._connection.execute(
            insert(LEDGER).values(
                place=row.index,
                serialised=row.serialised,
                leaf_hash=leaf_hash(row.serialised),
                public_key=entry.public_key,
                unit_id=entry.unit_id,
                kind=int(entry.kind),
            )
        )
        return row

    def page(self, start: int, limit: int) -> Sequence[LedgerRow]:
        """Return entries in order."""
        query = select(LEDGER).where(LEDGER.c.place >= start).order_by(LEDGER.c.place)
        return [_to_row(row) for row in self._connection.execute(query.limit(limit))]

    def leaf_hashes(self, start: int) -> Sequence[bytes]:
        """Return the leaf hashes of all entries from a place on."""
        query = select(LEDGER.c.leaf_hash).where(LEDGER.c.place >= start).order_by(LEDGER.c.place)
        return list(self._connection.execute(query).scalars())

    def of_key(self, public_key: bytes) -> Sequence[LedgerRow]:
        """Return all entries of a key, in order."""
        query = select(LEDGER).where(LEDGER.c.public_key == public_key).order_by(LEDGER.c.place)
        return [_to_row(row) for row in self._connection.execute(query)]

    def add_outcome(self, public_key: bytes, outcome: ledger.UnitOutcome) -> int:
        """Keep news for a key; its sequence is filled in and returned."""
        serialised = outcome.SerializeToString(deterministic=True)
        query = insert(OUTCOMES).values(public_key=public_key, outcome=serialised)
        outcome.sequence = self._connection.execute(query).lastrowid
        return outcome.sequence

    def outcomes(
        self, public_key: bytes, after_sequence: int, limit: int
    ) -> Sequence[ledger.UnitOutcome]:
        """Return news for a key, oldest first."""
        query = (
            select(OUTCOMES)
            .where(OUTCOMES.c.public_key == public_key, OUTCOMES.c.sequence > after_sequence)
            .order_by(OUTCOMES.c.sequence)
            .limit(limit)
        )
        found = []
        for row in self._connection.execute(query):
            outcome = ledger.UnitOutcome.FromString(row.outcome)
            outcome.sequence = row.sequence
            found.append(outcome)
        return found


def _from_inspection(record: Inspection) -> dict[str, object]:
    named = record.numerics_class
    return {
        "inspection_id": record.inspection_id,
        "kind": record.kind.value,
        "unit_id": record.unit_id,
        "round": record.round,
        "numerics_class": None if named is None else named.SerializeToString(deterministic=True),
        "same_class_only": record.same_class_only,
        "queued_unix_ms": record.queued_unix_ms,
        "taken_by": record.taken_by,
        "expires_unix_ms": record.expires_unix_ms,
        "handed_out": record.handed_out,
        "done": record.done,
    }


def _to_inspection(row: Row[Any]) -> Inspection:
    named = None
    if row.numerics_class is not None:
        named = numerics.NumericsClass.FromString(row.numerics_class)
    return Inspection(
        inspection_id=row.inspection_id,
        kind=InspectionKind(row.kind),
        unit_id=row.unit_id,
        round=row.round,
        numerics_class=named,
        same_class_only=row.same_class_only,
        queued_unix_ms=row.queued_unix_ms,
        taken_by=row.taken_by,
        expires_unix_ms=row.expires_unix_ms,
        handed_out=row.handed_out,
        done=row.done,
    )


def _to_row(row: Row[Any]) -> LedgerRow:
    return LedgerRow(index=row.place, serialised=row.serialised)
