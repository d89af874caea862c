"""A person's limit of the download rate, shared by all downloads of a process."""

from threading import Event, Lock

from potluck_setup.fetching.pace import Pace

_PIECES_PER_SECOND = 4


class Rate:
    """Tells each download how long to rest after what came; threads may share it.

    Args:
        most_bytes_per_second: How much may come in a second, of all downloads together; 0 for as
            much as the network gives.
    """

    def __init__(self, most_bytes_per_second: float = 0.0) -> None:
        self._most = most_bytes_per_second
        self._free_at = 0.0
        self._lock = Lock()

    def piece(self, most_bytes: int) -> int:
        """Return how much to read at a time, so that rests stay short."""
        if self._most <= 0:
            return most_bytes
        return max(1, min(most_bytes, round(self._most / _PIECES_PER_SECOND)))

    def rest(self, size_bytes: int, pace: Pace, halt: Event) -> float:
        """Wait until more may come after some bytes; return for how many seconds it waited."""
        if self._most <= 0:
            return 0.0
        with self._lock:
            now = pace.now()
            # What was not used before is lost: a pause must not be followed by a flood.
            self._free_at = max(now, self._free_at) + size_bytes / self._most
            seconds = self._free_at - now
        pace.wait(seconds, halt)
        return seconds


UNLIMITED = Rate()
"""As fast as the network is."""
