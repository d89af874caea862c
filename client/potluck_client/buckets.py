"""Stretches of the calendar that sums are given for, once as Python and once as SQL.

Days are texts such as 2026-01-31, since these sort by themselves.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

ALL_DAYS = ("", "9999-12-31")
"""A first and a last day that leave nothing out."""

_WEEK_DAYS = 7


class Bucket(Enum):
    """How long a stretch is."""

    DAY = "day"
    """A day of the calendar."""
    WEEK = "week"
    """Seven days."""
    MONTH = "month"
    """A month of the calendar."""
    YEAR = "year"
    """A year of the calendar."""
    ALL = "all"
    """All time; it has no first day."""


@dataclass(frozen=True, kw_only=True)
class Buckets:
    """How the calendar is cut.

    Attributes:
        length: How long each stretch is.
        first_weekday: The day that a week begins with, from 1 for Monday to 7 for Sunday.
    """

    length: Bucket
    first_weekday: int = 1


DAYS = Buckets(length=Bucket.DAY)
ALL_TIME = Buckets(length=Bucket.ALL)


def start_of(day: str, buckets: Buckets) -> str:
    """Return the first day of the stretch that a day is in; empty for all time."""
    match buckets.length:
        case Bucket.DAY:
            return day
        case Bucket.WEEK:
            date = dt.date.fromisoformat(day)
            over = (date.isoweekday() - buckets.first_weekday) % _WEEK_DAYS
            return (date - dt.timedelta(days=over)).isoformat()
        case Bucket.MONTH:
            return day[:7] + "-01"
        case Bucket.YEAR:
            return day[:4] + "-01-01"
        case Bucket.ALL:
            return ""


def start_in_sql(buckets: Buckets) -> str:
    """Return start_of as an expression over a column called `day`."""
    match buckets.length:
        case Bucket.DAY:
            return "day"
        case Bucket.WEEK:
            # %w counts from 0 for Sunday, which is the same as 7 here.
            since = f"(strftime('%w', day) + {_WEEK_DAYS - buckets.first_weekday}) % {_WEEK_DAYS}"
            return f"date(day, '-' || ({since}) || ' days')"
        case Bucket.MONTH:
            return "substr(day, 1, 7) || '-01'"
        case Bucket.YEAR:
            return "substr(day, 1, 4) || '-01-01'"
        case Bucket.ALL:
            return "''"
