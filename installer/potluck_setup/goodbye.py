"""The door of `potluck uninstall`: asks in a window where no terminal is, and in it where one is.

`python -m potluck_setup.goodbye --root ROOT --payload PAYLOAD [WORDS]` runs out of the payload. The
window is made below the root, which the goodbye deletes under its feet, with the payload of an
archive as well: on Linux and macOS what a process has loaded stays until it ends, and the window
loads all it needs before it is shown. So nothing is left even if it is killed while it thanks.

Windows deletes nothing that runs. There the installer has put an uninstaller beside the payload: it
asks in pages of its own where no terminal is, and deletes what this door and its Python run out of.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from potluck.file_lock import held_lock
from potluck.installed import ROOT_VARIABLE
from potluck_setup import door
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.faces import Face, Situation, face_for, has_display
from potluck_setup.launching import FACE_LOCK_NAME, fail
from potluck_setup.looking import base_python
from potluck_setup.network_store import load_network
from potluck_setup.places import Places
from potluck_setup.showing import CALL_NAME, Order, UnshownError, WindowProgram, show_program
from potluck_setup.uv import RealUv
from potluck_setup.window_environment import WindowEnvironment

UNINSTALLER_NAME = "uninstall.exe"
"""As of windows/potluck.nsi; beside the payload."""
_SILENT = "/S"
_UNASKED = ("--yes", "--lines", "-h", "--help")
"""Words with which nobody is asked."""


@dataclass(frozen=True, kw_only=True)
class Leave:
    """One call of `potluck uninstall`.

    Attributes:
        order: Where everything lies; its options are the words of the call.
        situation: Where it was called.
    """

    order: Order
    situation: Situation


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the words, ask where the person can answer, and return the status."""
    return say_goodbye(_read(sys.argv[1:] if arguments is None else arguments))


def say_goodbye(leave: Leave) -> int:
    """Ask in the window or in the terminal, and take Potluck off; return the status."""
    order = leave.order
    uninstaller = order.payload.with_name(UNINSTALLER_NAME)
    if face_for(leave.situation, window_possible=True) is not Face.WINDOW:
        status = door.main(["uninstall", "--root", str(order.places.root), *order.options])
        if status == 0 and uninstaller.is_file():
            return _hand_over(uninstaller, leave, (_SILENT,))
        return status
    if uninstaller.is_file():
        return _hand_over(uninstaller, leave, ())
    window = WindowEnvironment(
        order.places,
        order.payload,
        RealUv(order.payload / "uv", places=order.places, network=load_network(order.places)),
    )
    try:
        return _show(order, window)
    except UnshownError as error:
        return fail(
            f"The window that asks can't be shown on this desktop. {error.sentence}\n"
            "Or go on without it: open a terminal and run: potluck uninstall",
            leave.situation,
        )
    except SetupError as error:
        return fail(error.sentence, leave.situation)
    except OSError as error:
        reason = f"Potluck can't use {error.filename or order.places.root}: {error.strerror}."
        return fail(reason, leave.situation)


def _read(arguments: Sequence[str]) -> Leave:
    parser = argparse.ArgumentParser(prog="potluck uninstall", add_help=False, allow_abbrev=False)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--payload", type=Path, required=True)
    parser.add_argument("--window", action="store_true")
    given, words = parser.parse_known_args(arguments)
    return Leave(
        order=Order(
            places=Places(root=given.root.absolute()),
            payload=given.payload.absolute(),
            python=base_python(),
            task="uninstall",
            options=tuple(words),
            environment=dict(os.environ),
        ),
        situation=Situation(
            display=has_display(os.environ, sys.platform),
            terminal=sys.stdin is not None and sys.stdin.isatty(),
            window_words=given.window,
            refused=any(word in _UNASKED for word in words),
        ),
    )


def _hand_over(uninstaller: Path, leave: Leave, words: Sequence[str]) -> int:
    """Start the uninstaller, which waits until this process no longer uses what it deletes."""
    places = leave.order.places
    try:
        subprocess.Popen(
            [str(uninstaller), *words],
            env={**leave.order.environment, ROOT_VARIABLE: str(places.root)},
            # Not the folder that a terminal stands in, which may be one of those that go.
            cwd=Path.home(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return fail(
            f"{uninstaller} could not be started: {error.strerror or error}. Uninstall Potluck in "
            "the system's list of programs.",
            leave.situation,
        )
    return 0


def _show(order: Order, window: WindowEnvironment) -> int:
    """Show the window, or bring the one to the front that is there already."""
    root = order.places.root
    new = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    busy = CancelledError("Another window of Potluck's setup is open.")
    program = WindowProgram(
        module="potluck_setup.window.goodbye",
        words=("--root", str(root), *order.options),
        broken="The window broke down. Uninstall again: it goes on where it stopped.",
    )
    try:
        with held_lock(root / FACE_LOCK_NAME, busy):
            if not window.possible:
                raise UnshownError("The installer carries no window.")
            return show_program(program, order, window)
    except CancelledError as error:
        if error is not busy:
            raise
        (root / CALL_NAME).write_text(str(time.time_ns()), "ascii")
        return 0
    finally:
        if new:  # Nothing was installed, so nothing but the window's own files can be in it.
            shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
