"""What the daemon needs of its journal."""

from typing import Protocol

from potluck_client.buckets import ALL_DAYS, Buckets
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
from potluck_client.lifecycle import UnitState


class Journal(Protocol):
    """Keeps every unit and every receipt; what it has returned from survives kill -9.

    Every writing method raises JournalError when the disk takes nothing more; nothing is changed
    then.
    """

    def add_unit(self, entry: UnitEntry) -> UnitEntry:
        """Keep a new unit; one that is there already is returned as it stands."""
        ...

    def move(
        self,
        unit_id: bytes,
        to: UnitState,
        now_unix: float,
        *,
        sentence: str = "",
        changes: UnitChanges = NO_CHANGES,
    ) -> UnitEntry:
        """Change a unit's state, and what goes with it, in one step.

        An empty sentence stands for the state's own. Going where it is already changes only what
        goes with it. Raises LifecycleError when the change is impossible.
        """
        ...

    def note(self, unit_id: bytes, changes: UnitChanges) -> UnitEntry:
        """Keep facts about a unit without changing its state."""
        ...

    def unit(self, unit_id: bytes) -> UnitEntry | None:
        """Return a unit, or None when it is not known here."""
        ...

    def unfinished(self) -> tuple[UnitEntry, ...]:
        """Return the units for which this computer has something to do, oldest first."""
        ...

    def history(self, unit_id: bytes) -> tuple[UnitState, ...]:
        """Return the states that a unit went through, the present one last."""
        ...

    def given(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Given, ...]:
        """Return what was given between two days, by stretch, project and device, oldest first.

        Args:
            buckets: How the calendar is cut.
            first_day: The first day that counts.
            last_day: The last one.
            most: How many sums are returned at most; None for all.
        """
        ...

    def first_day(self) -> str:
        """Return the first day on which something was given; empty when there is none."""
        ...

    def rounds(self, project_id: str, most: int) -> tuple[RoundSum, ...]:
        """Return the newest rounds with verified units of a project, oldest first."""
        ...

    def version(self) -> int:
        """Return a number that rises with every change of a unit's state."""
        ...

    def keep_outcome(self, outcome: Outcome, now_unix: float) -> bool:
        """Keep an outcome, its receipt and its sequence in one step.

        Returns False, with nothing changed but the sequence, for a unit that is not known here or
        that is where the outcome would bring it.
        """
        ...

    def receipts(self, unit_id: bytes) -> tuple[bytes, ...]:
        """Return the serialised receipts of a unit, oldest first."""
        ...

    def list_receipts(
        self, limit: int, offset: int, project_id: str = ""
    ) -> tuple[tuple[KeptReceipt, ...], int]:
        """Return a page of receipts, newest first, and how many there are in all.

        With a project, only its receipts are listed and counted.
        """
        ...

    def put_project(self, project: JoinedProject) -> None:
        """Keep a project as given."""
        ...

    def project(self, project_id: str) -> JoinedProject | None:
        """Return a project, joined or left, or None when it was never joined."""
        ...

    def projects(self) -> tuple[JoinedProject, ...]:
        """Return the joined projects in the order in which they were joined first."""
        ...

    def all_projects(self) -> tuple[JoinedProject, ...]:
        """Return the projects that were ever joined, in the order in which they were."""
        ...

    def put_note(self, key: str, value: str) -> None:
        """Keep a small text by its name."""
        ...

    def get_note(self, key: str) -> str:
        """Return a small text; empty when there is none."""
        ...

    def receipt_count(self, project_id: str) -> int:
        """Return how many receipts are kept of a project."""
        ...

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        ...
