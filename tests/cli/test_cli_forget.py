"""`potluck forget` with a real daemon: it ends in order, and its folder goes."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from potluck.file_lock import held_lock
from potluck_client.cli import forget_command
from potluck_client.forgetting import Kept
from tests.fakes.cli_process import Cli
from tests.fakes.daemon_listening import environment, listening


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is Potluck's alone."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
async def real_daemon(home: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """A daemon of that folder, which answers."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "potluck_client.daemon", "--home", str(home)), env=environment()
    )
    try:
        assert await listening(home) == process.pid
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_the_daemon_ends_and_nothing_is_left(
    real_daemon: asyncio.subprocess.Process, home: Path
) -> None:
    """A clean goodbye: a daemon that works is ended in order, and its folder is gone."""
    ended = await asyncio.to_thread(Cli(home), "forget", "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert await real_daemon.wait() == 0
    assert not await asyncio.to_thread(home.exists)


async def test_what_is_kept_on_purpose_is_named(
    real_daemon: asyncio.subprocess.Process, home: Path
) -> None:
    """Who comes back later finds key and receipts, and is told where they are."""
    (home / "notes.txt").write_text("mine")
    ended = await asyncio.to_thread(
        Cli(home), "forget", "--yes", "--keep-identity", "--keep-history"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert str(home) in ended.stdout
    left = set(await asyncio.to_thread(os.listdir, home))
    assert {"journal.sqlite", "notes.txt"} <= left
    assert not left & {"settings.json", "control.json", "daemon.lock", "logs", "projects"}
    assert await real_daemon.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no file that is open")
async def test_a_daemon_that_starts_right_then_keeps_its_lock(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock goes while it is held: later it may be that of a daemon that has just begun."""
    there = []

    @contextmanager
    def looked_at(path: Path, refusal: Exception) -> Iterator[None]:
        with held_lock(path, refusal):
            yield
            there.append(path.exists())

    monkeypatch.setattr(forget_command, "held_lock", looked_at)
    monkeypatch.setenv("POTLUCK_KEYRING", "file")
    (home / "settings.json").write_text("{}")
    await forget_command.forget(home, Kept(identity=False, history=False), agreed=True)
    assert there == [False]


def test_nobody_is_deleted_by_a_script_that_did_not_say_so(home: Path) -> None:
    """Without a terminal to ask at, and without --yes, nothing happens."""
    (home / "journal.sqlite").write_text("x")
    ended = Cli(home)("forget")
    assert ended.returncode == 1
    assert "--yes" in ended.stderr
    assert (home / "journal.sqlite").exists()
