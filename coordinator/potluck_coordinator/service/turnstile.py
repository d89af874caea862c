"""How many calls one caller may have open, so that one alone can't take everybody's places."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from potluck.errors import ErrorCode
from potluck_coordinator.errors import RefusedError


class Turnstile:
    """Counts who is inside; belongs to one event loop."""

    def __init__(self, most: int) -> None:
        """Let every caller in so many times at once."""
        self._most = most
        self._inside: Counter[bytes] = Counter()

    @contextmanager
    def entered(self, who: bytes) -> Iterator[None]:
        """Be inside for the length of a block.

        Raises:
            RefusedError: The caller is inside as often as one may (code FULL).
        """
        if self._inside[who] >= self._most:
            raise RefusedError(
                "This computer has too many calls open at once. Wait until some have ended.",
                code=ErrorCode.FULL,
            )
        self._inside[who] += 1
        try:
            yield
        finally:
            self._inside[who] -= 1
            if not self._inside[who]:
                del self._inside[who]
