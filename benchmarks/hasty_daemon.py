"""The real daemon in a hurry: a second without input is nearly a minute to it.

`python -m benchmarks.hasty_daemon HOME` puts the daemon together of its real parts and joins
Practice. Two of them are wrapped: idle seconds are multiplied, since a person can't ask for less
than a minute and hundreds of trials would take hours; and what is said to a worker and by it is
written to standard output as one JSON object a line, with the time on the monotonic clock, which
processes share.
"""

import asyncio
import json
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

from potluck.home import prepare_home
from potluck.v1 import worker_pb2 as wire
from potluck_client.activity_log.sqlite import FILE_NAME as ACTIVITY_NAME
from potluck_client.activity_log.sqlite import SqliteActivity
from potluck_client.books.sqlite import FILE_NAME as BOOKS_NAME
from potluck_client.books.sqlite import SqliteBooks
from potluck_client.daemon.assembly import assemble
from potluck_client.daemon.compose import real_outside
from potluck_client.host.port import DeviceFacts, UserProbe, UserReading
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.worker_port import WorkerProcess

HASTE = 50.0
"""A minute of idleness has passed after 1.2 seconds."""


class HastyUser:
    """Implements UserProbe: as another one, but for its haste."""

    def __init__(self, real: UserProbe) -> None:
        self._real = real

    def read(self) -> UserReading:
        """Return what a more patient program would see."""
        reading = self._real.read()
        idle = reading.idle_seconds
        return replace(reading, idle_seconds=None if idle is None else idle * HASTE)

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Call back at the first input, in no more haste than it comes."""
        self._real.watch_input(on_input)

    def close(self) -> None:
        """Let go of the other one."""
        self._real.close()


class OverheardWorker:
    """Implements WorkerProcess by another one, and writes down what is said."""

    def __init__(self, real: WorkerProcess) -> None:
        self._real = real

    async def start(self) -> wire.WorkerReady:
        """Start it."""
        return await self._real.start()

    async def send(self, message: wire.ToWorker) -> None:
        """Send a message."""
        await self._real.send(message)
        kind = message.WhichOneof("message")
        self._write("sent", kind, release=message.hold.release_memory)

    async def messages(self) -> AsyncIterator[wire.FromWorker]:
        """Yield what it says."""
        async for message in self._real.messages():
            kind = message.WhichOneof("message")
            self._write("heard", kind, release=message.held.memory_released)
            yield message

    async def kill(self) -> None:
        """End it."""
        await self._real.kill()

    @property
    def pid(self) -> int | None:
        """The process."""
        return self._real.pid

    def _write(self, way: str, kind: str | None, *, release: bool) -> None:
        note = {"at": time.monotonic(), "way": way, "kind": kind, "release": release}
        sys.stdout.write(json.dumps({**note, "pid": self._real.pid}) + "\n")
        sys.stdout.flush()


async def run(folder: Path) -> None:
    """Run until SIGTERM."""
    home = prepare_home(folder)
    real = real_outside(
        home,
        SqliteJournal(home / FILE_NAME),
        SqliteBooks(home / BOOKS_NAME),
        SqliteActivity(home / ACTIVITY_NAME),
    )
    real.settings.update({"idle_minutes": 1})

    def make_worker(device: DeviceFacts) -> OverheardWorker:
        return OverheardWorker(real.make_worker(device))

    hasty = replace(real.host, user=HastyUser(real.host.user))
    outside = replace(real, host=hasty, make_worker=make_worker)
    daemon = assemble(outside, practice_wanted=True, run_now=False)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, daemon.engine.end)
    await daemon.engine.run()


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1])))
