"""A clock of downloads that waits for nothing."""

from threading import Event, Lock


class FakePace:
    """Implements Pace: waiting takes no time, and moves the clock.

    Attributes:
        waits: How long each wait was to be.
    """

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._now = 0.0
        self._lock = Lock()

    def now(self) -> float:
        """Return the seconds that were waited; a little more each time it is asked."""
        with self._lock:
            self._now += 0.001
            return self._now

    def wait(self, seconds: float, halt: Event) -> None:
        """Move the clock."""
        with self._lock:
            self.waits.append(seconds)
            self._now += seconds
