"""Numbers, times and amounts in the words and the locale of the person who reads them.

Everything here is a function of its arguments. A value from outside that is no finite number is
shown as a dash; texts from outside are cut to a length and never hold unbreakable runs.
"""

import datetime as dt
import math
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

translate = QCoreApplication.translate

UNKNOWN = "–"

_MILLION = 1_000_000
_BILLION = 10**9
_TRILLION = 10**12
_LARGEST = 10**18
_LARGEST_LOCALE_NUMBER = 2**63 - 1
_MINUTE_SECONDS = 60
_HOUR_SECONDS = 3600
_DAY_SECONDS = 24 * 3600
_LONGEST_SECONDS = 100 * 365 * _DAY_SECONDS
_KILO = 1000
_WORD_CHARACTERS = 20
_RUN_CHARACTERS = 6
_BREAK = "\u200b"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Kinds of characters that can't be seen: controls, formats, halves of pairs, private ones."""
_JOINERS = "\u200c\u200d"
"""They shape words of Persian and pictures of several parts, and move nothing."""
_MOST_MARKS = 4
"""How many marks may stand on one letter; more would climb over the lines beside it."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads, and when.

    Attributes:
        locale: How numbers and times are written.
        now: The time at which it is read, in the reader's time zone.
    """

    locale: QLocale
    now: dt.datetime


def count(number: int, reader: Reader) -> str:
    """Return a whole number: exact below a million, in words such as "1.28 million" above."""
    if abs(number) < _MILLION:
        return reader.locale.toString(number)
    if abs(number) >= _LARGEST:
        return translate("Formats", "more than a quintillion")
    size = next(each for each in (_TRILLION, _BILLION, _MILLION) if abs(number) >= each)
    figure = _three_digits(number / size, reader)
    # A language may have another word for one million than for 1.28.
    amount = 1 if figure == reader.locale.toString(1) else 2
    if size == _MILLION:
        words = translate("Formats", "%1 million", None, amount)
    elif size == _BILLION:
        words = translate("Formats", "%1 billion", None, amount)
    else:
        words = translate("Formats", "%1 trillion", None, amount)
    return words.replace("%1", figure)


def all_digits(number: int, reader: Reader) -> str:
    """Return a whole number with all its digits."""
    if abs(number) > _LARGEST_LOCALE_NUMBER:
        return str(number)  # Qt's numbers have 63 bits and a sign, the wire's have 64.
    return reader.locale.toString(number)


def _three_digits(value: float, reader: Reader) -> str:
    places = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    text = reader.locale.toString(value, "f", places)
    point = reader.locale.decimalPoint()
    return text.rstrip(reader.locale.zeroDigit()).removesuffix(point) if point in text else text


def decimal(value: float, reader: Reader, *, places: int) -> str:
    """Return a number with so many decimal places, or a dash when it is no number."""
    if not math.isfinite(value):
        return UNKNOWN
    return reader.locale.toString(value, "f", places)


