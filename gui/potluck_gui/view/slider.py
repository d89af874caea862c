"""How a slider goes over the range of a limit: in even steps, with its own place for "none"."""

import math
from dataclasses import dataclass

_MOST_POSITIONS = 200
_FEWEST_POSITIONS = 3


@dataclass(frozen=True, kw_only=True)
class SliderScale:
    """The values that a slider can stand at.

    Attributes:
        least: Value of the first position, where that means something else than a small amount.
        lowest: Least value beside it; the same as `least` where nothing is special.
        most: Value of the last position.
        step: From one position to the next.
    """

    least: float
    lowest: float
    most: float
    step: float

    @property
    def last(self) -> int:
        """The greatest position; the first is 0."""
        return self._special + math.ceil((self.most - self.lowest) / self.step)

    def value(self, position: int) -> float:
        """Return the value at a position."""
        if position < self._special:
            return self.least
        return min(self.lowest + (position - self._special) * self.step, self.most)

    def position(self, value: float) -> int:
        """Return the position nearest to a value."""
        if value < self.lowest:
            return 0
        if value >= self.most:
            return self.last
        return self._special + round((value - self.lowest) / self.step)

    @property
    def _special(self) -> int:
        return 1 if self.least < self.lowest else 0


def slider_scale(*, least: float, lowest: float, most: float, whole: bool) -> SliderScale | None:
    """Return the scale of a range in steps that people count in; None where it is too small."""
    span = most - lowest
    if not math.isfinite(span) or span <= 0 or lowest < least:
        return None
    step = _round_step(span / _MOST_POSITIONS)
    if whole:
        step = max(1.0, math.ceil(step))
    if span / step < _FEWEST_POSITIONS:
        return None
    return SliderScale(least=least, lowest=lowest, most=most, step=step)


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2 and 5 times a power of ten that is not below a value."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(times * power for times in (1.0, 2.0, 5.0, 10.0) if times * power >= least)
