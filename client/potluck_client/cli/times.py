"""Spans and moments as people type and read them; "now" is always an argument."""

import datetime as dt
import re

from potluck_client.cli.endings import CommandError, ExitCode

_SPAN = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?", re.ASCII)
TOMORROW = "tomorrow"
"""The word for tomorrow's morning."""

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_LONGEST = dt.timedelta(days=366)
_MINUTE_SECONDS = 60
_HOUR_SECONDS = 3600


def read_span(text: str) -> dt.timedelta:
    """Read a span such as 90m, 1h, 1h30m or 2d.

    Raises:
        CommandError: It is none, or longer than a year.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    span = dt.timedelta(days=days, hours=hours, minutes=minutes)
    if not dt.timedelta(0) < span <= _LONGEST:
        raise CommandError(
            f"“{text}” is no span of time. Write it like 90m, 1h, 1h30m or 2d, up to a year.",
            exit_code=ExitCode.WRONG_WORDS,
        )
    return span


def read_moment(text: str, now: dt.datetime) -> dt.datetime:
    """Read a time of day; the next one of it is meant.

    Args:
        text: What was typed.
        now: Local time without a zone, so that the answer is right across a change of the clocks.

    Raises:
        CommandError: It is none.
    """
    next_day = now.date() + dt.timedelta(days=1)
    found = _CLOCK.fullmatch(text.strip())
    try:
        clock = dt.time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        clock = None
    if clock is None:
        raise CommandError(
            f"“{text}” is no time that Potluck knows. Write “tomorrow”, or a time like 18:30.",
            exit_code=ExitCode.WRONG_WORDS,
        )
    today = dt.datetime.combine(now.date(), clock)
    return today if today > now else dt.datetime.combine(next_day, clock)


def show_moment(moment: dt.datetime, now: dt.datetime) -> str:
    """Return a local moment as short as it can be: a time of day today, else with its day."""
    form = "%H:%M" if moment.date() == now.date() else "%Y-%m-%d %H:%M"
    return moment.strftime(form)


def show_span(seconds: float) -> str:
    """Return a span in its two largest units, such as "3 h 20 min"."""
    whole = max(0, round(seconds))
    if whole < _MINUTE_SECONDS:
        return f"{whole} s"
    if whole < _HOUR_SECONDS:
        return f"{whole // 60} min {whole % 60} s" if whole % 60 else f"{whole // 60} min"
    minutes = whole % _HOUR_SECONDS // 60
    hours = f"{whole // _HOUR_SECONDS:,} h"
    return f"{hours} {minutes} min" if minutes else hours
