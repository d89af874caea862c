"""Numbers that can be drawn, and the few round ones that stand at an axis."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LARGEST = 1e30
"""No chart shows more; greater numbers, from a broken sender, are drawn as this one."""

_LEAST = 1e-12
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_WHOLE_STEPS = (1.0, 2.0, 5.0, 10.0)
_LEAST_SPAN = 1e-9
_NEARLY = 1e-9


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A stretch of numbers and the round ones in it.

    Attributes:
        low: Where it begins.
        high: Where it ends; greater than low.
        ticks: Round numbers from low to high, rising.
    """

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return where a number stands, from 0 at the low end to 1 at the high one."""
        share = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, share)) if math.isfinite(share) else 0.0


def amount(value: float) -> float:
    """Return an amount that can be drawn; what is no number, or next to nothing, is nothing."""
    return min(value, LARGEST) if value >= _LEAST else 0.0


def from_zero(values: Sequence[float], *, most_ticks: int = 5, whole: bool = False) -> Scale:
    """Return a scale from nothing to a round number above all amounts."""
    highest = max((amount(value) for value in values), default=0.0)
    if highest <= 0:
        return Scale(low=0.0, high=1.0, ticks=(0.0,))
    step = _round_step(highest, most_ticks, whole=whole)
    count = max(1, math.ceil(highest / step - _NEARLY))
    ticks = tuple(step * index for index in range(count + 1))
    return Scale(low=0.0, high=ticks[-1], ticks=ticks)


def around(values: Sequence[float], *, most_ticks: int = 5, whole: bool = False) -> Scale:
    """Return a scale that holds all numbers, its ends round; what can't be drawn is left out."""
    sound = [value for value in values if abs(value) <= LARGEST]
    if not sound:
        return Scale(low=0.0, high=1.0, ticks=(0.0, 1.0))
    low, high = min(sound), max(sound)
    least = max(_LEAST_SPAN, abs(high) * _LEAST_SPAN)
    if high - low < least:
        room = max(1.0 if whole else 0.5, abs(high) * 0.1)
        low, high = low - room, high + room
    step = _round_step(high - low, most_ticks, whole=whole)
    first, last = math.floor(low / step + _NEARLY), math.ceil(high / step - _NEARLY)
    ticks = tuple(step * index for index in range(first, last + 1))
    return Scale(low=ticks[0], high=ticks[-1], ticks=ticks)


def _round_step(span: float, most_ticks: int, *, whole: bool) -> float:
    """Return the least round step that needs at most so many ticks."""
    rough = span / max(1, most_ticks - 1)
    if whole and rough <= 1:
        return 1.0
    size = 10.0 ** math.floor(math.log10(rough))
    for step in _WHOLE_STEPS if whole else _STEPS:
        if step * size >= rough * (1 - _NEARLY):
            return step * size
    return 10.0 * size
