"""The window's frame: what stands around every page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck import __version__
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.design.dress import is_dressed
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import DARK, LIGHT
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.conftest import WAIT_MS
from tests.gui.rest import come_to_rest


@pytest.fixture
def window(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> MainWindow:
    """A window that shows a computer at work."""
    application = start_app()
    application.open_window()
    assert application.window is not None
    show(qtbot, daemon, application.window, scenes.working())
    return application.window


def show(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow, snapshot: control.Snapshot
) -> None:
    """Show a snapshot and wait until it is there."""
    daemon.show(snapshot)
    qtbot.waitUntil(lambda: snapshot.sentence in words(window), timeout=WAIT_MS)


def words(root: QWidget) -> set[str]:
    """Return all words that are to be seen."""
    return {label.text() for label in root.findChildren(QLabel) if label.isVisible()}


def test_a_daemon_of_another_version_is_told_of(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Who updates Potluck under an open window learns of it and gets the new one with a click."""
    snapshot = scenes.paused()
    snapshot.app_version = "9.8.7"
    show(qtbot, daemon, window, snapshot)
    said = "Potluck was updated to version 9.8.7 while this window was open."
    assert said in words(window)
    action = next(b for b in window.findChildren(QPushButton) if b.text() == "Open the new one")
    with qtbot.waitSignal(window.restart_asked):
        action.click()
    snapshot = scenes.working()
    snapshot.app_version = __version__
    show(qtbot, daemon, window, snapshot)
    assert said not in words(window)


