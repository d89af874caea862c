"""What the daemon needs of the Practice project of this computer."""

from typing import Protocol


class PracticeProcess(Protocol):
    """The coordinator and inspector that run beside the daemon for Practice."""

    async def start(self) -> str:
        """Start it and return its invite link; raises PracticeError with a reason if it can't."""
        ...

    async def hold(self) -> None:
        """Stop its inspector from computing until go() is called."""
        ...

    async def go(self, duty: float) -> None:
        """Let its inspector compute for a share of the time, above 0 and at most 1."""
        ...

    async def stop(self) -> None:
        """End it and wait for its end; nothing is lost; safe to repeat."""
        ...

    async def last_words(self) -> str:
        """Return why one that has ended by itself did so, in a sentence."""
        ...

    @property
    def running(self) -> bool:
        """Tell whether it is up."""
        ...
