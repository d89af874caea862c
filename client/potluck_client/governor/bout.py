"""A stretch of readings while the share of time hardly changed, and how well its mean is known."""

import math
from dataclasses import dataclass

from potluck_client.governor.series import Series, heard, lasting_scatter

_EVENLY_TAKEN = 0.7
"""Readings that are never close together tell more than as many at random; found on the modelled
devices."""

_NO_SERIES = Series()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bout:
    """Sums over a stretch in which the share of time hardly changed.

    Attributes:
        seconds: How long it is.
        duty_seconds: Share of time in force, summed over time.
        busy_seconds: How long there was work in it.
        joules: Power, summed over time.
        top_watts: Highest reading that a sensor beside it showed too.
        readings: The readings.
        shown: The same, each averaged with what a sensor beside it says.
    """

    seconds: float = 0.0
    duty_seconds: float = 0.0
    busy_seconds: float = 0.0
    joules: float = 0.0
    top_watts: float = 0.0
    readings: Series = _NO_SERIES
    shown: Series = _NO_SERIES

    @property
    def mean_watts(self) -> float:
        """Mean power over time."""
        return self.joules / self.seconds

    @property
    def busy_share(self) -> float:
        """Share of time in which there was work."""
        return self.busy_seconds / self.seconds


def add(bout: Bout, watts: float, beside: float, duty: float, busy: float, dt: float) -> Bout:
    """Return a bout after one more reading.

    Args:
        bout: The bout before it.
        watts: The reading.
        beside: What a sensor beside it says, or the same.
        duty: Share of time in force.
        busy: Share of time that there really was work.
        dt: Seconds since the reading before.
    """
    return Bout(
        seconds=bout.seconds + dt,
        duty_seconds=bout.duty_seconds + duty * dt,
        busy_seconds=bout.busy_seconds + busy * dt,
        joules=bout.joules + watts * dt,
        top_watts=max(bout.top_watts, min(watts, beside)),
        readings=heard(bout.readings, watts),
        shown=heard(bout.shown, (watts + beside) / 2),
    )


def chance_error(bout: Bout) -> float:
    """Return the standard error of the mean."""
    return _EVENLY_TAKEN * lasting_scatter(bout.readings) / math.sqrt(bout.readings.count)
