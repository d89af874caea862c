"""App and server of different versions know surely which of them is older, and agree later."""

import asyncio
import datetime as dt
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
import pytest

from potluck import PROTOCOL_VERSION
from potluck.errors import ErrorCode, VersionError
from potluck.identity import generate_key
from potluck.invite import Invite
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.link.version_words import app_is_older
from potluck_client.projects import worth_retrying
from potluck_client.transfer.port import FreeToll
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.server import serve
from tests.fakes.coordinator_callers import ScriptedVolunteer
from tests.fakes.coordinator_project import ManualClock, make_home, tiny_rules
from tests.fakes.coordinator_serving import refused
from tests.fakes.identity import at_hand


@pytest.fixture
def home(tmp_path: Path) -> CoordinatorHome:
    """A tiny project."""
    key = generate_key()
    return make_home(tmp_path / "home", tiny_rules(key), key)


@asynccontextmanager
async def speaking(home: CoordinatorHome, version: int) -> AsyncIterator[int]:
    """Serve a project in a version of the protocol, and give its port."""
    stop = asyncio.Event()
    ready: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve(
            home,
            host="127.0.0.1",
            port=0,
            stop=stop,
            on_ready=lambda _host, port: ready.set_result(port),
            clock=ManualClock(),
            protocol_version=version,
        )
    )
    try:
        yield await ready
    finally:
        stop.set()
        await serving


@asynccontextmanager
async def linked(home: CoordinatorHome, port: int) -> AsyncIterator[GrpcCoordinatorLink]:
    """Give the client's own link to a server."""
    key = home.read_project_key().public
    invite = Invite(host="127.0.0.1", port=port, project_key=key, fingerprint=None)
    link = GrpcCoordinatorLink(
        invite,
        at_hand(generate_key()),
        lambda: dt.datetime.now(dt.UTC),
        FreeToll(),
        SentLog(time.time),
        updates_itself=True,
    )
    try:
        yield link
    finally:
        await link.close()


async def first_status(link: GrpcCoordinatorLink) -> project_status.ProjectStatus:
    """Return what a project says of itself first."""
    async for status in link.project_status():
        return status
    raise AssertionError("the stream ended")


@pytest.mark.parametrize(
    ("version", "older", "words"),
    [
        (PROTOCOL_VERSION + 1, True, "Potluck updates itself first, and goes on by itself."),
        (PROTOCOL_VERSION - 1, False, "its organiser has to update it. Nothing is lost"),
    ],
)
async def test_a_refusal_says_which_side_is_older(
    home: CoordinatorHome, *, version: int, older: bool, words: str
) -> None:
    """The app knows whether an update of its own would help, whatever the words are."""
    async with speaking(home, version) as port, linked(home, port) as link:
        with pytest.raises(VersionError, match=words) as caught:
            await first_status(link)
    assert app_is_older(caught.value) is older
    assert caught.value.spoken == version
    assert caught.value.code is ErrorCode.VERSION
    assert worth_retrying(caught.value), "work in hand would be given up"


async def test_a_session_does_not_outlive_an_update_of_the_server(home: CoordinatorHome) -> None:
    """A server that was updated says so at once, and not a day later when the session ends."""
    rules, key = home.read_manifest(), generate_key()
    async with speaking(home, PROTOCOL_VERSION) as port:
        before = ScriptedVolunteer(f"127.0.0.1:{port}", key, rules)
        await before.enrol()
        await before.close()
    for version, status in (
        (PROTOCOL_VERSION + 1, grpc.StatusCode.UNAUTHENTICATED),
        (PROTOCOL_VERSION, None),
    ):
        async with speaking(home, version) as port:
            after = ScriptedVolunteer(f"127.0.0.1:{port}", key, rules)
            after.session = before.session
            if status is not None:
                await refused(after.ask(), status)
            else:
                await after.ask()
            await after.close()
