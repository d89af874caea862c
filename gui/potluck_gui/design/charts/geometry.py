"""Where the parts of a chart stand, in device-independent pixels; nothing here paints."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from potluck_gui.design.charts.scale import Scale, amount

_FILL = 0.72
"""Share of its slot that a bar fills."""
_WIDEST_BAR = 56.0
_LEAST_PART = 1.5
"""What was given is seen, be it ever so little beside the rest."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """The part of a chart in which its bars or its curve stand."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where nothing is drawn at."""
        return self.top + self.height

    def height_of(self, value: float, scale: Scale) -> float:
        """Return where a value stands, from the top."""
        return self.bottom - scale.share(value) * self.height


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The room of one bar and the bar in it, from left to right."""

    left: float
    width: float
    bar_left: float
    bar_width: float

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.left + self.width / 2


def slots(count: int, area: Area, *, mirrored: bool) -> tuple[Slot, ...]:
    """Return the room of each bar, the first at the right where a language is read from there."""
    if count <= 0 or area.width <= 0:
        return ()
    width = area.width / count
    bar = min(_WIDEST_BAR, width * _FILL)
    made = []
    for index in range(count):
        place = count - 1 - index if mirrored else index
        left = area.left + place * width
        made.append(Slot(left=left, width=width, bar_left=left + (width - bar) / 2, bar_width=bar))
    return tuple(made)


def stack(parts: Sequence[float], area: Area, scale: Scale) -> tuple[tuple[float, float], ...]:
    """Return top and height of each part of a bar, the first at the bottom; nothing is 0 high."""
    made = []
    sum_before = 0.0
    floor = area.bottom
    for part in parts:
        value = amount(part)
        sum_before += value
        top = min(area.height_of(sum_before, scale), floor)
        if value > 0 and floor - top < _LEAST_PART:
            top = max(area.top, floor - _LEAST_PART)
        made.append((top, floor - top))
        floor = top
    return tuple(made)


def slot_at(x: float, places: Sequence[Slot]) -> int | None:
    """Return which slot holds a place."""
    for index, slot in enumerate(places):
        if slot.left <= x < slot.left + slot.width:
            return index
    return None


def across(values: Sequence[float], scale: Scale, area: Area, *, mirrored: bool) -> list[float]:
    """Return where numbers stand from left to right, or from right to left."""
    shares = [scale.share(value) for value in values]
    return [area.left + (1 - share if mirrored else share) * area.width for share in shares]


def nearest(x: float, places: Sequence[float]) -> int | None:
    """Return the place that is nearest, of places that rise or that fall."""
    if not places:
        return None
    falling = places[0] > places[-1]
    rising = [-place for place in places] if falling else list(places)
    wanted = -x if falling else x
    after = bisect_left(rising, wanted)
    if after == 0:
        return 0
    if after == len(rising):
        return len(rising) - 1
    return after if rising[after] - wanted < wanted - rising[after - 1] else after - 1


def every_nth(widest_label: float, slot_width: float, gap: float) -> int:
    """Return how many slots one label needs: each, every second, … has one."""
    if slot_width <= 0:
        return 1
    return max(1, -int(-(widest_label + gap) // slot_width))


def apart(places: Sequence[float], distance: float) -> list[int]:
    """Return which of some places to mark so that no two marks touch, the newest first kept."""
    kept: list[int] = []
    for index in range(len(places) - 1, -1, -1):
        if not kept or abs(places[index] - places[kept[-1]]) >= distance:
            kept.append(index)
    return kept[::-1]


def on_curve(x: float, xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return how high a curve is at a place, on the line between its points; None beside it."""
    if not xs or not xs[0] <= x <= xs[-1]:
        return None
    after = bisect_left(xs, x)
    if xs[after] == x:
        return ys[after]
    span = xs[after] - xs[after - 1]
    share = (x - xs[after - 1]) / span
    return ys[after - 1] + (ys[after] - ys[after - 1]) * share
