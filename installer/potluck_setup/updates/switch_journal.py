"""How far a change from one version to another has come, on the disk for whoever has to go on.

The journal is written before each phase begins. So a phase may have been begun and not finished
when it is read, and each is safe to repeat.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from potluck.atomic_file import sync_folder, write_atomically
from potluck.installed import is_version_folder
from potluck_setup.disk_room import of_write
from potluck_setup.places import Places

_MOST_BYTES = 100_000


class Phase(StrEnum):
    """What is done at the moment, in order; the last two lead back."""

    WAITING = "waiting"
    """The old background program ends; nothing was changed."""
    COPYING = "copying"
    """The home's databases and settings are copied."""
    POINTING = "pointing"
    """The new version becomes the one in use; it has not run."""
    TRYING = "trying"
    """The new background program starts, and has to answer."""
    CONFIRMING = "confirming"
    """It answered; what was kept to go back is deleted."""
    GOING_BACK = "going_back"
    """The home's files and the old version are put back."""
    LEAVING = "leaving"
    """All is as it was before; the old background program starts again."""


@dataclass(frozen=True, kw_only=True)
class Switch:
    """A change under way.

    Attributes:
        phase: What is done at the moment.
        home: Whose background program is exchanged.
        old: The version that was in use.
        previous: The version that was kept beside it, which `current.json` named too.
        new: The version that takes its place.
        version: The new one's, as its background program has to say it.
        failure: Why the new version must not be tried again; empty while nothing speaks against it.
    """

    phase: Phase
    home: Path
    old: str
    previous: str | None
    new: str
    version: str
    failure: str = ""


def write_journal(places: Places, switch: Switch) -> None:
    """Put the journal onto the disk.

    Raises:
        SetupError: It can't be written; the old one still stands.
    """
    text = json.dumps({**asdict(switch), "home": str(switch.home)}, indent=1)
    try:
        write_atomically(places.switch_journal, text.encode())
    except OSError as error:
        raise of_write(error, places.switch_journal, needed_bytes=0) from error


def read_journal(places: Places) -> Switch | None:
    """Return the change under way, or None when there is none, or no sense in its file."""
    try:
        with places.switch_journal.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
        previous = found["previous"]
        switch = Switch(
            phase=Phase(found["phase"]),
            home=Path(str(found["home"])),
            old=str(found["old"]),
            previous=None if previous is None else str(previous),
            new=str(found["new"]),
            version=str(found["version"]),
            failure=str(found["failure"]),
        )
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    # Folders of these names are deleted in the end, so none may lead out of the versions.
    names = [switch.old, switch.new, *([] if switch.previous is None else [switch.previous])]
    return switch if all(is_version_folder(name) for name in names) else None


def remove_journal(places: Places) -> None:
    """No change is under way any more; safe to repeat."""
    places.switch_journal.unlink(missing_ok=True)
    sync_folder(places.root)
