"""How a worker gives its device back to the person: asked, then eased out, then ended.

A pure account of one wait. The shell asks what is due, does it, and tells what was answered.
"""

from dataclasses import dataclass
from enum import Enum

ANSWER_SECONDS = 2.0
"""A worker that has not stopped this long after it was asked to is killed."""

RELEASE_SECONDS = 20.0
"""After so long on hold the device's memory is given back."""

END_SECONDS = 60.0
"""After so long on hold the process ends."""


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
        since: When it was asked to hold, on the monotonic clock.
        asked: When it was last asked for something.
        answered: True when it answered that.
        releasing: True once it was asked for the device's memory.
    """

    since: float
    asked: float
    answered: bool = False
    releasing: bool = False


def due(wait: Wait, now: float) -> tuple[Due, float]:
    """Return what is due, and when to ask again if nothing is."""
    if not wait.answered:
        if now >= wait.asked + ANSWER_SECONDS:
            return Due.KILL, now
        return Due.NOTHING, wait.asked + ANSWER_SECONDS
    if now >= wait.since + END_SECONDS:
        return Due.END, now
    if wait.releasing:
        return Due.NOTHING, wait.since + END_SECONDS
    if now >= wait.since + RELEASE_SECONDS:
        return Due.RELEASE_MEMORY, now
    return Due.NOTHING, wait.since + RELEASE_SECONDS
