"""A tour through all that the window shows: every page, every first step and every dialog."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.languages import Languages
from potluck_gui.login_item.xdg import XdgLoginItem
from potluck_gui.preferences import Preferences, PreferenceStore
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.navigation import Navigation
from potluck_gui.window.onboarding.onboarding import Onboarding
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
_TURN_MS = 10
_RESTS = 2
_MOST_TURNS = 200
PAGES = ("home", "contribution", "model", "projects", "limits", "activity", "app")
STEPS = ("welcome", "devices", "amount", "project")
DIALOGS = {
    "join": (3, "Join with an invite link…"),
    "about": (3, "About this project"),
    "sent": (3, "What leaves this computer"),
    "leave": (3, "Leave…"),
    "receipts": (1, "Signed receipts…"),
    "share": (1, "Make a card to share…"),
    "support": (5, "Copy for support…"),
    "doctor": (6, "Check Potluck…"),
}
"""The page on which each dialog is opened, and the words of the button that does it."""
PLACES = (*PAGES, *STEPS, *DIALOGS, "program", "close")


def serve(daemon: FakeControlProcess, snapshot: control.Snapshot) -> None:
    """Give a fake all that the pages ask for."""
    daemon.set_settings(scenes.first_settings())
    for preset, values in scenes.measured_presets():
        daemon.set_preset(preset, values)
    daemon.set_programs(["blender", "firefox"])
    daemon.set_activity(scenes.activity())
    daemon.set_preview(scenes.preview(), scenes.PRICE_PER_KWH)
    daemon.set_invite(scenes.INVITE_LINK, scenes.invited())
    for bucket in (control.BUCKET_DAY, control.BUCKET_WEEK, control.BUCKET_MONTH):
        daemon.set_history(bucket, scenes.history(bucket))
    daemon.set_receipts(scenes.receipts(40))
    daemon.set_model(scenes.PROJECT_ID, scenes.model())
    about = scenes.about()
    about.about.project_id = scenes.PROJECT_ID
    daemon.set_about(about)
    daemon.set_findings(scenes.findings())
    daemon.show(snapshot)


@dataclass(frozen=True, kw_only=True)
class Tour:
    """The app, its window open.

    Attributes:
        application: The app.
        window: Its window.
        spoken: What a text of the program becomes in the language of the tour.
    """

    application: Application
    window: MainWindow
    spoken: Callable[[str], str]

    def visit(self, qtbot: QtBot, place: str) -> QWidget:
        """Go to a place from wherever one is; a dialog is opened with the keyboard."""
        self._come_back(qtbot)
        if place in PAGES:
            return self._page(qtbot, PAGES.index(place))
        if place in STEPS:
            return self._step(qtbot, STEPS.index(place))
        if place == "program":
            self._page(qtbot, 0)
            self.window.ask_for_program()
        elif place == "close":
            self._page(qtbot, 0)
            self.window.close()
        else:
            row, text = DIALOGS[place]
            page = self._page(qtbot, row)
            spoken = self.spoken(text)

            def found() -> list[QPushButton]:
                every = page.findChildren(QPushButton)
                return [each for each in every if each.isVisible() and each.text() == spoken]

            qtbot.waitUntil(lambda: bool(found()), timeout=WAIT_MS)
            found()[0].setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(found()[0], Qt.Key.Key_Space)
        dialog = self._dialog()
        assert dialog is not None, place
        qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
        settle(qtbot)
        return dialog

    def _come_back(self, qtbot: QtBot) -> None:
        """Close what stands before the pages."""
        while (dialog := self._dialog()) is not None:
            dialog.reject()
        for steps in self.window.findChildren(Onboarding):
            steps.finished.emit()
        settle(qtbot)
        self.activate(qtbot)

    def activate(self, qtbot: QtBot) -> None:
        """Do what a desktop does when a dialog has closed: the window under it is active again."""
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow, timeout=WAIT_MS)

    def _page(self, qtbot: QtBot, row: int) -> QWidget:
        self.window.go_to(row)
        come_to_rest(self.window)
        self.list_of_pages.setFocus(Qt.FocusReason.TabFocusReason)
        settle(qtbot)
        return next(s for s in self.window.findChildren(QScrollArea) if s.isVisible())

    @property
    def list_of_pages(self) -> QWidget:
        """The list at the side of the window."""
        (side,) = self.window.findChildren(Navigation)
        return side.pages

    def _step(self, qtbot: QtBot, index: int) -> QWidget:
        self.window.show_first_steps()
        (steps,) = self.window.findChildren(Onboarding)
        for _ in range(index):
            steps._go_past()
        settle(qtbot)
        return steps

    def _dialog(self) -> QDialog | None:
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return dialogs[-1] if dialogs else None


def settle(qtbot: QtBot) -> None:
    """Let what was asked of the daemon arrive, and Qt lay out until nothing moves any more."""
    before: list[QRect] = []
    at_rest = 0
    for _ in range(_MOST_TURNS):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qtbot.wait(_TURN_MS)
        shown = [each for each in QApplication.allWidgets() if each.isVisible()]
        places = sorted((each.geometry() for each in shown), key=_order)
        at_rest = at_rest + 1 if places == before else 0
        before = places
        if at_rest >= _RESTS:
            return


def _order(place: QRect) -> tuple[int, int, int, int]:
    return place.y(), place.x(), place.width(), place.height()


@contextmanager
def open_tour(
    app: QApplication,
    daemon: FakeControlProcess,
    home: Path,
    snapshot: control.Snapshot,
    spoken: Callable[[str], str] = str,
) -> Iterator[Tour]:
    """Open the app on a snapshot while the context lasts."""
    daemon.open(home)
    serve(daemon, snapshot)
    PreferenceStore(home).change(lambda _fresh: Preferences(onboarded=True, celebrated=("first",)))
    bridge = DaemonBridge(home, None)
    application = Application(
        app,
        bridge,
        PreferenceStore(home),
        has_tray=False,
        home=home,
        languages=Languages(app),
        login_item=XdgLoginItem(home / "config"),
        login_command=["potluck-app", "--hidden"],
    )
    bridge.start()
    application.open_window()
    window = application.window
    assert window is not None
    try:
        tour = Tour(application=application, window=window, spoken=spoken)
        for _ in range(WAIT_MS // 10):
            if tour.list_of_pages.isEnabled():
                break
            QTest.qWait(10)
        come_to_rest(window)
        yield tour
    finally:
        bridge.stop()
        application.shut()
        app.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.processEvents()
        daemon.stop()