def duration(seconds: float) -> str:
    """Return a span of time in at most two units, rounded down."""
    if not math.isfinite(seconds) or seconds < 0 or seconds > _LONGEST_SECONDS:
        return UNKNOWN
    whole = int(seconds)
    if whole < _MINUTE_SECONDS:
        return translate("Formats", "less than a minute")
    if whole < _HOUR_SECONDS:
        return _minutes(whole // _MINUTE_SECONDS)
    if whole < _DAY_SECONDS:
        return _two(_hours(whole // _HOUR_SECONDS), _minutes(whole % _HOUR_SECONDS // 60))
    return _two(_days(whole // _DAY_SECONDS), _hours(whole % _DAY_SECONDS // _HOUR_SECONDS))


def hours(seconds: float, reader: Reader) -> str:
    """Return a span of computing time as hours, or in a smaller unit when it is short."""
    if not math.isfinite(seconds) or seconds < 0:
        return UNKNOWN
    if seconds < _MINUTE_SECONDS:
        return _seconds(int(seconds))
    if seconds < _HOUR_SECONDS:
        return _minutes(int(seconds) // _MINUTE_SECONDS)
    value = seconds / _HOUR_SECONDS
    places = 1 if value < 100 else 0
    return translate("Formats", "%1 hours").replace(
        "%1", reader.locale.toString(value, "f", places)
    )


def energy(watt_hours: float, reader: Reader) -> str:
    """Return energy in watt-hours, or kilowatt-hours from one on."""
    if not math.isfinite(watt_hours) or watt_hours < 0:
        return UNKNOWN
    if watt_hours < _KILO:
        return f"{reader.locale.toString(watt_hours, 'f', 1 if watt_hours < 10 else 0)} Wh"
    return f"{reader.locale.toString(watt_hours / _KILO, 'f', 2)} kWh"


def data_size(size_bytes: int, reader: Reader) -> str:
    """Return an amount of data in the unit that suits it, as in "1.2 GB"."""
    return reader.locale.formattedDataSize(
        max(0, min(size_bytes, _LARGEST_LOCALE_NUMBER)),
        1,
        QLocale.DataSizeFormat.DataSizeSIFormat,
    )


def speed(tokens_per_second: float, reader: Reader) -> str:
    """Return a training speed."""
    if not math.isfinite(tokens_per_second) or tokens_per_second <= 0:
        return UNKNOWN
    text = count(round(tokens_per_second), reader)
    return translate("Formats", "%1 tokens/s").replace("%1", text)


def moment(unix_ms: int, reader: Reader) -> str:
    """Return a time of day, with the day where it is not today."""
    when = _local(unix_ms, reader)
    if when is None:
        return UNKNOWN
    clock = reader.locale.toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
    days = (when.date() - reader.now.date()).days
    if days == 0:
        return clock
    if days == 1:
        return translate("Formats", "tomorrow at %1").replace("%1", clock)
    if days == -1:
        return translate("Formats", "yesterday at %1").replace("%1", clock)
    date = QDate(when.year, when.month, when.day)
    day = reader.locale.toString(date, QLocale.FormatType.ShortFormat)
    return translate("Formats", "%1 at %2").replace("%1", day).replace("%2", clock)


def ago(unix_ms: int, reader: Reader) -> str:
    """Return how long ago something was, or when, from an hour on."""
    when = _local(unix_ms, reader)
    if when is None:
        return UNKNOWN
    passed = (reader.now - when).total_seconds()
    if passed < _MINUTE_SECONDS:
        return translate("Formats", "just now")
    if passed < _HOUR_SECONDS:
        minutes = _minutes(int(passed) // _MINUTE_SECONDS)
        return translate("Formats", "%1 ago").replace("%1", minutes)
    return moment(unix_ms, reader)


def plain(text: str, characters: int) -> str:
    """Return a text from outside in one line, cut to a length, with breaks in its long words.

    What can't be seen but changes what is seen is left out: control characters, and those that turn
    the direction of what follows.
    """
    words = " ".join(_visible(text[: characters * 4]).split())
    if len(words) > characters or len(text) > characters * 4:
        words = words[: characters - 1].rstrip() + "…"
    return " ".join(_breakable(word) for word in words.split(" "))


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if character.isspace():
            kept.append(" ")
        elif category not in _UNSEEN or character in _JOINERS:
            marks = marks + 1 if category in {"Mn", "Me"} else 0
            if marks <= _MOST_MARKS:
                kept.append(character)
    return "".join(kept)


def _breakable(word: str) -> str:
    if len(word) <= _WORD_CHARACTERS:
        return word
    starts = range(0, len(word), _RUN_CHARACTERS)
    return _BREAK.join(word[start : start + _RUN_CHARACTERS] for start in starts)


def _local(unix_ms: int, reader: Reader) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(unix_ms / 1000, tz=reader.now.tzinfo)
    except (OverflowError, OSError, ValueError):
        return None  # A time that no calendar holds.


def _seconds(number: int) -> str:
    if number == 1:
        return translate("Formats", "1 second")
    return translate("Formats", "%n seconds", None, number)


def _minutes(number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return translate("Formats", "1 minute")
    return translate("Formats", "%n minutes", None, number)


def _hours(number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return translate("Formats", "1 hour")
    return translate("Formats", "%n hours", None, number)


def _days(number: int) -> str:
    if number == 1:
        return translate("Formats", "1 day")
    return translate("Formats", "%n days", None, number)


def _two(first: str, second: str) -> str:
    if not second:
        return first
    return translate("Formats", "%1 %2").replace("%1", first).replace("%2", second)
