"""Whatever comes in whatever order, the window comes to rest and is right."""

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from potluck_gui.application import Application
from potluck_gui.design.dress import is_dressed
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.conftest import WAIT_MS
from tests.gui.rest import come_to_rest

_ACTIONS = 60
_MOST_TURNS = 12
_PAGES = 7
_SCENES = (
    scenes.working,
    scenes.two_devices,
    scenes.paused,
    scenes.waiting,
    scenes.offline,
    scenes.problem,
    scenes.first_run,
    scenes.three_projects,
    scenes.first_verified,
    scenes.hostile,
)
_POINTS = (8.0, 10.0, 18.0)
_LEADS_OUT = (
    "Save",
    "Quit",
    "Copy",
    "Choose",
    "Export",
    "Remove",
    "Uninstall",
    "Open",
    "Show the first",
)
"""Buttons that open dialogs of the system, or end the program."""


@pytest.fixture
def own_font(qapp: QApplication) -> Iterator[None]:
    """The application's font, put back afterwards."""
    font = qapp.font()
    yield
    qapp.setFont(font)


@pytest.mark.usefixtures("own_font")
@pytest.mark.parametrize("seed", range(5))
def test_the_window_comes_to_rest_after_anything(
    qtbot: QtBot,
    qapp: QApplication,
    daemon: FakeControlProcess,
    start_app: Callable[..., Application],
    seed: int,
) -> None:
    """Colours, text size, pages, dialogs and news that come while others are made do no harm."""
    chance = random.Random(seed)
    application = start_app()
    for _ in range(_ACTIONS):
        _act(chance, qapp, daemon, application)
        for _ in range(chance.randrange(_MOST_TURNS)):
            qapp.processEvents()
    window = _end_everything(application)
    last = scenes.working()
    last.sentence = "The last of all."
    daemon.show(last)
    qtbot.waitUntil(lambda: last.sentence in application.tray.icon.toolTip(), timeout=WAIT_MS)
    come_to_rest(window)
    _end_everything(application)  # Of what had waited for an answer, too.
    window.go_to(0)
    come_to_rest(window)
    qtbot.waitUntil(lambda: last.sentence in _words(window), timeout=WAIT_MS)
    come_to_rest(window)
    stack = window.findChild(QStackedWidget)
    assert isinstance(stack, QStackedWidget)
    page = stack.currentWidget()
    assert page is not None
    assert is_dressed(page, application.theme.sheet())
    assert window.updatesEnabled()
    assert page.updatesEnabled()


def _act(
    chance: random.Random, qapp: QApplication, daemon: FakeControlProcess, application: Application
) -> None:
    window = application.window
    dialogs = _dialogs(application)
    match chance.randrange(14):
        case 0 | 1:
            daemon.show(chance.choice(_SCENES)())
        case 2 | 3:
            schemes = (Qt.ColorScheme.Dark, Qt.ColorScheme.Light)
            qapp.styleHints().colorSchemeChanged.emit(chance.choice(schemes))
        case 4:
            font = qapp.font()
            font.setPointSizeF(chance.choice(_POINTS))
            qapp.setFont(font)
        case 5 | 6 if window is None:
            application.open_window()
        case 5:
            application.open_window()
        case _ if window is None:
            pass
        case 6 if chance.random() < 0.3:
            window.close()
        case 7 | 8 if dialogs:
            chance.choice(dialogs).reject()
        case 9:
            window.join(scenes.INVITE_LINK)
        case 10:
            window.show_link(Link(phase=LinkPhase.CONNECTING))
            daemon.show(scenes.paused())
        case 11 | 12:
            root = dialogs[-1] if dialogs else window
            buttons = [
                each
                for each in root.findChildren(QPushButton)
                if each.isVisible()
                and each.isEnabled()
                and not each.text().startswith(_LEADS_OUT)
                and each.menu() is None
            ]
            if buttons:
                chance.choice(buttons).click()
        case _:
            window.go_to(chance.randrange(_PAGES))


def _dialogs(application: Application) -> list[QDialog]:
    if application.window is None:
        return []
    return [each for each in application.window.findChildren(QDialog) if each.isVisible()]


def _end_everything(application: Application) -> MainWindow:
    """Close all dialogs; return the window, which is open then."""
    while dialogs := _dialogs(application):
        dialogs[-1].reject()
    application.open_window()
    assert application.window is not None
    return application.window


def _words(root: QWidget) -> set[str]:
    return {label.text() for label in root.findChildren(QLabel) if label.isVisible()}