def test_the_window_gives_way_to_a_new_one_and_the_daemon_works_on(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> None:
    """Another window is no reason to stop a piece of work."""
    application = start_app()
    application.open_window()
    assert application.window is not None
    with qtbot.waitSignal(application.ended):
        application.window.restart_asked.emit()
    assert application.restart
    assert daemon.commands() == []


def test_the_state_is_seen_on_every_page(window: MainWindow) -> None:
    """Nobody has to go back to the first page to see whether it works."""
    pages = window.findChild(QListWidget, "pages")
    assert isinstance(pages, QListWidget)
    for row in range(pages.count()):
        window.go_to(row)
        come_to_rest(window)
        assert "Working" in words(window), pages.item(row).text()


def test_pages_are_reached_by_their_number(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl and a number turn to a page, whatever has the keyboard."""
    pages = window.findChild(QListWidget, "pages")
    assert isinstance(pages, QListWidget)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    for row in (4, 0, 6):
        qtbot.keyClick(  # type: ignore[no-untyped-call]
            window, Qt.Key(Qt.Key.Key_1.value + row), Qt.KeyboardModifier.ControlModifier
        )
        assert pages.currentRow() == row


def test_the_window_comes_back_in_its_size(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> None:
    """Who made it larger once need not do so every day; a screen that shrank is respected."""
    application = start_app()
    application.open_window()
    assert application.window is not None
    application.window.resize(760, 560)
    application.close_window()
    application.open_window()
    assert application.window is not None
    assert (application.window.width(), application.window.height()) == (760, 560)


def test_colours_that_were_chosen_stay_whatever_the_system_says(
    qapp: QApplication, start_app: Callable[..., Application]
) -> None:
    """Who wants it dark has it dark at once, also on a desktop that names no scheme."""
    application = start_app()
    application.theme.choose(Qt.ColorScheme.Dark)
    assert application.theme.colours is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert application.theme.colours is DARK
    application.theme.choose(Qt.ColorScheme.Light)
    assert application.theme.colours is LIGHT


def test_a_change_of_colours_leaves_a_page_as_it_was(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    """What was searched for and scrolled to is there afterwards, in the new colours."""
    window.go_to(4)
    qtbot.waitUntil(lambda: "Start after" in words(window), timeout=WAIT_MS)
    come_to_rest(window)
    search = next(f for f in window.findChildren(QLineEdit) if "limits" in f.accessibleName())
    search.setText("start")
    qtbot.waitUntil(lambda: "Start after" not in words(window), timeout=WAIT_MS)
    window.go_to(0)
    come_to_rest(window)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    come_to_rest(window)
    assert LIGHT.ground in search.styleSheet()  # Nobody looks at it.
    window.go_to(4)
    come_to_rest(window)
    assert search.isVisible()
    assert search.text() == "start"
    assert DARK.ground in search.styleSheet()
    marked = [label.text() for label in window.findChildren(QLabel) if "<span" in label.text()]
    assert marked
    assert all(DARK.accent in text for text in marked)


@pytest.mark.parametrize("turns", [1, 2, 3, 5, 8, 13])
@pytest.mark.parametrize("row", [0, 1])
def test_colours_that_change_while_a_page_is_made_are_the_ones_it_gets(
    qtbot: QtBot,
    qapp: QApplication,
    daemon: FakeControlProcess,
    start_app: Callable[..., Application],
    row: int,
    turns: int,
) -> None:
    """The first page and every other one comes to rest in the colours of now, however early."""
    application = start_app()
    application.open_window()
    window = application.window
    assert window is not None
    if row:
        show(qtbot, daemon, window, scenes.working())
        window.go_to(row)
    else:
        daemon.show(scenes.working())
        qtbot.waitUntil(lambda: "Training" in application.tray.icon.toolTip(), timeout=WAIT_MS)
    for _ in range(turns):
        qapp.processEvents()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    come_to_rest(window)
    stack = window.findChild(QStackedWidget)
    assert isinstance(stack, QStackedWidget)
    page = stack.currentWidget()
    assert page is not None
    sheets = [each.styleSheet() for each in page.findChildren(QWidget) if each.styleSheet()]
    assert sheets
    assert not [sheet for sheet in sheets if LIGHT.ground in sheet]


def test_no_page_is_seen_before_it_is_dressed(
    qtbot: QtBot,
    qapp: QApplication,
    daemon: FakeControlProcess,
    start_app: Callable[..., Application],
) -> None:
    """A window that is opened from the tray shows nothing half made, not even for a moment."""
    daemon.show(scenes.working())
    application = start_app()
    qtbot.waitUntil(lambda: "Training" in application.tray.icon.toolTip(), timeout=WAIT_MS)
    application.open_window()
    window = application.window
    assert window is not None
    seen = False
    while not seen:
        qapp.processEvents()
        for page in window.findChildren(Page):
            seen = page.isVisible()
            assert not seen or is_dressed(page, application.theme.sheet())


def test_another_text_size_of_the_system_reaches_an_open_window(
    qapp: QApplication, window: MainWindow
) -> None:
    """Who makes all text larger sees it here at once, on this page and on every other."""
    window.go_to(1)
    come_to_rest(window)
    window.go_to(0)
    come_to_rest(window)
    before = qapp.font()
    large = QFont(before)
    large.setPointSizeF(before.pointSizeF() * 2)
    height = _height(window, "Home")
    qapp.setFont(large)
    try:
        qapp.processEvents()  # Qt tells the window of it in a turn of its own.
        come_to_rest(window)
        assert _height(window, "Home") > 1.5 * height
        window.go_to(1)
        come_to_rest(window)
        assert _height(window, "Contribution") > 1.5 * height
    finally:
        qapp.setFont(before)


def _height(window: MainWindow, page: str) -> int:
    """Return how high a line of text is on a page, in pixels."""
    found = next(p for p in window.findChildren(Page) if p.accessibleName() == page)
    seen = next(label for label in found.findChildren(QLabel) if label.isVisible())
    return seen.fontMetrics().height()


def test_a_daemon_that_stopped_is_told_of_otherwise_than_one_that_comes(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Who saw it work learns that it stopped, and not that Potluck is starting."""
    window.show_link(Link(phase=LinkPhase.CONNECTING))
    come_to_rest(window)
    assert "Potluck's background program stopped." in words(window)
    assert "Training for Kitchen Tales." not in words(window)
