"""The page "Activity": the log in words, and as a long list that stays smooth and in its place."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.view.activity import Kind, entry_text, entry_view, falling, report_text
from potluck_gui.view.formats import Reader
from potluck_gui.window.activity.entries_view import EntriesView
from potluck_gui.window.activity.support_dialog import SupportDialog
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_activity import some_activity
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
ACTIVITY = 5


def test_an_entry_is_told_in_plain_words(reader: Reader) -> None:
    """What, whose, when, and what to do: also for who hears it."""
    entries = scenes.activity()
    views = [entry_view(entry, reader) for entry in entries]
    assert [view.day for view in views] == ["Today", "Today", "Today", *["Yesterday"] * 3]
    assert (views[0].time, views[0].about) == (
        "13:00",
        "Work · Kitchen Tales · NVIDIA GeForce RTX 4070",
    )
    assert views[2].spoken == (
        "Problem: Waiting until 2 GB of disk space are free; now it is 0.4 GB. Free some disk "
        "space; Potluck goes on by itself once there is room. Today, 03:00"
    )
    assert entry_text(entries[3], reader) == (
        "2025-12-31 22:00  You: You paused Potluck for 1 hour."
    )


def test_a_hostile_entry_is_bounded(reader: Reader) -> None:
    """No text is endless, no kind unknown, no time impossible."""
    entry = control.ActivityEntry(
        kind=cast("control.ActivityKind.ValueType", 77),
        sentence="<b>W</b>" * 2000,
        unix_ms=2**62,
        project_name="W" * 3000,
    )
    view = entry_view(entry, reader)
    assert view.kind is Kind.APP
    assert len(view.sentence.replace("\u200b", "")) <= 400
    assert (view.time, view.day) == ("–", "At a time that no clock shows")
    assert report_text("a\nb\x00\u202ec") == "a\nbc"


@given(st.lists(st.integers(0, 50)), st.integers(0, 50))
def test_a_broken_log_brings_no_entry_twice(numbers: list[int], below: int) -> None:
    """Whatever order a daemon sends, the list falls and its end is reached."""
    entries = [control.ActivityEntry(number=number) for number in numbers]
    kept = [entry.number for entry in falling(entries, below=below)]
    assert kept == sorted(set(kept), reverse=True)
    assert all(number < below for number in kept)


@pytest.fixture
def window(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> MainWindow:
    """The window on a log of 500 entries, turned to it."""
    daemon.set_activity(some_activity(500))
    application = start_app()
    daemon.show(scenes.working())
    application.open_window()
    opened = application.window
    assert opened is not None
    qtbot.waitUntil(lambda: opened.centralWidget().isEnabled(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: _can_turn(opened), timeout=WAIT_MS)
    opened.go_to(ACTIVITY)
    come_to_rest(opened)
    qtbot.waitUntil(lambda: opened.findChild(EntriesView) is not None, timeout=WAIT_MS)
    entries = opened.findChild(EntriesView)
    qtbot.waitUntil(lambda: entries.model().rowCount() >= 100, timeout=WAIT_MS)
    return opened


def _can_turn(window: MainWindow) -> bool:
    names = window.findChild(QLabel)
    return names is not None and any(
        label.isVisible() and "Kitchen Tales" in label.text()
        for label in window.findChildren(QLabel)
    )


def test_the_log_is_fetched_as_it_is_scrolled_and_stays_in_place(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Older entries come when they are near; new ones above move nothing that is read."""
    entries = window.findChild(EntriesView)
    bar = entries.verticalScrollBar()

    def all_here() -> bool:
        bar.setValue(bar.maximum())
        return entries.model().rowCount() == 500

    qtbot.waitUntil(all_here, timeout=WAIT_MS)
    bar.setValue(bar.maximum() // 2)
    row = entries.rowAt(80)
    place, spoken = entries.rowViewportPosition(row), entries.model().index(row, 0).data()
    newest = control.ActivityEntry(
        number=501, unix_ms=some_activity(1)[0].unix_ms, sentence="Something new."
    )
    daemon.set_activity([newest, *some_activity(500)])
    news = scenes.working()
    news.contribution.verified_units += 1
    daemon.show(news)
    qtbot.waitUntil(lambda: entries.model().rowCount() == 501, timeout=WAIT_MS)
    assert entries.model().index(row + 1, 0).data() == spoken
    assert entries.rowViewportPosition(row + 1) == place


def test_the_log_is_narrowed_down_and_copied(qtbot: QtBot, window: MainWindow) -> None:
    """Problems alone, words alone, and the chosen lines in the clipboard."""
    entries = window.findChild(EntriesView)
    model = entries.model()
    problems = next(b for b in window.findChildren(QPushButton) if b.text() == "Problems")
    qtbot.mouseClick(problems, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.rowCount() == 50, timeout=WAIT_MS)
    assert all(model.index(row, 0).data().startswith("Problem: ") for row in range(50))
    entries.setFocus()
    entries.selectRow(0)
    qtbot.keyClick(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    entries.copy_selection()
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == 2
    assert all("Free some disk space" in line for line in copied)
    search = next(
        f for f in window.findChildren(QLineEdit) if f.accessibleName() == "Search the activity"
    )
    search.setText("no such thing")
    qtbot.waitUntil(lambda: model.rowCount() == 0, timeout=WAIT_MS)
    everything = next(b for b in window.findChildren(QPushButton) if b.text() == "Show everything")
    qtbot.waitUntil(everything.isVisible, timeout=WAIT_MS)
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.rowCount() >= 100, timeout=WAIT_MS)


def test_a_report_is_read_before_it_is_copied(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow, tmp_path: Path
) -> None:
    """Nothing leaves the window that its person has not seen."""
    daemon.set_report("Potluck 0.1.0\nDevices: one\n")
    QApplication.clipboard().setText("before")
    support = next(b for b in window.findChildren(QPushButton) if b.text() == "Copy for support…")
    qtbot.mouseClick(support, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SupportDialog)
    shown = dialog.findChild(QPlainTextEdit)
    qtbot.waitUntil(lambda: "Devices: one" in shown.toPlainText(), timeout=WAIT_MS)
    assert QApplication.clipboard().text() == "before"
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Potluck 0.1.0\nDevices: one\n"
    dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == "Potluck 0.1.0\nDevices: one\n"
    dialog.save(tmp_path / "no such folder" / "report.txt")
    assert any("could not be saved" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
