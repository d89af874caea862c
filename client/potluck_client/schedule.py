"""Hours of the week: read from text, asked whether one holds, and when that changes next.

Hours are those of the clock on the wall, and so they stay when clocks are changed: an hour that is
left out in spring holds not at all, one that comes twice in autumn holds twice. A datetime with a
time zone (zoneinfo) gets its next change exactly also across such days; one without a zone, or
with a fixed difference from UTC, is counted as if no clock were changed.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from potluck.errors import ErrorCode
from potluck_client.errors import SettingsError

MOST_SPANS = 50
"""Most spans in one list."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_NAMES = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_DAILY = "daily"
_EVERY_DAY = tuple(range(7))
_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES
_TEXT_CHARACTERS = 1000
_LONGEST_STEP = dt.timedelta(hours=12)
"""Clocks are changed at most once in so long, so that no change is stepped over."""
_HORIZON = dt.timedelta(days=9)
"""A week and the days around it: what holds then comes again every week."""

_SPAN = re.compile(
    r"(?:(?P<days>[a-z]+(?:\s*[-,]\s*[a-z]+)*)\s*)?"
    r"(?P<from_hour>\d{1,2})(?::(?P<from_minute>\d{2}))?\s*-\s*"
    r"(?P<to_hour>\d{1,2})(?::(?P<to_minute>\d{2}))?"
)


@dataclass(frozen=True, kw_only=True)
class HourSpan:
    """The same hours of one or more days.

    Attributes:
        days: The days on which it begins, ascending; 0 is Monday.
        begins: Minutes after midnight, 0 to 1439.
        ends: Minutes after midnight, 1 to 1440; when not after `begins`, those of the next day.
    """

    days: tuple[int, ...]
    begins: int
    ends: int

    @property
    def minutes(self) -> int:
        """Return how long it lasts."""
        return (self.ends - self.begins) % _DAY_MINUTES or _DAY_MINUTES


def parse_hours(texts: Sequence[str]) -> tuple[HourSpan, ...]:
    """Read hours such as "mon-fri 22:00-07:00", "sat,sun 00:00-24:00" or "daily 23-6".

    One text may hold several spans, separated by commas. A span without days has those of the one
    before it, or every day.

    Raises:
        SettingsError: A text can't be understood, or there are too many.
    """
    spans = tuple(span for text in texts for span in _spans_of(text))
    if len(spans) > MOST_SPANS:
        raise _wrong(f"There are more than {MOST_SPANS} spans of hours. Join some of them.")
    return spans


def format_hours(spans: Sequence[HourSpan]) -> tuple[str, ...]:
    """Return spans in the form in which they are kept and shown."""
    return tuple(
        f"{_days_text(span.days)} {_time_text(span.begins)}-{_time_text(span.ends)}"
        for span in spans
    )


def holds(spans: Sequence[HourSpan], local: dt.datetime) -> bool:
    """Tell whether a local time lies in one of the spans; the end of a span lies outside."""
    return bool(_week(tuple(spans)).held[_minute_of_week(local)])


def next_change(spans: Sequence[HourSpan], local: dt.datetime) -> dt.datetime | None:
    """Return the first moment after a local time at which `holds` is another; None for never."""
    if local.tzinfo is None:
        wait = _wait(spans, local)
        return None if wait is None else local + wait
    before, moment = holds(spans, local), local.astimezone(dt.UTC)
    end = moment + _HORIZON
    while moment < end:
        here = moment.astimezone(local.tzinfo)
        wait = _wait(spans, here)
        step = _LONGEST_STEP if wait is None else min(wait, _LONGEST_STEP)
        later = _clock_change(moment, moment + step, local.tzinfo) or moment + step
        there = later.astimezone(local.tzinfo)
        if holds(spans, there) != before:
            return there
        moment = later
    return None


def hours_of_week(lists: Sequence[Sequence[HourSpan]]) -> float:
    """Return in how many hours of a week all of the lists hold; without a list, in all hours."""
    weeks = [_week(tuple(spans)).held for spans in lists]
    if not weeks:
        return _WEEK_MINUTES / 60
    return sum(all(minute) for minute in zip(*weeks, strict=True)) / 60


