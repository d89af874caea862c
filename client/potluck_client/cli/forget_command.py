"""`potluck forget`: end the daemon of a home and delete what it has kept."""

import asyncio
import contextlib
import os
import sys
from pathlib import Path

from potluck.control_endpoint import LOCK_NAME, read_endpoint
from potluck.errors import PotluckError
from potluck.file_lock import held_lock
from potluck.v1 import control_pb2 as control
from potluck_client.cli.asking import agrees
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.home_lock import is_free
from potluck_client.forgetting import Kept, delete_entries, doomed, leave_folder
from potluck_client.identity_store import forget_identity

_POLL_SECONDS = 0.1
_QUIT_SECONDS = 30.0
_KILL_SECONDS = 5.0
_DAEMON_MODULE = "potluck_client.daemon"
_OPEN_FILES_STAY = os.name == "nt"
"""Windows deletes no file that is open, and a lock is one."""


class _StillRunsError(Exception):
    """Another process holds the home."""


async def forget(home: Path, kept: Kept, *, agreed: bool) -> ExitCode:
    """Delete what Potluck keeps in a home, but what is kept on purpose."""
    if not agreed and not agrees(_question(kept), "delete"):
        raise CommandError("Nothing was deleted, as you wished.")
    await _end_daemon(home)
    try:
        with held_lock(home / LOCK_NAME, _StillRunsError()):
            left = await asyncio.to_thread(_delete, home, kept)
            if not _OPEN_FILES_STAY:
                # Last, and while it is held: later it may be that of a daemon that has just begun.
                delete_entries(home, [LOCK_NAME])
        if _OPEN_FILES_STAY:
            delete_entries(home, [LOCK_NAME])
        gone = leave_folder(home)
    except _StillRunsError:
        raise CommandError(
            "Potluck was started again meanwhile. Quit it, then run this once more."
        ) from None
    except OSError as error:
        raise CommandError(
            f"Not everything could be deleted: {error.filename or home}: {error.strerror}. Check "
            "that it belongs to you, then run this again."
        ) from error
    _say(left)
    _say("" if gone else f"What was kept is in {home}.")
    return ExitCode.DONE


def _delete(home: Path, kept: Kept) -> str:
    left = "" if kept.identity else forget_identity(home)
    names = doomed((path.name for path in home.iterdir()), kept)
    delete_entries(home, (name for name in names if name != LOCK_NAME))
    return left


async def _end_daemon(home: Path) -> None:
    """End the daemon in order, so that power limits are put back; one that hangs is killed."""
    try:
        endpoint = read_endpoint(home)
    except PotluckError:
        return
    with contextlib.suppress(PotluckError):
        async with Daemon(home) as daemon:
            await daemon.command(control.CommandRequest(quit=control.QuitCommand()))
    if await _free_within(home, _QUIT_SECONDS):
        return
    import psutil

    with contextlib.suppress(psutil.Error):
        process = psutil.Process(endpoint.pid)
        if _DAEMON_MODULE in process.cmdline():
            process.kill()
    await _free_within(home, _KILL_SECONDS)


async def _free_within(home: Path, seconds: float) -> bool:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not is_free(home):  # noqa: ASYNC110 — a lock tells nobody that it is free.
                await asyncio.sleep(_POLL_SECONDS)
            return True
    return False


def _question(kept: Kept) -> str:
    goes = ["your limits and your projects' files"]
    if not kept.history:
        goes.append("your receipts and history")
    if not kept.identity:
        goes.append("this computer's key")
    return f"Delete {', '.join(goes)}?"


def _say(sentence: str) -> None:
    if sentence:
        sys.stdout.write(f"{sentence}\n")
