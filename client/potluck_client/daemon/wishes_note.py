"""What a person asked for outlives the daemon: how it is kept in the journal."""

import json

from potluck_client.journal.port import Journal
from potluck_client.wishes import Pause, Wishes

LATEST_UNIX = 250_000_000_000.0
"""Latest end of a pause: in the year 9892, near the end of the calendar."""

PROGRAM_CHARACTERS = 200
"""Longest name of a program whose end is waited for."""

_KEY = "wishes"


def load_wishes(journal: Journal) -> Wishes:
    """Return what the journal keeps of the wishes; what can't be read counts as paused."""
    text = journal.get_note(_KEY)
    if not text:
        return Wishes()
    try:
        kept = json.loads(text)
        paused = bool(kept["paused"])
        return Wishes(
            pause=_pause(kept["paused_until_unix"], kept.get("while_program", ""))
            if paused
            else None,
            device_pauses={
                str(device): _pause(pause["until_unix"], pause["while_program"])
                for device, pause in kept.get("devices", {}).items()
            },
            finishing=bool(kept.get("finishing", False)),
            finished=bool(kept["finished"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Wishes(pause=Pause())


def keep_wishes(journal: Journal, wishes: Wishes) -> None:
    """Keep what has to outlive the daemon."""
    pause = wishes.pause
    kept = {
        "paused": pause is not None,
        "paused_until_unix": None if pause is None else pause.until_unix,
        "while_program": "" if pause is None else pause.while_program,
        "devices": {
            device: {"until_unix": alone.until_unix, "while_program": alone.while_program}
            for device, alone in wishes.device_pauses.items()
        },
        "finishing": wishes.finishing,
        "finished": wishes.finished,
    }
    journal.put_note(_KEY, json.dumps(kept))


def _pause(until: object, program: object) -> Pause:
    """Return a pause; one whose end is none lasts until the person resumes."""
    if not isinstance(program, str) or len(program) > PROGRAM_CHARACTERS:
        return Pause()
    if until is None:
        return Pause(while_program=program)
    if (
        isinstance(until, bool)
        or not isinstance(until, int | float)
        or not 0 <= until <= LATEST_UNIX
    ):
        return Pause()
    return Pause(until_unix=float(until), while_program=program)
