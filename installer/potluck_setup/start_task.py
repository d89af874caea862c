"""What a start of Potluck has to have done to the installation, before it becomes the app."""

import subprocess
from collections.abc import Sequence
from enum import StrEnum

from potluck.installed import read_current, version_python
from potluck_setup.places import Places
from potluck_setup.versions import current_name

_TRIAL_SECONDS = 120.0
_STARTING = frozenset({"app", "run"})
_BESIDES = frozenset({"--hidden", "--quit", "-h", "--help"})


class Task(StrEnum):
    """The engine's word for it."""

    INSTALL = "install"
    """Potluck is not here yet."""
    REPAIR = "repair"
    """It is, and shall be laid out anew, maybe with another build of PyTorch."""
    UPGRADE = "upgrade"
    """It is and works, and the installer has brought a newer version."""


def due_task(
    *, asked: bool, installed: bool, usable: bool, newer: bool, words: Sequence[str]
) -> Task | None:
    """Return what has to be done first; None for nothing.

    Args:
        asked: It was called in order to install; a repair is not judged.
        installed: A version is in use, whether or not it works.
        usable: It works.
        newer: The installer brought a newer one, of which not all is done.
        words: What Potluck is called with afterwards.
    """
    if not usable:
        # What updates have brought is newer than the installer, so that would be refused.
        return Task.REPAIR if installed and not newer and not asked else Task.INSTALL
    if newer and (asked or _opens_app(words)):
        return Task.UPGRADE
    return Task.INSTALL if asked else None


def works(places: Places) -> bool:
    """Tell whether a version is in use that is whole, and whose Python still starts."""
    current = read_current(places.root)
    if current is None or not places.laid_out(current.name).is_file():
        return False
    python = str(version_python(places.root, current.name))
    trial = [python, "-I", "-c", "import potluck_client"]
    try:
        ended = subprocess.run(trial, check=False, capture_output=True, timeout=_TRIAL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def is_installed(places: Places) -> bool:
    """Tell whether a version is in use, whether or not it works."""
    return current_name(places) is not None


def _opens_app(words: Sequence[str]) -> bool:
    """Tell whether somebody waits for the app; a login or a question is not held up."""
    return bool(words) and words[0] in _STARTING and _BESIDES.isdisjoint(words)
