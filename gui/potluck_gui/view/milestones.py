"""What has been reached: milestones that come soon at first and then grow rarer.

Their names are kept in the preferences once they were celebrated, so they never change.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, count

translate = QCoreApplication.translate

_HOUR_SECONDS = 3600.0


class Kind(StrEnum):
    """What a milestone counts; the values are the beginnings of names that are kept."""

    PIECES = "pieces"
    """Verified pieces of work."""
    TOKENS = "tokens"
    """Tokens in them."""
    HOURS = "hours"
    """Hours of computing in them."""
    DAYS = "days"
    """Days with verified work, in a row."""


THRESHOLDS: dict[Kind, tuple[int, ...]] = {
    Kind.PIECES: (1, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000),
    Kind.TOKENS: tuple(
        size * 10**zeros for zeros in range(5, 13) for size in ((1,) if zeros == 5 else (1, 5))
    ),
    Kind.HOURS: (1, 10, 24, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 100_000),
    Kind.DAYS: (3, 7, 14, 30, 60, 100, 200, 365, 730, 1_000, 2_000, 3_650),
}
"""What is a milestone, of each kind, rising."""


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One of them.

    Attributes:
        name: Its name among programs, such as "tokens-1000000".
        title: Its name among people.
        kind: What it counts.
        threshold: From how much on it is reached.
    """

    name: str
    title: str
    kind: Kind
    threshold: int


@dataclass(frozen=True, kw_only=True)
class NextMilestone:
    """The one that comes next.

    Attributes:
        milestone: Which.
        share: How far it is, from 0 to 1.
        words: The same in words.
    """

    milestone: Milestone
    share: float
    words: str


@dataclass(frozen=True, kw_only=True)
class MilestoneView:
    """What is shown.

    Attributes:
        reached: The greatest of each kind first, then those before them.
        newest: The greatest reached of each kind.
        next: The next of each kind that has begun, the nearest first.
    """

    reached: tuple[Milestone, ...]
    newest: tuple[Milestone, ...]
    next: tuple[NextMilestone, ...]


def milestone_view(
    given: control.Contribution, days_in_a_row: int, reader: Reader
) -> MilestoneView:
    """Work out what a contribution has reached and what comes next."""
    values = _values(given, days_in_a_row)
    reached: list[Milestone] = []
    newest: list[Milestone] = []
    following: list[NextMilestone] = []
    for kind, value in values.items():
        passed = [each for each in THRESHOLDS[kind] if value >= each]
        of_kind = [_milestone(kind, each, reader) for each in reversed(passed)]
        reached += of_kind
        newest += of_kind[:1]
        if value > 0 and len(passed) < len(THRESHOLDS[kind]):
            following.append(_next(kind, value, passed, reader))
    following.sort(key=lambda each: -each.share)
    return MilestoneView(reached=tuple(reached), newest=tuple(newest), next=tuple(following))


def longest_run(days: Iterable[dt.date]) -> int:
    """Return the greatest number of days in a row."""
    longest = run = 0
    before: dt.date | None = None
    for day in sorted(set(days)):
        follows = before is not None and (day - before).days == 1
        run = run + 1 if follows else 1
        longest, before = max(longest, run), day
    return longest


def _values(given: control.Contribution, days_in_a_row: int) -> dict[Kind, float]:
    seconds = given.verified_seconds if math.isfinite(given.verified_seconds) else 0.0
    return {
        Kind.PIECES: float(given.verified_units),
        Kind.TOKENS: float(given.verified_tokens),
        Kind.HOURS: max(0.0, seconds) / _HOUR_SECONDS,
        Kind.DAYS: float(max(0, days_in_a_row)),
    }


def _name(kind: Kind, threshold: int) -> str:
    return f"{kind.value}-{threshold}"


def _milestone(kind: Kind, threshold: int, reader: Reader) -> Milestone:
    return Milestone(
        name=_name(kind, threshold),
        title=_title(kind, threshold, reader),
        kind=kind,
        threshold=threshold,
    )


def _title(kind: Kind, threshold: int, reader: Reader) -> str:
    number = count(threshold, reader)
    if kind is Kind.PIECES:
        if threshold == 1:
            return translate("Milestones", "First piece of work")
        return translate("Milestones", "%1 pieces of work").replace("%1", number)
    if kind is Kind.TOKENS:
        return translate("Milestones", "%1 tokens").replace("%1", number)
    if kind is Kind.HOURS:
        if threshold == 1:
            return translate("Milestones", "First hour")
        return translate("Milestones", "%1 hours").replace("%1", number)
    return translate("Milestones", "%1 days in a row").replace("%1", number)


def _next(kind: Kind, value: float, passed: list[int], reader: Reader) -> NextMilestone:
    threshold = THRESHOLDS[kind][len(passed)]
    milestone = _milestone(kind, threshold, reader)
    words = translate("Milestones", "%1 of %2")
    return NextMilestone(
        milestone=milestone,
        share=min(1.0, value / threshold),
        words=words.replace("%1", count(int(value), reader)).replace(
            "%2", count(threshold, reader)
        ),
    )
