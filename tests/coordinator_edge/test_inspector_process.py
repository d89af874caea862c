"""Keeping a child process alive, telling it what to do, and never leaving it behind."""

import asyncio
import sys
from contextlib import suppress
from typing import Self

import psutil

from potluck_coordinator.inspector_process import InspectorProcess

CHILD = """
import socket, sys
talk = socket.create_connection(("127.0.0.1", int(sys.argv[1]))).makefile("w")
print("held" if "--hold" in sys.argv else "free", file=talk, flush=True)
for line in sys.stdin:
    print(line.strip(), file=talk, flush=True)
    if line.strip() == sys.argv[2]:
        break
else:
    print("end", file=talk, flush=True)
"""
"""Tells how it was started and what it is told; ends by itself at the word it was given."""


class Patience:
    """Stands in for waiting between a child's end and its next start.

    Attributes:
        pauses: The seconds of every pause.
        over: Set after the last pause that passes; the next one lasts for ever.
    """

    def __init__(self, passing: int) -> None:
        self._passing = passing
        self.pauses: list[float] = []
        self.over = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Note the pause, and let it pass or not."""
        self.pauses.append(seconds)
        if len(self.pauses) > self._passing:
            self.over.set()
            await asyncio.Event().wait()


class Confidant:
    """Listens to the children.

    Attributes:
        port: Where they find it.
    """

    def __init__(self) -> None:
        self._said: asyncio.Queue[str] = asyncio.Queue()
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._listen, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    def command(self, last_word: str = "never") -> list[str]:
        """Return what starts a child."""
        return [sys.executable, "-c", CHILD, str(self.port), last_word]

    async def hears(self, count: int) -> list[str]:
        """Return the next so many words of the children."""
        async with asyncio.timeout(20):
            return [await self._said.get() for _ in range(count)]

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while line := await reader.readline():
                self._said.put_nowait(line.decode().strip())
        writer.close()


async def test_it_is_told_and_ended() -> None:
    """Hold and go arrive in order; stop() closes its input, which it sees before it ends."""
    async with Confidant() as confidant:
        inspector = InspectorProcess(confidant.command())
        inspector.start()
        assert await confidant.hears(1) == ["free"]
        inspector.hold()
        inspector.go()
        inspector.go(0.4)
        assert await confidant.hears(3) == ["hold", "go", "go 40"]
        pid = inspector.pid
        await inspector.stop()
        assert await confidant.hears(1) == ["end"]
        assert pid is not None
        assert not psutil.pid_exists(pid)
        await inspector.stop()


async def test_it_is_started_again_as_it_was() -> None:
    """A child that ends is started again, held if it was held, after growing pauses."""
    patience = Patience(passing=2)
    async with Confidant() as confidant:
        inspector = InspectorProcess(confidant.command("hold"), sleep=patience.sleep)
        inspector.start()
        assert await confidant.hears(1) == ["free"]
        inspector.hold()
        assert await confidant.hears(2) == ["hold", "held"]
        pid = inspector.pid
        assert pid is not None
        psutil.Process(pid).kill()
        assert await confidant.hears(1) == ["held"]
        await inspector.stop()
    assert patience.pauses == [1.0, 2.0]


async def test_a_command_that_does_not_exist_is_tried_again() -> None:
    """A program that can't be started is no crash."""
    patience = Patience(passing=7)
    inspector = InspectorProcess(["/no/such/program"], sleep=patience.sleep)
    inspector.start()
    async with asyncio.timeout(10):
        await patience.over.wait()
    await inspector.stop()
    assert patience.pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
