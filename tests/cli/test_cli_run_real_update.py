"""`potluck run` under a real change of versions: two real daemons, and the real program between.

Only where the newer version comes from is made up. Both versions are the code of this checkout; one
calls itself by another number.
"""

import asyncio
import fcntl
import os
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import PotluckError
from potluck.identity import generate_key
from potluck.installed import Switch, switch_of, version_python
from potluck.invite import Invite, format_invite
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.journal.records import JoinedProject
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_setup.updates.notes import Ready, write_ready
from tests.fakes.daemon_listening import environment, listening
from tests.fakes.real_versions import lay_out_version, place_of_updates
from tests.fakes.setup_updates import make_installation, mark_version
from tests.fakes.shared_manifest import example_manifest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="environments lie otherwise there")

_SECONDS = 120.0

# Finds that 2.0.0 is there and says that it lies ready; all else is done by the real program.
_SETUP = """
import json, sys
if sys.argv[1:3] in (["update", "check"], ["update", "stage"]):
    print(json.dumps({"result": {"version": "2.0.0"}}))
else:
    from potluck_setup.door import main
    raise SystemExit(main())
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation that uses 1.0.0 and in which 2.0.0 waits."""
    places = make_installation(tmp_path / "app", "1.0.0")
    write_ready(places, Ready(version="2.0.0", name=mark_version(places, "2.0.0")))
    setup = tmp_path / "setup" / "potluck_setup"
    setup.mkdir(parents=True)
    (setup / "__init__.py").write_text(
        "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n"
    )
    (setup / "__main__.py").write_text(_SETUP)
    place_of_updates(places.root)
    for version in ("1.0.0", "2.0.0"):
        lay_out_version(places.root, f"{version}-cpu-1", [str(setup.parent)], version=version)
    return places.root


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that has joined a project whose server never answers."""
    folder, key = tmp_path / "home", generate_key()
    folder.mkdir(mode=0o700)
    address = Invite(host="127.0.0.1", port=9, project_key=key.public, fingerprint=None)
    rules = example_manifest(key.public).SerializeToString()
    with closing(SqliteJournal(folder / FILE_NAME)) as journal:
        journal.put_project(
            JoinedProject(project_id=key.public.hex(), link=format_invite(address), manifest=rules)
        )
    return folder


@asynccontextmanager
async def started(
    root: Path, module: str, *words: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a module of 1.0.0 until the test is over with it."""
    process = await asyncio.create_subprocess_exec(
        *(str(version_python(root, "1.0.0-cpu-1")), "-m", module, *words),
        env={k: v for k, v in environment().items() if k != "PYTHONPATH"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


async def read_until(process: Process, words: str) -> str:
    """Return the first line with these words."""
    assert process.stdout is not None
    async for line in process.stdout:
        if words in line.decode():
            return line.decode()
    raise AssertionError(words)


def wait_for_setup(root: Path) -> None:
    """Wait until whoever changes the installation has let go of it."""
    with (root / "setup.lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


async def test_a_run_lives_through_a_real_change_of_versions(root: Path, home: Path) -> None:
    """Neither the terminal nor “start now” is lost when the app updates itself."""
    where = ("--home", str(home))
    try:
        async with asyncio.timeout(_SECONDS), started(root, "potluck_client.daemon", *where) as old:
            assert await listening(home) == old.pid
            async with started(root, "potluck_client", *where, "run") as running:
                await read_until(running, "verified 0")
                async with Daemon(home) as daemon:
                    wish = control.UpdateCommand(wish=control.UPDATE_WISH_CHECK)
                    await daemon.command(control.CommandRequest(update=wish))
                await read_until(running, "Potluck is being updated to version 2.0.0.")
                await read_until(running, "Potluck was updated to version 2.0.0")
                assert await old.wait() == 0
                await asyncio.to_thread(wait_for_setup, root)
                assert switch_of(root) is Switch.NONE
                async with Daemon(home) as daemon:
                    snapshot = await daemon.snapshot()
                    assert (snapshot.app_version, snapshot.run_now) == ("2.0.0", True)
                    running.send_signal(signal.SIGINT)
                    await read_until(running, "goes on in the background")
                    assert await running.wait() == 0
                    await daemon.command(control.CommandRequest(quit=control.QuitCommand()))
    finally:
        with suppress(PotluckError, ProcessLookupError):
            os.kill(read_endpoint(home).pid, signal.SIGKILL)
