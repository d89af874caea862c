"""Keeps the Practice project of this computer up while it is wanted, and out of the way else."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from potluck.errors import PotluckError
from potluck_client.backoff import delay_seconds
from potluck_client.errors import PracticeError
from potluck_client.host.port import Clock
from potluck_client.practice.port import PracticeProcess
from potluck_client.project_book import ProjectBook
from potluck_client.trouble import Trouble, trouble_of
from potluck_client.watched import Watched, first_of

STOP_SECONDS = 60.0
"""After so long on hold it ends, so that nothing of it stays in memory."""

STEADY_SECONDS = 30.0
"""After so long without a failure those before are forgotten."""

SILENT_SECONDS = 90.0
"""When it has not answered for so long it is ended and started anew."""

STUCK_FAILURES = 3
"""After so many failures in a row the person has to look at it."""

_LOOK_SECONDS = 5.0


@dataclass(frozen=True, kw_only=True)
class PracticeWish:
    """What Practice should do.

    Attributes:
        duty: Share of time for which its inspector may compute; with 0 it computes nothing, and
            all of Practice ends when this lasts.
    """

    duty: float

    @property
    def goes(self) -> bool:
        """Tell whether it is to run."""
        return self.duty > 0.0


REST = PracticeWish(duty=0.0)


class PracticeKeeper:
    """Runs Practice as it is wished.

    Attributes:
        wish: What it should do; the daemon sets it.
        trouble: Why it failed last; None once it has run steadily since.
        starting: True while it comes up.
    """

    def __init__(
        self,
        process: PracticeProcess,
        *,
        book: ProjectBook,
        clock: Clock,
        jitter: Callable[[], float],
        on_change: Callable[[], None],
    ) -> None:
        self.wish = Watched(REST)
        self.trouble: Trouble | None = None
        self.starting = False
        self._process = process
        self._book = book
        self._clock = clock
        self._jitter = jitter
        self._on_change = on_change
        self._failures = 0
        self._up_since = 0.0
        self._heard_at = 0.0

    @property
    def computing(self) -> bool:
        """Tell whether its inspector may compute now."""
        return self.wish.value.goes and self._process.running

    @property
    def stuck(self) -> bool:
        """Tell whether it has failed again and again."""
        return self._failures >= STUCK_FAILURES

    async def run(self) -> None:
        """Keep it as wished until cancelled, and end it then."""
        try:
            while True:
                try:
                    await self._follow_wish()
                except PotluckError as error:
                    self._failures += 1
                    self.trouble = trouble_of(error)
                    await self._sleep()
                    await self._clock.sleep(delay_seconds(self._failures, self._jitter()))
        finally:
            await self._process.stop()

    async def _follow_wish(self) -> None:
        """Do what is wished now, until the wish changes or something is due."""
        if self.wish.value.goes:
            if not self._process.running:
                await self._start()
            if self.wish.value.goes:
                await self._process.go(self.wish.value.duty)
                await first_of(self.wish.change(), self._clock.sleep(_LOOK_SECONDS))
                await self._check()
            return
        if self._process.running:
            await self._process.hold()
            await first_of(self.wish.change(), self._clock.sleep(STOP_SECONDS))
            if not self.wish.value.goes:
                await self._sleep()
            return
        await self.wish.change()

    async def _start(self) -> None:
        self.starting = True
        self._on_change()
        try:
            link = await self._process.start()
            await self._book.wake_practice(link)
            self._up_since = self._heard_at = self._clock.monotonic_seconds()
        finally:
            self.starting = False
            self._on_change()

    async def _check(self) -> None:
        """Notice that it has ended or hangs; raises PracticeError then."""
        if not self._process.running:
            raise PracticeError(f"Practice ended unexpectedly: {await self._process.last_words()}")
        now, practice = self._clock.monotonic_seconds(), self._book.practice
        if practice is None or practice.connected:
            self._heard_at = now
        elif now - self._heard_at >= SILENT_SECONDS:
            raise PracticeError("Practice runs but does not answer, so it was ended.")
        if self._failures and now - self._up_since >= STEADY_SECONDS:
            self._failures, self.trouble = 0, None
            self._on_change()

    async def _sleep(self) -> None:
        practice = self._book.practice
        if practice is not None:
            await practice.sleep()
        await asyncio.shield(self._process.stop())
        self._on_change()
