"""The page "Limits": presets, lists, hours and fields with a gap, as a person uses them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.window.hours_dialog import HoursDialog
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.program_dialog import ProgramDialog
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

WAIT_MS = 10_000
CONTRIBUTION, LIMITS = 1, 4


@pytest.fixture
def window(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> MainWindow:
    """The window on two devices, its limits loaded."""
    application = start_app()
    daemon.show(scenes.two_devices())
    application.open_window()
    opened = application.window
    assert opened is not None
    qtbot.waitUntil(lambda: "AMD Ryzen 7 7700X" in words(opened), timeout=WAIT_MS)
    return opened


@pytest.fixture
def limits(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window turned to its limits."""
    window.go_to(LIMITS)
    qtbot.waitUntil(lambda: "Power limit" in words(window), timeout=WAIT_MS)
    return window


def words(root: QWidget) -> set[str]:
    """Return all words that are to be seen."""
    return {label.text() for label in root.findChildren(QLabel) if label.isVisible()}


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    """Click the visible button with a text or a name for screen readers."""
    found = next(
        b
        for b in root.findChildren(QPushButton)
        if name in {b.text(), b.accessibleName()} and b.isVisible()
    )
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def dialog_of(root: QWidget, kind: type[QDialog]) -> QDialog:
    """Return the open dialog of a kind."""
    return next(d for d in root.findChildren(kind) if d.isVisible())


def updates(daemon: FakeControlProcess) -> list[control.UpdateSettingsRequest]:
    """Return the changes that reached the daemon."""
    return [r for r in daemon.requests() if isinstance(r, control.UpdateSettingsRequest)]


