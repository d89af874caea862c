"""A journal in memory."""

from dataclasses import replace

from potluck.errors import ErrorCode
from potluck_client.errors import JournalError
from potluck_client.journal.records import (
    NO_CHANGES,
    Credit,
    JoinedProject,
    Outcome,
    UnitChanges,
    UnitEntry,
)
from potluck_client.journal.tables import changed
from potluck_client.lifecycle import UNFINISHED, UnitState, check_transition

_COUNTED = {UnitState.SUBMITTED, UnitState.VERIFIED, UnitState.REJECTED}


class MemoryJournal:
    """Implements Journal.

    Attributes:
        fail_from: Number of the change from which on the failure is raised; None for never.
        failure: What is raised: a full disk, or a process that was killed right then.
        writes: How many changes were made.
    """

    def __init__(self) -> None:
        self._units: dict[bytes, UnitEntry] = {}
        self._history: dict[bytes, list[UnitState]] = {}
        self._receipts: dict[bytes, list[bytes]] = {}
        self._projects: dict[str, JoinedProject] = {}
        self._notes: dict[str, str] = {}
        self._version = 0
        self.fail_from: int | None = None
        self.failure: BaseException = JournalError("The disk is full.", code=ErrorCode.FULL)
        self.writes = 0

    def add_unit(self, entry: UnitEntry) -> UnitEntry:
        """Keep a new unit."""
        if entry.unit_id in self._units:
            return self._units[entry.unit_id]
        self._write()
        self._version += 1
        self._units[entry.unit_id] = entry
        self._history[entry.unit_id] = [entry.state]
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
        """Change a unit's state."""
        entry = changed(self._known(unit_id), changes)
        if entry.state is not to:
            check_transition(entry.name, self._history[unit_id], to)
            entry = replace(
                entry, state=to, sentence=sentence or to.sentence, changed_unix=now_unix
            )
        self._write()
        if self._units[unit_id].state is not to:
            self._history[unit_id].append(to)
            self._version += 1
        self._units[unit_id] = entry
        return entry

    def note(self, unit_id: bytes, changes: UnitChanges) -> UnitEntry:
        """Keep facts about a unit."""
        entry = changed(self._known(unit_id), changes)
        self._write()
        self._units[unit_id] = entry
        return entry

    def unit(self, unit_id: bytes) -> UnitEntry | None:
        """Return a unit."""
        entry = self._units.get(unit_id)
        return replace(entry, has_receipt=bool(self.receipts(unit_id))) if entry else None

    def unfinished(self) -> tuple[UnitEntry, ...]:
        """Return the units that are not done."""
        return tuple(entry for entry in self._all() if entry.state in UNFINISHED)

    def history(self, unit_id: bytes) -> tuple[UnitState, ...]:
        """Return the states of a unit."""
        return tuple(self._history.get(unit_id, ()))

    def list_units(self, limit: int, offset: int) -> tuple[tuple[UnitEntry, ...], int]:
        """Return a page of units, newest first."""
        newest_first = self._all()[::-1]
        return tuple(newest_first[offset : offset + limit]), len(newest_first)

    def credits(self) -> tuple[Credit, ...]:
        """Return what handed-in units count."""
        counted = [entry for entry in self._all() if entry.state in _COUNTED]
        return tuple(
            Credit(
                project_id=entry.project_id,
                state=entry.state,
                changed_unix=entry.changed_unix,
                tokens=entry.tokens,
                flops=entry.flops,
                busy_seconds=entry.busy_seconds,
                watt_hours=entry.watt_hours,
            )
            for entry in sorted(counted, key=lambda entry: entry.changed_unix)
        )

    def version(self) -> int:
        """Return how many state changes there were."""
        return self._version

    def keep_outcome(self, outcome: Outcome, now_unix: float) -> bool:
        """Keep an outcome."""
        entry = self._units.get(outcome.unit_id)
        mine = entry is not None and entry.project_id == outcome.project_id
        moves = mine and entry is not None and outcome.state not in {None, entry.state}
        if moves and outcome.state is not None:
            self.move(
                outcome.unit_id,
                outcome.state,
                now_unix,
                sentence=outcome.sentence,
                changes=UnitChanges(tokens=outcome.tokens, flops=outcome.flops),
            )
        else:
            self._write()
        project = self._projects.get(outcome.project_id)
        if project is not None:
            newest = max(project.outcome_sequence, outcome.sequence)
            self._projects[outcome.project_id] = replace(project, outcome_sequence=newest)
        kept = self._receipts.setdefault(outcome.unit_id, []) if mine else []
        if outcome.receipt and outcome.receipt not in kept:
            kept.append(outcome.receipt)
        return bool(moves)

    def receipts(self, unit_id: bytes) -> tuple[bytes, ...]:
        """Return the receipts of a unit."""
        return tuple(self._receipts.get(unit_id, ()))

    def put_project(self, project: JoinedProject) -> None:
        """Keep a project."""
        self._write()
        self._projects[project.project_id] = project

    def project(self, project_id: str) -> JoinedProject | None:
        """Return a project."""
        return self._projects.get(project_id)

    def projects(self) -> tuple[JoinedProject, ...]:
        """Return the joined projects."""
        return tuple(project for project in self._projects.values() if project.joined)

    def put_note(self, key: str, value: str) -> None:
        """Keep a small text."""
        self._write()
        self._notes[key] = value

    def get_note(self, key: str) -> str:
        """Return a small text."""
        return self._notes.get(key, "")

    def close(self) -> None:
        """There is nothing to let go of."""

    def _all(self) -> list[UnitEntry]:
        return [entry for name in self._units if (entry := self.unit(name)) is not None]

    def _write(self) -> None:
        if self.fail_from is not None and self.writes >= self.fail_from:
            raise self.failure
        self.writes += 1

    def _known(self, unit_id: bytes) -> UnitEntry:
        entry = self.unit(unit_id)
        if entry is None:
            raise JournalError(
                f"The journal does not know the piece of work {unit_id.hex()}.",
                code=ErrorCode.NOT_FOUND,
            )
        return entry
