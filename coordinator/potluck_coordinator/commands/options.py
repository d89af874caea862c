"""Options and output that several commands share."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import platformdirs

from potluck_coordinator.home import CoordinatorHome

HOME_VARIABLE = "POTLUCK_COORDINATOR_HOME"
MAX_PORT = 65535


def add_home(parser: argparse.ArgumentParser) -> None:
    """Give a command the option --home."""
    parser.add_argument(
        "--home",
        type=Path,
        default=None,
        metavar="DIR",
        help=f"the project's folder (default: ${HOME_VARIABLE}, else {default_home()})",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the option --json."""
    parser.add_argument("--json", action="store_true", help="print one JSON object for programs")


def port(text: str) -> int:
    """Read a TCP port from the command line; 0 lets the system choose one."""
    if not (text.isascii() and text.isdigit() and int(text) <= MAX_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {MAX_PORT}, not {text}")
    return int(text)


def positive(text: str) -> int:
    """Read a whole number of at least 1 from the command line."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"a whole number above 0 is needed, not {text}")
    return int(text)


def default_home() -> Path:
    """Return the project's folder when none is named."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_data_dir("potluck-coordinator", appauthor=False))


def chosen_home(options: argparse.Namespace) -> CoordinatorHome:
    """Return the project's folder that the command line names."""
    root: Path = options.home or default_home()
    return CoordinatorHome(root.expanduser().absolute())


def show(options: argparse.Namespace, fields: Mapping[str, object], lines: Iterable[str]) -> None:
    """Print fields as JSON where that was asked for, else the lines."""
    text = json.dumps(fields) if options.json else "\n".join(lines)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
