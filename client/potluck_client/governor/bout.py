"""A stretch of readings while the share of time hardly changed, and how well its mean is known."""

import math
from dataclasses import dataclass

_EVENLY_TAKEN = 0.7
"""Readings at even steps tell more than as many at random; found on the modelled devices."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bout:
    """Sums over a stretch in which the share of time hardly changed.

    Attributes:
        seconds: How long it is.
        duty_seconds: Share of time in force, summed over time.
        busy_seconds: How long there was work in it.
        joules: Power, summed over time.
        square: Sum of the squares of the readings.
        total: Sum of the readings.
        cross: Sum of the products of each reading with the one before it.
        last_watts: Last reading.
        top_watts: Highest reading.
        bottom_watts: Lowest reading.
        count: How many readings.
    """

    seconds: float = 0.0
    duty_seconds: float = 0.0
    busy_seconds: float = 0.0
    joules: float = 0.0
    square: float = 0.0
    total: float = 0.0
    cross: float = 0.0
    last_watts: float = 0.0
    top_watts: float = 0.0
    bottom_watts: float = math.inf
    count: int = 0

    @property
    def mean_watts(self) -> float:
        """Mean power over time."""
        return self.joules / self.seconds

    @property
    def busy_share(self) -> float:
        """Share of time in which there was work."""
        return self.busy_seconds / self.seconds

    @property
    def scatter_watts(self) -> float:
        """Standard deviation of the readings."""
        mean = self.total / self.count
        return math.sqrt(max(0.0, self.square / self.count - mean * mean))


def add(bout: Bout, watts: float, duty: float, busy: float, dt: float) -> Bout:
    """Return a bout after one more reading.

    Args:
        bout: The bout before it.
        watts: The reading.
        duty: Share of time in force.
        busy: Share of time that there really was work.
        dt: Seconds since the reading before.
    """
    return Bout(
        seconds=bout.seconds + dt,
        duty_seconds=bout.duty_seconds + duty * dt,
        busy_seconds=bout.busy_seconds + busy * dt,
        joules=bout.joules + watts * dt,
        square=bout.square + watts * watts,
        total=bout.total + watts,
        cross=bout.cross + watts * (bout.last_watts if bout.count else watts),
        last_watts=watts,
        top_watts=max(bout.top_watts, watts),
        bottom_watts=min(bout.bottom_watts, watts),
        count=bout.count + 1,
    )


def lasting_scatter(bout: Bout) -> float:
    """Return the scatter of readings as it adds up over many that resemble their neighbours.

    Those that do, as of a sensor with a memory, are worth fewer: (1 − r) / (1 + r) of their
    number, r being the correlation of neighbours in a series that forgets evenly. Where each
    makes up for the one before it, as of a counter that moves on in steps, they are worth more.
    """
    mean = bout.total / bout.count
    variance = bout.scatter_watts**2
    if variance <= 1e-9 * mean * mean:
        return 0.0
    likeness = (bout.cross / bout.count - mean * mean) / variance
    likeness = min(max(likeness, -0.5), 0.8)
    return math.sqrt(variance * (1.0 + likeness) / (1.0 - likeness))


def chance_error(bout: Bout) -> float:
    """Return the standard error of the mean."""
    return _EVENLY_TAKEN * lasting_scatter(bout) / math.sqrt(bout.count)
