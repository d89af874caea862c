"""What the tests of the whole road share."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError
from tests.fakes.tiny_project import TinyProject


class Computer:
    """A volunteer's computer: a home folder and the command line.

    Attributes:
        home: The data folder.
    """

    def __init__(self, home: Path) -> None:
        self.home = home

    def potluck(self, *words: str, code: int = 0) -> str:
        """Run a command, check its exit code, and return what it printed."""
        done = subprocess.run(
            self.line(*words), check=False, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout if code == 0 else done.stderr

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start a command whose output the test reads."""
        return subprocess.Popen(self.line(*words), stdout=subprocess.PIPE, text=True)

    def line(self, *words: str) -> list[str]:
        """Return a command as the shell takes it."""
        return [sys.executable, "-m", "potluck_client", "--home", str(self.home), *words]

    def start_daemon(self) -> "subprocess.Popen[bytes]":
        """Start the daemon and wait until it answers."""
        line = [sys.executable, "-m", "potluck_client.daemon", "--home", str(self.home)]
        daemon = subprocess.Popen(line)
        while not self.answers():
            assert daemon.poll() is None, "the daemon ended"
        return daemon

    def answers(self) -> bool:
        """Tell whether the daemon answers."""
        line = self.line("status", "--json")
        return subprocess.run(line, check=False, capture_output=True, timeout=60).returncode == 0

    def status(self) -> dict[str, object]:
        """Return the daemon's snapshot."""
        snapshot: dict[str, object] = json.loads(self.potluck("status", "--json"))
        return snapshot

    def kill_daemon(self) -> None:
        """End the daemon as a power cut would, and wait for its children's end."""
        daemon = psutil.Process(read_endpoint(self.home).pid)
        family = [daemon, *daemon.children(recursive=True)]
        daemon.send_signal(signal.SIGKILL)
        psutil.wait_procs(family, timeout=30)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """Give a computer whose daemon is ended after the test."""
    monkeypatch.setenv("POTLUCK_KEYRING", "file")
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    computer = Computer(home)
    yield computer
    try:
        pid = read_endpoint(home).pid
        os.kill(pid, signal.SIGTERM)
        psutil.Process(pid).wait(timeout=30)
    except (UnreachableError, psutil.NoSuchProcess, ProcessLookupError):
        return


@pytest.fixture
def project(tmp_path: Path) -> TinyProject:
    """Give a project with text, not yet served, that keeps its port when it is."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return TinyProject(tmp_path, port=port)
