"""The journal in an SQLite file: write-ahead log, flushed to the disk at every change.

A damaged file is never replaced by an empty one, since it may hold receipts: the daemon does not
start and says where the file is.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.limits import RECEIPT_BYTES
from potluck_client.buckets import ALL_DAYS, Buckets
from potluck_client.errors import JournalError
from potluck_client.journal import tables
from potluck_client.journal.opening import in_words, open_journal
from potluck_client.journal.records import (
    NO_CHANGES,
    Given,
    JoinedProject,
    KeptReceipt,
    Outcome,
    RoundSum,
    UnitChanges,
    UnitEntry,
)
from potluck_client.journal.sums import FIRST_DAY, given_of, keep_in_step, select_given
from potluck_client.lifecycle import UNFINISHED, UnitState, check_transition, state_named
from potluck_client.local_time import LocalTime, day_of, local_time

FILE_NAME = "journal.sqlite"
_NO_BOUND = -1


class SqliteJournal:
    """Implements Journal on a file; used from one thread."""

    def __init__(self, path: Path, calendar: LocalTime = local_time) -> None:
        self._path = path
        self._day_of = partial(day_of, calendar)
        self._db = open_journal(path, self._day_of)

    def add_unit(self, entry: UnitEntry) -> UnitEntry:
        """Keep a new unit; one that is there already is returned as it stands."""
        with self._change():
            known = self.unit(entry.unit_id)
            if known is not None:
                return known
            self._db.execute(tables.INSERT_UNIT, dict(tables.row_of(entry)))
            self._record(entry)
            keep_in_step(self._db, None, entry, self._day_of(entry.changed_unix))
        return entry

    def move(
        self,
        unit_id: bytes,
        to: UnitState,
        now_unix: float,
        *,
        sentence: str = "",
        changes: UnitChanges = NO_CHANGES,
    ) -> UnitEntry:
        """Change a unit's state, and what goes with it, in one step."""
        with self._change():
            return self._move(unit_id, to, now_unix, sentence, changes)

    def note(self, unit_id: bytes, changes: UnitChanges) -> UnitEntry:
        """Keep facts about a unit without changing its state."""
        with self._change():
            before = self._known(unit_id)
            return self._put(before, tables.changed(before, changes))

    def unit(self, unit_id: bytes) -> UnitEntry | None:
        """Return a unit, or None when it is not known here."""
        row = self._one(f"{tables.SELECT_UNIT} WHERE unit_id = ?", unit_id)
        return tables.unit_of(row) if row else None

    def unfinished(self) -> tuple[UnitEntry, ...]:
        """Return the units for which this computer has something to do, oldest first."""
        names = sorted(state.wire_name for state in UNFINISHED)
        marks = ", ".join("?" * len(names))
        rows = self._all(f"{tables.SELECT_UNIT} WHERE state IN ({marks}) ORDER BY number", *names)
        return tuple(map(tables.unit_of, rows))

    def history(self, unit_id: bytes) -> tuple[UnitState, ...]:
        """Return the states that a unit went through, the present one last."""
        rows = self._all("SELECT state FROM transitions WHERE unit_id = ? ORDER BY number", unit_id)
        return tuple(state_named(row["state"]) for row in rows)

    def given(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Given, ...]:
        """Return what was given between two days, by stretch, project and device, oldest first."""
        query, days = select_given(buckets, first_day, last_day)
        rows = self._all(query, *days, _NO_BOUND if most is None else most)
        return tuple(map(given_of, rows))

    def first_day(self) -> str:
        """Return the first day on which something was given; empty when there is none."""
        row = self._one(FIRST_DAY)
        return str(row["day"]) if row else ""

    def rounds(self, project_id: str, most: int) -> tuple[RoundSum, ...]:
        """Return the newest rounds with verified units of a project, oldest first."""
        rows = self._all(tables.SELECT_ROUNDS, project_id, most)
        return tuple(RoundSum(**dict(row)) for row in reversed(rows))

    def version(self) -> int:
        """Return a number that rises with every change of a unit's state."""
        row = self._one("SELECT coalesce(max(number), 0) AS version FROM transitions")
        return int(row["version"]) if row else 0

    def keep_outcome(self, outcome: Outcome, now_unix: float) -> bool:
        """Keep an outcome, its receipt and its sequence in one step."""
        with self._change():
            self._db.execute(
                "UPDATE projects SET outcome_sequence = max(outcome_sequence, ?)"
                " WHERE project_id = ?",
                (outcome.sequence, outcome.project_id),
            )
            entry = self.unit(outcome.unit_id)
            if entry is None or entry.project_id != outcome.project_id:
                return False
            if outcome.receipt:
                self._db.execute(
                    "INSERT OR IGNORE INTO receipts (unit_id, receipt, project_id)"
                    " VALUES (?, ?, ?)",
                    (outcome.unit_id, outcome.receipt, outcome.project_id),
                )
            if outcome.state is None or entry.state is outcome.state:
                return False
            changes = UnitChanges(tokens=outcome.tokens, flops=outcome.flops)
            self._move(outcome.unit_id, outcome.state, now_unix, outcome.sentence, changes)
        return True

    def receipts(self, unit_id: bytes) -> tuple[bytes, ...]:
        """Return the serialised receipts of a unit, oldest first."""
        rows = self._all("SELECT receipt FROM receipts WHERE unit_id = ? ORDER BY number", unit_id)
        return tuple(row["receipt"] for row in rows)

    def list_receipts(
        self, limit: int, offset: int, project_id: str = ""
    ) -> tuple[tuple[KeptReceipt, ...], int]:
        """Return a page of receipts, newest first, and how many there are in all."""
        wanted = project_id or None
        rows = self._all(tables.SELECT_RECEIPTS, RECEIPT_BYTES + 1, wanted, limit, offset)
        total = self._one(tables.COUNT_RECEIPTS, wanted)
        return tuple(map(tables.receipt_of, rows)), int(total["total"]) if total else 0

    def put_project(self, project: JoinedProject) -> None:
        """Keep a project as given."""
        with self._change():
            self._db.execute(tables.PUT_PROJECT, vars(project))

    def project(self, project_id: str) -> JoinedProject | None:
        """Return a project, joined or left, or None when it was never joined."""
        row = self._one("SELECT * FROM projects WHERE project_id = ?", project_id)
        return tables.project_of(row) if row else None

    def projects(self) -> tuple[JoinedProject, ...]:
        """Return the joined projects in the order in which they were joined first."""
        rows = self._all("SELECT * FROM projects WHERE joined ORDER BY number")
        return tuple(map(tables.project_of, rows))

    def all_projects(self) -> tuple[JoinedProject, ...]:
        """Return the projects that were ever joined, in the order in which they were."""
        return tuple(map(tables.project_of, self._all("SELECT * FROM projects ORDER BY number")))

    def put_note(self, key: str, value: str) -> None:
        """Keep a small text by its name."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, value))

    def get_note(self, key: str) -> str:
        """Return a small text; empty when there is none."""
        row = self._one("SELECT value FROM notes WHERE key = ?", key)
        return str(row["value"]) if row else ""

    def receipt_count(self, project_id: str) -> int:
        """Return how many receipts are kept of a project."""
        row = self._one(tables.COUNT_RECEIPTS_OF_PROJECT, project_id)
        return int(row["total"]) if row else 0

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        self._db.close()

    def _move(
        self,
        unit_id: bytes,
        to: UnitState,
        now_unix: float,
        sentence: str,
        changes: UnitChanges,
    ) -> UnitEntry:
        before = self._known(unit_id)
        entry = tables.changed(before, changes)
        if entry.state is not to:
            check_transition(entry.name, self.history(unit_id), to)
            entry = replace(
                entry, state=to, sentence=sentence or to.sentence, changed_unix=now_unix
            )
            self._record(entry)
        return self._put(before, entry)

    def _put(self, before: UnitEntry, after: UnitEntry) -> UnitEntry:
        self._db.execute(tables.UPDATE_UNIT, dict(tables.row_of(after)))
        keep_in_step(self._db, before, after, self._day_of(after.changed_unix))
        return after

    def _record(self, entry: UnitEntry) -> None:
        self._db.execute(
            "INSERT INTO transitions (unit_id, state, sentence, changed_unix) VALUES (?, ?, ?, ?)",
            (entry.unit_id, entry.state.wire_name, entry.sentence, entry.changed_unix),
        )

    def _known(self, unit_id: bytes) -> UnitEntry:
        entry = self.unit(unit_id)
        if entry is None:
            raise JournalError(
                f"The journal does not know the piece of work {unit_id.hex()}.",
                code=ErrorCode.NOT_FOUND,
            )
        return entry

    def _one(self, query: str, *values: object) -> sqlite3.Row | None:
        rows = self._all(query, *values)
        return rows[0] if rows else None

    def _all(self, query: str, *values: object) -> list[sqlite3.Row]:
        try:
            with closing(self._db.execute(query, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise in_words(self._path, error) from error

    @contextmanager
    def _change(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                # A full disk makes SQLite end the transaction by itself.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise in_words(self._path, error) from error
