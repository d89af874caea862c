"""A pause as it is asked for, checked before it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from potluck.errors import ErrorCode
from potluck_client.daemon.wishes_note import LATEST_UNIX, PROGRAM_CHARACTERS
from potluck_client.errors import ClientError
from potluck_client.local_time import LocalTime
from potluck_client.wishes import Pause, tomorrow_morning


@dataclass(frozen=True, kw_only=True)
class PauseAsked:
    """A pause that somebody asks for; with no end set it lasts until they resume.

    Attributes:
        until_unix: When to go on.
        until_tomorrow: True to go on tomorrow morning.
        while_program: A program that runs; its end is waited for.
        device_id: The device that rests; empty for all.
    """

    until_unix: float | None = None
    until_tomorrow: bool = False
    while_program: str = ""
    device_id: str = ""


def pause_of(
    asked: PauseAsked, *, now_unix: float, calendar: LocalTime, runs: Callable[[str], bool]
) -> Pause:
    """Return the pause that was asked for.

    Args:
        asked: What was asked for.
        now_unix: Wall-clock time.
        calendar: The computer's calendar.
        runs: Tells whether a program runs now.

    Raises:
        ClientError: There is no such time or program, or there are several ends.
    """
    until = asked.until_unix
    if (until is not None) + asked.until_tomorrow + bool(asked.while_program) > 1:
        raise ClientError("A pause can have only one end.", code=ErrorCode.BAD_INPUT)
    if until is not None and not now_unix < until <= LATEST_UNIX:
        raise ClientError(
            "A pause can't end at that time. Name one that is still to come.",
            code=ErrorCode.BAD_INPUT,
        )
    if len(asked.while_program) > PROGRAM_CHARACTERS:
        raise ClientError("No program has so long a name.", code=ErrorCode.BAD_INPUT)
    if asked.while_program and not runs(asked.while_program):
        raise ClientError(
            f"“{asked.while_program}” does not run now, so Potluck can't wait for its end.",
            code=ErrorCode.NOT_FOUND,
        )
    if asked.until_tomorrow:
        until = tomorrow_morning(now_unix, calendar)
    return Pause(until_unix=until, while_program=asked.while_program)


def check_device(device_id: str, known: Sequence[str]) -> None:
    """Refuse the name of a device that this computer does not have; empty stands for all.

    Raises:
        ClientError: There is no such device.
    """
    if device_id and device_id not in known:
        raise ClientError(
            f"This computer has no device called “{device_id}”. Its devices are: "
            f"{', '.join(known)}.",
            code=ErrorCode.NOT_FOUND,
        )
