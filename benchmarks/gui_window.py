"""The window in a process that is looked into: `python -m benchmarks.gui_window tour|link HOME`.

Run by the benchmark `gui`. "tour" goes through all of the window and prints how long its thread
was blocked; "link" prints on which moment of the monotonic clock the daemon was there or not.
"""

import gc
import json
import linecache
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QListWidget

from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.languages import Languages
from potluck_gui.login_item.xdg import XdgLoginItem
from potluck_gui.preferences import PreferenceStore
from tests.gui.tour import Step, tour
from tests.gui.watchdog import Block, Watchdog

_LOOK_MS = 20
_REST_SECONDS = 0.08
"""How long a person looks before the next step, at least."""
_STUCK_SECONDS = 15.0
_WORST = 8


def main() -> None:
    """Make the app as it is made for a person, and do one of the two."""
    what, home = sys.argv[1], Path(sys.argv[2])
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    bridge = DaemonBridge(home, None)
    application = Application(
        app,
        bridge,
        PreferenceStore(home),
        has_tray=True,
        home=home,
        languages=Languages(app),
        login_item=XdgLoginItem(home),
        login_command=["potluck-app"],
    )
    bridge.start()
    linecache.clearcache()
    gc.freeze()  # As potluck_gui.app does.
    if what == "tour":
        with Watchdog() as watchdog:
            guide = _Guide(application, watchdog, app.quit)
            guide.begin()
            app.exec()
        worst = sorted(watchdog.blocks, key=lambda block: -block.seconds)[:_WORST]
        print(json.dumps({"worst": [_fields(block) for block in worst]}), flush=True)
        for block in worst:
            print(block, file=sys.stderr)
    else:
        watch = _LinkWatch(application)
        watch.begin()
        app.exec()
    bridge.stop()
    application.shut()


def _fields(block: Block) -> dict[str, object]:
    return {
        "ms": round(block.seconds * 1000, 1),
        "cpu_ms": round(block.cpu_seconds * 1000, 1),
        "doing": block.doing,
    }


class _Guide:
    """Takes one step of the tour after the other."""

    def __init__(
        self, application: Application, watchdog: Watchdog, ended: Callable[[], None]
    ) -> None:
        self._steps = tour(application)
        self._watchdog = watchdog
        self._ended = ended
        self._step: Step | None = None
        self._began = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Begin when the tray has heard of the daemon."""
        self._began = time.monotonic() + 2.0
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        with self._watchdog.aside():
            passed = time.monotonic() - self._began
            done = self._step is None or self._step.done()
            if passed > _STUCK_SECONDS:
                sys.stderr.write(f"The tour hangs at “{self._watchdog.doing}”.\n")
                self._timer.stop()
                self._ended()
                return
            if passed < _REST_SECONDS or not done:
                return
            self._step = next(self._steps, None)
        if self._step is None:
            self._timer.stop()
            self._ended()
            return
        self._watchdog.doing = self._step.name
        self._began = time.monotonic()
        self._step.act()


class _LinkWatch:
    """Prints when the window begins and ceases to show what the daemon says."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._shown = False
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Open the window."""
        self._application.open_window()
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        window = self._application.window
        pages = window.findChild(QListWidget, "pages") if window is not None else None
        shown = isinstance(pages, QListWidget) and pages.isEnabled()
        if shown != self._shown:
            self._shown = shown
            told = {"shown": shown, "at": time.monotonic()}
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
