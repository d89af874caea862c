"""The word `power-helper`: installs or removes the one part that needs an administrator."""

import argparse
from pathlib import Path

from potluck_setup.command import Commands, Console
from potluck_setup.install_command import payload_of
from potluck_setup.power_helper import Asker, set_up_power_helper


def add_parsers(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the word."""
    parser = commands.add_parser(
        "power-helper",
        parents=[shared],
        help="install the helper that limits watts; asks for an administrator's rights",
    )
    parser.add_argument("--payload", type=Path, help="folder of what the installer carried")
    parser.add_argument("--remove", action="store_true", help="put limits back and remove it")
    parser.set_defaults(run=_power_helper)


def _power_helper(words: argparse.Namespace, _console: Console) -> dict[str, object]:
    set_up_power_helper(payload_of(words), remove=words.remove, asker=Asker.here())
    done = "removed" if words.remove else "installed"
    return {"sentence": f"The power helper is {done}."}
