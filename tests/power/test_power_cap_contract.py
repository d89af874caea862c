"""The client of the power helper keeps what every PowerCap promises, and says why when it can't."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.frames import encode_frame
from potluck.v1 import power_pb2 as wire
from potluck_client.host.power_helper import HELPER_SOCKET, PowerHelperCap
from potluck_power.command import SOCKET
from tests.fakes.amd_cards import add_amd_card
from tests.fakes.power_cap_contract import CapBench, PowerCapContract
from tests.fakes.power_helper_process import PowerHelperProcess


class TestPowerHelperCap(PowerCapContract):
    """The contract, over the socket of a real helper."""

    @pytest.fixture
    async def bench(self, helper: PowerHelperProcess) -> AsyncIterator[CapBench]:
        """Return a cap at a running helper."""
        card = add_amd_card(helper.system)
        await helper.start()
        cap = PowerHelperCap(helper.socket)
        yield CapBench(
            cap=cap,
            device_id=card.device_id,
            least_watts=100.0,
            default_watts=250.0,
            in_force=lambda: card.watts,
        )
        await cap.close()


def test_both_sides_name_the_same_socket() -> None:
    """Client and helper are installed apart and meet there."""
    assert HELPER_SOCKET == SOCKET


async def test_without_a_helper_the_answer_says_so(short_folder: Path) -> None:
    """A computer without the helper gets one plain sentence, and no exception."""
    cap = PowerHelperCap(short_folder / "none.sock")
    answer = await cap.set_watts("GPU-1", 150.0)
    assert not answer.in_force
    assert answer.watts is None
    assert "without the power helper" in answer.sentence
    await cap.restore("GPU-1")
    await cap.close()


async def test_a_helper_that_starts_anew_is_found_again(helper: PowerHelperProcess) -> None:
    """An update of the helper in the middle of work costs the limit until the next question."""
    card = add_amd_card(helper.system)
    await helper.start()
    cap = PowerHelperCap(helper.socket)
    assert (await cap.set_watts(card.device_id, 150.0)).in_force
    await helper.stop()
    assert card.watts == 250.0
    assert not (await cap.set_watts(card.device_id, 150.0)).in_force
    await helper.start()
    assert (await cap.set_watts(card.device_id, 150.0)).in_force
    assert card.watts == 150.0
    await helper.stop()
    await helper.start()
    assert (await cap.set_watts(card.device_id, 140.0)).in_force
    await cap.close()


_ODD_ANSWERS = {
    "another device": wire.FromPowerHelper(limits=[wire.PowerLimit(device_id="x", watts=150)]),
    "no device": wire.FromPowerHelper(),
    "no number": wire.FromPowerHelper(
        limits=[wire.PowerLimit(device_id="GPU-1", watts=float("nan"))]
    ),
    "more than asked": wire.FromPowerHelper(limits=[wire.PowerLimit(device_id="GPU-1", watts=250)]),
    "a long problem": wire.FromPowerHelper(problem="x" * 9000 + "."),
}


@pytest.mark.parametrize(
    "raw",
    [
        *(encode_frame(answer.SerializeToString()) for answer in _ODD_ANSWERS.values()),
        b"",
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x05ab",
        encode_frame(b"\xff\xff\xff"),
        None,
    ],
    ids=[*_ODD_ANSWERS, "nothing", "oversized", "torn", "damaged", "silence"],
)
async def test_an_odd_helper_never_raises_and_is_never_believed(
    short_folder: Path, raw: bytes | None
) -> None:
    """What answers wrongly or never costs a bounded wait, and is not taken for a limit."""
    path = short_folder / "odd.sock"
    ended = asyncio.Event()

    async def odd(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(4)
        if raw is None:
            await ended.wait()
        else:
            writer.write(raw)
        writer.close()

    server = await asyncio.start_unix_server(odd, path)
    cap = PowerHelperCap(path, answer_seconds=0.2)
    answer = await cap.set_watts("GPU-1", 150.0)
    assert not answer.in_force
    assert answer.sentence.endswith(".")
    await cap.restore("GPU-1")
    await cap.close()
    ended.set()
    server.close()
    await server.wait_closed()
