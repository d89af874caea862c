"""Keeps the Practice project of this computer up while it is wanted, and out of the way else."""

import asyncio
from collections.abc import Callable
from enum import Enum

from potluck.errors import PotluckError
from potluck_client.backoff import delay_seconds
from potluck_client.host.port import Clock
from potluck_client.practice.port import PracticeProcess
from potluck_client.projects import ProjectBook
from potluck_client.watched import Watched, first_of

STOP_SECONDS = 60.0
"""After so long on hold it ends, so that nothing of it stays in memory."""

_LOOK_SECONDS = 5.0


class PracticeWish(Enum):
    """What Practice should do."""

    REST = "rest"
    """Compute nothing; end when this lasts."""
    GO = "go"
    """Run, the inspector included."""


class PracticeKeeper:
    """Runs Practice as it is wished.

    Attributes:
        wish: What it should do; the daemon sets it.
        problem: Why it does not run, in a sentence; empty when nothing is wrong.
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
        self.wish = Watched(PracticeWish.REST)
        self.problem = ""
        self.starting = False
        self._process = process
        self._book = book
        self._clock = clock
        self._jitter = jitter
        self._on_change = on_change

    async def run(self) -> None:
        """Keep it as wished until cancelled, and end it then."""
        failures = 0
        try:
            while True:
                try:
                    await self._follow_wish()
                    failures, self.problem = 0, ""
                except PotluckError as error:
                    failures += 1
                    self.problem = error.sentence
                    self._on_change()
                    await self._sleep()
                    await self._clock.sleep(delay_seconds(failures, self._jitter()))
        finally:
            await self._process.stop()

    async def _follow_wish(self) -> None:
        """Do what is wished now, until the wish changes or something is due."""
        if self.wish.value is PracticeWish.GO:
            if not self._process.running:
                await self._start()
            if self.wish.value is PracticeWish.GO:
                await self._process.go()
                await first_of(self.wish.change(), self._clock.sleep(_LOOK_SECONDS))
            return
        if self._process.running:
            await self._process.hold()
            await first_of(self.wish.change(), self._clock.sleep(STOP_SECONDS))
            if self.wish.value is PracticeWish.REST:
                await self._sleep()
            return
        await self.wish.change()

    async def _start(self) -> None:
        self.starting = True
        self._on_change()
        try:
            link = await self._process.start()
            practice = self._book.practice
            if practice is None:
                await self._book.join(link)
            else:
                await practice.wake(link)
        finally:
            self.starting = False
            self._on_change()

    async def _sleep(self) -> None:
        practice = self._book.practice
        if practice is not None:
            await practice.sleep()
        await asyncio.shield(self._process.stop())
        self._on_change()
