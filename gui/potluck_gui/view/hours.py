"""Hours of the week as a person edits them, and as the daemon writes them.

The daemon's text of a span is its days and its times, as in "mon-fri 22:00-07:00"; what can't be
read as that is shown as it came and can only be removed.
"""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from potluck_gui.view.formats import Reader, plain

translate = QCoreApplication.translate

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EVERY_DAY = "daily"
_DAY_MINUTES = 24 * 60
_SPAN = re.compile(r"([a-z,-]{3,40}) (\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_CHARACTERS = 60


@dataclass(frozen=True, kw_only=True)
class HoursView:
    """One span of hours.

    Attributes:
        days: The days on which it begins, 0 for Monday.
        start_minute: When it begins, in minutes since midnight.
        end_minute: When it ends, up to 24:00; before or at the beginning it is the next day.
    """

    days: frozenset[int]
    start_minute: int
    end_minute: int


def read_hours(text: str) -> HoursView | None:
    """Read a span as the daemon writes it; None when it is something else."""
    match = _SPAN.fullmatch(text.strip().lower())
    if match is None:
        return None
    days = _days(match[1])
    start = int(match[2]) * 60 + int(match[3])
    end = int(match[4]) * 60 + int(match[5])
    minutes_fit = int(match[3]) < 60 and int(match[5]) < 60
    if not days or not minutes_fit or start >= _DAY_MINUTES or end > _DAY_MINUTES:
        return None
    return HoursView(days=days, start_minute=start, end_minute=end)


def write_hours(hours: HoursView) -> str:
    """Write a span as the daemon reads it."""
    every = len(hours.days) == len(DAYS)
    days = _EVERY_DAY if every else ",".join(DAYS[day] for day in sorted(hours.days))
    return f"{days} {_clock(hours.start_minute)}-{_clock(hours.end_minute)}"


def hours_words(text: str, reader: Reader) -> str:
    """Return a span in words, such as "Monday to Friday, 22:00 to 07:00 of the next day"."""
    hours = read_hours(text)
    if hours is None:
        return plain(text, _CHARACTERS)
    times = translate("Hours", "%1 to %2 of the next day")
    if hours.start_minute < hours.end_minute:
        times = translate("Hours", "%1 to %2")
    times = times.replace("%1", _time(hours.start_minute, reader))
    times = times.replace("%2", _time(hours.end_minute, reader))
    if hours.start_minute == 0 and hours.end_minute == _DAY_MINUTES:
        times = translate("Hours", "all day")
    return f"{_day_words(hours.days, reader)}, {times}"


def day_name(day: int, reader: Reader, *, short: bool = False) -> str:
    """Return the name of a day, 0 for Monday."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return reader.locale.standaloneDayName(day + 1, form)


def _days(text: str) -> frozenset[int]:
    """Return the days of a list such as "mon-wed,sat"; empty when one is unknown."""
    if text == _EVERY_DAY:
        return frozenset(range(len(DAYS)))
    days: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return frozenset()
        begin, end = DAYS.index(first), DAYS.index(last or first)
        length = (end - begin) % len(DAYS) + 1
        days |= {(begin + step) % len(DAYS) for step in range(length)}
    return frozenset(days)


def _day_words(days: frozenset[int], reader: Reader) -> str:
    ordered = sorted(days)
    if len(ordered) == len(DAYS):
        return translate("Hours", "Every day")
    run = len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1))
    if run:
        text = translate("Hours", "%1 to %2").replace("%1", day_name(ordered[0], reader))
        return text.replace("%2", day_name(ordered[-1], reader))
    return ", ".join(day_name(day, reader) for day in ordered)


def _time(minute: int, reader: Reader) -> str:
    if minute == _DAY_MINUTES:
        return translate("Hours", "midnight")
    time = QTime(minute // 60, minute % 60)
    return reader.locale.toString(time, QLocale.FormatType.ShortFormat)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
