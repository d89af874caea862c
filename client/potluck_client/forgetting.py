"""What Potluck keeps in its data folder, and how a person takes it off the computer.

Only what Potluck itself has made is deleted, by name: the folder may be one that a person uses for
other things too.
"""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from potluck_client.identity_store import KEY_FILE, PUBLIC_FILE


class Kind(Enum):
    """What an entry of the data folder is worth to its owner."""

    IDENTITY = "identity"
    """The key, under which contribution is counted."""
    HISTORY = "history"
    """Receipts and what was given, electricity, and the activity log."""
    REST = "rest"
    """What can be fetched or chosen again: projects' files, limits, logs."""


_DATABASES = re.compile(
    r"(journal|activity|books)\.sqlite(-wal|-shm|-journal|\.damaged)?|journal\.sqlite\..{1,60}"
)
_REST = re.compile(
    r"(settings|window|(nvidia|amd)-devices|control)\.json|control\.sock|daemon\.lock"
    r"|daemon-start\.txt|logs|projects|kernels|practice"
    r"|\..{1,80}\.(\d{1,10}\.tmp|before)"
)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What stays when all else goes.

    Attributes:
        identity: The key stays, so that another installation goes on under it.
        history: Receipts and the like stay.
    """

    identity: bool
    history: bool


def kind_of(name: str) -> Kind | None:
    """Return what an entry of the data folder is, or None for one that Potluck never made."""
    if name in {KEY_FILE, PUBLIC_FILE}:
        return Kind.IDENTITY
    if _DATABASES.fullmatch(name):
        return Kind.HISTORY
    return Kind.REST if _REST.fullmatch(name) else None


def doomed(names: Iterable[str], kept: Kept) -> list[str]:
    """Return which entries of the data folder go, the key's aside, which may lie elsewhere too."""
    goes = {Kind.REST} if kept.history else {Kind.REST, Kind.HISTORY}
    return sorted(name for name in names if kind_of(name) in goes)


def delete_entries(home: Path, names: Iterable[str]) -> None:
    """Delete entries of the data folder, and the folder itself if nothing else is in it.

    Safe to repeat.

    Raises:
        OSError: One can't be deleted; others may be gone already.
    """
    for name in names:
        path = home / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def leave_folder(home: Path) -> bool:
    """Remove the data folder if it is empty, and tell whether it is gone; raises OSError."""
    if not home.exists():
        return True
    if any(home.iterdir()):
        return False
    home.rmdir()
    return True
