"""Modelled devices that the governor once missed a goal on, and what it has to do on each."""

import pytest

from potluck_client.governor.control import begin, govern
from potluck_client.governor.port import GovernorLimits
from potluck_client.host.port import DeviceReading
from potluck_client.settings.strength import MARGIN_CELSIUS
from tests.plants.course import best_duty, run
from tests.plants.making import KINDS, plant


@pytest.mark.parametrize("seed", [426, 627, 633])
def test_moments_that_met_only_rests_do_not_raise_the_share_of_time_far(seed: int) -> None:
    """A sensor that tells the moment may miss all work for seconds, which is no proof of none."""
    assert run(plant(seed, "load"), 60.0).excess_seconds <= 2.0


def test_readings_do_not_fall_into_step_with_micro_batches() -> None:
    """A sensor that tells the moment, read at uneven times, sees each leap in time."""
    assert run(plant(815, "load"), 230.0).excess_seconds <= 2.0


def test_cut_that_was_not_deep_enough_is_soon_followed_by_another() -> None:
    """How deep a first cut has to be is a guess, and takes less than a leap to be found wrong."""
    assert run(plant(403, "load"), 310.0).excess_seconds <= 2.0


def test_leap_among_the_steps_of_a_counter_is_answered_soon() -> None:
    """A reading that is low by chance does not undo what those before it told of a leap."""
    assert run(plant(459, "load"), 370.0).excess_seconds <= 2.0


def test_slow_sensor_that_rises_is_answered_before_it_has_risen() -> None:
    """Where readings hardly scatter, a few that lie a little too high are enough."""
    assert run(plant(619, "load"), 290.0).excess_seconds <= 2.0


def test_leap_is_answered_at_once_where_work_and_rest_are_known_apart() -> None:
    """Levels of work and rest tell the mean without chance, and wait for no longer bout."""
    assert run(plant(623, "load"), 350.0).excess_seconds <= 2.0


def test_both_sensors_together_show_a_leap_that_each_of_them_doubts() -> None:
    """A tenth too much, on a counter in steps and a sensor beside it, lasts no two seconds."""
    limits = GovernorLimits(power_watts=100.0)
    state, joules, full = begin(limits), 0.0, 150.0
    answered = None
    for step in range(600):
        full = 150.0 if step < 500 else 170.0
        watts = 50.0 + (full - 50.0) * state.duty
        joules += 0.25 * watts + (1.5 if step % 2 else -1.5)
        before = state.duty
        reading = DeviceReading(power_watts=watts, energy_joules=joules)
        state, _ = govern(state, reading, limits, 0.25)
        if step >= 500 and answered is None and state.duty < 0.97 * before:
            answered = (step - 500) * 0.25
    assert answered is not None
    assert answered <= 1.5


def test_bouts_in_step_with_micro_batches_do_not_pull_the_mean_down() -> None:
    """Where each short bout is sure of something else, steps down and up have to be as rare."""
    one = plant(704, "late")
    settled, cap = run(one, 900.0).settled_watts, one.limits.power_watts
    assert settled
    assert cap
    assert abs(settled / cap - 1.0) <= 0.02


@pytest.mark.parametrize("seed", [457, 495])
def test_each_long_micro_batch_is_no_leap(seed: int) -> None:
    """What scatters little while a device rests says nothing of how it does once it works."""
    one = plant(seed, "coarse")
    best = best_duty(one.make.changed(300.0), one.limits)
    assert run(one, 300.0).last_duty >= 0.9 * best


def test_cooler_that_fails_within_seconds_is_answered_in_time() -> None:
    """A chip whose fan is blocked stays within a degree of its ceiling."""
    assert run(plant(709, "dust"), 240.0).overshoot_celsius <= 1.0


def test_ripple_of_short_cycles_stays_below_the_ceiling() -> None:
    """Peaks of micro-batches grow as the share of time falls, and count all the while."""
    assert run(plant(866, "dust"), 250.0).overshoot_celsius <= 1.0


def test_share_of_time_does_not_swing_around_what_a_fan_allows() -> None:
    """A fan answers seconds late, which a law that answers hard would turn into a swing."""
    duties = run(plant(911, "asleep"), 300.0).duties[-60:]
    assert max(duties) - min(duties) <= 0.15


def test_no_plant_has_a_ceiling_that_nobody_could_set() -> None:
    """Readings above 125 °C are not believed, and no setting lets a chip come near."""
    ceilings = [
        plant(seed, kind).limits.temperature_celsius for seed in range(99) for kind in KINDS
    ]
    assert max(ceiling or 0.0 for ceiling in ceilings) <= 100.0 - MARGIN_CELSIUS
