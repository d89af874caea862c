"""The command: serve, restore, status."""

import argparse
import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from potluck.file_lock import held_lock
from potluck_power.allowed import Allowed, is_ours_alone, read_allowed
from potluck_power.amd import AmdDriver
from potluck_power.errors import ConfigError, PowerError
from potluck_power.journal import Journal
from potluck_power.limits import PowerLimits
from potluck_power.nvidia import NvidiaDriver
from potluck_power.port import PowerDriver
from potluck_power.server import PowerServer
from potluck_power.status import status_lines

SOCKET = Path("/run/potluck/power.sock")
STATE = Path("/var/lib/potluck-power")
USERS = Path("/etc/potluck/power-users")
_LOG = logging.getLogger(__name__)
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def card_drivers() -> tuple[PowerDriver, ...]:
    """Return the drivers of this computer's graphics cards."""
    return AmdDriver(), NvidiaDriver()


def run(
    arguments: Sequence[str] | None = None,
    drivers: Callable[[], tuple[PowerDriver, ...]] = card_drivers,
) -> int:
    """Run one command and return its exit status.

    Args:
        arguments: Those of the command line if None.
        drivers: Makes the drivers. No option and nothing in the environment chooses others.
    """
    chosen = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        if chosen.command == "status":
            print("\n".join(status_lines(chosen.socket)))
            return 0
        _prepare(chosen.state)
        busy = ConfigError("Another power helper is running. Stop it first.")
        with held_lock(chosen.state / "lock", busy):
            limits = PowerLimits(
                drivers(), Journal(chosen.state, _BOOT.read_text(encoding="ascii").strip())
            )
            left = limits.tend()
            if chosen.command == "serve":
                listed = read_allowed(chosen.users)
                mine = frozenset({os.geteuid(), *chosen.allow_uid})
                allowed = Allowed(uids=listed.uids | mine, gids=listed.gids)
                server = PowerServer(
                    limits,
                    allowed,
                    chosen.socket,
                    listening=lambda: _LOG.info("Listening at %s.", chosen.socket),
                )
                asyncio.run(_serve(server))
                left = limits.tend()
            return 1 if left else 0
    except PowerError as error:
        print(error.sentence, file=sys.stderr)
        return 2


async def _serve(server: PowerServer) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await server.run(stop)


def _prepare(state: Path) -> None:
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_ours_alone(state.stat()):
            raise ConfigError(f"Others can change {state}, so nothing can be noted there.")
    except OSError as error:
        raise ConfigError(f"The folder {state} can't be used: {error.strerror}.") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="potluck-power",
        description="Limits the power of graphics cards for Potluck, and does nothing else.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="set and put back limits until stopped")
    restore = commands.add_parser("restore", help="put back what a helper that died has left")
    status = commands.add_parser("status", help="name the cards and their limits")
    for command in (serve, status):
        command.add_argument("--socket", type=Path, default=SOCKET, help="where it listens")
    for command in (serve, restore):
        command.add_argument("--state", type=Path, default=STATE, help="folder of its note")
    serve.add_argument("--users", type=Path, default=USERS, help="list of who may ask")
    serve.add_argument(
        "--allow-uid", type=int, action="append", default=[], help="one more user who may ask"
    )
    return parser
