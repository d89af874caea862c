"""Practice as the daemon runs it: a real process that is told over its pipes and never lingers."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from potluck.invite import Invite, parse_invite
from potluck_coordinator.home import CoordinatorHome

WAIT_SECONDS = 120.0


class Practice:
    """A running `practice` command.

    Attributes:
        process: The process.
        invite: What it printed when it was ready.
    """

    def __init__(self, home: Path, *options: str) -> None:
        command = [sys.executable, "-m", "potluck_coordinator", "practice", "--home", str(home)]
        self.process = subprocess.Popen(
            [*command, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._log: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read_log, daemon=True).start()
        assert self.process.stdout is not None
        fields = json.loads(self.process.stdout.readline())
        assert list(fields) == ["link"]
        self.invite: Invite = parse_invite(fields["link"])

    def say(self, line: str) -> None:
        """Write a line to its input."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def inspector(self) -> psutil.Process:
        """Return its inspector's process, which is up once it has said so."""
        self.hears("inspector: ready")
        (child,) = psutil.Process(self.process.pid).children()
        return child

    def hears(self, words: str) -> str:
        """Return the next line of its log that has these words."""
        while words not in (line := self._log.get(timeout=WAIT_SECONDS)):
            pass
        return line

    def close(self) -> int:
        """Close its input and return its exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(WAIT_SECONDS)

    def clean(self) -> None:
        """End whatever is left; only after a failed test is there anything."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()

    def _read_log(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as log:
            for line in log:
                self._log.put(line)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder for the project, which is not there yet."""
    return tmp_path / "practice"


@pytest.fixture
def practice(home: Path) -> Iterator[Practice]:
    """Return Practice, held."""
    running = Practice(home, "--hold")
    yield running
    running.clean()


def gone(process: psutil.Process) -> bool:
    """Wait for a process to end, and tell whether it did."""
    try:
        process.wait(WAIT_SECONDS)
    except psutil.TimeoutExpired:
        return False
    return True


def test_it_makes_and_serves_a_practice_project(home: Path, practice: Practice) -> None:
    """The link is of loopback, and the rules are marked as practice."""
    manifest = CoordinatorHome(home).read_manifest()
    assert practice.invite.host == "127.0.0.1"
    assert practice.invite.fingerprint is None
    assert practice.invite.project_key == manifest.project_key
    assert manifest.practice


def test_it_ends_with_its_input(home: Path, practice: Practice) -> None:
    """Closing the pipe ends server and inspector cleanly, and the server takes its word back."""
    inspector = practice.inspector()
    assert practice.close() == 0
    assert gone(inspector)
    assert not CoordinatorHome(home).listen.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_no_inspector_is_left_behind(practice: Practice, how: signal.Signals) -> None:
    """However the process ends, its inspector ends too."""
    inspector = practice.inspector()
    practice.process.send_signal(how)
    practice.process.wait(WAIT_SECONDS)
    assert gone(inspector)


def test_it_goes_on_after_a_kill(home: Path, practice: Practice) -> None:
    """The same project is served again, with the same key, and its inspector comes up again."""
    inspector = practice.inspector()
    practice.process.kill()
    practice.process.wait()
    again = Practice(home, "--hold")
    try:
        assert again.invite.project_key == practice.invite.project_key
        assert gone(inspector)
        assert again.inspector().is_running()
        assert again.close() == 0
    finally:
        again.clean()


def test_held_means_that_nothing_is_computed(practice: Practice) -> None:
    """Held, the inspector does not even bring PyTorch into memory; let go, it measures."""
    inspector = practice.inspector()
    assert not any("torch" in file.path for file in inspector.memory_maps())
    practice.say("go")
    assert "Measured" in practice.hears("inspector: Measured")
    assert any("torch" in file.path for file in inspector.memory_maps())
    assert practice.close() == 0


def test_a_dead_inspector_is_replaced(practice: Practice) -> None:
    """An inspector that is killed comes back by itself."""
    first = practice.inspector()
    first.kill()
    assert practice.inspector().pid != first.pid
    assert practice.close() == 0


def test_a_problem_is_told_on_the_pipe(tmp_path: Path) -> None:
    """Where the project can't be made, one JSON line says why, and the exit code is 1."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    command = [sys.executable, "-m", "potluck_coordinator", "practice", "--home", str(blocked)]
    ended = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert str(blocked) in json.loads(ended.stdout)["problem"]
    assert "Traceback" not in ended.stderr


def test_a_second_one_is_refused(home: Path, practice: Practice) -> None:
    """Two servers of one project would work against each other."""
    command = [sys.executable, "-m", "potluck_coordinator", "practice", "--home", str(home)]
    ended = subprocess.run(
        command, stdin=subprocess.PIPE, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert "served already" in json.loads(ended.stdout)["problem"]
    assert practice.close() == 0
