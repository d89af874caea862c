"""`potluck run` with a daemon that it has started: the end of one is the end of the other."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")

# The command line as it is, but for the daemon that it starts.
PROGRAM = """
import sys
from potluck_client.cli import daemon_process, main
home, kind, *words = sys.argv[1:]
command = [sys.executable, "-m", "tests.fakes.cli_daemon", "--home", home]
daemon_process.daemon_command = lambda _home: command + ([kind] if kind != "good" else [])
sys.exit(main(["--home", home, *words]))
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the command line with a kind of daemon; what a failing test left is ended."""
    started: list[subprocess.Popen[str]] = []

    def run(kind: str, *words: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, tmp_path, kind, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # The program above has loaded gRPC before main() could make it quiet.
            env=os.environ | {"GRPC_VERBOSITY": "NONE"},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def read_until(process: "subprocess.Popen[str]", words: str) -> None:
    """Read lines until one has these words."""
    assert process.stdout is not None
    assert any(words in line for line in process.stdout)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_ends_the_daemon_in_order(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    """Ctrl-C, a service manager or a closed terminal: the daemon shuts down and nothing is lost."""
    process = start("good", "run", "--practice")
    read_until(process, "verified 0")
    pid = read_endpoint(tmp_path).pid
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "kept up to where it was last saved" in out
    assert not is_alive(pid)
    with pytest.raises(UnreachableError):
        read_endpoint(tmp_path)


def test_a_second_ctrl_c_waits_for_nobody(start: Start, tmp_path: Path) -> None:
    """A daemon that does not end is ended."""
    process = start("--deaf", "run", "--practice")
    read_until(process, "verified 0")
    pid = read_endpoint(tmp_path).pid
    process.send_signal(signal.SIGINT)
    read_until(process, "verified in this run")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert not is_alive(pid)


def test_ctrl_c_before_it_begins_is_heard(start: Start, tmp_path: Path) -> None:
    """A daemon that never answers does not hold the terminal."""
    os.mkfifo(tmp_path / "silent")
    process = start("--silent", "run", "--practice")
    assert (tmp_path / "silent").read_text() == "up"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err == "Stopped before it began. Nothing was lost.\n"


def test_a_daemon_that_can_not_start_is_the_reason(start: Start) -> None:
    """The person reads what the daemon said, and no more."""
    process = start("--broken", "run", "--practice")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err == "The journal is damaged. Move it away.\n"


def test_without_a_project_the_daemon_ends_with_the_sentence(start: Start, tmp_path: Path) -> None:
    """A run that could not begin leaves nothing behind."""
    process = start("good", "run")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "potluck join LINK" in err
    with pytest.raises(UnreachableError):
        read_endpoint(tmp_path)


def test_limits_and_stats_need_no_running_app(start: Start, tmp_path: Path) -> None:
    """They start a daemon for a moment, so that a server without a window can be set up."""
    process = start("good", "stats")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "Nothing was given" in out
    with pytest.raises(UnreachableError):
        read_endpoint(tmp_path)
