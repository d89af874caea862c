"""The window's door: `python -m potluck_setup.window --root ROOT`; says a line once shown."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from potluck_gui.design.theme import Theme
from potluck_gui.interrupt import Interrupt
from potluck_gui.languages import Languages
from potluck_gui.motion.system import system_motion
from potluck_setup.network_store import load_network, store_network
from potluck_setup.places import Places
from potluck_setup.start_task import Task
from potluck_setup.window.engine_process import engine_python
from potluck_setup.window.setup_window import SetupWindow
from potluck_setup.window.surroundings import Surroundings

SHOWN = "shown"
"""What it says when a person can see it; who started it then knows that Qt works here."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; return its status."""
    parser = argparse.ArgumentParser(prog="python -m potluck_setup.window")
    parser.add_argument("--root", type=Path, required=True, help="folder of the installation")
    parser.add_argument("--payload", required=True, help="folder of what the installer carried")
    parser.add_argument("--call", type=Path, help="file whose change brings the window to front")
    parser.add_argument("--task", type=Task, choices=list(Task), default=Task.INSTALL)
    parser.add_argument("--backend", help="the build of PyTorch that is wished")
    given = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Potluck")
    app.setDesktopFileName("potluck")
    app.setQuitOnLastWindowClosed(False)
    Languages(app).use("")
    places = Places(root=given.root)
    window = SetupWindow(
        Surroundings(
            task=given.task,
            places=places,
            engine=(engine_python(), "-m", "potluck_setup"),
            options=(
                *("--root", str(given.root)),
                *("--payload", given.payload),
                *(("--backend", given.backend) if given.backend else ()),
            ),
            load_network=lambda: load_network(places),
            store_network=lambda settings: store_network(places, settings),
            motion=system_motion(),
            call=given.call,
        ),
        Theme(app),
    )
    interrupt = Interrupt()
    interrupt.pressed.connect(window.leave)
    window.ended.connect(app.exit)
    window.show()
    window.look()
    sys.stdout.write(SHOWN + "\n")
    sys.stdout.flush()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
