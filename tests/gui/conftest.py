"""What the window's tests share: Qt without a screen, and a daemon that obeys the test."""

import datetime as dt
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.languages import Languages
from potluck_gui.login_item.xdg import XdgLoginItem
from potluck_gui.preferences import Preferences, PreferenceStore
from potluck_gui.view.formats import Reader
from potluck_gui.view.milestones import THRESHOLDS, Kind
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
    control_process.set_activity(scenes.activity())
    control_process.set_preview(scenes.preview(), scenes.PRICE_PER_KWH)
    control_process.set_invite(scenes.INVITE_LINK, scenes.invited())
    yield control_process
    control_process.stop()


@pytest.fixture
def start_app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Application]]:
    """Start the app in this process, as often as the test wants."""
    started: list[tuple[Application, DaemonBridge]] = []
    reached = [f"{kind.value}-{each}" for kind in Kind for each in THRESHOLDS[kind]]
    seen = Preferences(onboarded=True, celebrated=("first", *reached))
    if not (tmp_path / "window.json").exists():
        PreferenceStore(tmp_path).change(lambda _fresh: seen)

    def start(*, has_tray: bool = True, uninstall_command: Sequence[str] = ()) -> Application:
        qapp.setPalette(QPalette())  # As it is in a fresh process, whatever a test before made it.
        bridge = DaemonBridge(tmp_path, None)
        application = Application(
            qapp,
            bridge,
            PreferenceStore(tmp_path),
            has_tray=has_tray,
            home=tmp_path,
            languages=Languages(qapp),
            login_item=XdgLoginItem(tmp_path / "config"),
            login_command=["potluck-app", "--hidden"],
            uninstall_command=uninstall_command,
        )
        started.append((application, bridge))
        bridge.start()
        return application

    yield start
    for application, bridge in started:
        bridge.stop()
        application.shut()
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.setPalette(QPalette())
    qapp.processEvents()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make every warning that Qt logs fail the test that caused it."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # Qt's own: its platform without a screen has no tray to watch and no windows to raise.
            ignored = ("systemTrayWindowChanged", "This plugin does not support")
            item.add_marker(pytest.mark.qt_log_ignore(*ignored))
