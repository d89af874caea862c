"""A child process that the daemon owns: started apart, its last words kept, ended whole."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

STDERR_BYTES = 8192
"""How much of a child's standard error is kept."""

_READ_BYTES = 65536
_DRAIN_SECONDS = 2.0
"""How long a pipe may stay open after its child's end, when a grandchild holds it."""

_SENTENCE_CHARACTERS = 500


class ChildProcess:
    """A running child.

    Attributes:
        process: The child as asyncio knows it.
        stdin: Its standard input.
        stdout: Its standard output.
    """

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        stdin: asyncio.StreamWriter,
        stdout: asyncio.StreamReader,
        stderr: asyncio.StreamReader,
    ) -> None:
        self.process = process
        self.stdin = stdin
        self.stdout = stdout
        self._stderr = stderr
        self._tail = bytearray()
        self._listening = asyncio.create_task(self._listen())
        self._ending = asyncio.Lock()

    @property
    def running(self) -> bool:
        """Tell whether it has not ended."""
        return self.process.returncode is None

    async def last_words(self) -> str:
        """Return the last line of an ended child's standard error, or an empty text."""
        await asyncio.wait([self._listening], timeout=_DRAIN_SECONDS)
        lines = self._tail.decode("utf-8", "replace").strip().splitlines()
        return lines[-1].strip()[:_SENTENCE_CHARACTERS] if lines else ""

    async def send(self, data: bytes) -> bool:
        """Write to its standard input; tell whether it still listens."""
        if not self.running or self.stdin.is_closing():
            return False
        self.stdin.write(data)
        try:
            await self.stdin.drain()
        except (ConnectionError, OSError):
            return False
        return True

    async def close_input(self, seconds: float) -> None:
        """Close its standard input and give it so long to end by itself."""
        self.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.process.wait()

    async def kill(self) -> None:
        """End it and what it started, and wait for its end; nobody else may read its output.

        Safe to repeat.
        """
        async with self._ending:
            self._signal()
            self.stdin.close()
            # The pipes are read to their end, since only then asyncio lets go of them.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_DRAIN_SECONDS):
                    while await self.stdout.read(_READ_BYTES):
                        pass
            await asyncio.wait([self._listening], timeout=_DRAIN_SECONDS)
            self._listening.cancel()
            await self.process.wait()

    def _signal(self) -> None:
        if os.name == "nt":
            if self.running:
                self.process.kill()
            return
        # The group outlives its leader as long as something the child started still runs.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    async def _listen(self) -> None:
        while data := await self._stderr.read(_READ_BYTES):
            self._tail += data
            del self._tail[:-STDERR_BYTES]


async def start_child(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> ChildProcess:
    """Start a child in a process group of its own; raises OSError.

    Args:
        command: What to run.
        environment: What its environment has beside, or instead of, this process's.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | dict(environment or {}),
        start_new_session=os.name != "nt",
        creationflags=flags,
    )
    pipes = process.stdin, process.stdout, process.stderr
    match pipes:
        case (asyncio.StreamWriter() as stdin, asyncio.StreamReader() as out, err) if err:
            return ChildProcess(process, stdin, out, err)
        case _:
            raise OSError("the pipes of a new process are missing")
