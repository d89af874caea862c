"""`potluck update`: how updates of the app stand, and the two things that can be asked of them."""

import asyncio
from pathlib import Path

from potluck.errors import UnreachableError
from potluck.v1 import control_pb2 as control
from potluck_client.cli.commands import say
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.texts import clean

_NONE_HERE = "This Potluck does not update itself. Update it in the way in which you installed it."
_SENTENCE_CHARACTERS = 500
_BEGIN_SECONDS = 5.0
"""By then what was wished has begun, or is over."""

_PAST_ASKING = {control.UPDATE_STATE_READY, control.UPDATE_STATE_SWITCHING}
_UNDER_WAY = {control.UPDATE_STATE_CHECKING, control.UPDATE_STATE_FETCHING}


def wish_of(*, check: bool, install: bool) -> "control.UpdateWish.ValueType":
    """Return what is wished; unspecified for a look at how things stand."""
    if install:
        return control.UPDATE_WISH_INSTALL
    return control.UPDATE_WISH_CHECK if check else control.UPDATE_WISH_UNSPECIFIED


async def update(home: Path, wish: "control.UpdateWish.ValueType", *, as_json: bool) -> ExitCode:
    """Give the wish to the daemon that runs, and show how things stand once it is answered.

    Raises:
        CommandError: The app does not update itself, or what was wished did not work.
    """
    async with Daemon(home) as daemon:
        before = await daemon.snapshot()
        if not before.HasField("update"):
            raise CommandError(_NONE_HERE)
        status = before.update
        if wish != control.UPDATE_WISH_UNSPECIFIED:
            command = control.CommandRequest(update=control.UpdateCommand(wish=wish))
            asked = await daemon.command(command)
            status = await _answered(daemon, before, asked, wish)
    if as_json:
        say(to_line(to_plain(status)))
    else:
        say(clean(status.sentence, limit=_SENTENCE_CHARACTERS))
    if status.state == control.UPDATE_STATE_FAILED and wish != control.UPDATE_WISH_UNSPECIFIED:
        return ExitCode.COULD_NOT
    return ExitCode.DONE


async def _answered(
    daemon: Daemon,
    before: control.Snapshot,
    asked: control.Snapshot,
    wish: "control.UpdateWish.ValueType",
) -> control.UpdateStatus:
    """Follow the daemon until it has looked, or until the newer version is ready or takes over."""
    status = asked.update
    if before.update.state in _PAST_ASKING:
        return status
    begun = _begun(before.update, status)
    try:
        async with asyncio.timeout(None if begun else _BEGIN_SECONDS) as patience:
            async for snapshot in daemon.watch():
                status = snapshot.update
                if not begun and _begun(before.update, status):
                    begun = True
                    patience.reschedule(None)
                if begun and _is_over(status, wish):
                    break
    except TimeoutError:
        return status  # It was over so soon that it was not seen to begin.
    except UnreachableError:
        if status.state != control.UPDATE_STATE_SWITCHING:
            raise  # It has ended for another reason than the newer version.
    return status


def _begun(before: control.UpdateStatus, now: control.UpdateStatus) -> bool:
    """Tell whether what was wished has begun; what was there before is no answer to it."""
    return now.state != before.state or now.checked_unix_ms != before.checked_unix_ms


def _is_over(status: control.UpdateStatus, wish: "control.UpdateWish.ValueType") -> bool:
    if status.state in _UNDER_WAY:
        return False
    offered = status.state == control.UPDATE_STATE_OFFERED
    return not (offered and wish == control.UPDATE_WISH_INSTALL)
