"""What of updates has to last: when was looked, and which failure was told of."""

import math

from potluck_client.errors import JournalError
from potluck_client.journal.port import Journal
from potluck_client.updates.port import TakenBack

_CHECKED = "updates-checked"
_TOLD = "updates-taken-back-told"


class UpdateNotes:
    """Keeps it in the journal; a disk that refuses loses nothing that matters."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def checked_unix(self) -> float:
        """Return when a look was answered last; 0 for never."""
        try:
            checked = float(self._journal.get_note(_CHECKED) or 0.0)
        except (ValueError, JournalError):
            return 0.0
        return checked if math.isfinite(checked) else 0.0

    def keep_checked(self, unix: float) -> None:
        """Keep that a look was answered."""
        try:
            self._journal.put_note(_CHECKED, f"{unix:.3f}")
        except JournalError:
            return  # After the next start an older look is shown.

    def is_news(self, found: TakenBack) -> bool:
        """Tell whether a failure was not told of before; it is news only once."""
        try:
            if self._journal.get_note(_TOLD) == found.version:
                return False
            self._journal.put_note(_TOLD, found.version)
        except JournalError:
            return False  # It is told after the next start.
        return True
