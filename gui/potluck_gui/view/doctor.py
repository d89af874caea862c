"""What the check of Potluck has found, in words, and what it comes to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import plain
from potluck_gui.view.said import said

translate = QCoreApplication.translate

MOST_FINDINGS = 60
"""More are not shown: a computer has some fifteen, and a few for each graphics card."""

_TITLE_CHARACTERS = 80
_SENTENCE_CHARACTERS = 500


class Mark(Enum):
    """How something was found; its value is the place in which it is shown in the end."""

    BROKEN = 0
    """It does not work."""
    WARNING = 1
    """It works, but could be better."""
    GOOD = 2
    """As it should be."""
    SKIPPED = 3
    """It does not matter here, or could not be looked at."""
    LOOKING = 4
    """It is looked at now; also what this app does not know."""


_MARKS = {
    control.FINDING_STATE_BROKEN: Mark.BROKEN,
    control.FINDING_STATE_WARNING: Mark.WARNING,
    control.FINDING_STATE_GOOD: Mark.GOOD,
    control.FINDING_STATE_SKIPPED: Mark.SKIPPED,
}


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """One finding in words.

    Attributes:
        key: Its name among programs.
        mark: How it was found.
        word: The same in a word or two.
        title: What was looked at.
        sentence: What was found; empty while it is looked at.
        mend: What to do; empty when nothing.
        spoken: All of it for a screen reader.
    """

    key: str
    mark: Mark
    word: str
    title: str
    sentence: str
    mend: str
    spoken: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What all findings come to.

    Attributes:
        sentence: In one sentence.
        done: How many were looked at.
        of: How many there are.
    """

    sentence: str
    done: int
    of: int


def finding_view(finding: control.Finding) -> FindingView:
    """Work out one finding."""
    mark = _MARKS.get(finding.state, Mark.LOOKING)
    title = plain(said(finding.title), _TITLE_CHARACTERS)
    sentence = plain(said(finding.sentence), _SENTENCE_CHARACTERS)
    mend = plain(said(finding.mend), _SENTENCE_CHARACTERS)
    word = mark_word(mark)
    return FindingView(
        key=finding.key[:_TITLE_CHARACTERS],
        mark=mark,
        word=word,
        title=title,
        sentence=sentence,
        mend=mend,
        spoken=" ".join(f"{title}: {word}. {sentence} {mend}".split()),
    )


def mark_word(mark: Mark) -> str:
    """Return how something was found, in a word or two."""
    match mark:
        case Mark.BROKEN:
            return translate("Doctor", "Broken")
        case Mark.WARNING:
            return translate("Doctor", "Could be better")
        case Mark.GOOD:
            return translate("Doctor", "In order")
        case Mark.SKIPPED:
            return translate("Doctor", "Skipped")
        case Mark.LOOKING:
            return translate("Doctor", "Looking…")


def outcome(views: Iterable[FindingView], *, over: bool) -> Outcome:
    """Return what findings come to.

    Args:
        views: The findings so far.
        over: True when no more will come.
    """
    marks = [view.mark for view in views]
    done = len(marks) - marks.count(Mark.LOOKING)
    return Outcome(
        sentence=_closing(marks) if over else translate("Doctor", "Looking at what Potluck needs…"),
        done=done,
        of=len(marks),
    )


def in_the_end(views: Mapping[str, FindingView]) -> Sequence[str]:
    """Return the keys in the order of the end: first what needs the person."""
    return sorted(views, key=lambda key: views[key].mark.value)


def _closing(marks: Sequence[Mark]) -> str:
    broken, better = marks.count(Mark.BROKEN), marks.count(Mark.WARNING)
    if broken == 1:
        return translate("Doctor", "One thing is broken")
    if broken:
        return translate("Doctor", "%n things are broken", None, broken)
    if better == 1:
        return translate("Doctor", "One thing could be better")
    if better:
        return translate("Doctor", "%n things could be better", None, better)
    if Mark.LOOKING in marks or not marks:
        return translate("Doctor", "Not everything could be looked at")
    return translate("Doctor", "Everything that Potluck needs is in order")
