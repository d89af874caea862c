"""A pause outlives the daemon: how it is kept in the journal."""

import json

from potluck_client.decide import Wishes
from potluck_client.journal.port import Journal

LATEST_UNIX = 250_000_000_000.0
"""Latest end of a pause: in the year 9892, near the end of the calendar."""

_KEY = "wishes"


def load_wishes(journal: Journal) -> Wishes:
    """Return the pause that the journal keeps; what can't be read counts as paused."""
    text = journal.get_note(_KEY)
    if not text:
        return Wishes()
    try:
        kept = json.loads(text)
        until = kept["paused_until_unix"]
        if until is not None and not 0 <= float(until) <= LATEST_UNIX:
            return Wishes(paused=True)
        return Wishes(
            paused=bool(kept["paused"]),
            paused_until_unix=None if until is None else float(until),
            finished=bool(kept["finished"]),
        )
    except (ValueError, KeyError, TypeError):
        return Wishes(paused=True)


def keep_wishes(journal: Journal, wishes: Wishes) -> None:
    """Keep what has to outlive the daemon."""
    kept = {
        "paused": wishes.paused,
        "paused_until_unix": wishes.paused_until_unix,
        "finished": wishes.finished,
    }
    journal.put_note(_KEY, json.dumps(kept))
