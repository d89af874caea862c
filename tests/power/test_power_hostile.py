"""Hostile and broken clients of the power helper: none hangs it, and none changes a card."""

import asyncio
import math
import os
import struct
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from potluck.frames import encode_frame, read_frame_async
from potluck.limits import POWER_FRAME_BYTES
from potluck.v1 import power_pb2 as wire
from potluck_client.host.power_helper import PowerHelperCap
from potluck_power.allowed import Allowed
from potluck_power.amd import AmdDriver
from potluck_power.answers import answer
from potluck_power.journal import Journal
from potluck_power.limits import PowerLimits
from potluck_power.server import PowerServer
from tests.fakes.amd_cards import AmdCard, add_amd_card
from tests.fakes.power_driver import FakePowerDriver
from tests.fakes.power_helper_process import PowerHelperProcess

_SECONDS = 10.0


async def works(socket: Path, card: AmdCard) -> None:
    """Check that an honest client still gets its limit, and soon."""
    cap = PowerHelperCap(socket)
    answered = await cap.set_watts(card.device_id, 150.0)
    assert answered.in_force, answered.sentence
    await cap.close()
    assert card.watts == 250.0


async def said(socket: Path, raw: bytes, *, end: bool) -> wire.FromPowerHelper | None:
    """Send bytes, and return what the helper says to them before it hangs up."""
    reader, writer = await asyncio.open_unix_connection(str(socket))
    writer.write(raw)
    if end:
        writer.write_eof()
    try:
        async with asyncio.timeout(_SECONDS):
            frame = await read_frame_async(reader)
    except ConnectionError:
        frame = None
    finally:
        writer.transport.abort()
    return None if frame is None else wire.FromPowerHelper.FromString(frame)


@pytest.fixture
async def card(helper: PowerHelperProcess) -> AmdCard:
    """Return a card behind a running helper."""
    card = add_amd_card(helper.system)
    await helper.start()
    return card


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00\x00\x00\x04\xff\xff\xff\xff",
        b"\x00\x00\x00\x00",
        struct.pack(">I", POWER_FRAME_BYTES + 1) + b"x",
        b"\xff" * 100_000,
        struct.pack(">I", 100) + b"torn",
        encode_frame(b"\x0a" + b"\x80" * 2000),
        encode_frame(wire.ToPowerHelper().SerializeToString()),
        os.urandom(4096),
    ],
    ids=["http", "damaged", "empty", "oversized", "ones", "torn", "varint", "no request", "random"],
)
async def test_garbage_gets_a_sentence_or_a_closed_line(
    helper: PowerHelperProcess, card: AmdCard, raw: bytes
) -> None:
    """No bytes end the helper or touch a card, and the next client is served."""
    answered = await said(helper.socket, raw, end=True)
    assert answered is None or answered.problem.endswith(".")
    assert card.watts == 250.0
    await works(helper.socket, card)


@pytest.mark.parametrize("watts", [math.nan, math.inf, -math.inf, -150.0, 0.0, 5e-324, 1.8e308])
async def test_odd_numbers_reach_no_driver(
    helper: PowerHelperProcess, card: AmdCard, watts: float
) -> None:
    """A number that is no limit is refused over the wire too."""
    request = wire.SetPowerLimit(device_id=card.device_id, watts=watts)
    frame = encode_frame(wire.ToPowerHelper(set=request).SerializeToString())
    answered = await said(helper.socket, frame, end=False)
    assert answered is not None
    assert "takes limits from 100 to 250 watts" in answered.problem
    assert card.watts == 250.0


async def test_a_thousand_connections_keep_nobody_out_for_long(
    helper: PowerHelperProcess, card: AmdCard
) -> None:
    """Too many callers are told so; when they have gone, an honest one is served."""
    async with AsyncExitStack() as stack:
        lines = []
        for _ in range(1000):
            line = await asyncio.open_unix_connection(str(helper.socket))
            stack.callback(line[1].transport.abort)
            lines.append(line)
        async with asyncio.timeout(_SECONDS):
            frame = await read_frame_async(lines[8][0])
        assert frame is not None
        assert "too many callers" in wire.FromPowerHelper.FromString(frame).problem
    # The helper hears of a thousand ends one after the other.
    cap = PowerHelperCap(helper.socket)
    async with asyncio.timeout(_SECONDS):
        while not (await cap.set_watts(card.device_id, 150.0)).in_force:
            pass
    await cap.close()
    await works(helper.socket, card)


