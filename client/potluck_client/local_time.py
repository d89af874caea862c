"""Wall-clock time as this computer's calendar shows it."""

import datetime as dt
from collections.abc import Callable

LocalTime = Callable[[float], dt.datetime]
"""Turns seconds since 1970 into a local date and time."""


def local_time(unix_seconds: float) -> dt.datetime:
    """Return a moment by this computer's time zone, summer time of that day included."""
    return dt.datetime.fromtimestamp(unix_seconds, dt.UTC).astimezone()
