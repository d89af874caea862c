"""The first steps in the window: shown once, skippable, gone through by keyboard, and their end."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.preferences import Preferences, PreferenceStore, read_preferences
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.onboarding.onboarding import Onboarding
from potluck_gui.wishes import Wishes
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
Found = TypeVar("Found", bound=QWidget)
OpenWindow = Callable[[control.Snapshot], MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot,
    daemon: FakeControlProcess,
    tmp_path: Path,
    start_app: Callable[..., Application],
) -> OpenWindow:
    """Open the window on a snapshot, as somebody who has never seen it."""
    PreferenceStore(tmp_path).change(lambda _seen: Preferences(language="en"))
    daemon.set_settings(scenes.first_settings())
    for preset, values in scenes.measured_presets():
        daemon.set_preset(preset, values)
    daemon.set_preview(control.PreviewSettingsResponse(), price_per_kwh=0.32)

    def open_on(snapshot: control.Snapshot) -> MainWindow:
        daemon.show(snapshot)
        application = start_app()
        application.open_window()
        assert application.window is not None
        window = application.window
        qtbot.waitUntil(lambda: "Potluck is starting…" not in texts(window), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: len(texts(window)) > 2, timeout=WAIT_MS)
        return window

    return open_on


def texts(root: QWidget) -> set[str]:
    """Return all words that are to be seen."""
    return {label.text() for label in root.findChildren(QLabel) if label.isVisible()}


def button(root: QWidget, text: str) -> QPushButton:
    """Return the visible button with a text."""
    return next(b for b in root.findChildren(QPushButton) if b.text() == text and b.isVisible())


def press(qtbot: QtBot, root: QWidget, text: str) -> None:
    """Press a button as the keyboard does."""
    qtbot.waitUntil(lambda: _has_button(root, text), timeout=WAIT_MS)
    qtbot.keyClick(button(root, text), Qt.Key.Key_Space)  # type: ignore[no-untyped-call]


def _has_button(root: QWidget, text: str) -> bool:
    return any(b.text() == text and b.isVisible() for b in root.findChildren(QPushButton))


def key(qtbot: QtBot, pressed: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(focused(), pressed)  # type: ignore[no-untyped-call]


def only(root: QWidget, kind: type[Found], name: str = "") -> Found:
    """Return the one widget of a kind, whether it is to be seen or not."""
    found = root.findChild(kind, name) if name else root.findChild(kind)
    assert isinstance(found, kind)
    return found


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def updates(daemon: FakeControlProcess) -> list[control.UpdateSettingsRequest]:
    """Return the changes of limits that came."""
    return [r for r in daemon.requests() if isinstance(r, control.UpdateSettingsRequest)]


def test_who_skips_all_has_the_careful_limits_and_is_asked_no_more(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow, tmp_path: Path
) -> None:
    """One press leads out of the first steps, changes nothing, and they stay away."""
    window = open_window(scenes.first_run())
    assert {"Welcome to Potluck", "Step 1 of 4"} <= texts(window)
    assert not only(window, QListWidget, "pages").isVisible()
    press(qtbot, window, "Skip the first steps")
    assert "Step 1 of 4" in texts(window)  # No empty window until there is a page.
    come_to_rest(window)
    assert "Choose what to help with" in texts(window)
    assert only(window, QListWidget, "pages").isVisible()
    assert read_preferences(tmp_path / "window.json").onboarded
    assert updates(daemon) == []
    daemon.show(scenes.waiting())
    qtbot.waitUntil(lambda: scenes.waiting().sentence in texts(window), timeout=WAIT_MS)
    daemon.show(scenes.first_run())
    qtbot.waitUntil(lambda: scenes.first_run().sentence in texts(window), timeout=WAIT_MS)
    assert window.findChild(Onboarding) is None


def test_four_steps_by_keyboard_lead_to_work(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow, tmp_path: Path
) -> None:
    """Who uses no mouse gets from the first start to Practice, with a preset and a price."""
    window = open_window(scenes.first_run())
    key(qtbot, Qt.Key.Key_Return)
    assert {"What this computer can give", "Step 2 of 4", "Processor"} <= texts(window)
    press(qtbot, window, "Check speed and heat (20 seconds)")
    qtbot.waitUntil(lambda: "Done. This computer can help." in texts(window), timeout=WAIT_MS)
    assert "5,200 tokens/s" in texts(window)
    key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(focused(), QRadioButton), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "150 W" in texts(window), timeout=WAIT_MS)
    key(qtbot, Qt.Key.Key_Right)
    only(window, QDoubleSpinBox).setValue(0.32)
    qtbot.waitUntil(lambda: "21.89 EUR" in texts(window), timeout=WAIT_MS)
    only(window, QSpinBox).setValue(24)
    only(window, QSpinBox).setFocus()
    key(qtbot, Qt.Key.Key_Return)  # In a field it shows what the value comes to.
    qtbot.waitUntil(lambda: "65.66 EUR" in texts(window), timeout=WAIT_MS)
    assert "Step 3 of 4" in texts(window)
    key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Step 4 of 4" in texts(window), timeout=WAIT_MS)
    (change,) = updates(daemon)
    assert change.preset == "full"
    assert change.values["price_per_kwh"].number == pytest.approx(0.32)
    assert change.values["currency"].text
    key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Training now." in texts(window), timeout=WAIT_MS)
    assert [c.WhichOneof("command") for c in daemon.commands()] == ["start_practice"]
    assert read_preferences(tmp_path / "window.json").onboarded


def test_back_keeps_what_was_chosen(qtbot: QtBot, open_window: OpenWindow) -> None:
    """Nobody has to answer twice."""
    window = open_window(scenes.first_run())
    press(qtbot, window, "Next")
    press(qtbot, window, "Next")
    qtbot.waitUntil(lambda: isinstance(focused(), QRadioButton), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "11.52 EUR" in texts(window), timeout=WAIT_MS)
    key(qtbot, Qt.Key.Key_Left)
    press(qtbot, window, "Back")
    assert "Step 2 of 4" in texts(window)
    press(qtbot, window, "Skip this step")
    assert "Whisper" in {r.text() for r in window.findChildren(QRadioButton) if r.isChecked()}


def test_a_check_can_be_cancelled(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """Whoever goes on or cancels stops the computing at once."""
    daemon.slow_streams(5.0)
    window = open_window(scenes.first_run())
    press(qtbot, window, "Next")
    for leave in ("Cancel the check", "Back"):
        press(qtbot, window, "Check speed and heat (20 seconds)")
        qtbot.waitUntil(lambda: daemon.streams_under_way() == 1, timeout=WAIT_MS)
        press(qtbot, window, leave)
        qtbot.waitUntil(lambda: daemon.streams_under_way() == 0, timeout=WAIT_MS)


def test_a_check_that_fails_is_no_dead_end(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """It says why, and the way on is open."""
    daemon.fail("CheckDevices", PotluckError("The graphics card is busy.", code=ErrorCode.CONFLICT))
    window = open_window(scenes.first_run())
    press(qtbot, window, "Next")
    press(qtbot, window, "Check speed and heat (20 seconds)")
    qtbot.waitUntil(lambda: "The graphics card is busy." in texts(window), timeout=WAIT_MS)
    assert button(window, "Next").isEnabled()


def test_refused_limits_say_why_and_can_be_skipped(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """A step that can't be kept does not keep anybody."""
    refused = PotluckError("The limits could not be written.", code=ErrorCode.INTERNAL)
    daemon.fail("UpdateSettings", refused)
    window = open_window(scenes.first_run())
    press(qtbot, window, "Next")
    press(qtbot, window, "Next")
    qtbot.waitUntil(lambda: isinstance(focused(), QRadioButton), timeout=WAIT_MS)
    press(qtbot, window, "Next")
    qtbot.waitUntil(lambda: refused.sentence in texts(window), timeout=WAIT_MS)
    press(qtbot, window, "Skip this step")
    assert "Step 4 of 4" in texts(window)


