"""A link that is opened while Potluck runs: two real programs, one window."""

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_gui.bridge import CLOSED_INTERVAL_SECONDS, OPEN_INTERVAL_SECONDS
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

WAIT_MS = 20_000


def test_a_link_is_handed_to_the_potluck_that_runs(
    qtbot: QtBot, daemon: FakeControlProcess, tmp_path: Path
) -> None:
    """The second start ends by itself, and the first opens its window for it; a third ends it."""
    daemon.show(scenes.working())
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    start = [sys.executable, "-m", "potluck_gui", "--home", str(tmp_path)]
    first = subprocess.Popen([*start, "--hidden"], env=surroundings)
    try:
        qtbot.waitUntil(lambda: CLOSED_INTERVAL_SECONDS in _watched(daemon), timeout=WAIT_MS)
        second = subprocess.run(
            [*start, scenes.INVITE_LINK], env=surroundings, timeout=WAIT_MS / 1000, check=False
        )
        assert second.returncode == 0
        qtbot.waitUntil(lambda: OPEN_INTERVAL_SECONDS in _watched(daemon), timeout=WAIT_MS)
        assert first.poll() is None
        subprocess.run([*start, "--quit"], timeout=WAIT_MS / 1000, check=True)
        assert first.wait(WAIT_MS / 1000) == 0
    finally:
        first.kill()
        first.wait()
    # Any web page can open a link: nobody is asked before the person has looked at it.
    assert not any(isinstance(r, control.InspectInviteRequest) for r in daemon.requests())


def _watched(daemon: FakeControlProcess) -> list[float]:
    """Return how often snapshots were asked for; an open window wants more than the tray."""
    watches = [r for r in daemon.requests() if isinstance(r, control.WatchRequest)]
    return [watch.min_interval_seconds for watch in watches]
