"""The parts between the widgets and the daemon that are no widgets themselves."""

import asyncio
import functools
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from potluck.control_endpoint import read_endpoint
from potluck.errors import PotluckError
from potluck.file_lock import held_lock
from potluck.installed import SETUP_LOCK_NAME, SWITCH_NAME
from potluck_gui import commands
from potluck_gui.app import main
from potluck_gui.bridge import DaemonBridge
from potluck_gui.control_client import ControlClient
from potluck_gui.daemon_process import DaemonStarter, daemon_command, end_daemon
from potluck_gui.errors import StartError
from potluck_gui.single_instance import FirstInstance, hand_over
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.wishes import Wishes, parse_arguments
from tests.fakes.control_process import FakeControlProcess

WAIT_MS = 30_000


def test_a_daemon_that_refuses_to_start_is_quoted(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """The person reads the daemon's own sentence, not that something failed."""
    sentence = "Another Potluck already uses this folder."
    script = f"import sys; sys.stderr.write('noise\\n{sentence}\\n'); sys.exit(1)"
    starter = DaemonStarter(tmp_path, [sys.executable, "-c", script])
    links: list[Link] = []
    bridge = DaemonBridge(tmp_path, starter)
    bridge.link_changed.connect(links.append)
    bridge.start()
    try:
        qtbot.waitUntil(
            lambda: Link(phase=LinkPhase.LOST, sentence=sentence) in links, timeout=WAIT_MS
        )
    finally:
        bridge.stop()


def test_a_daemon_is_started_where_none_answers(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """Opening the app is enough; and one that was told to quit is not started anew."""
    starter = _serving(tmp_path)
    bridge = DaemonBridge(tmp_path, starter)
    owner = QObject()
    answers: list[object] = []
    links: list[Link] = []
    bridge.link_changed.connect(links.append)
    try:
        with qtbot.waitSignal(bridge.snapshot_received, timeout=WAIT_MS):
            bridge.start()
        bridge.start_no_more()
        bridge.ask(
            lambda client: client.command(commands.quit_daemon()),
            owner=owner,
            answered=answers.append,
            failed=answers.append,
        )
        qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.LOST, timeout=WAIT_MS)
    finally:
        bridge.stop()
    assert starter._process is not None
    assert starter._process.wait(WAIT_MS / 1000) == 0


_SERVE = (
    "import asyncio, sys; from pathlib import Path;"
    "from tests.fakes.control_service import FakeControlService\n"
    "async def run():\n"
    "    fake = FakeControlService(Path(sys.argv[1]))\n"
    "    await fake.start()\n"
    "    await fake.quit_asked.wait()\n"
    "    await fake.stop()\n"
    "asyncio.run(run())"
)
"""A program that is a daemon to the window; its last argument is what marks a daemon's process."""


def _serving(home: Path) -> DaemonStarter:
    command = [sys.executable, "-c", _SERVE, str(home), "potluck_client.daemon"]
    return DaemonStarter(home, command)


def _await_end(starter: DaemonStarter) -> None:
    assert starter._process is not None
    starter._process.wait(WAIT_MS / 1000)


def test_a_daemon_that_hangs_is_told_of_and_taken_up_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """A quiet line is no sign of life: numbers of a daemon that hangs must not look fresh."""
    starter, links, snapshots = _serving(tmp_path), list[Link](), list[object]()
    bridge = DaemonBridge(tmp_path, starter)
    bridge.link_changed.connect(links.append)
    bridge.snapshot_received.connect(snapshots.append)
    try:
        with qtbot.waitSignal(bridge.snapshot_received, timeout=WAIT_MS):
            bridge.start()
        daemon_pid = read_endpoint(tmp_path).pid
        os.kill(daemon_pid, signal.SIGSTOP)
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.SILENT, timeout=WAIT_MS)
        heard = len(snapshots)
        os.kill(daemon_pid, signal.SIGCONT)
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.CONNECTED, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: len(snapshots) > heard, timeout=WAIT_MS)
        os.kill(daemon_pid, signal.SIGSTOP)
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.SILENT, timeout=WAIT_MS)
        bridge.start_anew()
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.CONNECTED, timeout=WAIT_MS)
        assert read_endpoint(tmp_path).pid != daemon_pid
    finally:
        bridge.stop()
        end_daemon(read_endpoint(tmp_path).pid)
        _await_end(starter)


def test_a_daemon_that_was_killed_is_replaced(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """What the system ends for want of memory comes back without anybody's help."""
    starter, links = _serving(tmp_path), list[Link]()
    bridge = DaemonBridge(tmp_path, starter)
    bridge.link_changed.connect(links.append)
    try:
        with qtbot.waitSignal(bridge.snapshot_received, timeout=WAIT_MS):
            bridge.start()
        end_daemon(read_endpoint(tmp_path).pid)
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.CONNECTING, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: links[-1].phase is LinkPhase.CONNECTED, timeout=WAIT_MS)
    finally:
        bridge.stop()
        end_daemon(read_endpoint(tmp_path).pid)
        _await_end(starter)


