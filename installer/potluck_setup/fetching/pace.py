"""The clock of downloads, and the sign that they should stop."""

import time
from threading import Event
from typing import Protocol


class Pace(Protocol):
    """Tells the time and waits."""

    def now(self) -> float:
        """Return seconds of a clock that never goes back."""
        ...

    def wait(self, seconds: float, halt: Event) -> None:
        """Return after a time, or as soon as everything should stop."""
        ...


class RealPace:
    """The computer's own clock."""

    def now(self) -> float:
        """Return the monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float, halt: Event) -> None:
        """Wait on the sign to stop, at the longest for the time."""
        halt.wait(seconds)
