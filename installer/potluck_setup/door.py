"""From the words of a command line to a command of this room, and from its end to an exit status.

Exit status: 0 done, 1 it could not be done, 2 wrong words, 3 stopped by the person.
"""

import argparse
import io
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from types import FrameType

from potluck.errors import PotluckError
from potluck.installed import default_root
from potluck_setup import (
    install_command,
    integration_command,
    power_helper_command,
    uninstall_command,
)
from potluck_setup.command import CommandModule, Console
from potluck_setup.disk_room import of_write
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.lines import LinesWatcher
from potluck_setup.log import write_log
from potluck_setup.places import Places
from potluck_setup.terminal import TerminalConsole
from potluck_setup.updates import commands as update_commands
from potluck_setup.updates import upgrade_command

COMMANDS: tuple[CommandModule, ...] = (
    install_command,
    integration_command,
    power_helper_command,
    uninstall_command,
    update_commands,
    upgrade_command,
)
"""The modules that each add their words; they import what is heavy only when they run."""

_COULD_NOT = 1
_CANCELLED = 3
_LOG = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line and return its exit status; never raises but SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    words = make_parser().parse_args(arguments)
    cancelled = _cancelled_by_signals()
    console: Console = (
        LinesWatcher(sys.stdout, cancelled) if words.lines else TerminalConsole(cancelled)
    )
    handler = write_log(Places(root=words.root))
    try:
        _LOG.info("Begin: %s", words.command)
        console.end(words.run(words, console))
        _LOG.info("Done.")
        return 0
    except CancelledError as error:
        return _fail(console, error, _CANCELLED)
    except PotluckError as error:
        return _fail(console, error, _COULD_NOT)
    except BrokenPipeError:
        # Who read our output has gone; nothing must be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _COULD_NOT
    except OSError as error:
        place = Path(str(error.filename or words.root))
        return _fail(console, of_write(error, place, needed_bytes=0), _COULD_NOT)
    except Exception as error:  # noqa: BLE001 — the top of the process.
        _LOG.exception("A mistake of Potluck:")
        said = f"Potluck made a mistake ({type(error).__name__}: {error}). Please report it."
        return _fail(console, SetupError(said), _COULD_NOT)
    finally:
        logging.getLogger("potluck_setup").removeHandler(handler)
        handler.close()


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--root", type=_absolute, default=default_root(), help="folder of the installation"
    )
    shared.add_argument(
        "--lines", action="store_true", help="write one JSON object a line, for a program"
    )
    parser = argparse.ArgumentParser(
        prog="potluck_setup", description="Installs Potluck, keeps it up to date, removes it."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add_parsers(commands, shared)
    return parser


def _fail(console: Console, error: PotluckError, status: int) -> int:
    _LOG.error("%s", error.sentence)
    try:
        console.fail(error)
    except OSError:
        _LOG.info("Nobody heard it.")
    return status


def _cancelled_by_signals() -> Event:
    """Return an event that a request to end sets; what is under way then stops in good order."""
    cancelled = Event()

    def cancel(_number: int, _frame: FrameType | None) -> None:
        cancelled.set()

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, cancel)
    return cancelled


def _absolute(text: str) -> Path:
    return Path(text).expanduser().absolute()
