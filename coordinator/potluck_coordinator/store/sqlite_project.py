"""Text, rounds and merges in SQLite."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.records import Round, Shard, Share
from potluck_coordinator.store.port import Audience
from potluck_coordinator.store.tables import HELD_OUT, ROUNDS, SHARDS, SHARES, UNITS


class SqliteProject:
    """The text, the rounds and the merges."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_shard(self, ref: blob.BlobRef, tokens: int) -> None:
        """Add training text; a shard that is there already is kept."""
        row = {"digest": ref.digest, "size_bytes": ref.size_bytes, "tokens": tokens}
        self._connection.execute(insert_or(SHARDS).values(row).on_conflict_do_nothing())

    def shards(self) -> Sequence[Shard]:
        """Return all training text, in the order in which it was added."""
        rows = self._connection.execute(select(SHARDS).order_by(SHARDS.c.sequence))
        return [Shard(ref=_ref(row.digest, row.size_bytes), tokens=row.tokens) for row in rows]

    def set_held_out(self, ref: blob.BlobRef) -> None:
        """Choose the text that checkpoints are measured on."""
        row = {"digest": ref.digest, "size_bytes": ref.size_bytes}
        self._connection.execute(
            insert_or(HELD_OUT).values(one=1, **row).on_conflict_do_update(set_=row)
        )

    def held_out(self) -> blob.BlobRef | None:
        """Return the text that checkpoints are measured on."""
        row = self._connection.execute(select(HELD_OUT)).one_or_none()
        return None if row is None else _ref(row.digest, row.size_bytes)

    def add_round(self, opened: Round) -> None:
        """Begin a round; round 0 begins the project."""
        self._connection.execute(insert(ROUNDS).values(_from_round(opened)))

    def current_round(self) -> Round | None:
        """Return the newest round; None before the project's first checkpoint."""
        query = select(ROUNDS).order_by(ROUNDS.c.number.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _to_round(row)

    def round(self, number: int) -> Round | None:
        """Return a round."""
        query = select(ROUNDS).where(ROUNDS.c.number == number)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _to_round(row)

    def replace_round(self, changed: Round) -> None:
        """Overwrite a round of the same number."""
        query = update(ROUNDS).where(ROUNDS.c.number == changed.number)
        self._connection.execute(query.values(_from_round(changed)))

    def rounds_with_files(self) -> Sequence[Round]:
        """Return the rounds whose checkpoints are kept, oldest first."""
        query = select(ROUNDS).where(ROUNDS.c.files_kept).order_by(ROUNDS.c.number)
        return [_to_round(row) for row in self._connection.execute(query)]

    def measured_rounds(self) -> Sequence[Round]:
        """Return the rounds whose loss is known, oldest first."""
        query = select(ROUNDS).where(ROUNDS.c.held_out_loss.is_not(None))
        rows = self._connection.execute(query.order_by(ROUNDS.c.number))
        return [_to_round(row) for row in rows]

    def plan_merge(self, from_round: int, shares: Sequence[Share]) -> None:
        """Write down what the merge that ends a round consists of."""
        rows = [
            {"from_round": from_round, "place": i, "unit_id": s.unit_id, "weight": s.weight}
            for i, s in enumerate(shares)
        ]
        self._connection.execute(insert(SHARES), rows)

    def planned_merge(self, from_round: int) -> Sequence[Share]:
        """Return the plan in its order; empty when there is none."""
        query = select(SHARES).where(SHARES.c.from_round == from_round).order_by(SHARES.c.place)
        rows = self._connection.execute(query)
        return [Share(unit_id=row.unit_id, weight=row.weight) for row in rows]

    def audience(self, digest: bytes) -> Audience | None:
        """Tell who may fetch a blob; None when the project does not refer to it."""
        checkpoint = (ROUNDS.c.checkpoint_digest == digest) & ROUNDS.c.files_kept
        if self._any(ROUNDS.c.number, checkpoint):
            return Audience.ENROLLED
        if self._any(SHARDS.c.sequence, SHARDS.c.digest == digest):
            return Audience.ENROLLED
        payload = (UNITS.c.payload_digest == digest) & UNITS.c.payload_kept
        velocity = (ROUNDS.c.velocity_digest == digest) & ROUNDS.c.files_kept
        if (
            self._any(HELD_OUT.c.one, HELD_OUT.c.digest == digest)
            or self._any(UNITS.c.sequence, payload)
            or (digest and self._any(UNITS.c.sequence, UNITS.c.state_digest == digest))
            or self._any(ROUNDS.c.number, velocity)
        ):
            return Audience.INSPECTORS
        return None

    def _any(self, column: Column[Any], condition: ColumnElement[bool]) -> bool:
        query = select(column).where(condition).limit(1)
        return self._connection.execute(query).first() is not None


def _ref(digest: bytes, size_bytes: int) -> blob.BlobRef:
    return blob.BlobRef(digest=digest, size_bytes=size_bytes)


def _from_round(record: Round) -> dict[str, object]:
    velocity = record.velocity
    return {
        "number": record.number,
        "checkpoint_digest": record.checkpoint.digest,
        "checkpoint_bytes": record.checkpoint.size_bytes,
        "velocity_digest": None if velocity is None else velocity.digest,
        "velocity_bytes": None if velocity is None else velocity.size_bytes,
        "opened_unix_ms": record.opened_unix_ms,
        "quorum_unix_ms": record.quorum_unix_ms,
        "tokens": record.tokens,
        "held_out_loss": record.held_out_loss,
        "measured_unix_ms": record.measured_unix_ms,
        "files_kept": record.files_kept,
    }


def _to_round(row: Row[Any]) -> Round:
    velocity = None
    if row.velocity_digest is not None:
        velocity = _ref(row.velocity_digest, row.velocity_bytes)
    return Round(
        number=row.number,
        checkpoint=_ref(row.checkpoint_digest, row.checkpoint_bytes),
        velocity=velocity,
        opened_unix_ms=row.opened_unix_ms,
        quorum_unix_ms=row.quorum_unix_ms,
        tokens=row.tokens,
        held_out_loss=row.held_out_loss,
        measured_unix_ms=row.measured_unix_ms,
        files_kept=row.files_kept,
    )
