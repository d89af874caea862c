"""Which milestone is celebrated: each once, and of several at once the greatest."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.preferences import Preferences
from potluck_gui.view.first_steps import FIRST_VERIFIED, Moment, first_moment, gave_before
from potluck_gui.view.formats import Reader
from potluck_gui.view.milestones import THRESHOLDS, Kind, Milestone, milestone_view

translate = QCoreApplication.translate

_FIRST_PIECE = f"{Kind.PIECES.value}-1"
"""The first verified piece of work has a moment of its own."""


@dataclass(frozen=True, kw_only=True)
class Celebrated:
    """What a look at the totals comes to.

    Attributes:
        names: What stands in Preferences.celebrated from now on.
        moment: What to celebrate; None for nothing.
    """

    names: tuple[str, ...]
    moment: Moment | None


def celebrated_now(
    preferences: Preferences,
    snapshot: control.Snapshot,
    days_in_a_row: int | None,
    reader: Reader,
) -> Celebrated:
    """Work out what is celebrated now, and what was celebrated from then on.

    What was reached before a kind is looked at for the first time is noted in silence. Days in a
    row are not looked at until they are known.
    """
    before = preferences.celebrated
    reached = milestone_view(snapshot.contribution, days_in_a_row or 0, reader).reached
    looked_at = [kind for kind in Kind if kind is not Kind.DAYS or days_in_a_row is not None]
    new = [each for each in reached if each.kind in looked_at and each.name not in before]
    names = [*before, *(each.name for each in new)]
    names += [name for kind in looked_at if (name := _seen(kind)) not in before]
    first = first_moment(preferences, snapshot, reader)
    if first is not None:
        return Celebrated(names=(*names, first.name), moment=first)
    if gave_before(preferences, snapshot):
        names.append(FIRST_VERIFIED)
    greatest = greatest_of(each for each in new if _seen(each.kind) in before)
    moment = None if greatest is None else moment_of(greatest)
    return Celebrated(names=tuple(names), moment=moment)


def news_between(
    before: Collection[Milestone], after: Iterable[Milestone], preferences: Preferences
) -> Moment | None:
    """Return the greatest milestone that was reached between two looks and not celebrated."""
    known = {each.name for each in before} | set(preferences.celebrated)
    greatest = greatest_of(each for each in after if each.name not in known)
    return None if greatest is None else moment_of(greatest)


def greatest_of(milestones: Iterable[Milestone]) -> Milestone | None:
    """Return the one that is farthest along among those of its kind; None when there is none."""
    return max((m for m in milestones if m.name != _FIRST_PIECE), key=_rank, default=None)


def moment_of(milestone: Milestone) -> Moment:
    """Return how a milestone is celebrated."""
    title = translate("Milestones", "Milestone reached: %1")
    return Moment(
        name=milestone.name,
        title=title.replace("%1", milestone.title),
        sentence={
            Kind.PIECES: translate(
                "Milestones",
                "Each of them was checked, and the model has learnt from it. Thank you!",
            ),
            Kind.TOKENS: translate(
                "Milestones",
                "So many pieces of words has the model learnt from on this computer. Thank you!",
            ),
            Kind.HOURS: translate(
                "Milestones",
                "So long has this computer worked for all when you did not need it. Thank you!",
            ),
            Kind.DAYS: translate(
                "Milestones", "Day after day this computer has given something. Thank you!"
            ),
        }[milestone.kind],
    )


def _seen(kind: Kind) -> str:
    """Return what stands among the names once a kind was looked at."""
    return f"{kind.value}-seen"


def _rank(milestone: Milestone) -> float:
    steps = THRESHOLDS[milestone.kind]
    return steps.index(milestone.threshold) / len(steps)
