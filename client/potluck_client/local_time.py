"""Wall-clock time as this computer's calendar shows it."""

import datetime as dt
from collections.abc import Callable

_EARLIEST_UNIX = 2 * 86400.0
_LATEST_UNIX = 32_503_500_000.0
"""From 1970 to 2999, a day apart from where some systems know no local time."""

LocalTime = Callable[[float], dt.datetime]
"""Turns seconds since 1970 into a local date and time."""


def local_time(unix_seconds: float) -> dt.datetime:
    """Return a moment by this computer's time zone, summer time of that day included."""
    return dt.datetime.fromtimestamp(unix_seconds, dt.UTC).astimezone()


def day_of(calendar: LocalTime, unix_seconds: float) -> str:
    """Return the day of a moment, as in 2026-01-31.

    A moment that no clock of this computer can have shown counts as the nearest that it can.
    """
    bounded = min(max(unix_seconds, _EARLIEST_UNIX), _LATEST_UNIX)
    return calendar(bounded).date().isoformat()


def unix_of(wall: dt.datetime, calendar: LocalTime, now_unix: float) -> float:
    """Return when a wall clock shows a date and time, across a change of the clocks.

    A time that the change of the clocks leaves out counts as the moment of the change's length
    later.

    Args:
        wall: The date and time; its zone, if it has one, is not looked at.
        calendar: The computer's calendar.
        now_unix: A moment that is less than some weeks away.
    """
    wanted = wall.replace(tzinfo=None)
    guess = now_unix
    for _ in range(2):  # The first step may land on the other side of a change of the clocks.
        guess += (wanted - calendar(guess).replace(tzinfo=None)).total_seconds()
    return guess
