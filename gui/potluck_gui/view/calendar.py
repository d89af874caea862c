"""The stretches of time that history is shown in: days, weeks, months, all there is."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import UNKNOWN, Reader

translate = QCoreApplication.translate

_DAYS = 30
_WEEKS = 26
_MONTHS = 24
_MOST_STARTS = 400
"""A history of more years than this has its oldest left out."""


class Span(Enum):
    """How much time one bar stands for, and how many are seen."""

    DAY = "day"
    """Thirty days, a bar each."""
    WEEK = "week"
    """Half a year, a bar each week."""
    MONTH = "month"
    """Two years, a bar each month."""
    ALL = "all"
    """All time; days, weeks, months or years, whichever are few enough to read."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """A stretch of time in equal buckets.

    Attributes:
        bucket: What one bar stands for.
        starts: The first day of each bucket, rising; never empty.
        last: The last day.
        first_weekday: The day that a week begins with, from 1 for Monday.
    """

    bucket: "control.Bucket.ValueType"
    starts: tuple[dt.date, ...]
    last: dt.date
    first_weekday: int

    def request(self) -> control.GetHistoryRequest:
        """Return the question to the daemon."""
        return control.GetHistoryRequest(
            bucket=self.bucket,
            first_day=self.starts[0].isoformat(),
            last_day=self.last.isoformat(),
            first_weekday=self.first_weekday,
        )


def window_of(
    span: Span, *, today: dt.date, back: int, first_day: dt.date, first_weekday: int
) -> Window:
    """Return a stretch of time.

    Args:
        span: How much time.
        today: The newest day, unless it is gone back.
        back: How many stretches to go back from today's.
        first_day: The first day of the whole history; no stretch ends before it.
        first_weekday: From 1 for Monday to 7 for Sunday.
    """
    if span is Span.ALL:
        bucket = _bucket_for(first_day, today)
        first = start_of(min(first_day, today), bucket, first_weekday)
        starts = _starts(first, today, bucket)
        return Window(bucket=bucket, starts=starts, last=today, first_weekday=first_weekday)
    bucket, count = {
        Span.DAY: (control.BUCKET_DAY, _DAYS),
        Span.WEEK: (control.BUCKET_WEEK, _WEEKS),
        Span.MONTH: (control.BUCKET_MONTH, _MONTHS),
    }[span]
    newest = start_of(today, bucket, first_weekday)
    newest_shown = _moved(newest, bucket, -back * count)
    first = _moved(newest_shown, bucket, 1 - count)
    # At the end of the calendar nothing follows the newest.
    before_next = _moved(newest_shown, bucket, 1) - dt.timedelta(days=1)
    last = today if back == 0 else max(newest_shown, before_next)
    starts = _starts(first, last, bucket)
    return Window(bucket=bucket, starts=starts, last=last, first_weekday=first_weekday)


def has_earlier(window: Window, first_day: dt.date) -> bool:
    """Tell whether there is history before a stretch."""
    return first_day < window.starts[0]


def start_of(day: dt.date, bucket: "control.Bucket.ValueType", first_weekday: int) -> dt.date:
    """Return the first day of the bucket that a day is in."""
    if bucket == control.BUCKET_WEEK:
        since = (day.isoweekday() - first_weekday) % 7
        return day - dt.timedelta(days=min(since, (day - dt.date.min).days))
    if bucket == control.BUCKET_MONTH:
        return day.replace(day=1)
    if bucket == control.BUCKET_YEAR:
        return day.replace(month=1, day=1)
    return day


def day_of(text: str) -> dt.date | None:
    """Read a day as the daemon writes it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def first_weekday_of(locale: QLocale) -> int:
    """Return the day that weeks begin with where a language is spoken, from 1 for Monday."""
    return locale.firstDayOfWeek().value


def short_name(start: dt.date, bucket: "control.Bucket.ValueType", reader: Reader) -> str:
    """Return what stands under a bar."""
    date = QDate(start.year, start.month, start.day)
    if bucket == control.BUCKET_YEAR:
        return str(start.year)
    if bucket == control.BUCKET_MONTH:
        name = reader.locale.standaloneMonthName(start.month, QLocale.FormatType.ShortFormat)
        return f"{name} {start.year % 100:02d}" if start.month == 1 else name
    return reader.locale.toString(date, _day_and_month(reader.locale))


def long_name(start: dt.date, bucket: "control.Bucket.ValueType", reader: Reader) -> str:
    """Return what a bucket is called in a sentence or a table."""
    date = QDate(start.year, start.month, start.day)
    if bucket == control.BUCKET_YEAR:
        return str(start.year)
    if bucket == control.BUCKET_MONTH:
        name = reader.locale.standaloneMonthName(start.month, QLocale.FormatType.LongFormat)
        return f"{name} {start.year}"
    day = reader.locale.toString(date, QLocale.FormatType.ShortFormat)
    if bucket == control.BUCKET_WEEK:
        return translate("Contribution", "Week of %1").replace("%1", day)
    return day or UNKNOWN


def _day_and_month(locale: QLocale) -> str:
    """Return how a day is written without its year, in the order of the language."""
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return "d MMM" if form.lower().find("d") < form.find("M") else "MMM d"


def _bucket_for(first: dt.date, today: dt.date) -> "control.Bucket.ValueType":
    days = (today - first).days
    if days <= 45:
        return control.BUCKET_DAY
    if days <= 52 * 7:
        return control.BUCKET_WEEK
    if days <= 4 * 366:
        return control.BUCKET_MONTH
    return control.BUCKET_YEAR


def _starts(
    first: dt.date, last: dt.date, bucket: "control.Bucket.ValueType"
) -> tuple[dt.date, ...]:
    starts = [first]
    while len(starts) < _MOST_STARTS:
        following = _moved(starts[-1], bucket, 1)
        if following > last or following == starts[-1]:
            break
        starts.append(following)
    return tuple(starts)


def _moved(start: dt.date, bucket: "control.Bucket.ValueType", by: int) -> dt.date:
    """Return a later or earlier bucket's first day; the calendar's ends are not passed."""
    if bucket in {control.BUCKET_DAY, control.BUCKET_WEEK}:
        days = by * (7 if bucket == control.BUCKET_WEEK else 1)
        try:
            return start + dt.timedelta(days=days)
        except OverflowError:
            return start
    months = start.year * 12 + start.month - 1 + by * (12 if bucket == control.BUCKET_YEAR else 1)
    if not 12 <= months < (dt.MAXYEAR + 1) * 12:
        return start
    return dt.date(months // 12, months % 12 + 1, 1)
