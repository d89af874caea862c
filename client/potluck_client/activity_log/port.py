"""What the daemon needs of its activity log."""

from typing import Protocol

from potluck_client.activity_log.entry import Entry, Happening, Page, Query

KEPT_ENTRIES = 20_000
"""The newest of them are kept: years of an ordinary computer."""

PRUNED_ENTRIES = 500
"""So many more may be there before those beyond are taken away, all at once."""


class ActivityStore(Protocol):
    """Entries in the order in which they were added; the oldest give way to new ones.

    Every method but close() raises JournalError when the disk refuses.
    """

    def add(self, happening: Happening, unix: float) -> Entry:
        """Keep a happening."""
        ...

    def page(self, query: Query) -> Page:
        """Return the newest entries that fit."""
        ...

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        ...
