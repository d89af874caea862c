"""A coordinator that serves in this process, with callers, and how its refusals are awaited."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import grpc
import grpc.aio
import pytest

from potluck.identity import generate_key
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import project_status_pb2 as project_status
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.server import serve
from tests.fakes.coordinator_callers import ScriptedInspector, ScriptedVolunteer
from tests.fakes.coordinator_project import (
    FixedChance,
    ManualClock,
)


@dataclass(kw_only=True)
class Running:
    """A coordinator that serves, and its callers."""

    home: CoordinatorHome
    rules: manifest.ProjectManifest
    address: str
    clock: ManualClock
    chance: FixedChance
    volunteer: ScriptedVolunteer
    inspector: ScriptedInspector


@asynccontextmanager
async def running(home: CoordinatorHome) -> AsyncIterator[Running]:
    """Serve a home until the block ends."""
    rules = home.read_manifest()
    stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    clock, chance = ManualClock(), FixedChance()
    serving = asyncio.create_task(
        serve(
            home,
            host="127.0.0.1",
            port=0,
            stop=stop,
            on_ready=lambda host, port: ready.set_result(f"{host}:{port}"),
            clock=clock,
            chance=chance,
        )
    )
    await asyncio.wait([serving, ready], return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        await serving
    address = await ready
    volunteer = ScriptedVolunteer(address, generate_key(), rules)
    inspector = ScriptedInspector(address, home.read_inspector_key(), rules)
    await volunteer.enrol()
    await inspector.enrol()
    try:
        yield Running(
            home=home,
            rules=rules,
            address=address,
            clock=clock,
            chance=chance,
            volunteer=volunteer,
            inspector=inspector,
        )
    finally:
        await volunteer.close()
        await inspector.close()
        stop.set()
        await serving


async def refused(call: object, code: grpc.StatusCode) -> str:
    """Await a call that must fail with a code, and return its sentence."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call  # type: ignore[misc]
    assert caught.value.code() is code, caught.value.details()
    sentence = caught.value.details() or ""
    assert sentence.endswith("."), sentence
    return sentence


async def round_of(project: Running, number: int) -> project_status.ProjectStatus:
    """Wait until a round has begun."""
    stream = project.volunteer.stub.WatchProject(
        project_status.WatchProjectRequest(), metadata=project.volunteer.session
    )
    async for status in stream:
        if status.round >= number:
            stream.cancel()
            return status
    raise AssertionError("the stream ended")
