"""The daemon's command line: reads its arguments and hands over to the composition root."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from potluck.errors import PotluckError
from potluck.home import default_home
from potluck.installed import own_root
from potluck_client.cli.app_command import become
from potluck_client.daemon.compose import DaemonOptions, run_daemon
from potluck_client.updates.at_start import interpreter_to_use


def read_options(arguments: Sequence[str]) -> DaemonOptions:
    """Read the command line; exits with a usage line when it is wrong."""
    parser = argparse.ArgumentParser(prog="python -m potluck_client.daemon", description=__doc__)
    parser.add_argument("--home", type=Path, default=default_home(), help="the data folder")
    parser.add_argument("--practice", action="store_true", help="join Practice at once")
    parser.add_argument(
        "--run-now", action="store_true", help="work at once, even while the computer is used"
    )
    parser.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="end, in order, with the program that holds the other end of standard input",
    )
    return DaemonOptions(**vars(parser.parse_args(arguments)))


def main(arguments: Sequence[str]) -> int:
    """Run the daemon until it is told to end; return the exit status."""
    options = read_options(arguments)
    try:
        python = interpreter_to_use(own_root(), Path(sys.prefix))
        if python is not None:
            return become([str(python), "-m", "potluck_client.daemon", *arguments])
        asyncio.run(run_daemon(options))
    except PotluckError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    except Exception:  # The top of the process: whatever was not foreseen ends up in the log.
        logging.getLogger(__name__).exception("Potluck has ended by a fault")
        sys.stderr.write(
            "Potluck has ended by a fault of its own; please report it. What happened is in "
            f"{options.home / 'logs'}.\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
