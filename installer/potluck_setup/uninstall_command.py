"""The word `uninstall`."""

import argparse
import os
import sys
from dataclasses import asdict
from pathlib import Path

from potluck.home import default_home
from potluck_setup.children import run_child
from potluck_setup.command import Commands, Console
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.integration.desktop import disintegrate
from potluck_setup.leaving import Goodbye, InstalledApp, Kept, leave, remembered_choice
from potluck_setup.places import Places
from potluck_setup.updates.daemons import Daemons


def add_parsers(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the word."""
    parser = commands.add_parser(
        "uninstall", parents=[shared], help="take Potluck off this computer"
    )
    parser.add_argument(
        "--home", type=Path, default=default_home(), help="folder of Potluck's data"
    )
    parser.add_argument(
        "--delete-identity", action="store_true", help="delete this computer's key too"
    )
    parser.add_argument(
        "--delete-history", action="store_true", help="delete receipts and history too"
    )
    parser.add_argument(
        "--yes", action="store_true", help="do not ask; what is not said to be deleted is kept"
    )
    parser.set_defaults(run=_uninstall)


def _uninstall(words: argparse.Namespace, console: Console) -> dict[str, object]:
    places = Places(root=words.root)
    home = words.home.expanduser().absolute()
    goodbye = Goodbye(
        places=places,
        home=home,
        kept=_choice(words, places),
        app=InstalledApp.of(places),
        leave_desktop=lambda: disintegrate(places),
        without_app=lambda: _end_without_app(places, home),
    )
    notes = leave(goodbye, console)
    thanks = "Potluck is off this computer. Thank you for lending it."
    return {
        "sentence": "\n".join((thanks, *map(str, notes))),
        "left": [asdict(note) for note in notes],
    }


def _end_without_app(places: Places, home: Path) -> None:
    """End a background program whose version is damaged, and its start at login.

    The login item is left by the modules that came with the installer, or with this version.
    """
    if home.is_dir():
        Daemons(places, home).end(None)
    run_child(
        (sys.executable, "-m", "potluck_gui.login_item", "off"),
        environ=os.environ,
        tick=lambda: None,
    )


def _choice(words: argparse.Namespace, places: Places) -> Kept:
    """Return what stays: as said, as chosen before an interruption, or as the person answers.

    Raises:
        CancelledError: The person does not want it after all.
        SetupError: Nobody can be asked.
    """
    said = Kept(identity=not words.delete_identity, history=not words.delete_history)
    if words.yes:
        return said
    before = remembered_choice(places)
    if before is not None:
        return before
    if words.lines or not sys.stdin.isatty():
        raise SetupError(
            "Nobody is there to ask what is to be kept. To uninstall without being asked, add "
            "--yes, and --delete-identity or --delete-history for what is not wanted any more."
        )
    if not _yes("Take Potluck off this computer?", otherwise=False):
        raise CancelledError("Nothing was changed, as you wished.")
    if not (words.delete_identity or words.delete_history):
        said = Kept(
            identity=_yes(
                "Keep this computer's key, to go on under the same name later?", otherwise=True
            ),
            history=_yes("Keep your receipts and the history of what you gave?", otherwise=True),
        )
    return said


def _yes(question: str, *, otherwise: bool) -> bool:
    sys.stderr.write(f"{question} [{'Y/n' if otherwise else 'y/N'}] ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise CancelledError("Nothing was changed.")
    answer = line.strip().lower()
    return answer in {"y", "yes"} if answer else otherwise
