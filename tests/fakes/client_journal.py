"""A journal in memory."""

from collections.abc import Sequence
from dataclasses import replace

from potluck.errors import ErrorCode
from potluck.limits import RECEIPT_BYTES
from potluck_client.buckets import ALL_DAYS, Buckets, start_of
from potluck_client.errors import JournalError
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
from potluck_client.journal.sums import COUNTED
from potluck_client.journal.tables import changed
from potluck_client.lifecycle import UNFINISHED, UnitState, check_transition
from potluck_client.local_time import LocalTime, day_of, local_time


class MemoryJournal:
    """Implements Journal.

    Attributes:
        fail_from: Number of the change from which on the failure is raised; None for never.
        failure: What is raised: a full disk, or a process that was killed right then.
        writes: How many changes were made.
    """

    def __init__(self, calendar: LocalTime = local_time) -> None:
        self._calendar = calendar
        self._units: dict[bytes, UnitEntry] = {}
        self._days: dict[bytes, str] = {}
        self._history: dict[bytes, list[UnitState]] = {}
        self._receipts: dict[bytes, list[bytes]] = {}
        self._receipts_in_order: list[tuple[bytes, bytes]] = []
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
        self._days[entry.unit_id] = day_of(self._calendar, entry.changed_unix)
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
            self._days[unit_id] = day_of(self._calendar, now_unix)
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

    def given(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Given, ...]:
        """Return what was given between two days, added up anew."""
        parts: dict[tuple[str, str, str], list[UnitEntry]] = {}
        for entry in self._all():
            day = self._days[entry.unit_id]
            if entry.state in COUNTED and first_day <= day <= last_day:
                key = (start_of(day, buckets), entry.project_id, entry.device_id)
                parts.setdefault(key, []).append(entry)
        return tuple(_given(*key, parts[key]) for key in sorted(parts)[:most])

    def first_day(self) -> str:
        """Return the first day on which something was given."""
        return min(
            (self._days[entry.unit_id] for entry in self._all() if entry.state in COUNTED),
            default="",
        )

    def rounds(self, project_id: str, most: int) -> tuple[RoundSum, ...]:
        """Return the newest rounds with verified units."""
        verified = [
            entry
            for entry in self._all()
            if entry.project_id == project_id and entry.state is UnitState.VERIFIED
        ]
        newest = sorted({entry.round for entry in verified})[-most:]
        return tuple(
            RoundSum(
                round=number,
                units=sum(entry.round == number for entry in verified),
                tokens=sum(entry.tokens for entry in verified if entry.round == number),
            )
            for number in newest
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
            self._receipts_in_order.append((outcome.unit_id, outcome.receipt))
        return bool(moves)

    def receipts(self, unit_id: bytes) -> tuple[bytes, ...]:
        """Return the receipts of a unit."""
        return tuple(self._receipts.get(unit_id, ()))

    def list_receipts(
        self, limit: int, offset: int, project_id: str = ""
    ) -> tuple[tuple[KeptReceipt, ...], int]:
        """Return a page of receipts, newest first."""
        wanted = [
            (self._units[unit_id], receipt)
            for unit_id, receipt in reversed(self._receipts_in_order)
            if project_id in {"", self._units[unit_id].project_id}
        ]
        return tuple(
            KeptReceipt(
                unit_id=entry.unit_id,
                project_id=entry.project_id,
                state=entry.state,
                round=entry.round,
                tokens=entry.tokens,
                flops=entry.flops,
                steps=entry.steps,
                receipt=receipt[: RECEIPT_BYTES + 1],
            )
            for entry, receipt in wanted[offset : offset + limit]
        ), len(wanted)

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

    def all_projects(self) -> tuple[JoinedProject, ...]:
        """Return the projects that were ever joined."""
        return tuple(self._projects.values())

    def put_note(self, key: str, value: str) -> None:
        """Keep a small text."""
        self._write()
        self._notes[key] = value

    def get_note(self, key: str) -> str:
        """Return a small text."""
        return self._notes.get(key, "")

    def receipt_count(self, project_id: str) -> int:
        """Return how many receipts are kept of a project."""
        units = (entry for entry in self._all() if entry.project_id == project_id)
        return sum(len(self.receipts(entry.unit_id)) for entry in units)

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


def _given(start: str, project_id: str, device_id: str, entries: Sequence[UnitEntry]) -> Given:
    verified = [entry for entry in entries if entry.state is UnitState.VERIFIED]
    pending = [entry for entry in entries if entry.state is UnitState.SUBMITTED]
    watt_hours = [entry.watt_hours for entry in verified if entry.watt_hours is not None]
    return Given(
        start=start,
        project_id=project_id,
        device_id=device_id,
        verified_units=len(verified),
        pending_units=len(pending),
        rejected_units=sum(entry.state is UnitState.REJECTED for entry in entries),
        verified_tokens=sum(entry.tokens for entry in verified),
        verified_seconds=sum(entry.busy_seconds for entry in verified),
        verified_flops=sum(entry.flops for entry in verified),
        verified_watt_hours=sum(watt_hours) if watt_hours else None,
        pending_tokens=sum(entry.tokens for entry in pending),
        pending_seconds=sum(entry.busy_seconds for entry in pending),
        pending_flops=sum(entry.flops for entry in pending),
    )
