"""Whether a sensor can be believed: present, alive, and within what is possible."""

import math
from dataclasses import dataclass, replace
from enum import Enum

_LOST_SECONDS = 2.0
"""A sensor that says nothing believable for so long is not relied on any more."""

_REGAINED_SECONDS = 5.0
"""It has to be believable for so long before it is relied on again."""

_LONGEST_COUNTED_SECONDS = 1.0
"""One late reading does not make a sensor lost."""

_READINGS_AFTER_JUMP = 3
"""A leap that so many readings agree on was a real one."""


class Trouble(Enum):
    """What is wrong with a sensor."""

    NONE = "none"
    """Nothing."""
    MISSING = "missing"
    """It says nothing."""
    IMPOSSIBLE = "impossible"
    """It says what can't be."""
    FROZEN = "frozen"
    """It says the same although the device does much more or much less than before."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What one sort of sensor can say.

    Attributes:
        least: Values at or below it are impossible.
        most: Values above it are impossible.
        leap: A greater difference between two readings has to be confirmed; None where sudden
            changes are normal.
        frozen_duty: A sensor that is alive answers to a change of the share of time by so much;
            None where it need not.
        frozen_seconds: It answers within so long.
    """

    least: float
    most: float
    leap: float | None = None
    frozen_duty: float | None = None
    frozen_seconds: float = 0.0


POWER = Kind(least=0.05, most=3000.0, frozen_duty=0.15, frozen_seconds=3.0)
"""No device that works takes nothing; 3 kW is more than a household socket gives one card."""

TEMPERATURE = Kind(least=1.0, most=125.0, leap=20.0, frozen_duty=0.25, frozen_seconds=30.0)
"""Chips switch themselves off below 125 °C; sensors that failed say 0, −1 or 200 and the like."""

FAN = Kind(least=-0.5, most=150.0)
"""Some cards count above 100 %; a fan that stands still or turns evenly is no fault."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sense:
    """What is made of one sensor.

    Attributes:
        value: Newest believable reading; None before the first.
        fresh: True when the newest reading was believable.
        trouble: What is wrong with it; while it is not NONE the sensor is not relied on.
        unseen_seconds: Time since the last believable reading.
        good_seconds: Time for which it was believable.
        changed_duty: Share of time at which the value last changed.
        unmoved_seconds: How long the value stood still although the share of time is another.
        leap_value: A reading far from the last one, not believed yet.
        leap_count: How many readings agreed with it.
    """

    value: float | None = None
    fresh: bool = False
    trouble: Trouble = Trouble.NONE
    unseen_seconds: float = 0.0
    good_seconds: float = 0.0
    changed_duty: float = 0.0
    unmoved_seconds: float = 0.0
    leap_value: float = 0.0
    leap_count: int = 0

    @property
    def reliable(self) -> bool:
        """True when the sensor may be relied on."""
        return self.trouble is Trouble.NONE


def listen(sense: Sense, value: float | None, kind: Kind, duty: float, dt: float) -> Sense:
    """Return what is made of a sensor after one more reading.

    Args:
        sense: What was made of it before.
        value: What it says; None for nothing.
        kind: What such a sensor can say.
        duty: Share of time that the device worked since the reading before.
        dt: Seconds since then.
    """
    seconds = min(dt, _LONGEST_COUNTED_SECONDS)
    if value is None:
        return _unbelieved(sense, Trouble.MISSING, seconds)
    if not math.isfinite(value) or not kind.least < value <= kind.most:
        return _unbelieved(sense, Trouble.IMPOSSIBLE, seconds)
    if kind.leap is not None and sense.value is not None:
        width = kind.leap + kind.leap * dt / 2
        if abs(value - sense.value) > width:
            again = sense.leap_count > 0 and abs(value - sense.leap_value) <= kind.leap / 4
            count = sense.leap_count + 1 if again else 1
            if count < _READINGS_AFTER_JUMP:
                doubted = _unbelieved(sense, Trouble.IMPOSSIBLE, seconds)
                return replace(doubted, leap_value=value, leap_count=count)
    return _believed(sense, value, kind, duty, seconds)


def _unbelieved(sense: Sense, trouble: Trouble, seconds: float) -> Sense:
    unseen = sense.unseen_seconds + seconds
    lost = unseen >= _LOST_SECONDS or not sense.reliable
    return Sense(
        value=sense.value,
        trouble=trouble if lost else Trouble.NONE,
        unseen_seconds=unseen,
        changed_duty=sense.changed_duty,
        unmoved_seconds=sense.unmoved_seconds,
        leap_value=sense.leap_value,
        leap_count=sense.leap_count,
    )


def _believed(sense: Sense, value: float, kind: Kind, duty: float, seconds: float) -> Sense:
    good = sense.good_seconds + seconds
    changed, unmoved = sense.changed_duty, sense.unmoved_seconds
    trouble = sense.trouble
    if value != sense.value:
        changed, unmoved = duty, 0.0
    elif kind.frozen_duty is not None and abs(duty - changed) >= kind.frozen_duty:
        unmoved += seconds
        if unmoved >= kind.frozen_seconds:
            trouble = Trouble.FROZEN
    if trouble is Trouble.FROZEN and unmoved >= kind.frozen_seconds:
        good = 0.0  # Until the value moves; after that it may well be steady.
    elif trouble is not Trouble.NONE and good >= _REGAINED_SECONDS:
        trouble = Trouble.NONE
    return Sense(
        value=value,
        fresh=True,
        trouble=trouble,
        good_seconds=good,
        changed_duty=changed,
        unmoved_seconds=unmoved,
    )
