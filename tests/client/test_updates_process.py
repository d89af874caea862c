"""A daemon as a real process of a made-up installation with two versions."""

import asyncio
import json
import os
from pathlib import Path

import psutil
import pytest

from potluck.control_endpoint import LOCK_NAME
from potluck.file_lock import held_lock
from potluck.installed import (
    CURRENT_NAME,
    LAID_OUT_NAME,
    SETUP_LOCK_NAME,
    SWITCH_NAME,
    version_python,
)
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from tests.fakes.daemon_listening import environment, listening
from tests.fakes.real_versions import lay_out_version, place_of_updates


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation that uses the newer of two versions, and has a server of updates."""
    for name in ("1-cpu-1", "2-cpu-1"):
        lay_out_version(tmp_path, name)
        (tmp_path / "versions" / name / LAID_OUT_NAME).write_text("{}")
    (tmp_path / CURRENT_NAME).write_text(json.dumps({"name": "2-cpu-1", "previous": "1-cpu-1"}))
    place_of_updates(tmp_path)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="environments lie otherwise there")
async def test_an_older_daemon_becomes_that_of_the_version_in_use(root: Path) -> None:
    """Whoever starts the older one gets the newer one, which sees to updates."""
    home = root / "home"
    words = ["-m", "potluck_client.daemon", "--home", str(home)]
    process = await asyncio.create_subprocess_exec(
        str(version_python(root, "1-cpu-1")), *words, env=environment()
    )
    try:
        assert await listening(home) == process.pid
        async with Daemon(home) as daemon:
            snapshot = await daemon.snapshot()
            assert snapshot.update.state == control.UPDATE_STATE_NEWEST
            ran = psutil.Process(process.pid).cmdline()[0]
            assert ran == str(version_python(root, "2-cpu-1"))
            await daemon.command(control.CommandRequest(quit=control.QuitCommand()))
        assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.skipif(os.name == "nt", reason="environments lie otherwise there")
async def test_who_starts_a_daemon_during_a_change_is_told_of_that(root: Path) -> None:
    """While files are copied nothing answers, so nobody is sent to a daemon that runs."""
    home = root / "home"
    await asyncio.to_thread(home.mkdir)
    (root / SWITCH_NAME).write_text("{}")
    words = ["-m", "potluck_client.daemon", "--home", str(home)]
    with (
        held_lock(root / SETUP_LOCK_NAME, AssertionError()),
        held_lock(home / LOCK_NAME, AssertionError()),
    ):
        process = await asyncio.create_subprocess_exec(
            *(str(version_python(root, "2-cpu-1")), *words),
            env=environment(),
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await process.communicate()
    assert process.returncode == 1
    assert said.decode().startswith("Potluck changes to another version just now")
