"""Keeping the inspector's process alive beside a coordinator.

The inspector is told over its standard input, and ends when that closes; so it goes with this
process, however this one ends.
"""

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

HOLD_LINE = "hold"
GO_LINE = "go"
"""What an inspector is told on its standard input; “go 40” lets it work 40 percent of the time."""

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
STEADY_SECONDS = 60.0
"""After so long without an end, the next end counts as the first."""

_GRACE_SECONDS = 8.0
_PERCENT_DIGITS = 3

log = logging.getLogger(__name__)


def inspector_command(home: Path, kernels: Path | None = None) -> list[str]:
    """Return the command that inspects the project of a home.

    Args:
        home: The project's folder.
        kernels: Where it keeps compiled kernels; None for a folder in the home.
    """
    program = [sys.executable, "-m", "potluck_coordinator", "inspect"]
    kept = [] if kernels is None else ["--kernels", str(kernels)]
    return [*program, "--home", str(home), "--follow-stdin", *kept]


def go_line(duty: float) -> str:
    """Return the line that lets an inspector work a share of the time."""
    percent = max(1, round(duty * 100))
    return GO_LINE if percent >= 100 else f"{GO_LINE} {percent}"


def duty_of(line: str) -> float | None:
    """Return the share of time that a line gives to an inspector; None for any other line."""
    word, _, percent = line.partition(" ")
    if word != GO_LINE:
        return None
    if not percent:
        return 1.0
    known = percent.isascii() and percent.isdecimal() and len(percent) <= _PERCENT_DIGITS
    return int(percent) / 100 if known and 1 <= int(percent) <= 100 else None


class InspectorProcess:
    """One inspector process, started again when it ends by itself."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        held: bool = False,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Prepare it.

        Args:
            command: Starts the inspector; "--hold" is added while it is held.
            held: Whether it starts without computing.
            sleep: Waits between an end and the next start.
        """
        self._command = list(command)
        self._held = held
        self._duty = 1.0
        self._sleep = sleep
        self._process: Process | None = None
        self._keeper: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The process, or None while it does not run."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    def start(self) -> None:
        """Start it, and again whenever it ends, until stop()."""
        self._keeper = asyncio.create_task(self._keep_running())

    def hold(self) -> None:
        """Stop it from computing until go() is called."""
        self._held = True
        self._tell(HOLD_LINE)

    def go(self, duty: float = 1.0) -> None:
        """Let it compute, for a share of the time."""
        self._held, self._duty = False, duty
        self._tell(go_line(duty))

    async def stop(self) -> None:
        """End it and wait for its end; safe to repeat."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper

    def _tell(self, line: str) -> None:
        process = self._process
        if process is not None and process.stdin is not None and process.returncode is None:
            process.stdin.write(f"{line}\n".encode("ascii"))

    async def _keep_running(self) -> None:
        loop = asyncio.get_running_loop()
        pause = FIRST_PAUSE_SECONDS
        while True:
            started = loop.time()
            await self._run_once()
            if loop.time() - started >= STEADY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            log.warning("The inspector ended by itself; it is started again in %.0f s.", pause)
            await self._sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _run_once(self) -> None:
        command = [*self._command, "--hold"] if self._held else self._command
        held, duty = self._held, 1.0
        try:
            process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=DEVNULL)
        except OSError as error:
            log.warning("The inspector can't be started: %s.", error.strerror)
            return
        self._process = process
        if (self._held, self._duty) != (held, duty):  # It knows nothing but what it began with.
            self._tell(HOLD_LINE if self._held else go_line(self._duty))
        try:
            await process.wait()
        finally:
            await _end(process)


async def _end(process: Process) -> None:
    """Ask the process to end, then insist."""
    if process.stdin is not None:
        process.stdin.close()
    for insist in (process.terminate, process.kill):
        try:
            async with asyncio.timeout(_GRACE_SECONDS):
                await process.wait()
            return
        except TimeoutError:
            with suppress(ProcessLookupError):
                insist()
    await process.wait()
