"""Backing off, adding up energy, giving way, waiting for a change: small rules."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.backoff import delay_seconds
from potluck_client.energy import EnergyMeter, read_on, rest
from potluck_client.host.port import DeviceReading
from potluck_client.watched import Watched, first_of
from potluck_client.yielding import ANSWER_SECONDS, END_SECONDS, RELEASE_SECONDS, Due, Wait, due


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 10_000), st.floats(0, 1))
def test_waits_lie_between_a_second_and_five_minutes(failures: int, jitter: float) -> None:
    """However long a coordinator is away, it is neither hammered nor forgotten."""
    assert 1.0 <= delay_seconds(failures, jitter) <= 300.0


def test_waits_grow_and_are_spread() -> None:
    """Many computers don't come back at the same moment."""
    assert delay_seconds(1, 1.0) < delay_seconds(4, 1.0) < delay_seconds(20, 1.0)
    assert delay_seconds(6, 0.0) < delay_seconds(6, 1.0)


def test_energy_is_taken_from_the_counter_where_there_is_one() -> None:
    """A counter beats guessing from power."""
    meter = EnergyMeter()
    for at, joules in ((0.0, 100.0), (1.0, 3700.0)):
        meter = read_on(meter, DeviceReading(power_watts=9999.0, energy_joules=joules), at)
    assert meter.watt_hours == 1.0


def test_energy_is_the_area_under_power() -> None:
    """Without a counter, power counts as changing evenly between readings."""
    meter = read_on(EnergyMeter(), DeviceReading(power_watts=100.0), 0.0)
    meter = read_on(meter, DeviceReading(power_watts=260.0), 20.0)
    assert meter.watt_hours == 1.0


def test_energy_of_a_rest_does_not_count() -> None:
    """What the device takes for its owner is not booked on the unit."""
    meter = rest(read_on(EnergyMeter(watt_hours=2.0), DeviceReading(power_watts=100.0), 0.0))
    assert read_on(meter, DeviceReading(power_watts=100.0), 20.0).watt_hours == 2.0


def test_a_device_without_sensors_reports_no_energy() -> None:
    """Unknown is not zero."""
    meter = read_on(EnergyMeter(), DeviceReading(), 0.0)
    assert read_on(meter, DeviceReading(), 1.0).watt_hours is None


def test_a_worker_gives_way_step_by_step() -> None:
    """It is asked to stop, then for the memory, then ended."""
    held = Wait(asked=5.0, wanted=5.0, answered=True)
    eased = Wait(asked=5.5, wanted=5.0, answered=True, releasing=True)
    assert due(held, 5.0) == (Due.NOTHING, 5.0 + RELEASE_SECONDS)
    assert due(held, 5.0 + RELEASE_SECONDS)[0] is Due.RELEASE_MEMORY
    assert due(eased, 6.0) == (Due.NOTHING, 5.0 + END_SECONDS)
    assert due(eased, 5.0 + END_SECONDS)[0] is Due.END


@given(asked=st.floats(0, 10), wanted=st.none() | st.floats(0, 10), releasing=st.booleans())
def test_a_worker_that_does_not_answer_is_killed_within_two_seconds(
    asked: float, wanted: float | None, *, releasing: bool
) -> None:
    """Whatever it was asked for, the person does not wait for it, and a hot device neither."""
    wait = Wait(asked=asked, wanted=wanted, releasing=releasing)
    begun = asked if wanted is None else min(asked, wanted)
    what, again = due(wait, begun)
    assert (what, again) == (Due.NOTHING, begun + ANSWER_SECONDS)
    assert due(wait, again)[0] is Due.KILL
    assert ANSWER_SECONDS < 2.0


def test_a_device_that_cools_keeps_its_memory() -> None:
    """A device that gets hot before the end of every segment still finishes units."""
    cooling = Wait(asked=0.0, wanted=None, answered=True)
    assert due(cooling, 1e6)[0] is Due.NOTHING


async def test_a_change_between_looking_and_waiting_is_not_missed() -> None:
    """Two commands that follow each other at once don't leave a computer waiting for ever."""
    gate = Watched("closed")
    waiting = asyncio.create_task(first_of(gate.change()))
    gate.set("open")
    async with asyncio.timeout(10):
        await waiting
    assert gate.value == "open"
