"""When the disk took nothing: what was said, and when to try again.

All devices write to the same disk, so they wait together. What the owner asked to keep free may be
there all the same: another limit, such as a quota, can be the one that was met.
"""

from collections.abc import Callable
from dataclasses import dataclass

from potluck_client.backoff import delay_seconds
from potluck_client.host.port import Clock
from potluck_client.watched import Watched, first_of


@dataclass(frozen=True, kw_only=True)
class DiskRefusal:
    """A disk that took nothing.

    Attributes:
        sentence: What happened, for a person.
        until_seconds: When to try again, on the monotonic clock.
    """

    sentence: str
    until_seconds: float


class DiskRefusals:
    """The refusal that holds now, if any."""

    def __init__(self, clock: Clock, jitter: Callable[[], float]) -> None:
        self._clock = clock
        self._jitter = jitter
        self._failures = 0
        self._newest: Watched[DiskRefusal | None] = Watched(None)

    @property
    def now(self) -> DiskRefusal | None:
        """The refusal that is waited for, or None."""
        newest = self._newest.value
        if newest is None or newest.until_seconds <= self._clock.monotonic_seconds():
            return None
        return newest

    def refused(self, sentence: str) -> None:
        """Note that the disk took nothing; each time in a row is waited for longer."""
        self._failures += 1
        wait = delay_seconds(self._failures, self._jitter())
        self._newest.set(
            DiskRefusal(sentence=sentence, until_seconds=self._clock.monotonic_seconds() + wait)
        )

    def took(self) -> None:
        """Note that the disk took everything."""
        self._failures = 0

    def try_now(self) -> None:
        """Let everybody try at once."""
        self._newest.set(None)

    async def over(self) -> None:
        """Wait until it is time to try again."""
        while (refusal := self.now) is not None:
            left = refusal.until_seconds - self._clock.monotonic_seconds()
            await first_of(self._newest.change(), self._clock.sleep(left))
