"""The door of the app: `potluck-app`, `python -m potluck_gui`."""

import gc
import linecache
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from potluck.errors import PotluckError
from potluck.home import default_home, prepare_home
from potluck.installed import python_in_use
from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.daemon_process import DaemonStarter
from potluck_gui.interrupt import Interrupt
from potluck_gui.languages import Languages
from potluck_gui.login_item.system import login_command, system_login_item, windowless
from potluck_gui.opened_links import OpenedLinks
from potluck_gui.preferences import PreferenceStore
from potluck_gui.single_instance import FirstInstance, hand_over
from potluck_gui.uninstalling import uninstall_command
from potluck_gui.wishes import Wishes, parse_arguments

_NO_DISPLAY = (
    "Potluck's window needs a graphical desktop, and there is none here. In a terminal, use: "
    "potluck run"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app until the person quits; return the exit status."""
    chosen_home, wishes = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    if wishes.quit:
        QCoreApplication(sys.argv[:1])
        hand_over(chosen_home.absolute(), wishes)
        return 0
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
    application = Application(
        app,
        bridge,
        PreferenceStore(home),
        has_tray=QSystemTrayIcon.isSystemTrayAvailable(),
        home=home,
        languages=Languages(app),
        login_item=system_login_item(),
        login_command=login_command(home, default_home()),
        uninstall_command=uninstall_command(home),
    )
    # Not quit(), which asks the windows first, and ours answer by staying.
    application.ended.connect(app.exit)
    first.wished.connect(application.fulfil)
    if sys.platform == "darwin":  # Elsewhere links come as words; every event would be looked at.
        links = OpenedLinks(app)
        links.opened.connect(lambda link: application.fulfil(Wishes(link=link)))
    interrupt.pressed.connect(application.quit)
    bridge.start()
    application.fulfil(wishes)
    _say_in_terminal("Potluck is open. Closing its window leaves it at work; Ctrl-C here ends it.")
    linecache.clearcache()  # PySide reads the source of what is imported and leaves it there.
    # What is here now stays; looking through it for garbage would only make the window wait.
    gc.freeze()
    status = app.exec()
    first.close()
    bridge.stop()
    application.shut()
    if application.restart:
        # A process of its own: this one holds libraries of the version that was replaced.
        subprocess.Popen(
            [windowless(python_in_use()), "-m", "potluck_gui", "--home", str(home)],
            start_new_session=True,
        )
    return status


def _say_in_terminal(sentence: str) -> None:
    if sys.stdout is not None and sys.stdout.isatty():  # A program without a console has none.
        sys.stdout.write(sentence + "\n")


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
