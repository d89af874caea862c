"""The place of one device's worker: it is started when it is needed and ended when it is not."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from potluck.errors import FormatError
from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import WorkerError
from potluck_client.worker_port import WorkerProcess

DIED = "The training part ended unexpectedly. Potluck starts it again where it stopped."


_MOST_UNREAD = 10_000


class WorkerSeat:
    """At most one worker process, and what it said that nobody has read yet.

    Attributes:
        wake: Set when there is something to read, or when somebody else sets it.
        ready: What the running worker said of itself; None while none runs.
    """

    def __init__(self, make: Callable[[], WorkerProcess]) -> None:
        self._make = make
        self._worker: WorkerProcess | None = None
        self._pump: asyncio.Task[None] | None = None
        self._inbox: deque[wire.FromWorker] = deque()
        self._ended = False
        self.wake = asyncio.Event()
        self.ready: wire.WorkerReady | None = None

    @property
    def pid(self) -> int | None:
        """The worker's process; None while none runs."""
        return None if self._worker is None else self._worker.pid

    async def ensure(self) -> wire.WorkerReady:
        """Start the worker unless it runs; raises WorkerError with a reason if it won't."""
        if self.ready is not None and not self._ended:
            return self.ready
        await self.end()
        worker = self._make()
        self._worker, self._ended = worker, False
        try:
            self.ready = await worker.start()
        except WorkerError:
            await self.end()
            raise
        self._pump = asyncio.create_task(self._read(worker))
        return self.ready

    async def send(self, message: wire.ToWorker) -> None:
        """Send a message; raises WorkerError when there is nobody to read it."""
        if self._worker is None:
            raise WorkerError(DIED)
        await self._worker.send(message)

    async def send_if_up(self, message: wire.ToWorker) -> None:
        """Send a message that means nothing to a worker that has ended."""
        with suppress(WorkerError):
            await self.send(message)

    def take(self) -> wire.FromWorker | None:
        """Return the next message, or None when there is none now.

        Raises:
            WorkerError: The worker has ended and all that it said was read.
        """
        if self._inbox:
            return self._inbox.popleft()
        if self._ended or self._worker is None:
            raise WorkerError(DIED)
        return None

    async def end(self) -> None:
        """End the worker, if any, and forget what it said; safe to repeat."""
        worker, self._worker = self._worker, None
        pump, self._pump = self._pump, None
        self.ready = None
        if worker is not None:
            await worker.kill()
        if pump is not None:
            pump.cancel()
            await asyncio.wait([pump])
        self._inbox.clear()

    async def _read(self, worker: WorkerProcess) -> None:
        try:
            async for message in worker.messages():
                self._inbox.append(message)
                self.wake.set()
                if len(self._inbox) > _MOST_UNREAD:
                    raise WorkerError(DIED)  # Between two units it has nothing to say.
        except (FormatError, WorkerError):
            await worker.kill()  # What it says can't be read any more.
        finally:
            self._ended = True
            self.wake.set()
