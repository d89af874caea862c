"""`potluck run` as a process: its aim, its reasons, and Ctrl-C."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_process import DaemonProcess
from potluck_client.cli.endings import CommandError
from tests.fakes.cli_process import Cli, Start
from tests.fakes.cli_snapshots import practice_snapshot
from tests.fakes.control_process import FakeControlProcess


def test_it_ends_after_so_many_verified_pieces(
    daemon: FakeControlProcess, start_run: Start
) -> None:
    """`run --practice --units 2` is done when two pieces of this run were verified."""
    daemon.show(practice_snapshot())
    running = start_run("--practice", "--units", "2", "--json")
    running.read_until('"working"')
    asked = [c.WhichOneof("command") for c in daemon.commands()]
    assert asked == ["start_practice", "run_now"]
    daemon.show(practice_snapshot(verified=1))
    running.read_until('"verified_units": 1')
    daemon.show(practice_snapshot(verified=2, losses=(5.5, 4.25, 4.0)))
    code, out, err = running.end()
    assert (code, err) == (0, "")
    summary = json.loads(out.splitlines()[-1])
    assert summary["done"] is True
    assert summary["verified_units"] == 2
    assert summary["first_verified_seconds"] > 0.0
    assert (summary["loss_first"], summary["loss_last"]) == (5.5, 4.0)
    assert summary["tokens_per_second"] == 1234.0


def test_when_idle_keeps_to_the_limits(daemon: FakeControlProcess, start_run: Start) -> None:
    """With --when-idle nobody is disturbed, and a paused Potluck goes on."""
    paused = practice_snapshot()
    paused.state, paused.reason = control.APP_STATE_PAUSED, control.NOT_NOW_REASON_PAUSED
    daemon.show(paused)
    running = start_run("--when-idle", "--units", "1")
    running.read_until("verified 0")
    assert [c.WhichOneof("command") for c in daemon.commands()] == ["resume"]
    daemon.show(practice_snapshot(verified=1))
    assert running.end()[0] == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": control.APP_STATE_PROBLEM}, "Something broke. Mend it."),
        (
            {"state": control.APP_STATE_PAUSED, "reason": control.NOT_NOW_REASON_PAUSED},
            "potluck resume",
        ),
    ],
)
def test_an_aim_out_of_reach_ends_the_run_with_its_reason(
    daemon: FakeControlProcess, start_run: Start, change: dict[str, int], words: str
) -> None:
    """A script never waits for what can't come."""
    daemon.show(practice_snapshot())
    running = start_run("--practice", "--units", "1")
    running.read_until("verified 0")
    broken = practice_snapshot()
    broken.problems.add(sentence="Something broke.", remedy="Mend it.")
    for name, value in change.items():
        setattr(broken, name, value)
    daemon.show(broken)
    code, _, err = running.end()
    assert code == 1
    assert words in err
    assert len(err.splitlines()) == 1


def test_rejected_work_ends_the_run(daemon: FakeControlProcess, start_run: Start) -> None:
    """Work that the project refused is no success."""
    daemon.show(practice_snapshot())
    running = start_run("--practice", "--units", "1", "--json")
    running.read_until('"working"')
    daemon.show(practice_snapshot(rejected=1))
    code, out, err = running.end()
    assert code == 1
    assert "did not accept" in err
    assert json.loads(out.splitlines()[-1])["done"] is False


def test_a_daemon_that_ends_ends_the_run(daemon: FakeControlProcess, start_run: Start) -> None:
    """The person hears that what was done is kept."""
    daemon.show(practice_snapshot())
    running = start_run("--practice", "--units", "1")
    running.read_until("verified 0")
    daemon.stop()
    code, _, err = running.end()
    assert code == 1
    assert "kept" in err
    assert len(err.splitlines()) == 1


def test_a_timeout_ends_the_run(daemon: FakeControlProcess, cli: Cli) -> None:
    """--timeout is the longest that a script waits."""
    daemon.show(practice_snapshot())
    ended = cli("run", "--practice", "--units", "1", "--timeout", "0.5")
    assert ended.returncode == 1
    assert "0.5 seconds" in ended.stderr


