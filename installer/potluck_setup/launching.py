"""Starts Potluck where no version of it works yet, or a newer one was brought: sees to that first.

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
from dataclasses import dataclass, replace
from pathlib import Path

from potluck.file_lock import held_lock
from potluck.installed import read_current, read_installation, version_python
from potluck_setup.desktop_message import say_on_desktop
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.faces import Face, Situation, face_for, has_display
from potluck_setup.integration.desktop import DesktopFolders, integrate
from potluck_setup.integration.kinds import installation_of
from potluck_setup.looking import base_python, read_release
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
from potluck_setup.start_task import Task, due_task, is_installed, works
from potluck_setup.updates.brought import newer_brought
from potluck_setup.uv import RealUv
from potluck_setup.versions import current_name, read_mark
from potluck_setup.window_environment import WindowEnvironment

FACE_LOCK_NAME = "face.lock"
"""Held by the start that installs, while others wait."""
_LOOK_SECONDS = 0.3
_WAITING = (
    "Potluck is being installed already, by another start of it. This one waits for that; "
    "Ctrl-C ends the waiting."
)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Start:
    """One start of Potluck.

    Attributes:
        order: What to install, and with what; its task follows from what is there.
        asked: What it was called for, whatever works already; None for the app's own words.
        network: Puts what the words say of the network into the settings.
        words: What Potluck is called with afterwards.
        situation: Where it was started.
    """

    order: Order
    asked: Task | None
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


def _read(arguments: Sequence[str]) -> Start:
    parser = argparse.ArgumentParser(
        prog="potluck setup", description="Set Potluck up on this computer, or lay it out anew."
    )
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--payload", type=Path, required=True, help=argparse.SUPPRESS)
    tasks = [Task.INSTALL, Task.REPAIR]
    parser.add_argument("--task", type=Task, choices=tasks, help=argparse.SUPPRESS)
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
            task=given.task or Task.INSTALL,
            options=("--backend", given.backend) if given.backend else (),
            environment=dict(os.environ),
        ),
        asked=given.task,
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
            task = _task_of(start)
            if task is None:
                return 0
            start = replace(start, order=_order_of(start.order, task))
            _note(start)
            _keep_network(start)
            return _upgrade(start) if task is Task.UPGRADE else _show(start)
    except CancelledError as error:
        if error is not busy:
            raise
    _say(_WAITING)
    call = places.root / CALL_NAME
    if call.exists():
        call.write_text(str(time.time_ns()), "ascii")
    _wait_for(lock)
    return 0 if works(places) else CANCELLED_STATUS


def _task_of(start: Start) -> Task | None:
    if start.asked is Task.REPAIR:
        return start.asked  # It is for when even a look at what is there hangs.
    places, installed = start.order.places, is_installed(start.order.places)
    return due_task(
        asked=start.asked is not None,
        installed=installed,
        usable=works(places),
        newer=installed and newer_brought(places, start.order.payload) is not None,
        words=start.words,
    )


def _order_of(order: Order, task: Task) -> Order:
    """Return the order of a task; a newer version keeps the build of PyTorch, if it has that."""
    name = current_name(order.places)
    mark = read_mark(order.places, name) if name else None
    options = order.options
    if task is Task.UPGRADE and mark is not None and not options:
        offered = read_release(order.payload / "release").locks
        options = ("--backend", mark.backend) if mark.backend in offered else ()
    return replace(order, task=task, options=options)


def _upgrade(start: Start) -> int:
    """Put to use what the installer brought; where that fails, the version before goes on."""
    try:
        status = _show(start)
    except SetupError as error:
        status = fail(error.sentence, start.situation)
    if status == CANCELLED_STATUS or start.asked is not None:
        return status
    if status != 0:
        _say("The version of Potluck that was in use before goes on.")
    return 0


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
    unseen = "The installer carries no window."
    if face_for(start.situation, window_possible=window.possible) is Face.WINDOW:
        try:
            return show_in_window(start.order, window)
        except UnshownError as error:
            unseen = f"Potluck's window can't be shown on this desktop. {error.sentence}"
            if start.situation.terminal:
                _say(f"{unseen}\nIt goes on in this terminal.")
    if face_for(start.situation, window_possible=False) is Face.MESSAGE:
        raise SetupError(
            f"{unseen}\nOr go on without it: open a terminal and run: potluck setup --terminal"
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
