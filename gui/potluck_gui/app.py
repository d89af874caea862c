"""The door of the app: `potluck-app`, `python -m potluck_gui`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from potluck.errors import PotluckError
from potluck.home import prepare_home
from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.daemon_process import DaemonStarter
from potluck_gui.interrupt import Interrupt
from potluck_gui.single_instance import FirstInstance, hand_over
from potluck_gui.wishes import Wishes, parse_arguments

_NO_DISPLAY = (
    "Potluck's window needs a graphical desktop, and there is none here. In a terminal, use: "
    "potluck run"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app until the person quits; return the exit status."""
    chosen_home, wishes = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    if not _has_display():
        sys.stderr.write(_NO_DISPLAY + "\n")
        return 1
    try:
        return _run(prepare_home(chosen_home), wishes)
    except OSError as error:
        sys.stderr.write(f"Potluck can't use the folder {chosen_home}: {error.strerror}.\n")
    except PotluckError as error:
        sys.stderr.write(error.sentence + "\n")
    return 1


def _run(home: Path, wishes: Wishes) -> int:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Potluck")
    app.setApplicationDisplayName("Potluck")
    app.setDesktopFileName("potluck")
    app.setQuitOnLastWindowClosed(False)
    if hand_over(home, wishes):
        _say_in_terminal("Potluck runs already; its window comes to the front.")
        return 0
    interrupt = Interrupt()
    first = FirstInstance(home)
    bridge = DaemonBridge(home, DaemonStarter(home))
    application = Application(app, bridge, has_tray=QSystemTrayIcon.isSystemTrayAvailable())
    # Not quit(), which asks the windows first, and ours answer by staying.
    application.ended.connect(app.exit)
    first.wished.connect(application.fulfil)
    interrupt.pressed.connect(application.quit)
    bridge.start()
    application.fulfil(wishes)
    _say_in_terminal("Potluck is open. Closing its window leaves it at work; Ctrl-C here ends it.")
    status = app.exec()
    first.close()
    bridge.stop()
    application.shut()
    return status


def _say_in_terminal(sentence: str) -> None:
    if sys.stdout is not None and sys.stdout.isatty():  # A program without a console has none.
        sys.stdout.write(sentence + "\n")


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
