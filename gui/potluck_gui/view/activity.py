"""What the page "Activity" shows of an entry of the log, and what is copied of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import UNKNOWN, Reader, plain
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 400
_NAME_CHARACTERS = 60
_REPORT_CHARACTERS = 200_000


class Kind(Enum):
    """What an entry is about."""

    WORK = control.ACTIVITY_KIND_WORK
    """Pieces of work."""
    PROJECT = control.ACTIVITY_KIND_PROJECT
    """Projects."""
    PERSON = control.ACTIVITY_KIND_PERSON
    """What the person did."""
    PROBLEM = control.ACTIVITY_KIND_PROBLEM
    """What went wrong."""
    APP = control.ACTIVITY_KIND_APP
    """The app itself; also what this app does not know."""


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """One entry in words.

    Attributes:
        kind: What it is about.
        day: The day as a heading, such as "Yesterday".
        time: The time of day.
        sentence: What happened.
        remedy: What to do; empty when nothing.
        about: Kind, project and device in a line.
        spoken: All of it for a screen reader.
    """

    kind: Kind
    day: str
    time: str
    sentence: str
    remedy: str
    about: str
    spoken: str


def entry_view(entry: control.ActivityEntry, reader: Reader) -> EntryView:
    """Work out one entry."""
    kind, when = _kind(entry.kind), _local(entry.unix_ms, reader)
    day, time = _day(when, reader), _time(when, reader)
    sentence = plain(said(entry.sentence), _SENTENCE_CHARACTERS)
    remedy = plain(said(entry.remedy), _SENTENCE_CHARACTERS)
    names = [plain(name, _NAME_CHARACTERS) for name in (entry.project_name, entry.device_name)]
    about = " · ".join([kind_words(kind), *(name for name in names if name)])
    spoken = " ".join(f"{kind_words(kind)}: {sentence} {remedy}".split())
    where = ", ".join(name for name in names if name)
    return EntryView(
        kind=kind,
        day=day,
        time=time,
        sentence=sentence,
        remedy=remedy,
        about=about,
        spoken=f"{spoken} {where}{', ' if where else ''}{day}, {time}",
    )


def kind_words(kind: Kind) -> str:
    """Return what an entry is about in a word."""
    return {
        Kind.WORK: translate("Activity", "Work"),
        Kind.PROJECT: translate("Activity", "Project"),
        Kind.PERSON: translate("Activity", "You"),
        Kind.PROBLEM: translate("Activity", "Problem"),
        Kind.APP: translate("Activity", "Potluck"),
    }[kind]


def kind_filter_words(kind: Kind) -> str:
    """Return what a filter for a kind is called."""
    return {
        Kind.WORK: translate("Activity", "Work"),
        Kind.PROJECT: translate("Activity", "Projects"),
        Kind.PERSON: translate("Activity", "What you did"),
        Kind.PROBLEM: translate("Activity", "Problems"),
        Kind.APP: translate("Activity", "Potluck itself"),
    }[kind]


def entry_text(entry: control.ActivityEntry, reader: Reader) -> str:
    """Return an entry as a line to copy, with the day in digits so that it can be sorted."""
    view, when = entry_view(entry, reader), _local(entry.unix_ms, reader)
    day = UNKNOWN if when is None else f"{when:%Y-%m-%d %H:%M}"
    said_all = f"{view.sentence} {view.remedy}".strip()
    return f"{day}  {view.about}: {said_all}".replace("\u200b", "")


def day_key(unix_ms: int, reader: Reader) -> int:
    """Return a number that entries of one day share; 0 for a time that no calendar holds."""
    when = _local(unix_ms, reader)
    return 0 if when is None else when.date().toordinal()


def falling(
    entries: Iterable[control.ActivityEntry], *, below: int | None
) -> list[control.ActivityEntry]:
    """Return the entries whose numbers fall, as they should, so that none comes twice."""
    kept: list[control.ActivityEntry] = []
    for entry in entries:
        if below is None or entry.number < below:
            kept.append(entry)
            below = entry.number
    return kept


def report_text(text: str) -> str:
    """Return a report for somebody who helps: its lines, bounded, and nothing that is no text."""
    kept = (each for each in text[:_REPORT_CHARACTERS] if each == "\n" or each.isprintable())
    return "".join(kept)


def _kind(number: int) -> Kind:
    try:
        return Kind(number)
    except ValueError:
        return Kind.APP


def _local(unix_ms: int, reader: Reader) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(unix_ms / 1000, tz=reader.now.tzinfo)
    except (OverflowError, OSError, ValueError):
        return None  # A time that no calendar holds.


def _day(when: dt.datetime | None, reader: Reader) -> str:
    if when is None:
        return translate("Activity", "At a time that no clock shows")
    days = (reader.now.date() - when.date()).days
    if days == 0:
        return translate("Activity", "Today")
    if days == 1:
        return translate("Activity", "Yesterday")
    date = QDate(when.year, when.month, when.day)
    return reader.locale.toString(date, QLocale.FormatType.LongFormat)


def _time(when: dt.datetime | None, reader: Reader) -> str:
    if when is None:
        return UNKNOWN
    return reader.locale.toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
