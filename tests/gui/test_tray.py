"""The tray, the app around it and the way to the daemon, over a real socket."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.design.marks import state_pixmap
from potluck_gui.design.tokens import DARK, LIGHT
from potluck_gui.design.tray_icon import template_icon
from potluck_gui.view.look import Look
from potluck_gui.wishes import Wishes
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
StartApp = Callable[..., Application]


def tooltip(application: Application) -> str:
    """Return what the tray icon says."""
    return application.tray.icon.toolTip()


def wait_for(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Let Qt work until something holds."""
    qtbot.waitUntil(holds, timeout=WAIT_MS)


@pytest.mark.parametrize(
    "scene",
    [scenes.working, scenes.paused, scenes.waiting, scenes.offline, scenes.problem],
    ids=lambda scene: scene.__name__,
)
def test_the_tray_says_what_the_daemon_says(
    qtbot: QtBot,
    daemon: FakeControlProcess,
    start_app: StartApp,
    scene: Callable[[], control.Snapshot],
) -> None:
    """Every state reaches the icon and its sentence, also with the window closed."""
    application = start_app()
    wait_for(qtbot, lambda: "join a project" in tooltip(application))
    before = application.tray.icon.icon().cacheKey()
    snapshot = scene()
    daemon.show(snapshot)
    wait_for(qtbot, lambda: tooltip(application) == f"Potluck – {snapshot.sentence}")
    if snapshot.state != control.APP_STATE_WAITING:
        assert application.tray.icon.icon().cacheKey() != before


@pytest.mark.parametrize(
    ("label", "command"),
    [
        ("Pause for 1 hour", "pause"),
        ("Pause until tomorrow", "pause"),
        ("Pause until I resume", "pause"),
        ("Finish and then pause", "finish"),
        ("Resume", "resume"),
        ("Quit", "quit"),
    ],
)
def test_each_entry_of_the_menu_reaches_the_daemon(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp, label: str, command: str
) -> None:
    """A click in the tray is a command, and the right one."""
    application = start_app()
    snapshot = scenes.paused() if command == "resume" else scenes.working()
    daemon.show(snapshot)
    wait_for(qtbot, lambda: tooltip(application) == f"Potluck – {snapshot.sentence}")
    action = next(a for a in application.tray.menu.actions() if a.text() == label)
    assert action.isEnabled()
    action.trigger()
    wait_for(qtbot, lambda: len(daemon.commands()) == 1)
    sent = daemon.commands()[0]
    assert sent.WhichOneof("command") == command
    if command == "pause":
        assert sent.pause.HasField("until_unix_ms") == (label == "Pause for 1 hour")
        assert sent.pause.until_tomorrow == (label == "Pause until tomorrow")


