"""A Practice process that is only a note of what it was told."""

from potluck_client.errors import PracticeError


class FakePracticeProcess:
    """Implements PracticeProcess.

    Attributes:
        link: The invite link that start() returns.
        problem: When set, start() raises it as the reason.
        held: True while the inspector may not compute, as at the start.
        duty: The share of time that it may compute, as told last.
        starts: How often it was started.
        words: What it says when it has ended by itself.
        lasting: False when it ends by itself as soon as it may compute.
    """

    def __init__(self, link: str) -> None:
        self.link = link
        self.problem: str | None = None
        self.held = True
        self.duty = 0.0
        self.starts = 0
        self.words = "It tripped."
        self.lasting = True
        self._running = False

    async def start(self) -> str:
        """Return the link, or raise the problem."""
        if self.problem is not None:
            raise PracticeError(self.problem)
        self.starts += 1
        self.held = True
        self._running = True
        return self.link

    async def hold(self) -> None:
        """Note that the inspector may not compute."""
        self.held = True

    async def go(self, duty: float) -> None:
        """Note that the inspector may compute."""
        self.held, self.duty = False, duty
        if not self.lasting:
            self.die()

    async def stop(self) -> None:
        """Note that it has ended."""
        self._running = False

    def die(self) -> None:
        """End without being told to."""
        self._running = False

    async def last_words(self) -> str:
        """Return what the test set."""
        return self.words

    @property
    def running(self) -> bool:
        """Tell whether it was started and has not ended."""
        return self._running
