"""The daemon's control service keeps what every control service promises."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import grpc.aio
import pytest

from potluck.control_endpoint import (
    SOCKET_NAME,
    control_metadata,
    open_control_channel,
    read_endpoint,
)
from potluck.errors import ErrorCode
from potluck.grpc_status import from_rpc_error
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub
from potluck_client.control.server import ControlServer
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.lifecycle import UnitState
from tests.fakes.client_machine import Machine
from tests.fakes.control_contract import ControlServiceContract


class TestDaemonControlContract(ControlServiceContract):
    """The contract, on a daemon that has joined nothing."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """Return the folder of a daemon in memory behind its real socket."""
        machine = Machine(tmp_path, joined=False)
        machine.start()
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        yield tmp_path
        await machine.stop()
        await server.stop()


async def test_a_socket_is_its_owners_and_a_long_path_gets_a_loopback_port(tmp_path: Path) -> None:
    """Nobody else on this computer, and nobody outside it, can knock."""
    machine = Machine(tmp_path, joined=False)
    machine.start()
    short = ControlServer(tmp_path, machine.daemon.calls)
    await short.start()
    mode = os.stat(tmp_path / SOCKET_NAME).st_mode  # noqa: PTH116 — a blink
    assert stat.S_IMODE(mode) == 0o600
    await short.stop()
    deep = tmp_path / ("d" * 120)
    os.makedirs(deep)  # noqa: PTH103 — a blink
    long = ControlServer(deep, machine.daemon.calls)
    await long.start()
    endpoint = read_endpoint(deep)
    assert endpoint.target.startswith("127.0.0.1:")
    channel = open_control_channel(endpoint)
    settings = await ControlServiceStub(channel).GetSettings(
        control.GetSettingsRequest(), metadata=control_metadata(endpoint)
    )
    assert settings.settings
    await channel.close(None)
    await long.stop()
    await machine.stop()


async def test_a_day_of_work_is_seen_over_the_wire(tmp_path: Path) -> None:
    """Join by link, train, and read units, days and sums as a window does."""
    machine = Machine(tmp_path, joined=False)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    server = ControlServer(tmp_path, machine.daemon.calls)
    await server.start()
    endpoint = read_endpoint(tmp_path)
    channel = open_control_channel(endpoint)
    stub, metadata = ControlServiceStub(channel), control_metadata(endpoint)
    seen = await stub.InspectInvite(
        control.InspectInviteRequest(link=machine.link), metadata=metadata
    )
    assert (seen.name, seen.joined, seen.parameters) == ("Pocket project", False, 6448)
    joined = await stub.Join(control.JoinRequest(link=machine.link), metadata=metadata)
    assert joined.project_id == machine.coordinator.key.public.hex()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUBMITTED
        )
    )
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.snapshot.contribution.verified_units == 1)
    history = await stub.GetHistory(
        control.GetHistoryRequest(bucket=control.BUCKET_DAY), metadata=metadata
    )
    given = [entry for entry in history.entries if entry.project_id]
    assert [(e.start_day, e.contribution.verified_units) for e in given] == [("2027-01-15", 1)]
    assert given[0].contribution.verified_tokens == 256
    again = await stub.Join(control.JoinRequest(link=machine.link), metadata=metadata)
    assert again == joined
    assert len(machine.snapshot.projects) == 1
    await channel.close(None)
    await machine.stop()
    await server.stop()


async def test_an_unreachable_project_is_refused_at_join_with_a_sentence(tmp_path: Path) -> None:
    """A person at the join page learns that nobody answers; nothing is kept."""
    machine = Machine(tmp_path, joined=False)
    machine.coordinator.go_away()
    machine.start()
    server = ControlServer(tmp_path, machine.daemon.calls)
    await server.start()
    endpoint = read_endpoint(tmp_path)
    channel = open_control_channel(endpoint)
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await ControlServiceStub(channel).Join(
            control.JoinRequest(link=machine.link), metadata=control_metadata(endpoint)
        )
    assert from_rpc_error(caught.value, "Potluck").code is ErrorCode.UNREACHABLE
    assert machine.journal.projects() == ()
    await channel.close(None)
    await machine.stop()
    await server.stop()


async def test_watchers_hear_nothing_while_nothing_changes(tmp_path: Path) -> None:
    """A window that is open costs nothing while the computer waits."""
    machine = Machine(tmp_path, joined=False)
    machine.start()
    watch = machine.daemon.feed.watch(0.25)
    first = await anext(watch)
    second = asyncio.ensure_future(anext(watch))
    await machine.clock.advance(120)
    assert not second.done()
    machine.daemon.engine.pause(PauseAsked())
    assert (await second).sequence > first.sequence
    await machine.stop()