def test_quit_ends_the_program_when_the_daemon_has_answered(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """Quit means quit: nothing works on in the background."""
    application = start_app()
    wait_for(qtbot, lambda: "join a project" in tooltip(application))
    with qtbot.waitSignal(application.ended, timeout=WAIT_MS):
        application.quit()
    assert [c.WhichOneof("command") for c in daemon.commands()] == ["quit"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_a_request_to_end_are_quit(
    qtbot: QtBot, daemon: FakeControlProcess, tmp_path: Path, number: signal.Signals
) -> None:
    """Who ends the app from a terminal has nothing working on behind their back."""
    daemon.show(scenes.working())
    words = [sys.executable, "-m", "potluck_gui", "--home", str(tmp_path), "--hidden"]
    with subprocess.Popen(words) as app:
        try:
            # It watches from the moment when everything stands.
            wait_for(
                qtbot, lambda: any(isinstance(r, control.WatchRequest) for r in daemon.requests())
            )
            app.send_signal(number)
            assert app.wait(WAIT_MS / 1000) == 0
        finally:
            app.kill()
    assert [c.WhichOneof("command") for c in daemon.commands()] == ["quit"]


def test_quit_ends_the_program_without_a_daemon(qtbot: QtBot, start_app: StartApp) -> None:
    """A daemon that is gone keeps nobody from quitting."""
    application = start_app()
    with qtbot.waitSignal(application.ended, timeout=WAIT_MS):
        application.quit()


def test_a_daemon_that_goes_away_is_found_again(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """A restart of the daemon needs no restart of the window."""
    application = start_app()
    application.open_window()
    daemon.show(scenes.working())
    wait_for(qtbot, lambda: "Training" in tooltip(application))
    daemon.stop()
    wait_for(qtbot, lambda: "Training" not in tooltip(application))
    assert not any(a.isEnabled() for a in application.tray.menu.actions() if "Pause" in a.text())
    daemon.start()
    wait_for(qtbot, lambda: "Training" in tooltip(application))


def test_snapshots_are_asked_for_often_only_while_the_window_is_open(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """A closed window costs the computer next to nothing."""

    def intervals() -> list[float]:
        return [
            r.min_interval_seconds for r in daemon.requests() if isinstance(r, control.WatchRequest)
        ]

    application = start_app()
    wait_for(qtbot, lambda: intervals() == [10.0])
    application.open_window()
    wait_for(qtbot, lambda: intervals() == [10.0, 0.5])
    application.close_window()
    wait_for(qtbot, lambda: intervals() == [10.0, 0.5, 10.0])


def test_the_first_time_the_window_closes_it_says_where_potluck_goes(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """Nobody takes a closed window for the end, and nobody is told twice."""
    application = start_app()
    said: list[str] = []
    application.tray.said.connect(said.append)
    for _ in range(2):
        application.open_window()
        application.close_window()
    assert said == ["Potluck stays here in the tray. To end it, choose Quit."]


def test_wishes_of_the_command_line_reach_the_daemon_once(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """`--practice --run-now` begins Practice and works for an hour."""
    application = start_app()
    application.fulfil(Wishes(practice=True, run_now=True, hidden=True))
    wait_for(qtbot, lambda: len(daemon.commands()) == 2)
    practice, run_now = daemon.commands()
    assert practice.HasField("start_practice")
    assert run_now.run_now.seconds == 3600
    assert application.window is None
    daemon.stop()
    wait_for(qtbot, lambda: "Training" not in tooltip(application))
    daemon.start()
    wait_for(qtbot, lambda: "Training" in tooltip(application))
    assert len(daemon.commands()) == 2


def test_a_refused_command_of_the_tray_changes_nothing(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """A refusal is said and the tray still shows how things stand."""
    application = start_app()
    daemon.show(scenes.working())
    wait_for(qtbot, lambda: "Training" in tooltip(application))
    daemon.fail("Command", PotluckError("Not now.", code=ErrorCode.CONFLICT))
    said: list[str] = []
    application.tray.said.connect(said.append)
    next(a for a in application.tray.menu.actions() if a.text() == "Pause for 1 hour").trigger()
    wait_for(qtbot, lambda: said == ["Not now."])
    assert "Training" in tooltip(application)


def test_without_a_tray_the_window_opens_and_closing_it_asks(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """Where no panel shows icons, nothing vanishes without a word."""
    from potluck_gui.window.close_question import CloseQuestion

    application = start_app(has_tray=False)
    application.fulfil(Wishes(hidden=True))
    assert application.window is None, "nobody wants a window at every login"
    application.fulfil(Wishes())
    assert application.window is not None
    application.window.close()
    assert application.window.isVisible()
    question = application.window.findChild(CloseQuestion)
    assert question is not None
    with qtbot.waitSignal(application.ended, timeout=WAIT_MS):
        question.go_on.emit()
    assert daemon.commands() == []


def test_the_icon_follows_the_colour_scheme_at_once(
    qtbot: QtBot, qapp: QApplication, daemon: FakeControlProcess, start_app: StartApp
) -> None:
    """Dark and light follow the system while the app runs."""
    application = start_app()
    application.open_window()
    daemon.show(scenes.working())
    wait_for(qtbot, lambda: "Training" in tooltip(application))
    light_icon = application.tray.icon.icon().cacheKey()
    assert application.theme.colours is LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert application.theme.colours is DARK
    assert application.tray.icon.icon().cacheKey() != light_icon
    assert application.window is not None
    come_to_rest(application.window)
    assert DARK.ground in _navigation(application).styleSheet()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    come_to_rest(application.window)
    assert LIGHT.ground in _navigation(application).styleSheet()


def _navigation(application: Application) -> QWidget:
    assert application.window is not None
    side = application.window.findChild(QWidget, "side")
    assert isinstance(side, QWidget)
    return side


def test_marks_differ_in_shape_and_not_only_in_colour(qtbot: QtBot) -> None:
    """Who sees no colours tells the states apart at the size of a panel."""
    shapes = {}
    for look in Look:
        image = state_pixmap(look, LIGHT, 22).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        shapes[look] = [
            image.pixelColor(x, y).alpha() > 128 and image.pixelColor(x, y).lightness() > 170
            for x in range(22)
            for y in range(22)
        ]
    for one in Look:
        for other in Look:
            if one is not other:
                different = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
                assert different > 20, (one, other)


def test_the_tray_alone_loads_nothing_heavy(tmp_path: Path) -> None:
    """Charts, arrays and other rooms stay out of a process that only shows an icon."""
    script = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from potluck_gui.app import main
from potluck_gui.application import Application
from potluck_gui.bridge import DaemonBridge
from potluck_gui.languages import Languages
from potluck_gui.login_item.xdg import XdgLoginItem
from potluck_gui.preferences import PreferenceStore
home = Path(sys.argv[1])
heavy = {"numpy", "torch", "potluck_client"}
app = QApplication([])
application = Application(
    app, DaemonBridge(home, None), PreferenceStore(home), has_tray=True,
    home=home, languages=Languages(app), login_item=XdgLoginItem(home),
    login_command=["potluck-app"],
)
assert not heavy & set(sys.modules), heavy & set(sys.modules)
assert not [name for name in sys.modules if name.startswith("potluck_gui.window")]
application.open_window()
app.processEvents()
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("look", Look)
def test_a_template_of_a_menu_bar_is_cut_out(qapp: QApplication, look: Look) -> None:
    """The system colours templates itself; only their transparency shows the state."""
    icon = template_icon(look)
    assert icon.isMask()
    image = icon.pixmap(36, 36).toImage()
    pixels = [image.pixelColor(x, y) for x in range(36) for y in range(36)]
    assert all(p.red() == p.green() == p.blue() == 0 for p in pixels if p.alpha())
    opaque = sum(p.alpha() == 255 for p in pixels)
    assert 100 < opaque < 36 * 36 - 150