def drop(target: QWidget, text: str) -> None:
    """Drop a text on a widget."""
    mime = QMimeData()
    mime.setText(text)
    place, action = QPointF(20, 20), Qt.DropAction.CopyAction
    keys, mouse = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), action, mime, mouse, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(place, action, mime, mouse, keys))


def test_a_dropped_message_with_a_link_leads_to_its_project(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """Whatever stands around the link, the project is shown, and joined only when told."""
    window = open_window(scenes.first_run())
    drop(only(window, Onboarding), f"Join us! {scenes.INVITE_LINK}, says Ann.")
    qtbot.waitUntil(lambda: "Harbour Library" in texts(window), timeout=WAIT_MS)
    assert "Organised by Harbour Library Association" in texts(window)
    assert not any(isinstance(r, control.JoinRequest) for r in daemon.requests())
    press(qtbot, window, "Join and start")
    qtbot.waitUntil(lambda: only(window, QListWidget, "pages").isVisible(), timeout=WAIT_MS)
    assert any(isinstance(r, control.JoinRequest) for r in daemon.requests())


def test_an_opened_link_asks_nobody_before_it_is_looked_at(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """Any web page can open a link; to ask its address would tell where this computer is."""
    window = open_window(scenes.first_run())
    window.join("potluck://join?a=somewhere.example.org%3A1&k=x")
    assert "Step 4 of 4" in texts(window)
    assert any("somewhere" in field.text() for field in window.findChildren(QLineEdit))
    assert not any(isinstance(r, control.InspectInviteRequest) for r in daemon.requests())
    press(qtbot, window, "See what it is")
    qtbot.waitUntil(lambda: any("invite link" in text for text in texts(window)), timeout=WAIT_MS)


def test_who_has_a_project_sees_it_and_may_see_the_steps_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    """An update does not start from the beginning, and the page App does when asked."""
    window = open_window(scenes.working())
    assert window.findChild(Onboarding) is None
    window.show_first_steps()
    assert "Welcome to Potluck" in texts(window)
    press(qtbot, window, "Skip the first steps")
    come_to_rest(window)
    assert "Welcome to Potluck" not in texts(window)


def test_every_control_of_the_steps_has_a_name(qtbot: QtBot, open_window: OpenWindow) -> None:
    """A screen reader can say where one is, at every step."""
    window = open_window(scenes.first_run())
    steps = only(window, Onboarding)
    steps.open_join(scenes.INVITE_LINK)
    for back in range(4):
        nameless = [
            type(widget).__name__
            for widget in steps.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not (isinstance(widget, QAbstractButton) and widget.text())
        ]
        assert nameless == []
        if back < 3:
            press(qtbot, window, "Back")


def test_who_asks_for_practice_is_not_asked_again(
    qtbot: QtBot,
    daemon: FakeControlProcess,
    tmp_path: Path,
    start_app: Callable[..., Application],
) -> None:
    """The command of the README shows Practice at work, and no questions about where to begin."""
    PreferenceStore(tmp_path).change(lambda _seen: Preferences(language="en"))
    daemon.show(scenes.first_run())
    application = start_app()
    application.fulfil(Wishes(practice=True))
    assert application.window is not None
    window = application.window
    qtbot.waitUntil(lambda: "Home" in page_names(window), timeout=WAIT_MS)
    assert read_preferences(tmp_path / "window.json").onboarded


def page_names(window: MainWindow) -> set[str]:
    """Return the pages that can be turned to."""
    pages = window.findChild(QListWidget, "pages")
    assert isinstance(pages, QListWidget)
    if not (pages.isVisible() and pages.isEnabled()):
        return set()
    return {pages.item(row).text() for row in range(pages.count())}
