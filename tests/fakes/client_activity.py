"""An activity log in memory."""

from potluck.errors import ErrorCode
from potluck_client.activity_log.entry import Entry, Happening, Page, Query, folded_text
from potluck_client.activity_log.port import KEPT_ENTRIES, PRUNED_ENTRIES
from potluck_client.errors import JournalError


class MemoryActivity:
    """Implements ActivityStore.

    Attributes:
        full: True while the disk takes nothing more.
        entries: What is kept, oldest first.
    """

    def __init__(self) -> None:
        self.full = False
        self.entries: list[Entry] = []
        self._number = 0

    def add(self, happening: Happening, unix: float) -> Entry:
        """Keep a happening."""
        if self.full:
            raise JournalError("The disk is full.", code=ErrorCode.FULL)
        self._number += 1
        entry = Entry(number=self._number, unix=unix, happening=happening)
        self.entries.append(entry)
        if len(self.entries) > KEPT_ENTRIES + PRUNED_ENTRIES:
            del self.entries[:-KEPT_ENTRIES]
        return entry

    def page(self, query: Query) -> Page:
        """Return the newest entries that fit."""
        fitting = [entry for entry in reversed(self.entries) if _fits(entry, query)]
        return Page(entries=tuple(fitting[: query.limit]), more=len(fitting) > query.limit)

    def close(self) -> None:
        """There is nothing to let go of."""


def _fits(entry: Entry, query: Query) -> bool:
    happening = entry.happening
    return (
        (not query.before_number or entry.number < query.before_number)
        and (not query.kinds or happening.kind in query.kinds)
        and (not query.project_id or happening.project_id == query.project_id)
        and all(word in folded_text(happening) for word in query.words)
    )
