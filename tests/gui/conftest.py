"""What the window's tests share: Qt without a screen, and a daemon that obeys the test."""

import datetime as dt
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.view.formats import Reader
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

WAIT_MS = 10_000


@pytest.fixture
def reader() -> Reader:
    """An English reader, at the time of the scenes, in a fixed time zone."""
    zone = dt.timezone(dt.timedelta(hours=1))
    now = dt.datetime.fromtimestamp(scenes.NOW_UNIX_MS / 1000, tz=zone)
    return Reader(locale=QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom), now=now)


@pytest.fixture(scope="session")
def control_process() -> Iterator[FakeControlProcess]:
    """The process that serves one fake after the other."""
    with FakeControlProcess() as process:
        yield process


@pytest.fixture
def daemon(control_process: FakeControlProcess, tmp_path: Path) -> Iterator[FakeControlProcess]:
    """A fresh fake in the test's folder."""
    control_process.open(tmp_path)
    control_process.set_settings(scenes.settings())
    for preset, values in scenes.presets():
        control_process.set_preset(preset, values)
    control_process.set_programs(["blender", "firefox"])
    control_process.set_stats(scenes.stats())
    control_process.set_units(scenes.units())
    control_process.set_invite(scenes.INVITE_LINK, scenes.invited())
    yield control_process
    control_process.stop()


@pytest.fixture
def start_app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Application]]:
    """Start the app in this process, as often as the test wants."""
    started: list[tuple[Application, DaemonBridge]] = []

    def start(*, has_tray: bool = True) -> Application:
        bridge = DaemonBridge(tmp_path, None)
        application = Application(qapp, bridge, has_tray=has_tray)
        started.append((application, bridge))
        bridge.start()
        return application

    yield start
    for application, bridge in started:
        bridge.stop()
        application.shut()
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.processEvents()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make every warning that Qt logs fail the test that caused it."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # Qt's own: its platform without a screen has no tray to watch and no windows to raise.
            ignored = ("systemTrayWindowChanged", "This plugin does not support")
            item.add_marker(pytest.mark.qt_log_ignore(*ignored))
