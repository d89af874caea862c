"""What `potluck WORDS` means on Windows, as the shell launcher decides it on the other systems.

`python -m potluck_setup.starting WORDS` runs out of the payload. Potluck.exe and potluck.cmd find a
Python for it and nothing else; where Potluck lies comes from POTLUCK_ROOT, so that no path has to
survive the quoting of a command line, and where it was typed from POTLUCK_FOLDER.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path

from potluck.errors import PotluckError
from potluck.installed import Switch, current_python, default_root, read_installation, switch_of
from potluck_setup import door, goodbye, launching
from potluck_setup.children import clean_environment, run_child
from potluck_setup.errors import SetupError
from potluck_setup.integration.desktop import DesktopFolders, integrate
from potluck_setup.integration.kinds import installation_of
from potluck_setup.places import Places
from potluck_setup.release import RELEASE_NAME, parse_release
from potluck_setup.start_task import works

FOLDER_VARIABLE = "POTLUCK_FOLDER"
"""Where the words were typed: uv runs in another, since it takes a Python from where it is."""
_HELP = ("-h", "--help", "help")
_VERSION = "--version"
_TASKS = {"setup": "install", "repair": "repair"}
_RECOVERS = "potluck_setup.updates.switching"


class Room(Enum):
    """Which module of this room carries a start out."""

    COMMAND = "potluck_setup"
    LAUNCHING = "potluck_setup.launching"
    GOODBYE = "potluck_setup.goodbye"


_DOORS: Mapping[Room, Callable[[Sequence[str]], int]] = {
    Room.COMMAND: door.main,
    Room.LAUNCHING: launching.main,
    Room.GOODBYE: goodbye.main,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one start; return its status."""
    # PAYLOAD/lib/potluck_setup/starting.py
    payload = Path(__file__).absolute().parents[2]
    words = sys.argv[1:] if arguments is None else arguments
    with contextlib.suppress(OSError):  # One that was deleted under the terminal's feet.
        os.chdir(os.environ.pop(FOLDER_VARIABLE, ""))
    return start(Places(root=default_root().absolute()), payload, words)


def start(places: Places, payload: Path, words: Sequence[str]) -> int:
    """End a change of versions that was cut off, then do what the words say."""
    if switch_of(places.root) is Switch.BROKEN_OFF:
        _mend_switch(places)
    room, told = meaning(words, ("--root", str(places.root), "--payload", str(payload)))
    if room is Room.LAUNCHING:
        if words and words[0] in (*_HELP, _VERSION) and not works(places):
            return _say_what_is_here(words[0], payload)
        _note(places, payload)
    return _DOORS[room](told)


def meaning(words: Sequence[str], where: Sequence[str]) -> tuple[Room, tuple[str, ...]]:
    """Return who carries words out, and what that is told.

    Args:
        words: What Potluck was called with.
        where: The words for root and payload.
    """
    match tuple(words):
        case ("setup", "power-helper", *rest):
            return Room.COMMAND, ("power-helper", *where, *rest)
        case ("setup" | "repair" as word, *rest):
            return Room.LAUNCHING, (*where, "--task", _TASKS[word], *rest)
        case ("uninstall", *rest):
            return Room.GOODBYE, (*where, *rest)
        case ():
            return Room.LAUNCHING, (*where, "--", "app")
        case (link, *_) if link.startswith("potluck:"):
            return Room.LAUNCHING, (*where, "--", "app", *words)
    return Room.LAUNCHING, (*where, "--", *words)


def _mend_switch(places: Places) -> None:
    """Have it recovered by the version in use, which may have begun it and be newer than this one.

    The payload's modules are for the day when that can't even be imported.
    """
    python = current_python(places.root)
    own = clean_environment(os.environ)
    recover = ("-s", "-m", "potluck_setup", "recover", "--root", str(places.root))
    try:
        if python is not None and _runs((python, "-s", "-c", f"import {_RECOVERS}"), own):
            ended = run_child((python, *recover), environ=own, tick=_wait)
        else:
            ended = run_child((sys.executable, *recover), environ=os.environ, tick=_wait)
        said = "" if ended.status == 0 else ended.last_line
    except SetupError as error:
        said = error.sentence
    if said:
        _say(f"Potluck could not tidy up after an update: {said}")


def _runs(command: Sequence[str | Path], environ: Mapping[str, str]) -> bool:
    try:
        return run_child(command, environ=environ, tick=_wait).status == 0
    except SetupError:
        return False


def _note(places: Places, payload: Path) -> None:
    """Note what the installer put where, since it was there before any Python was."""
    home = Path.home()
    try:
        installation = installation_of(payload, home)
        if read_installation(places.root) != installation:
            integrate(places, installation, DesktopFolders.of(home))
    except SetupError as error:  # Who starts it is told more when nothing works.
        _say(error.sentence)


def _say_what_is_here(word: str, payload: Path) -> int:
    """Answer what can be answered before anything was laid out."""
    if word == _VERSION:
        sys.stdout.write(f"potluck {_carried_version(payload)} (not laid out yet)\n")
    else:
        _say(
            "Potluck is not laid out on this computer yet. 'potluck setup' fetches what it needs; "
            "'potluck' alone does the same and opens its window."
        )
    return 0


def _carried_version(payload: Path) -> str:
    try:
        return parse_release((payload / "release" / RELEASE_NAME).read_bytes()).version
    except (OSError, PotluckError):
        return "unknown"


def _say(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


def _wait() -> None:
    """Let it take the time that it takes."""


if __name__ == "__main__":
    sys.exit(main())
