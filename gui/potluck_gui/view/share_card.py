"""What a card to share says: what was given, and nothing that tells who gave it."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.calendar import long_name
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, count, hours, plain

translate = QCoreApplication.translate

_NAME_CHARACTERS = 40
_PROJECTS = 3


@dataclass(frozen=True, kw_only=True)
class ShareCard:
    """What stands on the card.

    Attributes:
        heading: What it is about.
        figure: The large number.
        figure_name: What it counts.
        facts: Hours, pieces of work, since when.
        projects: Names of projects in a line; empty unless the person wants them.
    """

    heading: str
    figure: str
    figure_name: str
    facts: tuple[Fact, ...]
    projects: str

    def sentence(self) -> str:
        """Return the card in words, for those who can't see it."""
        facts = ". ".join(f"{fact.label}: {fact.value}" for fact in self.facts)
        return f"{self.heading} {self.figure} {self.figure_name}. {facts}. {self.projects}".strip()


def share_card(
    snapshot: control.Snapshot,
    first_day: dt.date | None,
    reader: Reader,
    *,
    with_projects: bool,
) -> ShareCard:
    """Work out the card; a day alone would say more of a life than its month does."""
    given = snapshot.contribution
    facts = [
        Fact(
            label=translate("ShareCard", "Computing time"),
            value=hours(given.verified_seconds, reader),
        ),
        Fact(
            label=translate("ShareCard", "Pieces of work"),
            value=count(given.verified_units, reader),
        ),
    ]
    if first_day is not None:
        since = long_name(first_day.replace(day=1), control.BUCKET_MONTH, reader)
        facts.append(Fact(label=translate("ShareCard", "Since"), value=since))
    names = [plain(project.name, _NAME_CHARACTERS) for project in snapshot.projects]
    line = ", ".join(name for name in names[:_PROJECTS] if name) if with_projects else ""
    return ShareCard(
        heading=translate("ShareCard", "My computer helps to train an open language model."),
        figure=count(given.verified_tokens, reader),
        figure_name=translate("ShareCard", "verified tokens (pieces of words)"),
        facts=tuple(facts),
        projects=line,
    )
