"""Wall-clock time as this computer's calendar shows it."""

import datetime as dt
from collections.abc import Callable

LocalTime = Callable[[float], dt.datetime]
"""Turns seconds since 1970 into a local date and time."""


def local_time(unix_seconds: float) -> dt.datetime:
    """Return a moment by this computer's time zone, summer time of that day included."""
    return dt.datetime.fromtimestamp(unix_seconds, dt.UTC).astimezone()


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
