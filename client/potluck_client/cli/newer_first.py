"""A newer version that waits takes over where no daemon runs that would see to it.

A daemon that ends with its command never changes versions, so who only uses `potluck run` would
stay with the old one; and `potluck update --install` need not wait for a daemon. Nothing is begun
yet at this moment; what an earlier run has begun is still ended by the version that began it, since
the newer one might come to other bits.
"""

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from potluck.control_endpoint import LOCK_NAME
from potluck.errors import PotluckError
from potluck.file_lock import held_lock
from potluck.installed import Switch, current_python, own_root, switch_of
from potluck.v1 import control_pb2 as control
from potluck_client.cli.home_lock import is_free

_READY = Path("updates") / "ready.json"
SWITCH_SECONDS = 300.0
"""How long it may take: files are copied, and the newer version has to start and answer."""
_QUIT_SECONDS = 30.0
_POLL_SECONDS = 0.1


class _RunsError(Exception):
    """A daemon has the home."""


def newer_python(home: Path, root: Path | None = None, setup: Sequence[str] = ()) -> Path | None:
    """Have a newer version that waits take over; return its interpreter, None where none does.

    Whatever goes wrong, the version that was in use before still is, and goes on.

    Args:
        home: The data folder.
        root: The installation; None for the one that this process was started from.
        setup: How potluck_setup is started; a test may give another program.
    """
    root = root or own_root()
    if root is None or not (root / _READY).is_file() or switch_of(root) is not Switch.NONE:
        return None
    if not _at_rest(home):
        return None
    sys.stderr.write("A newer version of Potluck is ready. It takes over first …\n")
    before = current_python(root)
    words = ("update", "switch", "--home", str(home), "--root", str(root), "--lines")
    try:
        subprocess.run(
            [*(setup or (sys.executable, "-m", "potluck_setup")), *words],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SWITCH_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    asyncio.run(_end_daemon(home))
    _wait_until_free(home)
    after = current_python(root)
    if after is None or after == before:
        sys.stderr.write("It did not work here, so this version goes on.\n")
        return None
    return after


def _at_rest(home: Path) -> bool:
    """Tell whether no daemon runs in a home, and no piece of work in it is begun."""
    # Imported here: hardly ever is anything ready.
    from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
    from potluck_client.updates.moment import is_begun

    try:
        with held_lock(home / LOCK_NAME, _RunsError()):
            if not (home / FILE_NAME).is_file():
                return True
            with closing(SqliteJournal(home / FILE_NAME)) as journal:
                return not any(is_begun(entry.state) for entry in journal.unfinished())
    except (_RunsError, PotluckError, OSError):
        return False


async def _end_daemon(home: Path) -> None:
    """End the daemon that the change has started: this command has one of its own."""
    from potluck_client.cli.daemon_call import Daemon

    with contextlib.suppress(PotluckError):
        async with Daemon(home) as daemon:
            await daemon.command(control.CommandRequest(quit=control.QuitCommand()))


def _wait_until_free(home: Path) -> None:
    last = time.monotonic() + _QUIT_SECONDS
    while not is_free(home) and time.monotonic() < last:
        time.sleep(_POLL_SECONDS)
