"""How a worker gives its device back to the person: asked, then eased out, then ended.

A pure account of one wait. The shell asks what is due, does it, and tells what was answered.
"""

from dataclasses import dataclass
from enum import Enum

from potluck.v1 import control_pb2 as control

ANSWER_SECONDS = 1.8
"""A worker that has not done by then what it was asked for is killed.

With the tenth of a second in which input is noticed, the person has all memory back within two
seconds, whatever the worker does.
"""

RELEASE_SECONDS = 0.5
"""After so long on hold the memory is given back, which costs the segment in hand.

After an input no work begins for a minute at least, so keeping it longer would gain nothing. Not at
once, so that a reading that fails once, or a click that is taken back, costs no work.
"""

END_SECONDS = 10.0
"""After so long on hold the process ends, and with it what a driver keeps for each process.

That is some hundred megabytes of a graphics card. Starting again takes seconds, and is not due
within the next minute.
"""

UNUSED_SECONDS = 60.0
"""After so long without work, while work is allowed, the process ends."""

_ALWAYS_SECONDS = 3600.0

_NOBODY_WAITS = frozenset({control.NOT_NOW_REASON_TOO_HOT, control.NOT_NOW_REASON_CHECKED})


class Due(Enum):
    """What has to be done for the person now."""

    NOTHING = "nothing"
    """Wait."""
    RELEASE_MEMORY = "release memory"
    """Ask for the device's memory."""
    END = "end"
    """End the process in peace; its state is on disk."""
    KILL = "kill"
    """It does not answer."""


@dataclass(frozen=True, kw_only=True)
class Wait:
    """One wait of a worker on hold.

    Attributes:
        asked: When it was last asked for something, on the monotonic clock.
        wanted: When somebody began to want the device's memory; None while nobody does.
        answered: True when it did what it was last asked for.
        releasing: True once it was asked for the device's memory.
    """

    asked: float
    wanted: float | None
    answered: bool = False
    releasing: bool = False


def memory_is_wanted(reason: "control.NotNowReason.ValueType") -> bool:
    """Tell whether work stops for somebody who may want the memory.

    A device that only has to cool keeps it: were the segment lost each time, a device that gets
    hot before the end of a segment would never finish one. A check of its speed takes little and
    is soon over.
    """
    return reason not in _NOBODY_WAITS


def due(wait: Wait, now: float) -> tuple[Due, float]:
    """Return what is due, and when to ask again if nothing is."""
    if not wait.answered:
        begun = wait.asked if wait.wanted is None else min(wait.asked, wait.wanted)
        return _at(begun + ANSWER_SECONDS, Due.KILL, now)
    if wait.wanted is None:
        return Due.NOTHING, now + _ALWAYS_SECONDS
    if wait.releasing:
        return _at(wait.wanted + END_SECONDS, Due.END, now)
    return _at(wait.wanted + RELEASE_SECONDS, Due.RELEASE_MEMORY, now)


def _at(when: float, what: Due, now: float) -> tuple[Due, float]:
    return (what, now) if now >= when else (Due.NOTHING, when)
