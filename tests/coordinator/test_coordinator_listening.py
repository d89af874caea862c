"""Where a coordinator listens, and what a restart of it keeps."""

import asyncio
import datetime as dt
from pathlib import Path

import grpc
import grpc.aio
import pytest

from potluck.endpoint import open_channel
from potluck.identity import generate_key
from potluck.invite import Invite
from potluck.manifest import open_manifest
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceStub
from potluck_coordinator.certificate import fingerprint, make_certificate, make_tls_key
from potluck_coordinator.errors import HomeError, ServeError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.server import serve
from tests.fakes.coordinator_callers import ScriptedVolunteer
from tests.fakes.coordinator_project import (
    make_home,
    tiny_rules,
)
from tests.fakes.coordinator_serving import Running, running


async def test_what_was_acknowledged_survives_a_restart(
    home: CoordinatorHome, tmp_path: Path
) -> None:
    """Session, lease, commitment, upload and outcome are there after the server came back."""
    async with running(home) as before:
        given = (await before.volunteer.ask()).lease
        result = before.volunteer.result(given)
        challenge = await before.volunteer.commit(given, result)
        leaves = before.volunteer.leaves(result, challenge, tmp_path)
        await before.volunteer.open(given, leaves)
        await before.volunteer.upload(given, result.said.payload, result.payload[:300])
        key, session = before.volunteer.key, before.volunteer.session
    async with running(home) as after:
        volunteer = ScriptedVolunteer(after.address, key, after.rules)
        volunteer.session = session
        assert await volunteer.commit(given, result) == challenge
        assert await volunteer.offset(given, result.said.payload) == 300
        await volunteer.upload(given, result.said.payload, result.payload, 300)
        await volunteer.submit(given)
        await after.inspector.work_off()
        (outcome,) = await volunteer.outcomes(1)
        assert outcome.state == ledger.UNIT_STATE_VERIFIED
        await volunteer.close()


async def test_other_interfaces_than_loopback_need_a_certificate(home: CoordinatorHome) -> None:
    """Nothing is ever served in the clear to a network."""
    with pytest.raises(HomeError, match="protected"):
        await serve(
            home, host="192.0.2.1", port=0, stop=asyncio.Event(), on_ready=lambda _host, _port: None
        )


async def test_a_network_is_served_with_the_certificate_of_the_invite(
    home: CoordinatorHome,
) -> None:
    """Away from loopback the connection is encrypted and pinned to the invite's fingerprint."""
    now = dt.datetime.now(dt.UTC)
    home.tls_key.write_bytes(make_tls_key())
    home.tls_certificate.write_bytes(make_certificate(home.tls_key.read_bytes(), now))
    stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve(
            home,
            host="0.0.0.0",  # noqa: S104 - the one address that is not loopback and always there
            port=0,
            stop=stop,
            on_ready=lambda _, port: ready.set_result(port),
        )
    )
    invite = Invite(
        host="127.0.0.1",
        port=await ready,
        project_key=home.read_project_key().public,
        fingerprint=fingerprint(home.tls_certificate.read_bytes()),
    )
    async with await open_channel(invite, now) as channel:
        stub = VolunteerServiceStub(channel)
        answer = await stub.GetManifest(enrolment.GetManifestRequest())
    assert open_manifest(answer.manifest, invite.project_key) == home.read_manifest()
    async with grpc.aio.insecure_channel(invite.address) as channel:
        stub = VolunteerServiceStub(channel)
        await refused_unread(stub.GetManifest(enrolment.GetManifestRequest()))
    stop.set()
    await serving


async def refused_unread(call: object) -> None:
    """Await a call that must not get through."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call  # type: ignore[misc]
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE


async def test_a_port_in_use_is_said_in_words(project: Running, tmp_path: Path) -> None:
    """A second server on the same port does not start."""
    key = generate_key()
    second = make_home(tmp_path / "second", tiny_rules(key), key)
    port = int(project.address.rpartition(":")[2])
    with pytest.raises(ServeError, match="can't listen"):
        await serve(
            second,
            host="127.0.0.1",
            port=port,
            stop=asyncio.Event(),
            on_ready=lambda _host, _port: None,
        )


async def test_a_folder_without_a_project_is_said_in_words(tmp_path: Path) -> None:
    """Serving an empty folder says how to make a project."""
    with pytest.raises(HomeError, match="init"):
        await serve(
            CoordinatorHome(tmp_path),
            host="127.0.0.1",
            port=0,
            stop=asyncio.Event(),
            on_ready=lambda _host, _port: None,
        )
