"""The project that runs on this computer alone, as a process beside the daemon."""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from potluck.errors import FormatError
from potluck.invite import is_loopback, parse_invite
from potluck_client.child_process import ChildProcess, start_child
from potluck_client.errors import PracticeError

START_SECONDS = 120.0
"""How long Practice may take to make its project and come up."""

STOP_SECONDS = 15.0
"""How long it may take to end by itself."""

LINE_BYTES = 8192
"""Longest line that it may say."""

_LOG_PREFIX = "practice: "


class SubprocessPractice:
    """Implements PracticeProcess.

    Args:
        home: Folder of the Practice project.
        kernels: Where its inspector finds the workers' compiled kernels, and keeps its own.
        command: How to start it; a test may give another program.
        start_seconds: How long it may take to come up.
        stop_seconds: How long it may take to end by itself.
    """

    def __init__(
        self,
        home: Path,
        kernels: Path,
        command: Sequence[str] | None = None,
        start_seconds: float = START_SECONDS,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        practice = (sys.executable, "-m", "potluck_coordinator", "practice", "--hold")
        self._command = tuple(
            command or (*practice, "--home", str(home), "--kernels", str(kernels))
        )
        self._start_seconds = start_seconds
        self._stop_seconds = stop_seconds
        self._child: ChildProcess | None = None
        self._ignoring: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Start it and return its invite link; its inspector does not compute until go()."""
        await self.stop()
        try:
            child = self._child = await start_child(self._command)
        except OSError as error:
            raise _problem(error.strerror or type(error).__name__) from error
        try:
            async with asyncio.timeout(self._start_seconds):
                line = await _read_line(child)
            link = _link_of(line) if line else None
        except TimeoutError as error:
            await child.kill()
            raise _problem("it did not come up in time") from error
        except (PracticeError, FormatError, asyncio.CancelledError):
            await child.kill()
            raise
        if link is None:
            await child.kill()
            raise _problem(await child.last_words() or "it ended without saying why")
        self._ignoring = asyncio.create_task(_ignore(child))
        return link

    async def hold(self) -> None:
        """Stop its inspector from computing until go() is called."""
        await self._tell(b"hold\n")

    async def go(self, duty: float) -> None:
        """Let its inspector compute for a share of the time."""
        percent = max(1, round(duty * 100))
        await self._tell(b"go\n" if percent >= 100 else b"go %d\n" % percent)

    async def stop(self) -> None:
        """Close its input, give it time to end, and end it if it does not; safe to repeat."""
        child, self._child = self._child, None
        if child is None:
            return
        await child.close_input(self._stop_seconds)
        if self._ignoring is not None:
            self._ignoring.cancel()
            await asyncio.wait([self._ignoring])
            self._ignoring = None
        await child.kill()

    async def last_words(self) -> str:
        """Return what it said last on its standard error."""
        said = await self._child.last_words() if self._child is not None else ""
        said = said.removeprefix(_LOG_PREFIX) or "it did not say why"
        return said if said.endswith(".") else f"{said}."

    @property
    def running(self) -> bool:
        """Tell whether it is up."""
        return self._child is not None and self._child.running

    async def _tell(self, line: bytes) -> None:
        if self._child is not None:
            await self._child.send(line)


async def _read_line(child: ChildProcess) -> bytes:
    """Return the first line, or nothing when it ended without one; raises PracticeError."""
    try:
        return await child.stdout.readuntil(b"\n")
    except asyncio.IncompleteReadError:
        return b""
    except asyncio.LimitOverrunError as error:
        raise _problem("it said more than a link") from error


def _link_of(line: bytes) -> str:
    """Return the link of the line; raises PracticeError with the problem that it tells instead."""
    if len(line) > LINE_BYTES:
        raise _problem("it said more than a link")
    try:
        said = json.loads(line)
    except ValueError as error:
        raise _problem("it did not say its link") from error
    if not isinstance(said, dict):
        raise _problem("it did not say its link")
    if isinstance(problem := said.get("problem"), str):
        raise PracticeError(problem)
    if not isinstance(link := said.get("link"), str):
        raise _problem("it did not say its link")
    if not is_loopback(parse_invite(link).host):
        raise _problem("it is not on this computer")
    return link


async def _ignore(child: ChildProcess) -> None:
    while await child.stdout.read(LINE_BYTES):
        pass


def _problem(reason: str) -> PracticeError:
    said = reason.rstrip(".")
    return PracticeError(
        f"Practice could not start: {said}. If this goes on, install Potluck again."
    )
