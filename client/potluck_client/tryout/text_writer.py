"""Having a text written: a worker of its own on the processor, one text at a time.

The worker comes up when a text is asked for and stays a little while for the next one, since its
start takes seconds. Who hangs up ends the text.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable

from potluck.errors import ErrorCode
from potluck.manifest import parameter_count
from potluck.v1 import worker_pb2 as wire
from potluck_client.daemon.memory_watch import KEEP_AVAILABLE_BYTES
from potluck_client.errors import ClientError, WorkerError
from potluck_client.host.port import Clock, MemoryProbe
from potluck_client.settings.values import Settings
from potluck_client.watched import first_of
from potluck_client.worker_port import WorkerProcess
from potluck_client.worker_seat import WorkerSeat

KEPT_SECONDS = 60.0
"""How long a worker that nobody needs stays for another text."""

STOP_SECONDS = 0.8
"""How long a worker may still compute after its text was given up."""

SILENT_SECONDS = 120.0
"""A worker that says nothing of its text for so long has failed."""

WORKER_BYTES = 400_000_000
"""What a worker holds without a model: PyTorch, mostly."""

_BYTES_PER_PARAMETER = 8
"""Four bytes each, twice while they are brought into order."""

_GIGABYTE = 1_000_000_000
_SILENT = "The training part does not answer, so the text was given up. Try again."


class TextWriter:
    """Writes texts, one at a time.

    Args:
        make_worker: Makes a worker of the processor.
        memory: Knows the computer's memory.
        settings: Gives the limits in force.
        clock: Tells time and waits.
    """

    def __init__(
        self,
        *,
        make_worker: Callable[[], WorkerProcess],
        memory: MemoryProbe,
        settings: Callable[[], Settings],
        clock: Clock,
    ) -> None:
        self._seat = WorkerSeat(make_worker)
        self._memory = memory
        self._settings = settings
        self._clock = clock
        self._turn = asyncio.Lock()
        self._number = 0
        self._evicted = ""
        self._wanted = asyncio.Event()
        self._leaving: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """Its worker's process; None while none runs."""
        return self._seat.pid

    def evict(self, sentence: str) -> None:
        """End the text that is being written, and its worker; the sentence says why."""
        self._evicted = sentence
        self._seat.wake.set()

    async def write(self, order: wire.Generate) -> AsyncGenerator[str, None]:
        """Yield what is added to a text, until its end.

        Raises:
            PotluckError: There is no room in memory, the worker failed, or the files can't be used.
        """
        async with self._turn:
            await self._stop_leaving()
            self._number += 1
            order.number = self._number
            over = False
            try:
                if self._seat.ready is None:
                    self._check_memory(order)
                await self._seat.ensure()
                self._evicted = ""
                await self._seat.send(wire.ToWorker(generate=order))
                async for piece in self._pieces(order.number):
                    over = piece.done
                    if piece.text:
                        yield piece.text
                    if piece.problem:
                        raise ClientError(piece.problem)
            finally:
                if not over:
                    await self._seat.send_if_up(wire.ToWorker(abandon=wire.Abandon()))
                self._leaving = asyncio.create_task(self._leave(over=over))

    async def close(self) -> None:
        """End the worker."""
        await self._stop_leaving()
        await self._seat.end()

    async def _pieces(self, number: int) -> AsyncGenerator[wire.GeneratedText, None]:
        heard_at = self._clock.monotonic_seconds()
        while True:
            self._seat.wake.clear()
            while (message := self._seat.take()) is not None:
                heard_at = self._clock.monotonic_seconds()
                # What is still said of a text that was given up has another number.
                if message.HasField("text") and message.text.number == number:
                    yield message.text
                    if message.text.done:
                        return
            if self._evicted:
                raise WorkerError(self._evicted, code=ErrorCode.FULL)
            left = heard_at + SILENT_SECONDS - self._clock.monotonic_seconds()
            if left <= 0:
                await self._seat.end()
                raise WorkerError(_SILENT)
            await first_of(self._seat.wake.wait(), self._clock.sleep(left))

    async def _leave(self, *, over: bool) -> None:
        """End the worker after a while, and at once when it does not give up what it should."""
        if not self._evicted and (over or await self._gave_up()):
            await first_of(self._wanted.wait(), self._clock.sleep(KEPT_SECONDS))
            if self._wanted.is_set():
                return
        await self._seat.end()

    async def _gave_up(self) -> bool:
        """Tell whether the worker gives up its text in time, or is told to begin another."""
        stopping = asyncio.ensure_future(self._rest_of(self._number))
        await first_of(
            asyncio.wait({stopping}), self._wanted.wait(), self._clock.sleep(STOP_SECONDS)
        )
        gave_up = self._wanted.is_set() or (stopping.done() and stopping.exception() is None)
        stopping.cancel()
        await asyncio.gather(stopping, return_exceptions=True)
        return gave_up

    async def _rest_of(self, number: int) -> None:
        async for _ in self._pieces(number):
            pass

    async def _stop_leaving(self) -> None:
        """Wait until the worker either stays for the next text or has ended."""
        leaving, self._leaving = self._leaving, None
        if leaving is not None:
            self._wanted.set()
            await leaving
        self._wanted.clear()

    def _check_memory(self, order: wire.Generate) -> None:
        """Refuse a model that would not fit; raises ClientError."""
        needed = WORKER_BYTES + _BYTES_PER_PARAMETER * parameter_count(order.model)
        room = self._memory.available_bytes() - KEEP_AVAILABLE_BYTES
        allowed = self._settings().memory_gigabytes * _GIGABYTE
        if needed > min(room, allowed):
            raise ClientError(
                f"Trying this model takes {needed / _GIGABYTE:.1f} GB of memory, more than is free "
                "now or than your limits give to Potluck. Close other programs or raise “Memory”.",
                code=ErrorCode.FULL,
            )
