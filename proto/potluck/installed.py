"""How an installed Potluck lies on the disk, for the programs that look for each other there.

    ROOT/installation.json        what the installer put where (Installation)
    ROOT/current.json             which version is used (Current)
    ROOT/versions/NAME/           one laid-out version: an environment of its own
    ROOT/versions/NAME/laid-out.json   there when it is whole (written last)
    ROOT/setup.lock               held by whoever changes the installation
    ROOT/switch.json              there while one version takes the place of another

Only what is read by more than one room stands here; `potluck_setup` writes all of it. A checkout
that runs from its own environment has none of these files.
"""

import json
import os
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import platformdirs

from potluck.file_lock import held_lock

ROOT_VARIABLE = "POTLUCK_ROOT"
INSTALLATION_NAME = "installation.json"
CURRENT_NAME = "current.json"
LAID_OUT_NAME = "laid-out.json"
VERSIONS_NAME = "versions"
SETUP_LOCK_NAME = "setup.lock"
SWITCH_NAME = "switch.json"
_MOST_BYTES = 100_000


@dataclass(frozen=True, kw_only=True)
class Installation:
    """What the installer put where.

    Attributes:
        kind: Which installer it was: "deb", "run", "windows", "macos" or "test".
        launcher: Command that starts the version in use, whichever that is; more words are added.
        payload: Folder of what the installer carried.
    """

    kind: str
    launcher: tuple[str, ...]
    payload: Path


@dataclass(frozen=True, kw_only=True)
class Current:
    """Which version is used.

    Attributes:
        name: Its folder below `versions`.
        previous: The folder of the version before, kept to go back to; None when there is none.
    """

    name: str
    previous: str | None


def default_root() -> Path:
    """Return where the app itself lies: $POTLUCK_ROOT if set, else the platform's own place."""
    chosen = os.environ.get(ROOT_VARIABLE)
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_data_dir("potluck-app", appauthor=False))


def own_root() -> Path | None:
    """Return the root that this very process was started from, or None for a checkout."""
    environment = Path(sys.prefix)
    if (environment / LAID_OUT_NAME).is_file() and environment.parent.name == VERSIONS_NAME:
        return environment.parent.parent
    return None


def read_installation(root: Path) -> Installation | None:
    """Return what the installer noted, or None when nothing usable is there."""
    found = _read_object(root / INSTALLATION_NAME)
    kind, launcher, payload = found.get("kind"), found.get("launcher"), found.get("payload")
    if not isinstance(kind, str) or not isinstance(payload, str):
        return None
    if not isinstance(launcher, list) or not all(isinstance(word, str) for word in launcher):
        return None
    return Installation(kind=kind, launcher=tuple(launcher), payload=Path(payload))


def read_current(root: Path) -> Current | None:
    """Return which version is used, or None when none is, or its file is damaged."""
    found = _read_object(root / CURRENT_NAME)
    name, previous = found.get("name"), found.get("previous")
    if not isinstance(name, str) or not is_version_folder(name):
        return None
    kept = previous if isinstance(previous, str) and is_version_folder(previous) else None
    return Current(name=name, previous=kept)


def is_version_folder(name: str) -> bool:
    """Tell whether a text can be the name of a version's folder, and leads to no other place."""
    is_plain = bool(name) and name == Path(name).name and not name.startswith(".")
    return is_plain and name.isprintable()


def version_python(root: Path, name: str) -> Path:
    """Return the interpreter of a laid-out version; it need not be there."""
    folder = root / VERSIONS_NAME / name
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def current_python(root: Path) -> Path | None:
    """Return the interpreter of the version in use; None where none is whole."""
    current = read_current(root)
    if current is None or not (root / VERSIONS_NAME / current.name / LAID_OUT_NAME).is_file():
        return None
    return version_python(root, current.name)


def python_in_use() -> Path:
    """Return the interpreter of the version in use, which may be newer than this process."""
    root = own_root()
    current = None if root is None else current_python(root)
    return current or Path(sys.executable)


class Switch(Enum):
    """Whether one version takes the place of another."""

    NONE = "none"
    """Nothing of the kind."""
    UNDER_WAY = "under way"
    """Somebody is at it, and starts a daemon in the end."""
    BROKEN_OFF = "broken off"
    """Whoever was at it has gone; it has to be recovered from."""


def switch_of(root: Path) -> Switch:
    """Return whether one version takes the place of another below a root."""
    if not (root / SWITCH_NAME).exists():
        return Switch.NONE
    try:
        with held_lock(root / SETUP_LOCK_NAME, BlockingIOError()):
            # Looked at again: it may have come to its end between the two looks.
            return Switch.BROKEN_OFF if (root / SWITCH_NAME).exists() else Switch.NONE
    except OSError:
        return Switch.UNDER_WAY


def _read_object(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
