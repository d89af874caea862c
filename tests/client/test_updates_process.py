"""A daemon as a real process of a made-up installation with two versions."""

import asyncio
import json
import os
import sys
import sysconfig
from pathlib import Path

import psutil
import pytest

from potluck.installed import CURRENT_NAME, INSTALLATION_NAME, LAID_OUT_NAME, version_python
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from tests.fakes.daemon_listening import environment, listening


def lay_out(root: Path, name: str) -> None:
    """Make an environment that has what this one has."""
    folder = root / "versions" / name
    (folder / "bin").mkdir(parents=True)
    python = Path(sys._base_executable)  # type: ignore[attr-defined]
    (folder / "bin" / "python").symlink_to(python)
    (folder / "pyvenv.cfg").write_text(f"home = {python.parent}\n")
    (folder / LAID_OUT_NAME).write_text("{}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation that uses the newer of two versions, and has a server of updates."""
    for name in ("1-cpu-1", "2-cpu-1"):
        lay_out(tmp_path, name)
    (tmp_path / CURRENT_NAME).write_text(json.dumps({"name": "2-cpu-1", "previous": "1-cpu-1"}))
    trusted = tmp_path / "payload" / "updates" / "root.json"
    trusted.parent.mkdir(parents=True)
    trusted.write_text("{}")
    installation = {"kind": "test", "launcher": ["x"], "payload": str(tmp_path / "payload")}
    (tmp_path / INSTALLATION_NAME).write_text(json.dumps(installation))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="environments lie otherwise there")
async def test_an_older_daemon_becomes_that_of_the_version_in_use(root: Path) -> None:
    """Whoever starts the older one gets the newer one, which sees to updates."""
    home = root / "home"
    paths = [*sys.path, sysconfig.get_paths()["purelib"]]
    words = ["-m", "potluck_client.daemon", "--home", str(home)]
    process = await asyncio.create_subprocess_exec(
        str(version_python(root, "1-cpu-1")),
        *words,
        env=environment() | {"PYTHONPATH": os.pathsep.join(paths)},
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
