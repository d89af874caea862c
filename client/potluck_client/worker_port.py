"""What the daemon needs of a worker process."""

from collections.abc import AsyncIterator
from typing import Protocol

from potluck.v1 import worker_pb2 as wire


class WorkerProcess(Protocol):
    """One worker, bound to one device; may die at any moment."""

    async def start(self) -> wire.WorkerReady:
        """Start the process and wait until it is up; raises WorkerError with a reason if not."""
        ...

    async def send(self, message: wire.ToWorker) -> None:
        """Send a message; raises WorkerError when the process has ended."""
        ...

    def messages(self) -> AsyncIterator[wire.FromWorker]:
        """Yield what the worker says until its pipe closes."""
        ...

    async def kill(self) -> None:
        """End the process now and wait for its end; safe to repeat."""
        ...

    @property
    def pid(self) -> int | None:
        """The process, or None when it does not run."""
        ...
