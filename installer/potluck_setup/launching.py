"""Starts Potluck where no version of it works yet: installs it first, then becomes it.

`python -m potluck_setup.launching --root ROOT --payload PAYLOAD [--task TASK] -- WORDS` runs out of
the payload; the launcher of each system calls it. Of several starts at once, one installs and the
others wait for it. The ways of Windows and macOS were never run.
"""

import argparse
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from potluck.file_lock import held_lock
from potluck.installed import read_current, read_installation, version_python
from potluck_setup.desktop_message import say_on_desktop
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.faces import Face, Situation, face_for, has_display
from potluck_setup.integration.desktop import DesktopFolders, integrate
from potluck_setup.integration.kinds import installation_of
from potluck_setup.looking import base_python
from potluck_setup.network import NetworkSettings
from potluck_setup.network_store import load_network, store_network
from potluck_setup.network_words import add_network_words, with_words
from potluck_setup.places import Places
from potluck_setup.showing import (
    CALL_NAME,
    CANCELLED_STATUS,
    Order,
    UnshownError,
    run_in_terminal,
    show_in_terminal,
    show_in_window,
)
from potluck_setup.uv import RealUv
from potluck_setup.window_environment import WindowEnvironment

FACE_LOCK_NAME = "face.lock"
"""Held by the start that installs, while others wait."""
_LOOK_SECONDS = 0.3
_TRIAL_SECONDS = 120.0
_WAITING = (
    "Potluck is being installed already, by another start of it. This one waits for that; "
    "Ctrl-C ends the waiting."
)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Start:
    """One start of Potluck.

    Attributes:
        order: What to install, and with what.
        asked: It was called in order to install or repair, whatever works already.
        network: Puts what the words say of the network into the settings.
        words: What Potluck is called with afterwards.
        situation: Where it was started.
    """

    order: Order
    asked: bool
    network: Callable[[NetworkSettings], NetworkSettings]
    words: tuple[str, ...]
    situation: Situation


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the words of a start, and carry it out."""
    return carry_out(_read(sys.argv[1:] if arguments is None else arguments))


def carry_out(start: Start) -> int:
    """Install if that has to be, then become the app; return the status where neither works."""
    root = start.order.places.root
    try:
        root.mkdir(parents=True, exist_ok=True)
        status = _install_or_wait(start)
    except SetupError as error:
        return fail(error.sentence, start.situation)
    except OSError as error:
        reason = f"Potluck can't use {error.filename or root}: {error.strerror or error}."
        return fail(reason, start.situation)
    except KeyboardInterrupt:
        return CANCELLED_STATUS
    if status != 0:
        return status
    return _become(start)


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


def _read(arguments: Sequence[str]) -> Start:
    parser = argparse.ArgumentParser(
        prog="potluck setup", description="Set Potluck up on this computer, or lay it out anew."
    )
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--payload", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--task", choices=["install", "repair"], help=argparse.SUPPRESS)
    parser.add_argument("--backend", help="the build of PyTorch, such as cpu or cu130")
    parser.add_argument("--terminal", action="store_true", help="never open a window")
    add_network_words(parser)
    parser.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    words = tuple(given.words[1:] if given.words[:1] == ["--"] else given.words)
    return Start(
        order=Order(
            places=Places(root=given.root.absolute()),
            payload=given.payload.absolute(),
            python=base_python(),
            task=given.task or "install",
            options=("--backend", given.backend) if given.backend else (),
            environment=dict(os.environ),
        ),
        asked=given.task is not None,
        network=lambda network: with_words(network, given),
        words=words,
        situation=Situation(
            display=has_display(os.environ, sys.platform),
            terminal=sys.stdin is not None and sys.stdin.isatty(),
            window_words=not words or words[0] == "app",
            refused=given.terminal,
        ),
    )


def _install_or_wait(start: Start) -> int:
    """Install, unless another start is at it; return the status."""
    places = start.order.places
    busy = CancelledError(_WAITING)
    lock = places.root / FACE_LOCK_NAME
    try:
        with held_lock(lock, busy):
            if not start.asked and works(places):
                return 0
            _note(start)
            _keep_network(start)
            return _show(start)
    except CancelledError as error:
        if error is not busy:
            raise
    _say(_WAITING)
    call = places.root / CALL_NAME
    if call.exists():
        call.write_text(str(time.time_ns()), "ascii")
    _wait_for(lock)
    return 0 if works(places) else CANCELLED_STATUS


def _wait_for(lock: Path) -> None:
    """Return when nobody holds a lock any more."""
    busy = CancelledError(_WAITING)
    while True:
        try:
            with held_lock(lock, busy):
                return
        except CancelledError:
            time.sleep(_LOOK_SECONDS)


def _note(start: Start) -> None:
    """Have it noted what the installer put where, unless the installer did that itself."""
    order = start.order
    noted = read_installation(order.places.root)
    if noted is not None and noted.payload == order.payload:
        return
    home = Path.home()
    try:
        installation = installation_of(order.payload, home)
        integrate(order.places, installation, DesktopFolders.of(home))
    except SetupError as error:  # It works all the same, but no menu and no update knows of it.
        _say(error.sentence)


def _keep_network(start: Start) -> None:
    """Keep what was said of the network, since updates and repairs need it too."""
    network = load_network(start.order.places)
    wanted = start.network(network)
    if wanted != network:
        store_network(start.order.places, wanted)


def _show(start: Start) -> int:
    """Install with the face that fits; where the window can't be shown, with the next best."""
    places = start.order.places
    uv = RealUv(
        start.order.payload / ("uv.exe" if os.name == "nt" else "uv"),
        places=places,
        network=load_network(places),
    )
    window = WindowEnvironment(places, start.order.payload, uv)
    reason = "The installer carries no window."
    if face_for(start.situation, window_possible=window.possible) is Face.WINDOW:
        try:
            return show_in_window(start.order, window)
        except UnshownError as error:
            reason = error.sentence
            _LOG.warning("The window can't be shown: %s", reason)
    if face_for(start.situation, window_possible=False) is Face.MESSAGE:
        raise SetupError(
            "Potluck's window can't be shown on this desktop. Open a terminal and run: potluck "
            f"setup --terminal. ({reason})"
        )
    return show_in_terminal(start.order)


