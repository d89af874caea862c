"""How slowly a server may send before nobody waits for it any more."""

SLOWEST_BYTES_PER_SECOND = 1000.0
"""Of one connection. Four at a time get more than that over the slowest line there is (2G)."""

PATIENCE_SECONDS = 120.0
"""For so long it may be slower, as in a tunnel or a lift."""


class Floor:
    """Watches the speed of one connection, one stretch of time after the other."""

    def __init__(self, now: float) -> None:
        """Begin at a time, in seconds of a clock that never goes back."""
        self._since = now
        self._bytes = 0

    def is_below(self, now: float, length: int, rested_seconds: float = 0.0) -> bool:
        """Tell whether too little came in the stretch that has just ended; False in its course.

        Args:
            now: The time.
            length: How many bytes came since the last call.
            rested_seconds: How long of that time nothing was asked for, which is nobody's fault.
        """
        self._bytes += length
        self._since += rested_seconds
        passed = now - self._since
        if passed < PATIENCE_SECONDS:
            return False
        is_below = self._bytes < SLOWEST_BYTES_PER_SECOND * passed
        self._since, self._bytes = now, 0
        return is_below