def test_no_other_process_is_taken_for_the_daemon(tmp_path: Path) -> None:
    """A number that the system gave to another program by now is left alone."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        end_daemon(process.pid)
        assert process.poll() is None
        process.communicate(b"\n")
    assert process.returncode == 0


def test_a_question_that_is_cut_off_with_the_line_is_answered(
    qtbot: QtBot, qapp: QApplication, daemon: FakeControlProcess, tmp_path: Path
) -> None:
    """A button that waits for its answer gets one, also where the daemon ends in the middle."""

    async def hung_up(_client: ControlClient) -> None:
        raise asyncio.CancelledError  # What a call raises whose channel is closed.

    bridge = DaemonBridge(tmp_path, None)
    owner = QObject()
    problems: list[PotluckError] = []
    try:
        with qtbot.waitSignal(bridge.snapshot_received, timeout=WAIT_MS):
            bridge.start()
        bridge.ask(hung_up, owner=owner, answered=lambda _: None, failed=problems.append)
        qtbot.waitUntil(lambda: len(problems) == 1, timeout=WAIT_MS)
    finally:
        bridge.stop()
    assert "does not answer" in problems[0].sentence


def test_a_crash_of_the_daemon_is_told_without_its_traceback(tmp_path: Path) -> None:
    """A traceback helps no one who reads a window; where it lies helps those who help."""
    starter = DaemonStarter(tmp_path, [sys.executable, "-c", "raise KeyError(1)"])
    starter.start()
    with pytest.raises(StartError, match=r"ended before it was ready.*daemon-start\.txt"):
        while True:
            starter.check()


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The sentence says which folder to look at."""
    with pytest.raises(StartError, match="no-such-folder"):
        DaemonStarter(tmp_path / "no-such-folder").start()


def test_the_daemon_is_started_by_the_same_python(tmp_path: Path) -> None:
    """An app in its own environment starts the daemon of that environment."""
    expected = [sys.executable, "-m", "potluck_client.daemon", "--home", str(tmp_path)]
    assert daemon_command(tmp_path) == expected


def test_an_answer_for_a_closed_window_is_dropped(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """A late answer touches no widget that is gone."""
    bridge = DaemonBridge(tmp_path, None)
    bridge.start()
    called: list[str] = []
    gone, here = QObject(), QObject()
    for owner, name in ((gone, "gone"), (here, "here")):
        bridge.ask(
            lambda client: client.settings(),
            owner=owner,
            answered=lambda _answer: None,
            failed=functools.partial(lambda heard, _error: called.append(heard), name),
        )
    with qtbot.waitSignal(gone.destroyed, timeout=WAIT_MS):
        gone.deleteLater()
    qtbot.waitUntil(lambda: "here" in called, timeout=WAIT_MS)
    bridge.stop()
    assert "gone" not in called[1:]


def test_what_is_asked_for_while_the_app_ends_is_dropped(
    qapp: QApplication, tmp_path: Path
) -> None:
    """A widget that asks once more after the line was hung up harms nobody."""
    bridge = DaemonBridge(tmp_path, None)
    bridge.start()
    bridge.stop()
    called: list[str] = []
    bridge.ask(
        lambda client: client.settings(),
        owner=qapp,
        answered=lambda _answer: called.append("answered"),
        failed=lambda _error: called.append("failed"),
    )
    hang_up = bridge.listen(
        lambda client: client.examine(),
        owner=qapp,
        received=lambda _piece: called.append("received"),
        ended=lambda: called.append("ended"),
        failed=lambda _error: called.append("failed"),
    )
    hang_up()
    bridge.set_interval(1.0)
    bridge.try_again()
    bridge.start_anew()
    bridge.start_no_more()
    bridge.stop()
    qapp.processEvents()
    assert called == []


def test_a_second_start_hands_its_wishes_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    """Starting Potluck twice gives one Potluck, in front."""
    assert not hand_over(tmp_path, Wishes())
    first = FirstInstance(tmp_path)
    wished: list[Wishes] = []
    first.wished.connect(wished.append)
    assert hand_over(tmp_path, Wishes(practice=True))
    qtbot.waitUntil(lambda: wished == [Wishes(practice=True)], timeout=WAIT_MS)
    assert not hand_over(tmp_path / "other", Wishes())
    first.close()


@pytest.mark.parametrize("line", [b"", b"[]", b"\xff", b'{"practice": 1}', b"{" * 1000])
def test_a_garbled_wish_wishes_nothing(line: bytes) -> None:
    """Another program on the socket can at most bring the window to the front."""
    assert Wishes.from_line(line) == Wishes()


def test_the_command_line_says_what_is_wished(tmp_path: Path) -> None:
    """The arguments of the app are those that `make run` uses."""
    given = ["--home", str(tmp_path), "--practice", "--run-now", "--hidden"]
    wishes = Wishes(practice=True, run_now=True, hidden=True)
    assert parse_arguments(given) == (tmp_path, wishes)


def test_without_a_display_the_app_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """On a server nobody sees Qt abort."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main(["--home", str(tmp_path)]) == 1
    assert "potluck run" in capsys.readouterr().err


class _Emitter(QObject):
    happened = Signal()


def test_signals_do_not_use_up_pythons_own_objects(qapp: QApplication) -> None:
    """A Qt that loses references to True kills a program that runs for weeks."""
    emitter = _Emitter()
    before = sys.getrefcount(True)
    for _ in range(50):
        emitter.happened.emit()
    assert sys.getrefcount(True) > before - 25


def test_no_daemon_is_started_while_an_update_starts_one(tmp_path: Path) -> None:
    """The window leaves the home alone while its files are copied for the newer version."""
    command = [sys.executable, "-c", ""]
    starter = DaemonStarter(tmp_path, command, root=tmp_path)
    with held_lock(tmp_path / SETUP_LOCK_NAME, RuntimeError("locked")):
        (tmp_path / SWITCH_NAME).touch()
        starter.start()
    assert not (tmp_path / "daemon-start.txt").exists()
    (tmp_path / SWITCH_NAME).unlink()
    starter.start()
    assert (tmp_path / "daemon-start.txt").exists()
    _await_end(starter)
