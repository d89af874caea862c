"""Newer versions of the app that exist only in a test."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from potluck_client.errors import UpdateError
from potluck_client.updates.port import Advance, TakenBack


class FakeUpdates:
    """Implements Updates.

    Attributes:
        newest: What a check finds; None for nothing newer.
        refusal: When set, every call fails with this sentence.
        refuse_stage: When set, making ready fails with this sentence.
        advances: How far making ready is, told one after the other.
        may_answer: A check waits for it.
        may_end: Making ready waits for it after all is told.
        gone_back: What was taken back last.
        calls: What was asked for, oldest first.
        homes: The homes that a newer version took over.
        cut_off: How often making ready was ended before its end.
    """

    def __init__(self) -> None:
        self.newest: str | None = None
        self.refusal = ""
        self.refuse_stage = ""
        self.advances: Sequence[Advance] = ()
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.may_end = asyncio.Event()
        self.may_end.set()
        self.gone_back: TakenBack | None = None
        self.calls: list[str] = []
        self.homes: list[Path] = []
        self.rates: list[float] = []
        self.cut_off = 0

    async def check(self) -> str | None:
        """Return the newest version, or refuse."""
        self._enter("check")
        await self.may_answer.wait()
        return self.newest

    async def stage(
        self, on_advance: Callable[[Advance], None], *, most_bytes_per_second: float = 0.0
    ) -> str | None:
        """Tell how far it is, and end when the test lets it."""
        self.rates.append(most_bytes_per_second)
        self._enter("stage")
        if self.refuse_stage:
            raise UpdateError(self.refuse_stage)
        try:
            for advance in self.advances:
                on_advance(advance)
                await asyncio.sleep(0)
            await self.may_end.wait()
        except BaseException:
            self.cut_off += 1
            raise
        return self.newest

    async def switch(self, home: Path) -> None:
        """Note the home."""
        self._enter("switch")
        self.homes.append(home)

    def taken_back(self) -> TakenBack | None:
        """Return what the test set."""
        return self.gone_back

    def _enter(self, call: str) -> None:
        self.calls.append(call)
        if self.refusal:
            raise UpdateError(self.refusal)