def _spans_of(text: str) -> Iterator[HourSpan]:
    if len(text) > _TEXT_CHARACTERS:
        raise _wrong(f"A list of hours has more than {_TEXT_CHARACTERS} characters.")
    plain = text.strip().lower().replace("–", "-")
    position, days = 0, _EVERY_DAY
    while position < len(plain):
        found = _SPAN.match(plain, position)
        if found is None:
            raise _not_understood(text)
        days = _days_of(found["days"], text) if found["days"] else days
        begins = _minutes_of(found["from_hour"], found["from_minute"], text)
        ends = _minutes_of(found["to_hour"], found["to_minute"], text)
        if begins == _DAY_MINUTES:
            begins = 0
        if begins == ends % _DAY_MINUTES and ends != _DAY_MINUTES:
            raise _wrong(
                f"“{text.strip()}” ends when it begins. For a whole day write 00:00-24:00."
            )
        yield HourSpan(days=days, begins=begins, ends=ends or _DAY_MINUTES)
        rest = plain[found.end() :]
        after = re.match(r"\s*[,;]\s*(?=\S)|\s*$", rest)
        if after is None:
            raise _not_understood(text)
        position = found.end() + after.end()
    if not plain:
        raise _not_understood(text)


def _days_of(words: str, text: str) -> tuple[int, ...]:
    if words == _DAILY:
        return _EVERY_DAY
    days: set[int] = set()
    for word in re.split(r"\s*,\s*", words):
        ends = [_day_of(name, text) for name in re.split(r"\s*-\s*", word)]
        if len(ends) > 2:
            raise _not_understood(text)
        first, last = ends[0], ends[-1]
        days.update((first + n) % 7 for n in range((last - first) % 7 + 1))
    return tuple(sorted(days))


def _day_of(name: str, text: str) -> int:
    for names in (_DAYS, _FULL_NAMES):
        if name in names:
            return names.index(name)
    raise _not_understood(text)


def _minutes_of(hour: str, minute: str | None, text: str) -> int:
    minutes = int(hour) * 60 + int(minute or 0)
    if int(minute or 0) > 59 or minutes > _DAY_MINUTES:
        raise _wrong(f"“{text.strip()}” has a time that no clock shows; times are 00:00 to 24:00.")
    return minutes


def _days_text(days: tuple[int, ...]) -> str:
    if days == _EVERY_DAY:
        return _DAILY
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}" if len(run) > 2 else ",".join(_DAYS[d] for d in run)
        for run in runs
    )


def _time_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True, kw_only=True)
class _Week:
    """Spans, minute by minute.

    Attributes:
        held: For each minute of the week, from Monday's first, 1 when it lies in a span.
        changes: The minutes that are other than the one before, ascending.
    """

    held: bytes
    changes: tuple[int, ...]


@lru_cache(maxsize=16)
def _week(spans: tuple[HourSpan, ...]) -> _Week:
    held = bytearray(_WEEK_MINUTES)
    for span in spans:
        for day in span.days:
            begin = day * _DAY_MINUTES + span.begins
            for minute in range(begin, begin + span.minutes):
                held[minute % _WEEK_MINUTES] = 1
    changes = (minute for minute in range(_WEEK_MINUTES) if held[minute] != held[minute - 1])
    return _Week(held=bytes(held), changes=tuple(changes))


def _minute_of_week(local: dt.datetime) -> int:
    return local.weekday() * _DAY_MINUTES + local.hour * 60 + local.minute


def _wait(spans: Sequence[HourSpan], local: dt.datetime) -> dt.timedelta | None:
    """Return how long the wall clock goes until `holds` changes; None for never."""
    changes, minute = _week(tuple(spans)).changes, _minute_of_week(local)
    if not changes:
        return None
    later = bisect_right(changes, minute)
    change = changes[later] if later < len(changes) else changes[0] + _WEEK_MINUTES
    into_minute = dt.timedelta(seconds=local.second, microseconds=local.microsecond)
    return dt.timedelta(minutes=change - minute) - into_minute


def _clock_change(begin: dt.datetime, end: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    """Return the first second in (begin, end] with another difference from UTC; None for none."""
    offset = begin.astimezone(zone).utcoffset()
    if end.astimezone(zone).utcoffset() == offset:
        return None
    low = int(begin.timestamp())
    high = -int(-end.timestamp() // 1)
    while high - low > 1:
        middle = (low + high) // 2
        if dt.datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return dt.datetime.fromtimestamp(high, dt.UTC)


def _not_understood(text: str) -> SettingsError:
    return _wrong(
        f"“{text.strip()[:100]}” is no span of hours. Write it like “mon-fri 22:00-07:00”, "
        "“sat,sun 00:00-24:00” or “daily 23:00-06:00”."
    )


def _wrong(sentence: str) -> SettingsError:
    return SettingsError(sentence, code=ErrorCode.BAD_INPUT)
