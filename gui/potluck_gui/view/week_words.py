"""The week's grid in words: what each half-hour says, and what all of them come to."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from potluck_gui.view.formats import Reader
from potluck_gui.view.hours import day_name, hours_words
from potluck_gui.view.week_grid import (
    CELL_MINUTES,
    DAY_MINUTES,
    Cell,
    Fill,
    Week,
    write_week,
)

translate = QCoreApplication.translate

_MINUTES_IN_HOUR = 60
_SPANS_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What hours are hours of.

    Attributes:
        chosen: What a chosen half-hour says of itself.
        part: What one says of which only some minutes are chosen.
        other: What the others say.
        none: What no hour at all means to the daemon, in its words.
        none_is_all: True where no hour at all counts as every hour.
    """

    chosen: str
    part: str
    other: str
    none: str
    none_is_all: bool


_WORK_HOURS = "hours"
"""The daemon's key of the hours to work in, of which none at all means every hour."""


def meaning_of(key: str, none: str) -> Meaning:
    """Return what the hours of a setting are hours of."""
    if key == _WORK_HOURS:
        return Meaning(
            chosen=translate("Hours", "works"),
            part=translate("Hours", "works for a part of it"),
            other=translate("Hours", "rests"),
            none=none,
            none_is_all=True,
        )
    return Meaning(
        chosen=translate("Hours", "chosen"),
        part=translate("Hours", "chosen for a part of it"),
        other=translate("Hours", "not chosen"),
        none=none,
        none_is_all=False,
    )


def cell_words(cell: Cell, fill: Fill, meaning: Meaning, reader: Reader) -> str:
    """Return what a half-hour says, such as "Monday 22:00 to 22:30, works"."""
    first = cell.half_hour * CELL_MINUTES
    words = {Fill.FULL: meaning.chosen, Fill.PART: meaning.part, Fill.NONE: meaning.other}
    text = translate("Hours", "%1 %2 to %3, %4").replace("%1", day_name(cell.day, reader))
    text = text.replace("%2", clock(first, reader))
    return text.replace("%3", clock(first + CELL_MINUTES, reader)).replace("%4", words[fill])


def week_summary(week: Week, meaning: Meaning, reader: Reader) -> str:
    """Return what the whole grid comes to in a sentence or two."""
    if week.is_empty and meaning.none_is_all:
        return translate(
            "Hours", "No hour is painted yet. Until one is, Potluck may work at any hour."
        )
    if week.is_empty:
        return translate("Hours", "No hour is painted.")
    if week.is_whole:
        return translate("Hours", "Every hour of the week.")
    spans = [hours_words(text, reader) for text in write_week(week)]
    more = len(spans) - _SPANS_SHOWN
    if more > 0:
        spans = spans[:_SPANS_SHOWN]
        spans.append(translate("Hours", "and %n more", None, more))
    text = translate("Hours", "%1 a week: %2").replace("%1", _length(week.chosen_minutes, reader))
    return text.replace("%2", "; ".join(spans)) + "."


def clock(minute: int, reader: Reader) -> str:
    """Return a time of day as the reader's clock shows it; midnight ends a day as it begins it."""
    minute %= DAY_MINUTES
    time = QTime(minute // _MINUTES_IN_HOUR, minute % _MINUTES_IN_HOUR)
    return reader.locale.toString(time, QLocale.FormatType.ShortFormat)


def hour_mark(hour: int, reader: Reader) -> str:
    """Return an hour as short as the reader's clock has it, such as "22" or "10 pm"."""
    twelve = "h" in reader.locale.timeFormat(QLocale.FormatType.ShortFormat)
    return reader.locale.toString(QTime(hour, 0), "h ap" if twelve else "H")


def _length(minutes: int, reader: Reader) -> str:
    hours = minutes / _MINUTES_IN_HOUR
    if hours == 1:
        return translate("Hours", "1 hour")
    if hours == int(hours):
        return translate("Hours", "%n hours", None, int(hours))
    text = reader.locale.toString(hours, "f", 1)
    return translate("Hours", "%1 hours").replace("%1", text)
