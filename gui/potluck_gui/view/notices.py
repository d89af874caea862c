"""What is worth a notification: few things, each once, and each can be switched off."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.preferences import Preferences
from potluck_gui.view.celebrations import news_between
from potluck_gui.view.first_steps import FIRST_VERIFIED
from potluck_gui.view.formats import plain
from potluck_gui.view.milestones import Milestone
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 200


class NoticeKind(Enum):
    """What a notification is about."""

    PROBLEM = "problem"
    """Something needs the person."""
    FIRST_VERIFIED = "first verified"
    """The first piece of work was verified."""
    MILESTONE = "milestone"
    """A milestone was reached."""


@dataclass(frozen=True, kw_only=True)
class DesktopNotice:
    """A notification.

    Attributes:
        kind: What it is about.
        sentence: What it says.
    """

    kind: NoticeKind
    sentence: str


def notices_between(
    before: control.Snapshot | None, after: control.Snapshot, preferences: Preferences
) -> tuple[DesktopNotice, ...]:
    """Return what happened between two snapshots that is worth a notification.

    After a start there is nothing before, and so no news: only what happens is told of, not how
    things stand.
    """
    if before is None:
        return ()
    return tuple(
        notice
        for notice in (*_problems(before, after), *_first(before, after, preferences))
        if _wanted(notice.kind, preferences)
    )


def milestone_notice(
    before: Collection[Milestone], after: Iterable[Milestone], preferences: Preferences
) -> DesktopNotice | None:
    """Return what to say of the milestones that were reached between two looks."""
    moment = news_between(before, after, preferences)
    if moment is None or not _wanted(NoticeKind.MILESTONE, preferences):
        return None
    return DesktopNotice(kind=NoticeKind.MILESTONE, sentence=f"{moment.title}. {moment.sentence}")


def _wanted(kind: NoticeKind, preferences: Preferences) -> bool:
    return {
        NoticeKind.PROBLEM: preferences.notify_problems,
        NoticeKind.FIRST_VERIFIED: preferences.notify_first_verified,
        NoticeKind.MILESTONE: preferences.notify_milestones,
    }[kind]


def _problems(before: control.Snapshot, after: control.Snapshot) -> Iterator[DesktopNotice]:
    known = {problem.sentence for problem in before.problems}
    for problem in after.problems:
        if problem.sentence not in known:
            words = f"{said(problem.sentence)} {said(problem.remedy)}".strip()
            yield DesktopNotice(
                kind=NoticeKind.PROBLEM, sentence=plain(words, _SENTENCE_CHARACTERS)
            )
            return  # The others stand in the window, which is one click away.


def _first(
    before: control.Snapshot, after: control.Snapshot, preferences: Preferences
) -> Iterator[DesktopNotice]:
    came = not before.contribution.verified_units and after.contribution.verified_units
    if came and FIRST_VERIFIED not in preferences.celebrated:
        yield DesktopNotice(
            kind=NoticeKind.FIRST_VERIFIED,
            sentence=translate(
                "Notices", "Your first piece of work was checked and counts. Thank you!"
            ),
        )
