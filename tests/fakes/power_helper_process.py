"""The real power helper as a process, on AMD's driver in a folder that looks like /sys.

Run as a script it is the helper's own command with that folder: the only way to give it one, since
no option of the command and nothing in the environment does.
"""

import asyncio
import contextlib
import sys
from pathlib import Path

from potluck_power.amd import AmdDriver
from potluck_power.command import run

_WAIT_SECONDS = 20.0


class PowerHelperProcess:
    """A helper below one folder.

    Attributes:
        system: The folder that looks like /sys.
        socket: Where it listens.
        state: Where its note lies.
        log: What it said.
    """

    def __init__(self, folder: Path) -> None:
        self.system = folder / "sys"
        self.socket = folder / "run" / "power.sock"
        self.state = folder / "state"
        self.users = folder / "power-users"
        self.log: list[str] = []
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, *more: str) -> None:
        """Start it and wait until it listens; raises AssertionError with its words if it ends."""
        self.log.clear()
        self._process = await self._run("serve", "--socket", str(self.socket), *more)
        if self._process.stderr is None:
            raise AssertionError("no pipe")
        async with asyncio.timeout(_WAIT_SECONDS):
            while not any("Listening" in line for line in self.log):
                line = (await self._process.stderr.readline()).decode()
                if not line:
                    await self._ended()
                    raise AssertionError(f"the helper ended: {self.log}")
                self.log.append(line)

    async def kill(self) -> None:
        """End it without a chance to put anything back."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        await self._ended()

    async def stop(self) -> int:
        """Ask it to end, as systemd does, and return its exit status; safe to repeat."""
        if self._process is None:
            return 0
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()
        return await self._ended()

    async def restore(self) -> int:
        """Run its command that puts back what was left, and return its exit status."""
        process = await self._run("restore")
        _, said = await process.communicate()
        self.log.append(said.decode())
        return process.returncode or 0

    async def _run(self, command: str, *more: str) -> asyncio.subprocess.Process:
        self.socket.parent.mkdir(exist_ok=True)
        users = ("--users", str(self.users)) if command == "serve" else ()
        return await asyncio.create_subprocess_exec(
            sys.executable,
            __file__,
            str(self.system),
            command,
            "--state",
            str(self.state),
            *users,
            *more,
            stderr=asyncio.subprocess.PIPE,
        )

    async def _ended(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        _, rest = await process.communicate()
        self.log.append(rest.decode())
        return process.returncode or 0


if __name__ == "__main__":
    system = Path(sys.argv[1])
    sys.exit(run(sys.argv[2:], drivers=lambda: (AmdDriver(system),)))
