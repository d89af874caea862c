"""The word `integrate`: what an installer calls when its files are in place."""

import argparse
from pathlib import Path

from potluck_setup.command import Commands, Console
from potluck_setup.install_command import payload_of
from potluck_setup.integration.desktop import DesktopFolders, integrate
from potluck_setup.integration.kinds import installation_of
from potluck_setup.places import Places


def add_parsers(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the word."""
    parser = commands.add_parser(
        "integrate", parents=[shared], help="note the installation, and tie it to the desktop"
    )
    parser.add_argument("--payload", type=Path, help="folder of what the installer carried")
    parser.set_defaults(run=_integrate)


def _integrate(words: argparse.Namespace, console: Console) -> dict[str, object]:
    home = Path.home()
    installation = installation_of(payload_of(words), home)
    left = integrate(Places(root=words.root), installation, DesktopFolders.of(home))
    for path in left:
        console.notify(f"{path} is not Potluck's own, so it was left as it is.", None)
    return {"left": [str(path) for path in left], "sentence": "Potluck is among your programs."}
