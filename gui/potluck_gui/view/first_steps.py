"""When the first steps are shown, and how the first verified piece of work is celebrated."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.preferences import Preferences
from potluck_gui.view.formats import Reader, count

translate = QCoreApplication.translate

FIRST_VERIFIED = "first"
"""The name of the first verified piece of work among what is celebrated."""
_MOST_FOR_A_FIRST = 20
"""Pieces of work that a computer does in a night. Who has more when this is first looked at has
given for long already, and to be told of a first one would be odd."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something to celebrate.

    Attributes:
        name: Its name in Preferences.celebrated.
        title: What has been reached.
        sentence: What it means.
    """

    name: str
    title: str
    sentence: str


def wanted(preferences: Preferences, snapshot: control.Snapshot) -> bool:
    """Tell whether the first steps are to be shown by themselves."""
    return not preferences.onboarded and not snapshot.projects


def gave_before(preferences: Preferences, snapshot: control.Snapshot) -> bool:
    """Tell whether the first verified piece of work lies so far back that it is not celebrated."""
    verified = snapshot.contribution.verified_units
    return FIRST_VERIFIED not in preferences.celebrated and verified > _MOST_FOR_A_FIRST


def first_moment(
    preferences: Preferences, snapshot: control.Snapshot, reader: Reader
) -> Moment | None:
    """Return how the first verified piece of work is celebrated; None before, and ever after."""
    given = snapshot.contribution
    if not given.verified_units or FIRST_VERIFIED in preferences.celebrated:
        return None
    if gave_before(preferences, snapshot):
        return None
    sentence = translate(
        "FirstSteps",
        "It was checked, and it counts: because of this computer, the model has learnt from %1 "
        "tokens (pieces of words) more. Thank you!",
    )
    return Moment(
        name=FIRST_VERIFIED,
        title=translate("FirstSteps", "Your first piece of work counts"),
        sentence=sentence.replace("%1", count(given.verified_tokens, reader)),
    )
