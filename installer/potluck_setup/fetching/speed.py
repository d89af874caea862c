"""How fast a download is, from what came in the last seconds."""

from collections import deque

WINDOW_SECONDS = 10.0
"""Long enough to smooth over the pauses of a wireless network, short enough to follow it."""

_LEAST_SECONDS = 1.0


class Meter:
    """Adds up what came, and says how fast it comes lately; the time is an argument."""

    def __init__(self) -> None:
        self._pieces: deque[tuple[float, int]] = deque()
        self._bytes = 0
        self._began: float | None = None

    def add(self, now: float, length: int) -> None:
        """Note that some bytes came at a time, in seconds of a clock that never goes back."""
        if self._began is None:
            self._began = now
        self._pieces.append((now, length))
        self._bytes += length
        self._forget(now)

    def bytes_per_second(self, now: float) -> float:
        """Return the speed over the window; 0 while it is too early to say."""
        self._forget(now)
        if self._began is None:
            return 0.0
        passed = min(WINDOW_SECONDS, now - self._began)
        return self._bytes / passed if passed >= _LEAST_SECONDS else 0.0

    def seconds_for(self, rest_bytes: int, now: float) -> float | None:
        """Return how long the rest takes at this speed; None while that is not known."""
        speed = self.bytes_per_second(now)
        return rest_bytes / speed if speed > 0 else None

    def _forget(self, now: float) -> None:
        while self._pieces and self._pieces[0][0] <= now - WINDOW_SECONDS:
            self._bytes -= self._pieces.popleft()[1]
