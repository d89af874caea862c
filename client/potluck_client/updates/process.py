"""Newer versions by way of `potluck_setup`, which runs as a child and speaks in lines of JSON.

The child's traffic counts into the month by what it tells of it, and it keeps to the rate that held
when it began; whoever changes that begins anew.
"""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from potluck.installed import Switch, switch_of
from potluck.priority import lower_priority_of
from potluck_client.child_process import ChildProcess, start_child
from potluck_client.errors import UpdateError
from potluck_client.updates.lines import Failed, advance_of, result_of, taken_back_of
from potluck_client.updates.port import Advance, TakenBack

CHECK_SECONDS = 180.0
"""How long the question for a newer version may take."""

SILENT_SECONDS = 1800.0
"""How long it may say nothing while it makes a version ready: laying out gigabytes is quiet."""

HAND_OVER_SECONDS = 60.0
"""How long it may take until the change is begun so that the daemon may end."""

ENDING_SECONDS = 20.0
"""How long it may take to end once it was asked to."""

_POLL_SECONDS = 0.05
_MOST_BYTES = 100_000
_TAKEN_BACK = Path("updates") / "failed.json"
_BROKEN = "Potluck's update program ended without saying why."


class SetupUpdates:
    """Implements Updates.

    Args:
        root: Where the installation lies.
        command: How potluck_setup is started; a test may give another program.
        hand_over_seconds: How long a change may take to begin.

    Attributes:
        changing: What changes the version; None while nothing does. It outlives this process.
    """

    def __init__(
        self,
        root: Path,
        command: Sequence[str] | None = None,
        hand_over_seconds: float = HAND_OVER_SECONDS,
    ) -> None:
        self._root = root
        self._command = tuple(command or (sys.executable, "-m", "potluck_setup"))
        self._hand_over_seconds = hand_over_seconds
        self.changing: subprocess.Popen[bytes] | None = None

    async def check(self) -> str | None:
        """Ask the server of updates."""
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                result = await self._run("check", lambda _: None)
        except TimeoutError as error:
            raise UpdateError("The server of updates did not answer in time.") from error
        return _version(result)

    async def stage(
        self, on_advance: Callable[[Advance], None], *, most_bytes_per_second: float = 0.0
    ) -> str | None:
        """Fetch the newest version, lay it out beside this one, and return which it is."""
        rate = ("--rate", str(round(most_bytes_per_second))) if most_bytes_per_second > 0 else ()
        return _version(await self._run("stage", on_advance, rate))

    async def switch(self, home: Path) -> None:
        """Start what changes the version, and wait until it only waits for the daemon's end."""
        changing = self.changing = _start_detached(self._words("switch", "--home", str(home)))
        with ExitStack() as called_off:
            # Also when the daemon is told to quit meanwhile: it must not be started again. Nothing
            # is changed yet, since that waits for the daemon's end.
            called_off.callback(changing.wait)
            called_off.callback(changing.kill)
            try:
                async with asyncio.timeout(self._hand_over_seconds):
                    while switch_of(self._root) is not Switch.UNDER_WAY:
                        if changing.poll() is not None:
                            raise UpdateError(_BROKEN)
                        await asyncio.sleep(_POLL_SECONDS)
            except TimeoutError as error:
                raise UpdateError("Potluck's update program did not begin in time.") from error
            called_off.pop_all()

    def taken_back(self) -> TakenBack | None:
        """Read what the update program noted of a version that did not work."""
        try:
            with (self._root / _TAKEN_BACK).open("rb") as file:
                return taken_back_of(file.read(_MOST_BYTES))
        except OSError:
            return None

    def _words(self, *words: str) -> list[str]:
        return [*self._command, "update", *words, "--root", str(self._root)]

    async def _run(
        self, word: str, on_advance: Callable[[Advance], None], options: Sequence[str] = ()
    ) -> dict[str, object]:
        """Run a child to its end and return its result; end it when this is cancelled."""
        try:
            child = await start_child([*self._words(word), *options, "--lines"])
        except OSError as error:
            raise UpdateError(f"Potluck's update program could not be started: {error}.") from error
        lower_priority_of(child.process.pid)
        try:
            return await _follow(child, on_advance)
        finally:
            await asyncio.shield(_end(child))


async def _follow(child: ChildProcess, on_advance: Callable[[Advance], None]) -> dict[str, object]:
    last = b""
    while line := await _line(child):
        last = line
        if (advance := advance_of(line)) is not None:
            on_advance(advance)
    with contextlib.suppress(TimeoutError):  # Its end is seen to by the caller, then.
        async with asyncio.timeout(ENDING_SECONDS):
            await child.process.wait()
    result = result_of(last)
    match result:
        case Failed():
            raise UpdateError(result.sentence)
        case None:
            raise UpdateError(_sentence(await child.last_words()))
        case _:
            return result


async def _line(child: ChildProcess) -> bytes:
    try:
        async with asyncio.timeout(SILENT_SECONDS):
            return await child.stdout.readline()
    except TimeoutError as error:
        raise UpdateError("Potluck's update program has gone silent, so it was ended.") from error
    except ValueError as error:  # A line longer than the reader takes.
        raise UpdateError("Potluck's update program said more than a line.") from error


async def _end(child: ChildProcess) -> None:
    """Have it end in order, since it may be writing; then for certain."""
    if child.running:
        _ask_to_end(child)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ENDING_SECONDS):
                # Its output is read meanwhile, since a full pipe would keep it from ending.
                while await child.stdout.read(_MOST_BYTES):
                    pass
                await child.process.wait()
    await child.kill()


def _ask_to_end(child: ChildProcess) -> None:
    if os.name == "nt":
        child.process.terminate()
        return
    # Asyncio's own way looks first whether it has ended, and then does not hear of it itself.
    with contextlib.suppress(ProcessLookupError):
        os.kill(child.process.pid, signal.SIGTERM)


def _start_detached(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start what outlives this process; asyncio would end it with its event loop."""
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=_detached_flags(),
        )
    except OSError as error:
        raise UpdateError(f"Potluck's update program could not be started: {error}.") from error


def _version(result: dict[str, object]) -> str | None:
    version = result.get("version")
    return version if isinstance(version, str) else None


def _sentence(words: str) -> str:
    return words if words.endswith(".") else _BROKEN


def _detached_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0