def _become(start: Start) -> int:
    """Run the version in use in the place of this process; return its status where it can't be."""
    places = start.order.places
    current = read_current(places.root)
    if current is None:
        return fail("Potluck was installed and is not there. Start it again.", start.situation)
    words = start.words
    if start.asked:
        if not start.situation.display or start.situation.terminal:
            _say("Potluck is ready.")
            return 0
        words = ("app",)
    python = version_python(places.root, current.name)
    window = words[:1] == ("app",) and start.situation.display
    links = tuple(word for word in words[1:] if word.startswith("potluck:"))
    command = (
        [str(python), "-m", "potluck_gui", *links]
        if window and (links or (len(words) == 1 and not start.situation.terminal))
        else [str(python), "-m", "potluck_client", *words]
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if os.name != "nt":
        os.execve(command[0], command, environment)  # noqa: S606 — no shell; the command is ours.
    # Windows can't put a program into the place of another.
    if window and not start.situation.terminal:
        return _leave_alone(command, environment)
    return run_in_terminal(command, environment)


def _leave_alone(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Start a window that nothing waits for, so that no program of the installer stays in use."""
    subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return 0


def fail(sentence: str, situation: Situation) -> int:
    """Say why it did not work, where the person can see it."""
    _say(sentence)
    if situation.display and not situation.terminal and not say_on_desktop(sentence):
        _LOG.warning("Nothing on this desktop can show: %s", sentence)
    return 1


def _say(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


if __name__ == "__main__":
    sys.exit(main())
