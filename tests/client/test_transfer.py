"""The limits of the network: rates hold over any stretch, and a month's sum is never too small."""

import asyncio
import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.limits import CHUNK_BYTES, MIB
from potluck_client.errors import MonthFullError
from potluck_client.transfer.allowance import Traffic, left_bytes, month_of, next_month
from potluck_client.transfer.meter import BLOCK_BYTES, TransferLimits, TransferMeter
from potluck_client.transfer.rate import Debt, owe, settle, wait_seconds
from tests.fakes.client_books import MemoryBooks
from tests.fakes.host import START_UNIX, FakeClock
from tests.fakes.host import settle as let_run


def local(seconds: float) -> dt.datetime:
    """Return a local time."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


class Network:
    """A meter whose limits a test changes."""

    def __init__(self, limits: TransferLimits | None = None) -> None:
        self.clock = FakeClock()
        self.books = MemoryBooks()
        self.limits = limits or TransferLimits()
        self.meter = TransferMeter(
            books=self.books, clock=self.clock, local_time=local, limits=lambda: self.limits
        )
        self.month = month_of(local(START_UNIX))


@given(
    rate=st.floats(1e3, 1e9),
    pieces=st.lists(st.tuples(st.integers(1, CHUNK_BYTES), st.floats(0, 5)), max_size=30),
)
def test_a_rate_holds_over_the_whole_transfer(rate: float, pieces: list[tuple[int, float]]) -> None:
    """However pieces come, waiting as told keeps their mean at or below the rate."""
    debt, now, moved = Debt(), 0.0, 0
    for size, pause in pieces:
        now += pause
        debt = owe(settle(debt, rate, now), size)
        now += wait_seconds(debt, rate)
        debt = settle(debt, rate, now)
        moved += size
        assert moved <= rate * now * (1 + 1e-9) + 1e-3


def test_no_rate_is_no_wait() -> None:
    """A rate of 0 means none."""
    assert wait_seconds(owe(settle(Debt(), 0, 5.0), 10**9), 0) == 0.0


async def test_a_download_waits_for_its_rate_and_an_upload_for_its_own() -> None:
    """Each direction has its rate."""
    network = Network(TransferLimits(download_bytes_per_second=MIB))
    await network.meter.sending(50 * MIB)
    coming = asyncio.create_task(network.meter.received(4 * MIB))
    await network.clock.advance(3.5)
    assert not coming.done()
    await network.clock.advance(0.6)
    assert coming.done()


async def test_a_lifted_rate_holds_at_once_for_who_waits() -> None:
    """A person who lifts a limit does not wait for the old one to end."""
    network = Network(TransferLimits(download_bytes_per_second=1000))
    coming = asyncio.create_task(network.meter.received(MIB))
    await network.clock.advance(2.0)
    assert not coming.done()
    network.limits = TransferLimits()
    await network.clock.advance(1.0)
    assert coming.done()
    await let_run()


async def test_a_slow_upload_goes_in_small_pieces() -> None:
    """The coordinator takes silence for a broken connection, so pieces last about a second."""
    network = Network(TransferLimits(upload_bytes_per_second=20_000))
    assert network.meter.piece_bytes == 20_000
    network.limits = TransferLimits()
    assert network.meter.piece_bytes == CHUNK_BYTES


async def test_a_month_counts_what_was_used_and_a_killed_daemon_a_block_more() -> None:
    """A process that dies has counted too much rather than too little."""
    network = Network(TransferLimits(monthly_bytes=100 * MIB))
    await network.meter.received(3 * MIB)
    await network.meter.sending(MIB)
    assert network.meter.used() == Traffic(received_bytes=3 * MIB, sent_bytes=MIB)
    assert network.meter.left_bytes() == 96 * MIB
    assert network.books.traffic(network.month).total_bytes == 2 * BLOCK_BYTES
    network.meter.close()
    network.meter.close()
    assert network.books.traffic(network.month).total_bytes == 4 * MIB


async def test_a_new_month_begins_at_nothing() -> None:
    """What was written down ahead for the old month does not burden the new one."""
    network = Network(TransferLimits(monthly_bytes=10 * MIB))
    await network.meter.received(9 * MIB)
    begins = next_month(local(START_UNIX)).timestamp()
    assert network.meter.renewed_unix() == begins
    await network.clock.advance(begins - START_UNIX)
    assert network.meter.left_bytes() == 10 * MIB
    await network.meter.received(MIB)
    assert network.meter.left_bytes() == 9 * MIB
    assert network.books.traffic(network.month).received_bytes == 9 * MIB


@given(st.integers(0, 4_000_000_000).map(float).map(local))
def test_the_next_month_is_the_first_moment_of_it(now: dt.datetime) -> None:
    """It lies ahead, at midnight of a first, and no month lies between."""
    begins = next_month(now)
    assert begins > now
    assert (begins.day, begins.hour, begins.minute, begins.second) == (1, 0, 0, 0)
    assert month_of(begins - dt.timedelta(microseconds=1)) == month_of(now)


def test_a_cap_is_never_below_nothing() -> None:
    """More than the cap leaves nothing, and no cap leaves no number."""
    used = Traffic(received_bytes=5)
    assert left_bytes(used, 3) == 0
    assert left_bytes(replace(used, sent_bytes=1), 10) == 4
    assert left_bytes(used, 0) is None


async def test_what_did_not_fit_is_not_asked_for_again_until_it_could() -> None:
    """Work that the month has no room for is not taken on again and again."""
    network = Network(TransferLimits(monthly_bytes=10 * MIB))
    await network.meter.received(6 * MIB)
    assert network.meter.enough
    assert network.meter.fits(4 * MIB)
    assert not network.meter.fits(5 * MIB)
    assert not network.meter.enough
    network.limits = TransferLimits(monthly_bytes=11 * MIB)
    assert network.meter.enough
    network.limits = TransferLimits()
    assert network.meter.fits(10**12)
    network.limits = TransferLimits(monthly_bytes=6 * MIB)
    assert not network.meter.enough


async def test_no_transfer_goes_on_over_the_month() -> None:
    """Two downloads that each had room end with the piece that uses it up; nothing more is sent."""
    network = Network(TransferLimits(monthly_bytes=10 * MIB))
    await network.meter.received(9 * MIB)
    await network.meter.sending(MIB)
    with pytest.raises(MonthFullError):
        await network.meter.sending(1)
    with pytest.raises(MonthFullError):
        await network.meter.received(1)
    network.limits = TransferLimits(monthly_bytes=11 * MIB)
    await network.meter.sending(1)
