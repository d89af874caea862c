"""`serve` as its own process: found, refused twice, ended, killed and started again."""

import dataclasses
import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from potluck.endpoint import open_channel
from potluck.errors import ErrorCode, PotluckError
from potluck.identity import generate_key
from potluck.invite import Invite, format_invite, parse_invite
from potluck.manifest import open_manifest
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceStub
from potluck_coordinator.cli import main

NOW = dt.datetime.now(dt.UTC)
WAIT_SECONDS = 120.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


class Server:
    """A running `serve` command.

    Attributes:
        process: The process.
        invite: What it printed when it was ready.
    """

    def __init__(self, home: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [*command(home, "serve"), "--json", "--no-inspector", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.invite: Invite = parse_invite(json.loads(self.process.stdout.readline())["link"])

    def end(self, how: signal.Signals) -> int:
        """Send a signal; return the exit code."""
        self.process.send_signal(how)
        self.process.communicate(timeout=WAIT_SECONDS)
        return self.process.returncode


def command(home: Path, name: str) -> list[str]:
    """Return what runs a command in a home."""
    return [sys.executable, "-m", "potluck_coordinator", name, "--home", str(home)]


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a project for the whole world on a port that the system chooses."""
    root = tmp_path / "home"
    words = ["--name", "P", "--recipe", "practice", "--host", "potluck.test", "--port", "0"]
    assert main(["init", "--home", str(root), *words]) == 0
    capsys.readouterr()
    return root


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    """Serve it on every interface."""
    running = Server(home)
    yield running
    if running.process.returncode is None:
        running.end(signal.SIGKILL)


def here(server: Server) -> Invite:
    """Return the server's invite with an address that works on this computer."""
    return dataclasses.replace(server.invite, host="127.0.0.1")


def state(home: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return what `status --json` prints."""
    assert main(["status", "--home", str(home), "--json"]) == 0
    printed: dict[str, object] = json.loads(capsys.readouterr().out)
    return printed


async def test_its_rules_are_only_believed_with_the_right_key(server: Server) -> None:
    """The invite's project key decides: another one gets a sentence."""
    invite = here(server)
    channel = await open_channel(invite, NOW)
    answer = await VolunteerServiceStub(channel).GetManifest(enrolment.GetManifestRequest())
    await channel.close(None)
    assert open_manifest(answer.manifest, invite.project_key).name == "P"
    with pytest.raises(PotluckError, match="not signed by the project"):
        open_manifest(answer.manifest, generate_key().public)


async def test_a_link_with_another_fingerprint_is_refused(server: Server) -> None:
    """A server that is not the pinned one gets no call at all."""
    invite = dataclasses.replace(here(server), fingerprint=bytes(32))
    with pytest.raises(PotluckError, match="another certificate") as refusal:
        await open_channel(invite, NOW)
    assert refusal.value.code is ErrorCode.UNREACHABLE


def test_status_sees_it_and_its_end(
    home: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """SIGTERM ends it cleanly; status knows the link only while there is one."""
    during = state(home, capsys)
    assert server.end(signal.SIGTERM) == 0
    after = state(home, capsys)
    assert (during["serving"], after["serving"]) == (True, False)
    assert parse_invite(str(during["link"])) == server.invite
    assert after["link"] is None


def test_a_kill_loses_nothing(
    home: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """After kill -9 it is seen to be down, and comes back as the same project."""
    server.end(signal.SIGKILL)
    assert state(home, capsys)["serving"] is False
    again = Server(home, "--port", str(server.invite.port))
    assert again.end(signal.SIGINT) == 0
    assert again.invite == server.invite


def test_a_second_one_is_refused(home: Path, server: Server) -> None:
    """One home is served by one process."""
    ended = subprocess.run(
        command(home, "serve"), capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "served already" in ended.stderr


def test_a_taken_port_is_refused(home: Path, server: Server, tmp_path: Path) -> None:
    """The sentence names the address."""
    other = tmp_path / "other"
    assert main(["init", "--home", str(other), "--name", "Q", "--recipe", "practice"]) == 0
    port = str(server.invite.port)
    words = [*command(other, "serve"), "--host", "0.0.0.0", "--port", port]  # noqa: S104
    main(["init", "--home", str(other), "--host", "potluck.test"])
    ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert f"can't listen at 0.0.0.0:{port}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_inspector_with_an_unknown_key_is_turned_away(server: Server, tmp_path: Path) -> None:
    """It ends with a sentence instead of asking for ever."""
    key = tmp_path / "stranger.key"
    key.write_bytes(generate_key().seed)
    link = format_invite(here(server))
    words = [*command(tmp_path / "elsewhere", "inspect"), "--link", link, "--key", str(key)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert "does not know this inspector's key" in ended.stderr
    assert "Traceback" not in ended.stderr
