"""The daemon as a real process: it starts alone, stays small, and ends when told."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.control_endpoint import (
    FILE_NAME,
    control_metadata,
    open_control_channel,
    read_endpoint,
)
from potluck.errors import UnreachableError
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub
from potluck_client.journal import sqlite as journal_file
from tests.fakes.daemon_listening import environment, listening

_FORBIDDEN = ("torch", "numpy", "sqlalchemy", "keyring", "pynvml", "Xlib", "rich", "PySide6")


def command(home: Path) -> list[str]:
    """Return how a daemon is started."""
    return [sys.executable, "-m", "potluck_client.daemon", "--home", str(home)]


@pytest.fixture
async def daemon(tmp_path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """A daemon that listens."""
    process = await asyncio.create_subprocess_exec(
        *command(tmp_path), env=environment(), stderr=asyncio.subprocess.PIPE
    )
    await listening(tmp_path)
    yield process
    if process.returncode is None:
        process.kill()
    await process.communicate()


async def test_quit_ends_the_daemon_and_forgets_its_endpoint(
    daemon: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    """A window's Quit is answered before the daemon goes."""
    endpoint = read_endpoint(tmp_path)
    assert endpoint.pid == daemon.pid
    channel = open_control_channel(endpoint)
    answer = await ControlServiceStub(channel).Command(
        control.CommandRequest(quit=control.QuitCommand()), metadata=control_metadata(endpoint)
    )
    assert answer.snapshot.reason == control.NOT_NOW_REASON_NO_PROJECT
    await channel.close(None)
    assert await daemon.wait() == 0
    with pytest.raises(UnreachableError):
        read_endpoint(tmp_path)


async def test_sigterm_ends_the_daemon_cleanly(
    daemon: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    """A log-out of the session is a normal end."""
    daemon.send_signal(signal.SIGTERM)
    assert await daemon.wait() == 0
    assert not await asyncio.to_thread((tmp_path / FILE_NAME).exists)


async def test_a_daemon_of_a_command_ends_with_it(tmp_path: Path) -> None:
    """Also a command that was killed leaves no daemon behind: its end of the pipe has closed."""
    process = await asyncio.create_subprocess_exec(
        *command(tmp_path),
        "--until-stdin-closes",
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
    )
    await listening(tmp_path)
    assert process.stdin is not None
    process.stdin.close()
    assert await process.wait() == 0
    with pytest.raises(UnreachableError):
        read_endpoint(tmp_path)


async def test_a_daemon_of_the_window_outlives_it(tmp_path: Path) -> None:
    """Without the option the end of standard input means nothing."""
    process = await asyncio.create_subprocess_exec(
        *command(tmp_path), env=environment(), stdin=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.close()
    await listening(tmp_path)
    assert process.returncode is None
    process.terminate()
    assert await process.wait() == 0


async def test_a_second_daemon_is_refused_with_one_sentence(
    daemon: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    """Two daemons never share a journal, and the first is not disturbed."""
    second = await asyncio.create_subprocess_exec(
        *command(tmp_path), env=environment(), stderr=asyncio.subprocess.PIPE
    )
    _, said = await second.communicate()
    assert second.returncode == 1
    assert said.decode().strip() == (
        f"Potluck runs already for {tmp_path}, so this one ended. Use the one that runs, or end it "
        "first."
    )
    assert read_endpoint(tmp_path).pid == daemon.pid


async def test_after_kill_9_the_next_daemon_starts(
    daemon: asyncio.subprocess.Process, tmp_path: Path
) -> None:
    """A stale endpoint, socket and lock of a dead daemon are in nobody's way."""
    daemon.kill()
    await daemon.wait()
    stale = read_endpoint(tmp_path)
    second = await asyncio.create_subprocess_exec(*command(tmp_path), env=environment())
    assert await listening(tmp_path, stale.pid) == second.pid
    second.terminate()
    assert await second.wait() == 0


def test_a_damaged_journal_is_named_and_left_alone(tmp_path: Path) -> None:
    """A person learns where the file is; nothing is replaced."""
    path = tmp_path / journal_file.FILE_NAME
    path.write_bytes(b"no database" * 1000)
    done = subprocess.run(
        command(tmp_path), env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert str(path) in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert path.read_bytes() == b"no database" * 1000


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    """A wrong --home gets a sentence, not a traceback."""
    (tmp_path / "file").touch()
    done = subprocess.run(
        command(tmp_path / "file" / "home"),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "can't use its folder" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_daemon_imports_nothing_heavy() -> None:
    """A daemon that waits must not hold torch, numpy or what is needed only later."""
    program = (
        "import json, sys; import potluck_client.daemon.__main__;"
        f"print(json.dumps([name for name in {_FORBIDDEN!r} if name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == []
