"""`potluck app`: a window where there can be one, the terminal where not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from potluck_client.cli.app_command import missing_for_window, window_command
from tests.fakes.cli_snapshots import practice_snapshot
from tests.fakes.control_process import FakeControlProcess

HERE = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"WAYLAND_DISPLAY": ""}])
def test_without_a_display_there_is_no_window(environment: dict[str, str]) -> None:
    """On a server the terminal is used, without a failure first."""
    assert missing_for_window(HERE | environment, "linux") == "There is no display here."


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these always have a display")
@pytest.mark.parametrize("display", [":87", "nonsense"])
def test_a_display_that_does_not_answer_is_none(display: str) -> None:
    """A variable that leads nowhere is no display."""
    environment = {n: v for n, v in HERE.items() if n != "QT_QPA_PLATFORM"}
    missing = missing_for_window(environment | {"DISPLAY": display}, "linux")
    assert missing is not None
    assert missing.startswith("No window can be opened here (")


def test_where_qt_can_open_windows_so_can_the_app() -> None:
    """Qt's own word decides, here that of its platform without a screen."""
    pytest.importorskip("PySide6.QtWidgets")
    environment = HERE | {"DISPLAY": ":87", "QT_QPA_PLATFORM": "offscreen"}
    assert missing_for_window(environment, "linux") is None


def test_the_window_gets_the_words(tmp_path: Path) -> None:
    """What was asked of `potluck app` is asked of the window."""
    full = window_command(tmp_path, practice=True, now=True)
    assert full[1:] == ["-m", "potluck_gui", "--home", str(tmp_path), "--practice", "--run-now"]
    assert window_command(None, practice=False, now=False)[1:] == ["-m", "potluck_gui"]


@pytest.mark.skipif(os.name == "nt", reason="there the window is a child")
def test_without_a_display_the_road_is_in_the_terminal(
    daemon: FakeControlProcess, tmp_path: Path
) -> None:
    """`potluck app --practice --now` never fails for want of a window."""
    daemon.show(practice_snapshot())
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "potluck_client",
            "--home",
            tmp_path,
            "app",
            "--practice",
            "--now",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=HERE,
    ) as running:
        assert running.stdout is not None
        assert "Training now." in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "in this terminal instead" in err
    asked = [command.WhichOneof("command") for command in daemon.commands()]
    assert asked[:2] == ["start_practice", "run_now"]


def test_words_alone_stay_light() -> None:
    """`potluck status` starts fast: no rich, no Qt, no torch, no Xlib."""
    heavy = ["rich", "PySide6", "torch", "Xlib", "numpy", "sqlalchemy"]
    program = (
        "import sys, potluck_client.cli, potluck_client.cli.commands, "
        "potluck_client.cli.run_command\n"
        f"sys.exit(' '.join(m for m in {heavy} if m in sys.modules) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
