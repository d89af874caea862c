"""Pausing and going on: everything or one device, until a time or until a program has ended."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.cli.commands import say
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.texts import clean
from potluck_client.cli.times import show_moment
from potluck_client.wishes import MORNING

_MS = 1000


@dataclass(frozen=True, kw_only=True)
class PauseEnd:
    """What ends a pause; with nothing set, the person does.

    Attributes:
        at: A local time.
        tomorrow: True for tomorrow morning, by the daemon's calendar.
        program: A program that runs; its end ends the pause.
    """

    at: dt.datetime | None = None
    tomorrow: bool = False
    program: str = ""


async def pause(home: Path, end: PauseEnd, device: str, now: dt.datetime) -> ExitCode:
    """Pause a device or, with none named, everything."""
    command = control.PauseCommand(until_tomorrow=end.tomorrow, while_program=end.program)
    if end.at is not None:
        command.until_unix_ms = int(end.at.timestamp() * _MS)
    words = "you resume"
    if end.at is not None:
        words = show_moment(end.at, now)
    elif end.tomorrow:
        words = f"tomorrow at {MORNING:%H:%M}"
    elif end.program:
        words = f"{clean(end.program)} has ended"
    async with Daemon(home) as daemon:
        begin, option = "Paused", ""
        if device:
            found = find_device(await daemon.snapshot(), device)
            command.device_id, begin = found.device_id, f"{clean(found.name)} is paused"
            option = f" --device {found.device_id}"
        else:
            await daemon.snapshot()
        await daemon.command(control.CommandRequest(pause=command))
    say(f"{begin} until {words}. Go on with: potluck resume{option}")
    return ExitCode.DONE


async def resume(home: Path, device: str) -> ExitCode:
    """Let a device or, with none named, everything go on."""
    async with Daemon(home) as daemon:
        snapshot = await daemon.snapshot()
        found = find_device(snapshot, device) if device else None
        command = control.ResumeCommand(device_id=found.device_id if found else "")
        snapshot = await daemon.command(control.CommandRequest(resume=command))
    say(clean(snapshot.sentence))
    return ExitCode.DONE


def find_device(snapshot: control.Snapshot, words: str) -> control.DeviceSnapshot:
    """Return the device of a name or of the beginning of one, in capitals or not.

    Raises:
        CommandError: There is none, or there are several.
    """
    wanted = words.strip().casefold()
    exact = [d for d in snapshot.devices if wanted in (d.device_id.casefold(), d.name.casefold())]
    begun = [
        d
        for d in snapshot.devices
        if d.device_id.casefold().startswith(wanted) or wanted in d.name.casefold()
    ]
    found = exact or begun
    if wanted and len(found) == 1:
        return found[0]
    known = ", ".join(f"{d.device_id} ({clean(d.name)})" for d in snapshot.devices)
    trouble = "There is no device" if not found else "More than one device could be meant by"
    raise CommandError(
        f"{trouble} “{clean(words)}”. The devices are: {known}.", exit_code=ExitCode.WRONG_WORDS
    )