def test_without_a_project_it_says_how_to_get_one(daemon: FakeControlProcess, cli: Cli) -> None:
    """The first command that a person tries leads on."""
    ended = cli("run")
    assert ended.returncode == 1
    assert "potluck join LINK" in ended.stderr
    assert "potluck run --practice" in ended.stderr
    assert not daemon.commands()


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_leaves_a_shared_daemon_to_its_limits(
    daemon: FakeControlProcess, start_run: Start
) -> None:
    """The app's daemon goes on after the terminal is closed, but no longer works at any price."""
    daemon.show(practice_snapshot())
    running = start_run("--practice")
    running.read_until("verified 0")
    running.process.send_signal(signal.SIGINT)
    code, out, err = running.end()
    assert (code, err) == (0, "")
    assert "in the background" in out
    assert "0 pieces of work verified in this run" in out
    last = daemon.commands()[-1]
    assert last.run_now.seconds == 1.0


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_before_the_aim_is_no_success(daemon: FakeControlProcess, start_run: Start) -> None:
    """A script that was stopped knows it."""
    daemon.show(practice_snapshot())
    running = start_run("--practice", "--units", "3")
    running.read_until("verified 0")
    running.process.send_signal(signal.SIGTERM)
    code, _, err = running.end()
    assert code == 1
    assert "stopped" in err


def fake_daemon(home: Path, *words: str) -> list[str]:
    """Return the command of a scripted daemon."""
    return [sys.executable, "-m", "tests.fakes.cli_daemon", "--home", str(home), *words]


async def test_a_daemon_of_our_own_ends_when_told(tmp_path: Path) -> None:
    """What `run` starts it also ends, in order."""
    process = await DaemonProcess.start(fake_daemon(tmp_path))
    daemon = await process.answering(tmp_path)
    assert (await daemon.snapshot()).sentence
    await process.stop(daemon)
    await daemon.close()
    with pytest.raises(UnreachableError):
        read_endpoint(tmp_path)


async def test_a_daemon_that_is_killed_is_gone(tmp_path: Path) -> None:
    """A second Ctrl-C waits for nobody, not even for one that ignores the command to quit."""
    process = await DaemonProcess.start(fake_daemon(tmp_path, "--deaf"))
    daemon = await process.answering(tmp_path)
    pid = read_endpoint(tmp_path).pid
    process.kill()
    await process.stop(daemon)
    await daemon.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_daemon_that_can_not_start_says_why(tmp_path: Path) -> None:
    """Its own last sentence is the reason that the person reads."""
    process = await DaemonProcess.start(fake_daemon(tmp_path, "--broken"))
    with pytest.raises(CommandError, match=r"^The journal is damaged\. Move it away\.$"):
        await process.answering(tmp_path)
    await process.stop(None)


async def test_a_program_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A broken installation gets a sentence."""
    with pytest.raises(CommandError, match="could not be started"):
        await DaemonProcess.start([str(tmp_path / "none")])


@pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
def test_a_terminal_sees_it_live(daemon: FakeControlProcess, tmp_path: Path) -> None:
    """On a terminal the figures stay in place and change, and Ctrl-C gives the terminal back."""
    import pty

    snapshot = practice_snapshot()
    snapshot.projects[0].name = "[bold]Practice[/bold]"
    daemon.show(snapshot)
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "potluck_client", "--home", tmp_path, "run", "--practice"],
        stdout=terminal,
        stderr=terminal,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "40"},
    )
    os.close(terminal)
    seen = b""
    try:
        while b"step 12 of 40" not in seen or b"1,234" not in seen:
            seen += os.read(screen, 65536)
        process.send_signal(signal.SIGINT)
        # Reading a terminal whose other side has closed is an error on Linux.
        with contextlib.suppress(OSError):
            while piece := os.read(screen, 65536):
                seen += piece
        assert process.wait(60) == 0
    finally:
        os.close(screen)
        if process.poll() is None:
            process.kill()
            process.wait()
    assert b"[bold]Practice[/bold]" in seen
    assert "5.500 → 4.250".encode() in seen
    assert b"verified in this run" in seen
    assert b"\x1b[?25h" in seen  # The cursor is shown again.