def test_a_preset_is_put_in_force_with_one_click(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """The preset in force is named, and choosing another changes the fields at once."""
    assert "Graphics card: at most 110 W and 60 °C" in words(limits)
    press(qtbot, limits, "Use Whisper")
    field = next(f for f in limits.findChildren(QSpinBox) if f.suffix() == " W")
    qtbot.waitUntil(lambda: field.value() == 110, timeout=WAIT_MS)
    assert [update.preset for update in updates(daemon)] == ["whisper"]
    press(qtbot, limits, "Use Balanced")
    qtbot.waitUntil(lambda: field.value() == 150, timeout=WAIT_MS)


def test_arrows_pass_over_what_a_device_does_not_take(limits: MainWindow) -> None:
    """Between “no limit” and the least that the card takes there is nothing to choose."""
    field = next(f for f in limits.findChildren(QSpinBox) if f.suffix() == " W")
    field.blockSignals(True)
    field.setValue(100)
    field.stepBy(-1)
    assert (field.value(), field.text()) == (0, "No limit")
    field.stepBy(1)
    assert field.value() == 100
    field.setValue(105)
    field.stepBy(-10)
    assert field.value() == 100
    field.stepBy(7)
    assert field.value() == 107


def test_programs_are_added_and_removed(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """A program is chosen from those that run, and taken out again."""
    press(qtbot, limits, "Add a program…")
    dialog = dialog_of(limits, ProgramDialog)
    names = dialog.findChild(QComboBox)
    qtbot.waitUntil(lambda: names.count() == 2, timeout=WAIT_MS)
    assert [names.itemText(place) for place in range(2)] == ["blender", "firefox"]
    dialog.findChild(QLineEdit).setText("firefox")
    press(qtbot, dialog, "Choose")
    qtbot.waitUntil(lambda: "firefox" in words(limits), timeout=WAIT_MS)
    sent = updates(daemon)[-1].values["pause_for_programs"].texts.items
    assert list(sent) == ["blender", "firefox"]
    press(qtbot, limits, "Remove blender")
    qtbot.waitUntil(lambda: "blender" not in words(limits), timeout=WAIT_MS)
    assert list(updates(daemon)[-1].values["pause_for_programs"].texts.items) == ["firefox"]


def test_hours_are_changed_in_words(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """A person picks days and times, and the other hours stay."""
    shown = next(text for text in words(limits) if text.startswith("Saturday, Sunday"))
    press(qtbot, limits, f"Change {shown}")
    dialog = dialog_of(limits, HoursDialog)
    assert shown in words(dialog)
    saturday = next(b for b in dialog.findChildren(QWidget) if _says(b, "Saturday"))
    qtbot.mouseClick(saturday, Qt.MouseButton.LeftButton)
    press(qtbot, dialog, "Use these hours")
    qtbot.waitUntil(lambda: len(updates(daemon)) == 1, timeout=WAIT_MS)
    assert list(updates(daemon)[0].values["hours"].texts.items) == [
        "mon-fri 22:00-07:00",
        "sun 00:00-24:00",
    ]


def _says(widget: QWidget, text: str) -> bool:
    return getattr(widget, "text", lambda: "")() == text and widget.isVisible()


def test_a_span_without_a_day_can_not_be_used(qtbot: QtBot, limits: MainWindow) -> None:
    """A dialog never gives what the daemon would refuse."""
    press(qtbot, limits, "Add hours…")
    dialog = dialog_of(limits, HoursDialog)
    for box in dialog.findChildren(QWidget):
        if getattr(box, "isChecked", lambda: False)():
            box.click()
    assert "Choose a day." in words(dialog)
    use = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Use these hours")
    assert not use.isEnabled()
    next(b for b in dialog.findChildren(QWidget) if _says(b, "Friday")).click()
    assert use.isEnabled()
    begins, ends = dialog.findChildren(QTimeEdit)
    ends.setTime(begins.time())
    assert "These hours end when they begin." in words(dialog)
    assert not use.isEnabled()


def test_a_text_is_told_when_it_is_done(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """Typing a currency is one change and not one for every key."""
    field = next(f for f in limits.findChildren(QLineEdit) if f.accessibleName() == "Currency")
    field.setFocus()
    field.setText("")
    qtbot.keyClicks(field, "CHF")
    assert updates(daemon) == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(updates(daemon)) == 1, timeout=WAIT_MS)
    assert updates(daemon)[0].values["currency"].text == "CHF"


def test_one_device_is_paused_and_resumed_by_itself(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Each device has its own pause where there are several, and says why it rests."""
    assert "You paused this device. It goes on when you resume it." in words(window)
    press(qtbot, window, "Let it go on")
    press(qtbot, window, "Pause this device")
    qtbot.waitUntil(lambda: len(daemon.commands()) == 2, timeout=WAIT_MS)
    resumed, paused = daemon.commands()
    assert resumed.resume.device_id == "cpu"
    assert paused.pause.device_id == "GPU-1"


def test_a_pause_for_a_program_is_asked_for_in_the_window(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """The tray's entry leads to the same question."""
    window.ask_for_program()
    dialog = dialog_of(window, ProgramDialog)
    dialog.findChild(QLineEdit).setText("blender")
    press(qtbot, dialog, "Choose")
    qtbot.waitUntil(lambda: len(daemon.commands()) == 1, timeout=WAIT_MS)
    assert daemon.commands()[0].pause.while_program == "blender"


def test_what_was_measured_stands_beside_its_limit(window: MainWindow) -> None:
    """A person sees watts and degrees against what they allowed, and what slows the device."""
    seen = words(window)
    assert {"118 of 150 W", "64 of 70 °C", "38 %"} <= seen
    assert "Slowed down to stay below 150 W." in seen


def test_electricity_is_told_by_day_and_device(qtbot: QtBot, window: MainWindow) -> None:
    """Energy, cost and carbon dioxide stand with the contribution, newest day first."""
    window.go_to(CONTRIBUTION)
    table = window.findChild(QTableWidget)
    qtbot.waitUntil(lambda: table.rowCount() == 3, timeout=WAIT_MS)
    rows = [[table.item(row, column).text() for column in range(5)] for row in range(3)]
    assert rows[2][1:] == ["NVIDIA GeForce RTX 4070", "1.42 kWh", "0.45 EUR", "672 g"]
    assert {"14.26 kWh", "4.56 EUR", "6.75 kg"} <= words(window)


def test_a_limit_that_counts_for_nothing_now_is_greyed_and_says_why(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Nobody turns a knob in vain; one that counts again can be turned again."""
    reason = "This counts only with “Work on battery”."
    rows = scenes.settings()
    rows[0].no_effect = reason
    daemon.set_settings(rows)
    window.go_to(LIMITS)
    qtbot.waitUntil(lambda: reason in words(window), timeout=WAIT_MS)
    field = next(
        box for box in window.findChildren(QSpinBox) if box.accessibleName() == rows[0].label
    )
    row = field.parentWidget()
    while row is not None and not row.toolTip():
        row = row.parentWidget()
    assert not field.isEnabled()
    assert row is not None
    assert row.toolTip() == reason
    assert reason in field.accessibleDescription()
    others = [b for b in window.findChildren(QSpinBox) if b.isVisible() and b is not field]
    assert others
    assert all(box.isEnabled() for box in others)
    daemon.set_settings(scenes.settings())
    window.go_to(CONTRIBUTION)
    window.go_to(LIMITS)
    qtbot.waitUntil(field.isEnabled, timeout=WAIT_MS)
    assert reason not in words(window)
