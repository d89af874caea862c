"""Energy is added up rightly whatever counters and clocks do."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_client.energy import EnergyMeter, read_on, rest
from potluck_client.host.port import DeviceReading


def _metered(*readings: tuple[float, DeviceReading]) -> float | None:
    meter = EnergyMeter()
    for seconds, reading in readings:
        meter = read_on(meter, reading, seconds)
    return meter.watt_hours


def test_counter_is_taken_where_there_is_one() -> None:
    """The device's own counter tells of spikes between two readings that power does not."""
    told = _metered(
        (0.0, DeviceReading(energy_joules=1000.0, power_watts=10.0)),
        (10.0, DeviceReading(energy_joules=4600.0, power_watts=10.0)),
    )
    assert told == pytest.approx(1.0)


def test_power_alone_is_taken_to_change_evenly() -> None:
    """Without a counter, energy is the area below the power."""
    told = _metered((0.0, DeviceReading(power_watts=100.0)), (18.0, DeviceReading(power_watts=300)))
    assert told == pytest.approx(1.0)


def test_counter_that_begins_anew_falls_back_to_power() -> None:
    """A device that was reset loses nothing but what its counter did not tell."""
    told = _metered(
        (0.0, DeviceReading(energy_joules=9e6, power_watts=180.0)),
        (20.0, DeviceReading(energy_joules=5.0, power_watts=180.0)),
    )
    assert told == pytest.approx(1.0)


def test_counter_that_begins_anew_without_power_counts_nothing() -> None:
    """What nobody measured is not made up."""
    told = _metered(
        (0.0, DeviceReading(energy_joules=9e6)),
        (20.0, DeviceReading(energy_joules=5.0)),
        (21.0, DeviceReading(energy_joules=3605.0)),
    )
    assert told == pytest.approx(1.0)


def test_leap_of_a_counter_is_not_believed() -> None:
    """A counter that leaps by more than any device takes does not spoil the book."""
    told = _metered(
        (0.0, DeviceReading(energy_joules=0.0, power_watts=360.0)),
        (10.0, DeviceReading(energy_joules=1e12, power_watts=360.0)),
    )
    assert told == pytest.approx(1.0)


def test_counter_that_stands_still_falls_back_to_power() -> None:
    """A counter that never moves, as some drivers have, does not make work look free."""
    told = _metered(
        (0.0, DeviceReading(energy_joules=7.0, power_watts=360.0)),
        (10.0, DeviceReading(energy_joules=7.0, power_watts=360.0)),
    )
    assert told == pytest.approx(1.0)


def test_gap_is_bridged_by_a_counter_only() -> None:
    """A night asleep is not billed by the power of the evening, but a counter knows."""
    power = _metered(
        (0.0, DeviceReading(power_watts=300.0)), (3600.0, DeviceReading(power_watts=9))
    )
    assert power is None
    counter = _metered(
        (0.0, DeviceReading(energy_joules=0.0)), (300.0, DeviceReading(energy_joules=3600.0))
    )
    assert counter == pytest.approx(1.0)


def test_rest_is_not_counted() -> None:
    """What a device takes between two pieces of work is not Potluck's."""
    meter = read_on(EnergyMeter(), DeviceReading(energy_joules=0.0), 0.0)
    meter = read_on(rest(meter), DeviceReading(energy_joules=9000.0), 5.0)
    assert meter.watt_hours is None


@given(
    st.lists(
        st.tuples(
            st.floats(-1.0, 100.0),
            st.none() | st.floats(),
            st.none() | st.floats(),
        ),
        max_size=12,
    )
)
def test_book_never_goes_back_and_stays_finite(
    steps: list[tuple[float, float | None, float | None]],
) -> None:
    """No nonsense of a sensor or a clock makes the energy shrink or vanish."""
    meter, now, before = EnergyMeter(), 0.0, 0.0
    for seconds, joules, watts in steps:
        now += seconds
        meter = read_on(meter, DeviceReading(energy_joules=joules, power_watts=watts), now)
        total = meter.watt_hours or 0.0
        assert math.isfinite(total)
        assert total >= before
        before = total
