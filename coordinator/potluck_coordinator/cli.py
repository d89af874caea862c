"""The command line of a community that trains: potluck-coordinator."""

import argparse
import sys
from collections.abc import Sequence

from potluck import __version__
from potluck.errors import PotluckError

from potluck_coordinator.commands import ingest, init, inspect, practice, serve, status

DONE, FAILED, MISUSED = 0, 1, 2
"""Exit codes: it worked; it did not, and one sentence on stderr says why; the command was wrong."""

_COMMANDS = (init, ingest, serve, status, inspect, practice)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="potluck-coordinator",
        description="Run a project that trains a language model on volunteers' computers.",
        epilog="A new project: init, then ingest a folder of text, then serve.",
    )
    parser.add_argument("--version", action="version", version=f"potluck {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add_parser(commands)
    chosen = parser.parse_args(arguments)
    try:
        chosen.run(chosen)
    except PotluckError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return FAILED
    except BrokenPipeError:
        return FAILED  # Whoever read the output has gone.
    return DONE
