"""The journal in an SQLite file: write-ahead log, flushed to the disk at every change.

A damaged file is never replaced by an empty one, since it may hold receipts: the daemon does not
start and says where the file is.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from potluck.errors import ErrorCode
from potluck_client.errors import JournalError
from potluck_client.journal import tables
from potluck_client.journal.records import (
    NO_CHANGES,
    Credit,
    JoinedProject,
    Outcome,
    UnitChanges,
    UnitEntry,
)
from potluck_client.lifecycle import UNFINISHED, UnitState, check_transition, state_named

FILE_NAME = "journal.sqlite"
_BUSY_SECONDS = 1.0
"""How long another program may have the file; all else in the daemon waits meanwhile."""


class SqliteJournal:
    """Implements Journal on a file; used from one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = _open(path)

    def add_unit(self, entry: UnitEntry) -> UnitEntry:
        """Keep a new unit; one that is there already is returned as it stands."""
        with self._change():
            known = self.unit(entry.unit_id)
            if known is not None:
                return known
            self._db.execute(tables.INSERT_UNIT, dict(tables.row_of(entry)))
            self._record(entry)
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
            entry = tables.changed(self._known(unit_id), changes)
            self._db.execute(tables.UPDATE_UNIT, dict(tables.row_of(entry)))
        return entry

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

    def list_units(self, limit: int, offset: int) -> tuple[tuple[UnitEntry, ...], int]:
        """Return a page of units, newest first, and how many there are in all."""
        rows = self._all(
            f"{tables.SELECT_UNIT} ORDER BY number DESC LIMIT ? OFFSET ?", limit, offset
        )
        total = self._one("SELECT count(*) AS total FROM units")
        return tuple(map(tables.unit_of, rows)), int(total["total"]) if total else 0

    def credits(self) -> tuple[Credit, ...]:
        """Return what every handed-in unit counts, in the order in which they changed."""
        return tuple(map(tables.credit_of, self._all(tables.SELECT_CREDITS)))

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
                    "INSERT OR IGNORE INTO receipts (unit_id, receipt) VALUES (?, ?)",
                    (outcome.unit_id, outcome.receipt),
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

    def put_note(self, key: str, value: str) -> None:
        """Keep a small text by its name."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, value))

    def get_note(self, key: str) -> str:
        """Return a small text; empty when there is none."""
        row = self._one("SELECT value FROM notes WHERE key = ?", key)
        return str(row["value"]) if row else ""

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
        entry = tables.changed(self._known(unit_id), changes)
        if entry.state is not to:
            check_transition(entry.name, self.history(unit_id), to)
            entry = replace(
                entry, state=to, sentence=sentence or to.sentence, changed_unix=now_unix
            )
            self._record(entry)
        self._db.execute(tables.UPDATE_UNIT, dict(tables.row_of(entry)))
        return entry

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
            raise _translated(self._path, error) from error

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
            raise _translated(self._path, error) from error


def _open(path: Path) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise _translated(path, error) from error
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -512")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version == 0:
            db.executescript(
                f"BEGIN IMMEDIATE; {tables.SCHEMA} PRAGMA user_version = {tables.SCHEMA_VERSION};"
                " COMMIT;"
            )
        elif version != tables.SCHEMA_VERSION:
            raise JournalError(
                f"The journal {path} was written by another version of Potluck. Update the app; "
                "the file was left as it is.",
                code=ErrorCode.CONFLICT,
            )
        elif db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _damaged(path)
    except sqlite3.Error as error:
        db.close()
        raise _translated(path, error) from error
    except JournalError:
        db.close()
        raise
    path.chmod(0o600)
    return db


def _translated(path: Path, error: sqlite3.Error) -> JournalError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return JournalError(
            f"The disk is full, so the journal {path} could not be written. Free some space; "
            "Potluck goes on by itself.",
            code=ErrorCode.FULL,
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _damaged(path)
    return JournalError(
        f"The journal {path} could not be used: {error}. Check the disk and the folder's "
        "permissions.",
        code=ErrorCode.INTERNAL,
    )


def _damaged(path: Path) -> JournalError:
    return JournalError(
        f"The journal {path} is damaged, and Potluck does not go on without it, since it holds "
        "your receipts. Restore it from a backup, or move it away to begin a new one.",
        code=ErrorCode.CORRUPT,
    )
