"""The governor reckons with what the worker really does, not with what it was told."""

import pytest

from potluck_client.governor.following import Following, follow
from potluck_client.governor.levels import Levels, hear


def _followed(duty: float, busy_share: float, seconds: float) -> Following:
    """Return what is known of a worker that reports each half second."""
    state, busy = follow(Following(), 0.0, duty, 0.25), 0.0
    for step in range(round(seconds / 0.25)):
        busy += busy_share * 0.25
        told = busy if step % 2 else busy - busy_share * 0.25
        state = follow(state, told, duty, 0.25)
    return state


def test_worker_that_does_as_told_is_believed() -> None:
    """Reports that come late and in steps don't look like idling."""
    assert _followed(0.4, 0.4, 60.0).share == pytest.approx(1.0, abs=0.03)


def test_worker_that_waits_is_found_out() -> None:
    """A worker that waits for its disk half of its time takes half of the power."""
    assert _followed(0.6, 0.3, 120.0).share == pytest.approx(0.5, abs=0.05)


def test_silent_worker_is_taken_to_follow() -> None:
    """An app of before that does not report is governed by what it was told."""
    assert follow(_followed(0.6, 0.3, 60.0), None, 0.6, 0.25).share == 1.0


def test_sleep_and_new_piece_of_work_are_no_idling() -> None:
    """After a night asleep, or with a sum that begins anew, nothing is held against the worker."""
    slept = follow(_followed(0.5, 0.5, 60.0), 30.0, 0.5, 8 * 3600.0)
    assert slept.share == pytest.approx(1.0, abs=0.03)
    assert follow(slept, 0.0, 0.5, 0.25).share == pytest.approx(1.0, abs=0.03)


def test_momentary_readings_tell_the_mean_by_the_share_of_work() -> None:
    """Readings that meet work too often by chance don't make the device look hungrier."""
    levels = Levels()
    for index in range(60):
        levels = hear(levels, 200.0 if index % 2 else 100.0, 0.25)
    assert levels.known
    assert levels.mean_watts(0.25) == pytest.approx(125.0, abs=1.0)


def test_sensor_that_averages_is_not_taken_for_two_levels() -> None:
    """A sensor whose readings lie in between tells the mean by itself."""
    levels = Levels()
    for index in range(200):
        levels = hear(levels, 100.0 + 10.0 * (index % 11), 0.5)
    assert not levels.known
