"""The power of work and of rest, as far as a quick power sensor shows them apart.

Readings of a sensor that tells the moment lie at two levels. Which of them a reading meets is
chance; how often there is work is known. So each level is averaged by itself, and the mean power
follows without the chance. A sensor that averages shows a highest and a lowest reading too, but
many in between.
"""

import math
from dataclasses import dataclass, replace

from potluck_client.governor.bout import Bout, chance_error

_WIDTH = 0.15
"""Readings so near to a level, as a share of the way between both, belong to it."""

_WEIGHT = 0.2
"""Weight of a new reading in its level: load and warmth change it within seconds."""

_READINGS = 12
_LEAST_AT_EACH = 3
"""So few readings tell whether a sensor shows two levels, when so many lie at each of them."""

_PURE = 0.96
"""Where so many readings lie at one of two levels, the levels are those of work and rest: a mean
over a stretch that holds both would lie in between each time one turns into the other."""

_MOSTLY_PURE = 0.5
_MANY_READINGS = 80
_MANY_AT_EACH = 80
"""Readings in step with micro-batches may miss all work for a while; that undoes no such number."""

_MOST_UNEXPLAINED = 0.2
"""Levels whose mean lies further off what the share of time says, as a share of the way between
both, are the ends of a swing that a sensor averages, not work and rest."""

_MOST_UNEXPLAINED_IN_MEANS = 0.08
_RECENT_READINGS = 160
_OFTEN = 0.25
_MEMORY_READINGS = 2400
_CHANCE = 0.15
"""Standard error of how often readings met work, times the root of their number, rounded up: they
are taken at even steps, and so spread better than at random."""

_LOST_READINGS = 3
_LOST_READINGS_BLURRED = 40
_APART = 0.2
_KNOWN_ERROR = 0.005


@dataclass(frozen=True, kw_only=True, slots=True)
class Levels:
    """The power of work and of rest, where a sensor is quick enough to show them apart.

    Attributes:
        low: Power of rest.
        high: Power of work.
        count: How many readings were heard.
        high_count: How many lay at the level of work.
        low_count: How many lay at the level of rest.
        off_high: How many in a row lay nearer to work than to rest, but below it.
        off_low: How many in a row lay nearer to rest than to work, but above it.
        at_high: Share of the readings of late that lay at the level of work.
        at_low: Share of them that lay at the level of rest.
        share: Share of time of late that there was work.
        unexplained: Share of the way from low to high by which the mean of all readings lies
            off what the share of time says.
    """

    low: float = 0.0
    high: float = 0.0
    count: int = 0
    high_count: int = 0
    low_count: int = 0
    off_high: int = 0
    off_low: int = 0
    at_high: float = 0.0
    at_low: float = 0.0
    share: float = 0.0
    unexplained: float = 0.0

    @property
    def two(self) -> bool:
        """True when readings met work and rest about as often as there was either."""
        rests = 1.0 - self.share
        return self.at_high >= _OFTEN * self.share and self.at_low >= _OFTEN * rests

    @property
    def known(self) -> bool:
        """True when readings lie at two levels and hardly ever in between."""
        fewest = min(self.high_count, self.low_count)
        pure = self.at_high + self.at_low >= _PURE
        met = self.two or fewest >= _MANY_AT_EACH
        return self.count >= _READINGS and fewest >= _LEAST_AT_EACH and pure and met

    @property
    def likely(self) -> bool:
        """True when most readings lie at one of two levels, and many were heard."""
        pure = self.at_high + self.at_low >= _MOSTLY_PURE
        explained = abs(self.unexplained) <= _MOST_UNEXPLAINED
        return self.count >= _MANY_READINGS and pure and self.two and explained

    def meant(self, *, averaged: bool) -> bool:
        """Tell whether they are those of work and rest.

        Means over a second show both only where micro-batches last longer, and then what the share
        of time says is the mean of all.

        Args:
            averaged: True when readings are sure to be means over time.
        """
        explained = not averaged or abs(self.unexplained) <= _MOST_UNEXPLAINED_IN_MEANS
        return (self.known or self.likely) and explained

    def mean_watts(self, share: float) -> float:
        """Return the mean power where there is work for a share of time."""
        off = 0.0
        if not self.known:
            chance = _CHANCE / math.sqrt(self.count)
            off = math.copysign(max(0.0, abs(self.unexplained) - chance), self.unexplained)
        return self.low + (share + off) * (self.high - self.low)


def hear(levels: Levels, watts: float, share: float) -> Levels:
    """Return the levels after one more reading, while there was work for a share of time."""
    if levels.count == 0:
        return Levels(low=watts, high=watts, count=1)
    low, high = levels.low, levels.high
    width = _WIDTH * (high - low)
    if watts > high + width or watts < low - width:
        moved = replace(levels, low=min(low, watts), high=max(high, watts), off_high=0, off_low=0)
        return moved if levels.known else Levels(low=moved.low, high=moved.high, count=1)
    at_high, at_low = watts >= high - width, watts <= low + width
    if at_high:
        high += _WEIGHT * (watts - high)
    elif at_low:
        low += _WEIGHT * (watts - low)
    nearer_high = watts > (low + high) / 2
    off_high = 0 if at_high else levels.off_high + nearer_high
    off_low = 0 if at_low else levels.off_low + (not nearer_high)
    lost = _LOST_READINGS if levels.known else _LOST_READINGS_BLURRED
    if off_high >= lost:
        high, off_high = watts, 0
    if off_low >= lost:
        low, off_low = watts, 0
    count = min(levels.count + 1, _MEMORY_READINGS)
    recent = 1.0 / min(count, _RECENT_READINGS)
    unexplained = (watts - low) / max(high - low, 1e-6) - share
    return Levels(
        low=low,
        high=high,
        count=count,
        high_count=levels.high_count + at_high,
        low_count=levels.low_count + at_low,
        off_high=off_high,
        off_low=off_low,
        at_high=levels.at_high + (at_high - levels.at_high) * recent,
        at_low=levels.at_low + (at_low and not at_high) * recent - levels.at_low * recent,
        share=levels.share + (share - levels.share) * recent,
        unexplained=levels.unexplained + (unexplained - levels.unexplained) / count,
    )


def mean_and_error(
    bout: Bout, levels: Levels, cap_watts: float, *, averaged: bool
) -> tuple[float, float]:
    """Return the mean power of a bout and its standard error.

    Args:
        bout: The bout.
        levels: What may be the levels of work and rest.
        cap_watts: The limit.
        averaged: True when readings are sure to be means over time, which seldom have levels.
    """
    share, apart = bout.busy_share, levels.high - levels.low
    if share >= 1.0 or apart <= _APART * cap_watts:
        return bout.mean_watts, chance_error(bout)
    if levels.meant(averaged=averaged):
        error = apart * _CHANCE / math.sqrt(levels.count)
        return levels.mean_watts(share), _KNOWN_ERROR * cap_watts if levels.known else error
    error = chance_error(bout)
    if levels.two and not averaged:
        # A few readings that all met work, or all met rest, agree and still say little.
        error = max(error, apart * math.sqrt(share * (1.0 - share) / bout.readings.count))
    return bout.mean_watts, error
