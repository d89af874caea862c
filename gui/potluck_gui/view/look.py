"""What the states of the app look like; the design knows them without what the daemon says."""

from enum import Enum


class Look(Enum):
    """What a state looks like; its value names the colour and the shape of its mark."""

    WORKING = "working"
    """Steam rises: it trains."""
    PAUSED = "paused"
    """Two bars: the person paused it."""
    WAITING = "waiting"
    """A clock: it waits for the computer or the project, or gets ready."""
    OFFLINE = "offline"
    """A broken line: the project can't be reached."""
    PROBLEM = "problem"
    """An exclamation mark: the person has to look."""
