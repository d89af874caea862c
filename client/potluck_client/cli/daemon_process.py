"""A daemon that a command starts for itself, and that ends with the command."""

import asyncio
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import IO, Self

from potluck.control_endpoint import read_endpoint
from potluck.errors import PotluckError, UnreachableError
from potluck.installed import Switch, own_root, python_in_use, switch_of
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.endings import CommandError
from potluck_client.cli.newer_first import SWITCH_SECONDS

_START_SECONDS = 60.0
_POLL_SECONDS = 0.05
_LOOK_SECONDS = 0.2
_QUIT_SECONDS = 30.0
_TERMINATE_SECONDS = 5.0


class DaemonProcess:
    """A daemon process of our own."""

    def __init__(self, process: asyncio.subprocess.Process, complaints: IO[bytes]) -> None:
        self._process = process
        self._complaints = complaints

    @classmethod
    async def start(cls, command: Sequence[str]) -> Self:
        """Start the process; it may not answer yet."""
        complaints = tempfile.TemporaryFile()  # noqa: SIM115 — closed by stop().
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                # Held until the end of this process, however it ends: the daemon ends with it.
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                # Ctrl-C in the terminal is for the command, which then ends the daemon in order.
                start_new_session=True,
            )
        except OSError as error:
            complaints.close()
            raise CommandError(
                f"Potluck's background program could not be started: {error}."
            ) from error
        return cls(process, complaints)

    async def answering(self, home: Path) -> Daemon:
        """Wait until the daemon answers.

        Raises:
            CommandError: It ended or stayed silent; the sentence gives its own reason.
        """
        try:
            async with asyncio.timeout(_START_SECONDS):
                while self._process.returncode is None:
                    with contextlib.suppress(UnreachableError):
                        if read_endpoint(home).pid == self._process.pid:
                            return await _greeted(home)
                    await asyncio.sleep(_POLL_SECONDS)
        except TimeoutError as error:
            raise CommandError(
                f"Potluck's background program did not answer within {_START_SECONDS:.0f} seconds. "
                "Try again."
            ) from error
        raise CommandError(self.last_words())

    def last_words(self) -> str:
        """Return what the daemon complained of last, or that it said nothing."""
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").strip().splitlines()
        return (
            lines[-1].strip() if lines else "Potluck's background program ended without saying why."
        )

    async def stop(self, daemon: Daemon | None) -> None:
        """End the daemon in order, with patience that has an end; safe to repeat."""
        if self._process.returncode is None and daemon is not None:
            with contextlib.suppress(PotluckError):
                await daemon.command(control.CommandRequest(quit=control.QuitCommand()))
            await self._ended_within(_QUIT_SECONDS)
        if self._process.returncode is None:
            self._process.terminate()
            await self._ended_within(_TERMINATE_SECONDS)
        self.kill()
        await self._process.wait()
        self._complaints.close()

    def kill(self) -> None:
        """End the daemon now; what it had kept on disk stays."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def _ended_within(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._process.wait()


def daemon_command(home: Path) -> list[str]:
    """Return the command that starts a daemon of a home which ends with this process."""
    daemon = [str(python_in_use()), "-m", "potluck_client.daemon", "--home", str(home)]
    return [*daemon, "--until-stdin-closes"]


@contextlib.asynccontextmanager
async def daemon_of(home: Path) -> AsyncIterator[tuple[Daemon, DaemonProcess | None]]:
    """Give the daemon of a home: the one that runs, or one that ends with this context."""
    daemon, process = await _running(home) or await _after_change(home), None
    try:
        if daemon is None:
            process = await DaemonProcess.start(daemon_command(home))
            daemon = await process.answering(home)
        yield daemon, process
    finally:
        if process is not None:
            await process.stop(daemon)
        if daemon is not None:
            await daemon.close()


async def _after_change(home: Path) -> Daemon | None:
    """Return the daemon that a change of versions under way begins; None where there is none."""
    root = own_root()
    if root is None or switch_of(root) is not Switch.UNDER_WAY:
        return None
    sys.stderr.write("Potluck is being updated. This goes on then, in about a minute.\n")
    sys.stderr.flush()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SWITCH_SECONDS):
            while switch_of(root) is Switch.UNDER_WAY:
                if (daemon := await _running(home)) is not None:
                    return daemon
                await asyncio.sleep(_LOOK_SECONDS)
    return await _running(home)


async def _running(home: Path) -> Daemon | None:
    try:
        return await _greeted(home)
    except UnreachableError:
        return None


async def _greeted(home: Path) -> Daemon:
    async with contextlib.AsyncExitStack() as opened:
        daemon = await opened.enter_async_context(Daemon(home))
        await daemon.snapshot()
        opened.pop_all()  # From here on it is the caller's to close.
        return daemon
