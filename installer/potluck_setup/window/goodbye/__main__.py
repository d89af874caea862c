"""The door: `python -m potluck_setup.window.goodbye --root ROOT`; says a line once shown."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

import potluck_setup
from potluck.home import default_home
from potluck_gui.design.theme import Theme
from potluck_gui.interrupt import Interrupt
from potluck_gui.languages import Languages
from potluck_gui.motion.system import system_motion
from potluck_setup.leaving import Kept, remembered_choice
from potluck_setup.places import Places
from potluck_setup.window.__main__ import SHOWN
from potluck_setup.window.engine_process import engine_python
from potluck_setup.window.goodbye.goodbye_window import GoodbyeWindow
from potluck_setup.window.goodbye.surroundings import Surroundings


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; return its status."""
    return run(QApplication(sys.argv[:1]), sys.argv[1:] if arguments is None else arguments)


def run(app: QApplication, arguments: Sequence[str]) -> int:
    """Show the window of an application until it is closed; return its status."""
    parser = argparse.ArgumentParser(prog="python -m potluck_setup.window.goodbye")
    parser.add_argument("--root", type=Path, required=True, help="folder of the installation")
    parser.add_argument("--call", type=Path, help="file whose change brings the window to front")
    parser.add_argument("--home", type=Path, default=default_home(), help="folder of the data")
    parser.add_argument("--delete-identity", action="store_true")
    parser.add_argument("--delete-history", action="store_true")
    given = parser.parse_args(arguments)
    app.setApplicationName("Potluck")
    app.setDesktopFileName("potluck")
    app.setQuitOnLastWindowClosed(False)
    Languages(app).use("")
    home = given.home.expanduser().absolute()
    said = Kept(identity=not given.delete_identity, history=not given.delete_history)
    window = GoodbyeWindow(
        Surroundings(
            engine=(engine_python(), "-m", "potluck_setup"),
            options=("--root", str(given.root), "--home", str(home)),
            home=home,
            kept=remembered_choice(Places(root=given.root)) or said,
            may_try_again=lambda: Path(potluck_setup.__file__).exists(),
            motion=system_motion(),
            call=given.call,
        ),
        Theme(app),
    )
    interrupt = Interrupt()
    interrupt.pressed.connect(window.leave)
    window.ended.connect(app.exit)
    window.show()
    window.ask()
    sys.stdout.write(SHOWN + "\n")
    sys.stdout.flush()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
