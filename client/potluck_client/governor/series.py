"""Readings one after another, and how far they scatter."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Sums over readings.

    Attributes:
        total: Sum of the readings.
        square: Sum of their squares.
        cross: Sum of the products of each with the one before it.
        last: The last one.
        count: How many they are.
    """

    total: float = 0.0
    square: float = 0.0
    cross: float = 0.0
    last: float = 0.0
    count: int = 0


def heard(series: Series, value: float) -> Series:
    """Return a series after one more reading."""
    return Series(
        total=series.total + value,
        square=series.square + value * value,
        cross=series.cross + value * (series.last if series.count else value),
        last=value,
        count=series.count + 1,
    )


def lasting_scatter(series: Series) -> float:
    """Return the scatter of readings as it adds up over many that resemble their neighbours.

    Those that do, as of a sensor with a memory, are worth fewer: (1 − r) / (1 + r) of their
    number, r being the correlation of neighbours in a series that forgets evenly. Where each
    makes up for the one before it, as of a counter that moves on in steps, they are worth more.
    """
    mean = series.total / series.count
    variance = max(0.0, series.square / series.count - mean * mean)
    if variance <= 1e-9 * mean * mean:
        return 0.0
    likeness = (series.cross / series.count - mean * mean) / variance
    likeness = min(max(likeness, -0.5), 0.8)
    return math.sqrt(variance * (1.0 + likeness) / (1.0 - likeness))
