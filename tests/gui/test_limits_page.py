"""The page "Limits": presets, lists, hours and fields with a gap, as a person uses them."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_client.schedule import holds, parse_hours
from potluck_gui.application import Application
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.program_dialog import ProgramDialog
from potluck_gui.window.week_grid.week_table import WeekTable
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
CONTRIBUTION, LIMITS = 1, 4
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


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
    come_to_rest(opened)
    return opened


@pytest.fixture
def limits(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window turned to its limits."""
    window.go_to(LIMITS)
    come_to_rest(window)
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


def test_hours_are_painted(qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow) -> None:
    """One stroke of the mouse is one change, and the other hours stay."""
    table = grid_of(limits, "Hours to work in")
    model = table.model()
    saturday = next(
        row
        for row in range(7)
        if "Saturday" in model.headerData(row, Qt.Orientation.Vertical, SPOKEN)
    )
    room = table.viewport()
    first, last = (table.visualRect(model.index(saturday, c)).center() for c in (20, 23))
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(room, left, pos=first)
    qtbot.mouseMove(room, last)
    qtbot.waitUntil(lambda: len(previews(daemon)) > 1, timeout=WAIT_MS)
    assert updates(daemon) == []
    qtbot.mouseRelease(room, left, pos=last)
    qtbot.waitUntil(lambda: len(updates(daemon)) == 1, timeout=WAIT_MS)
    erased = parse_hours(updates(daemon)[0].values["hours"].texts.items)
    kept = parse_hours(["mon-fri 22:00-07:00", "sat 00:00-10:00", "sat 12:00-24:00", "sun 0-24"])
    assert all(
        holds(erased, moment) == holds(kept, moment)
        for moment in (
            dt.datetime(2026, 1, 5, tzinfo=dt.UTC) + dt.timedelta(minutes=15 * n)
            for n in range(672)
        )
    )


def test_hours_are_chosen_with_the_keyboard(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """Arrows go from cell to cell, Shift takes several, Space toggles; each cell speaks."""
    table = grid_of(limits, "Hours of cheap electricity")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_End)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.ShiftModifier)
    index = table.currentIndex()
    before = table.model().data(index, SPOKEN)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(updates(daemon)) == 1, timeout=WAIT_MS)
    (span,) = parse_hours(updates(daemon)[0].values["cheap_power_hours"].texts.items)
    assert (len(span.days), span.begins, span.ends) == (2, 23 * 60, 24 * 60)
    assert before.endswith(", not chosen")
    assert table.model().data(index, SPOKEN) == before.replace(", not chosen", ", chosen")
    table.verticalHeader().sectionClicked.emit(0)
    qtbot.waitUntil(lambda: len(updates(daemon)) == 2, timeout=WAIT_MS)
    assert any(
        span.minutes == 24 * 60
        for span in parse_hours(updates(daemon)[1].values["cheap_power_hours"].texts.items)
    )


def grid_of(window: MainWindow, name: str) -> WeekTable:
    """Return the grid of a setting."""
    return next(t for t in window.findChildren(WeekTable) if t.accessibleName() == name)


def previews(daemon: FakeControlProcess) -> list[control.PreviewSettingsRequest]:
    """Return what was asked about without changing it."""
    return [r for r in daemon.requests() if isinstance(r, control.PreviewSettingsRequest)]


def test_a_value_on_the_way_says_what_it_would_come_to(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """Watts are seen before they are chosen; what is let go of is chosen, once."""
    before = control.Effect(watts=150.0, hours_per_week=50.0, now_sentence="Would wait for you.")
    after = control.Effect(watts=110.0, hours_per_week=50.0, now_sentence="Would work.")
    daemon.set_preview(control.PreviewSettingsResponse(before=before, after=after), 0.3)
    slider = next(s for s in limits.findChildren(QSlider) if s.accessibleName() == "Power limit")
    slider.setSliderDown(True)
    for position in range(slider.value(), slider.value() - 40, -10):
        slider.setValue(position)
    qtbot.waitUntil(lambda: "150\u00a0W → 110\u00a0W" in words(limits), timeout=WAIT_MS)
    assert "Would work." in words(limits)
    assert updates(daemon) == []
    asked = previews(daemon)
    assert len([p for p in asked if p.change.values]) == 1
    assert asked[-1].change.values["power_watts@GPU-1"].whole == 120
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: len(updates(daemon)) == 1, timeout=WAIT_MS)
    assert updates(daemon)[0].values["power_watts@GPU-1"].whole == 120
    qtbot.waitUntil(lambda: "150 W" in words(limits), timeout=WAIT_MS)


def test_limits_are_found_by_their_words(qtbot: QtBot, limits: MainWindow) -> None:
    """Any case and no accents find a limit; nothing found says so."""
    search = next(
        f for f in limits.findChildren(QLineEdit) if f.accessibleName() == "Search the limits"
    )
    search.setText("TÉMPERATURE")
    qtbot.waitUntil(lambda: "On battery" not in " ".join(words(limits)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Start after" not in words(limits), timeout=WAIT_MS)
    assert any("temperature</span>" in text for text in words(limits))
    search.setText("zzzz")
    qtbot.waitUntil(
        lambda: any("No limit has “zzzz” in it." in text for text in words(limits)),
        timeout=WAIT_MS,
    )
    search.clear()
    qtbot.waitUntil(lambda: "Start after" in words(limits), timeout=WAIT_MS)


def test_a_change_builds_no_row_anew(
    qtbot: QtBot, daemon: FakeControlProcess, limits: MainWindow
) -> None:
    """Fields stay the same widgets, so that the keyboard stays where it was."""
    before = set(limits.findChildren(QSpinBox))
    press(qtbot, limits, "Use Whisper")
    field = next(f for f in before if f.suffix() == " W")
    qtbot.waitUntil(lambda: field.value() == 110, timeout=WAIT_MS)
    assert set(limits.findChildren(QSpinBox)) == before


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
    assert "This device is paused until you resume it." in words(window)
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
    assert "Slowed down to take at most 150 W." in seen


def test_a_limit_that_counts_for_nothing_now_is_greyed_and_says_why(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Nobody turns a knob in vain; one that counts again can be turned again."""
    reason = "This counts only with “Also on battery”."
    rows = scenes.settings()
    rows[0].no_effect = reason
    daemon.set_settings(rows)
    window.go_to(LIMITS)
    come_to_rest(window)
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

    def rest() -> list[QSpinBox]:
        return [b for b in window.findChildren(QSpinBox) if b.isVisible() and b is not field]

    qtbot.waitUntil(lambda: len(rest()) == 3, timeout=WAIT_MS)  # Rows come bit by bit.
    others = rest()
    assert all(box.isEnabled() for box in others)
    daemon.set_settings(scenes.settings())
    window.go_to(CONTRIBUTION)
    come_to_rest(window)
    window.go_to(LIMITS)
    come_to_rest(window)
    qtbot.waitUntil(field.isEnabled, timeout=WAIT_MS)
    assert reason not in words(window)
