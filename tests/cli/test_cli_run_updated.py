"""`potluck run` that looks on while the app changes versions under it."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc.aio
import pytest

from potluck.control_endpoint import SOCKET_NAME, ControlEndpoint, write_endpoint
from potluck.v1 import control_pb2 as control
from tests.fakes.cli_process import Cli, Start
from tests.fakes.cli_snapshots import practice_snapshot
from tests.fakes.control_process import FakeControlProcess

# The command line as it is, but for how long it waits.
_IMPATIENT = """
import os, sys
os.environ["GRPC_VERBOSITY"] = "NONE"  # As main() does, before gRPC is loaded.
from potluck_client.cli import main, onlooker
onlooker.SWITCH_SECONDS = 0.5
sys.exit(main(sys.argv[1:]))
"""


def switching(*, run_now: bool = True, verified: int = 0) -> control.Snapshot:
    """Return the last word of a daemon before a newer version takes over."""
    snapshot = practice_snapshot(verified=verified)
    snapshot.sentence, snapshot.run_now, snapshot.app_version = "Going.", run_now, "1.0.0"
    snapshot.update.state = control.UPDATE_STATE_SWITCHING
    snapshot.update.version = "2.0.0"
    return snapshot


def updated(*, verified: int = 0) -> control.Snapshot:
    """Return what the newer version says."""
    snapshot = practice_snapshot(verified=verified)
    snapshot.app_version, snapshot.run_now = "2.0.0", False
    return snapshot


def commands(daemon: FakeControlProcess) -> list[str | None]:
    """Return the kinds of the commands that came."""
    return [command.WhichOneof("command") for command in daemon.commands()]


def test_a_run_goes_on_with_the_newer_version(
    daemon: FakeControlProcess, start_run: Start, tmp_path: Path
) -> None:
    """The person reads why it is quiet, work goes on at once, and no piece is counted twice."""
    daemon.show(practice_snapshot())
    running = start_run("--units", "2", "--json")
    running.read_until('"working"')
    daemon.show(switching(verified=1))
    running.read_until("Going.")
    daemon.stop()
    line = json.loads(running.read_until("being updated"))
    assert line["sentence"].startswith("Potluck is being updated to version 2.0.0.")
    assert line["verified_units"] == 1
    daemon.open(tmp_path)  # Its sequence begins anew, and it has a token of its own.
    daemon.show(updated(verified=1))
    note = json.loads(running.read_until('"note"'))
    assert "this run goes on" in note["sentence"]
    assert commands(daemon) == ["run_now"]
    daemon.show(updated(verified=2))
    code, out, err = running.end()
    assert (code, err) == (0, "")
    assert json.loads(out.splitlines()[-1])["verified_units"] == 2


def test_what_somebody_took_back_is_not_asked_for_again(
    daemon: FakeControlProcess, start_run: Start, tmp_path: Path
) -> None:
    """Who took back “Start now” at the window keeps that through an update."""
    daemon.show(practice_snapshot())
    running = start_run()
    running.read_until("verified 0")
    daemon.show(switching(run_now=False))
    running.read_until("Going.")
    daemon.stop()
    daemon.open(tmp_path)
    daemon.show(updated())
    running.read_until("Potluck was updated to version")
    assert commands(daemon) == []


def test_a_version_that_was_taken_back_is_told_of(
    daemon: FakeControlProcess, start_run: Start
) -> None:
    """The version before is back, and so is the run."""
    daemon.show(practice_snapshot())
    running = start_run("--units", "1")
    running.read_until("verified 0")
    daemon.show(switching())
    running.read_until("Going.")
    daemon.stop()
    running.read_until("being updated")
    back = practice_snapshot()
    back.app_version = "1.0.0"
    daemon.show(back)
    daemon.start()
    running.read_until("The update did not work here. Potluck 1.0.0 and this run go on.")
    daemon.show(practice_snapshot(verified=1))
    assert running.end()[0] == 0


def test_a_version_that_does_not_come_ends_the_run_with_what_to_do(
    daemon: FakeControlProcess, start_run: Start
) -> None:
    """Nobody waits for ever, and nobody has to guess what to type."""
    daemon.show(practice_snapshot())
    running = start_run("--units", "1", program=("-c", _IMPATIENT))
    running.read_until("verified 0")
    daemon.show(switching())
    running.read_until("Going.")
    daemon.stop()
    code, _, err = running.end()
    assert code == 1
    assert "has not come back" in err
    assert "potluck run" in err
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_does_not_wait_for_the_newer_version(
    daemon: FakeControlProcess, start_run: Start
) -> None:
    """A terminal is given back at once."""
    daemon.show(practice_snapshot())
    running = start_run()
    running.read_until("verified 0")
    daemon.show(switching())
    running.read_until("Going.")
    daemon.stop()
    running.read_until("being updated")
    running.process.send_signal(signal.SIGINT)
    code, out, err = running.end()
    assert (code, err) == (0, "")
    assert "then goes on in the background" in out


@asynccontextmanager
async def stranger(home: Path) -> AsyncIterator[None]:
    """Run a daemon of another age, which knows none of our calls."""
    server, target = grpc.aio.server(), f"unix:{home / SOCKET_NAME}"
    server.add_insecure_port(target)
    await server.start()
    write_endpoint(home, ControlEndpoint(target=target, token="token", pid=os.getpid()))
    yield
    await server.stop(None)


async def test_a_newer_version_that_does_not_know_this_command_is_named(
    daemon: FakeControlProcess, start_run: Start, tmp_path: Path
) -> None:
    """A person whose terminal is too old for the app reads that, and what to type."""
    daemon.show(practice_snapshot())
    running = start_run("--units", "1")
    await asyncio.to_thread(running.read_until, "verified 0")
    daemon.show(switching())
    await asyncio.to_thread(running.read_until, "Going.")
    daemon.stop()
    async with stranger(tmp_path):
        code, _, err = await asyncio.to_thread(running.end)
    assert code == 1
    assert "which is of the version before" in err
    assert "Go on with: potluck run" in err


async def test_a_daemon_of_another_version_is_named(tmp_path: Path) -> None:
    """No command ends with gRPC's words."""
    async with stranger(tmp_path):
        ended = await asyncio.to_thread(Cli(tmp_path), "status")
    assert ended.returncode == 1
    assert "is of another version than this command" in ended.stderr