async def test_a_flood_of_requests_is_bounded_and_ends_with_its_client(
    helper: PowerHelperProcess, card: AmdCard
) -> None:
    """Who asks without reading neither starves others nor leaves a limit behind."""
    reader, writer = await asyncio.open_unix_connection(str(helper.socket))
    request = wire.SetPowerLimit(device_id=card.device_id, watts=200.0)
    frame = encode_frame(wire.ToPowerHelper(set=request).SerializeToString())
    writer.write(frame * 20_000)
    async with asyncio.timeout(_SECONDS):
        await read_frame_async(reader)
    other = PowerHelperCap(helper.socket)
    assert (await other.set_watts(card.device_id, 150.0)).in_force
    writer.transport.abort()
    await other.close()
    async with asyncio.timeout(_SECONDS):
        while card.watts != 250.0:  # noqa: ASYNC110 — a file tells nobody that it has changed
            await asyncio.sleep(0.005)


@asynccontextmanager
async def impatient_server(folder: Path) -> AsyncIterator[Path]:
    """Run the server in this process with a silence that ends at once."""
    folder.joinpath("state").mkdir()
    limits = PowerLimits((AmdDriver(folder / "sys"),), Journal(folder / "state", "this boot"))
    stop = asyncio.Event()
    path = folder / "power.sock"
    allowed = Allowed(uids=frozenset({os.geteuid()}))
    listening = asyncio.Event()
    server = PowerServer(limits, allowed, path, silent_seconds=0.05, listening=listening.set)
    running = asyncio.create_task(server.run(stop))
    await listening.wait()
    yield path
    stop.set()
    await running


async def test_a_silent_or_slow_client_is_hung_up_on(short_folder: Path) -> None:
    """Who says nothing, or a byte now and then, has its place for seconds only."""
    card = add_amd_card(short_folder / "sys")
    async with impatient_server(short_folder) as path:
        for begun in (b"", b"\x00", b"\x00\x00\x00\x10slow"):
            assert await said(path, begun, end=False) is None
        await works(path, card)


async def test_a_client_that_holds_a_limit_may_be_silent(short_folder: Path) -> None:
    """A daemon that works for hours without a word keeps its limit."""
    card = add_amd_card(short_folder / "sys")
    async with impatient_server(short_folder) as path:
        cap = PowerHelperCap(path)
        assert (await cap.set_watts(card.device_id, 150.0)).in_force
        assert await said(path, b"", end=False) is None  # Silence that was not forgiven.
        assert card.watts == 150.0
        await cap.close()
        assert card.watts == 250.0


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    frame=st.one_of(
        st.binary(max_size=300),
        st.builds(
            lambda name, watts: wire.ToPowerHelper(
                set=wire.SetPowerLimit(device_id=name, watts=watts)
            ).SerializeToString(),
            st.one_of(st.just("card"), st.text(max_size=200)),
            st.floats(),
        ),
        st.builds(
            lambda name: wire.ToPowerHelper(
                restore=wire.RestorePowerLimit(device_id=name)
            ).SerializeToString(),
            st.one_of(st.just("card"), st.text(max_size=200)),
        ),
    )
)
def test_any_request_is_answered_and_never_lifts_a_limit(
    tmp_path_factory: pytest.TempPathFactory, frame: bytes
) -> None:
    """Whatever the bytes, there is an answer, and the card has at most what it had before."""
    driver = FakePowerDriver(card=200.0)
    limits = PowerLimits((driver,), Journal(tmp_path_factory.getbasetemp(), "this boot"))
    answered = answer(limits, 1, frame)
    assert len(answered.SerializeToString()) <= POWER_FRAME_BYTES
    assert 100.0 <= driver.watts["card"] <= 200.0
    limits.release(1)
    assert driver.watts == {"card": 200.0}
