"""What the page "Contribution" shows: today beside all time."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.electricity import energy_facts
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, all_digits, count, hours

translate = QCoreApplication.translate


@dataclass(frozen=True, kw_only=True)
class AmountView:
    """What was given in some time.

    Attributes:
        title: Which time.
        tokens: Verified tokens.
        tokens_exact: The same with all digits.
        facts: Computing time, pieces of work, energy.
    """

    title: str
    tokens: str
    tokens_exact: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionView:
    """What the page shows.

    Attributes:
        empty: What to say while nothing is verified; empty from the first verified work on.
        today: What was given today.
        all_time: What was given in all.
    """

    empty: str
    today: AmountView
    all_time: AmountView


def contribution_view(snapshot: control.Snapshot, reader: Reader) -> ContributionView:
    """Work out the page."""
    return ContributionView(
        empty=_empty(snapshot.contribution),
        today=_amount(
            translate("Contribution", "Today"), snapshot.today, reader, _today_energy(snapshot)
        ),
        all_time=_amount(
            translate("Contribution", "All time"),
            snapshot.contribution,
            reader,
            snapshot.energy if snapshot.HasField("energy") else None,
        ),
    )


def _today_energy(snapshot: control.Snapshot) -> control.Energy | None:
    return snapshot.energy_today if snapshot.HasField("energy_today") else None


def _empty(given: control.Contribution) -> str:
    if given.verified_units:
        return ""
    if given.pending_units:
        return translate(
            "Contribution",
            "Your first piece of work is done and waits for the project's check.",
        )
    return translate(
        "Contribution",
        "No verified work yet. It counts from your first piece of work that is checked.",
    )


def _amount(
    title: str,
    given: control.Contribution,
    reader: Reader,
    taken: control.Energy | None = None,
) -> AmountView:
    facts = [
        Fact(
            label=translate("Contribution", "Computing time"),
            value=hours(given.verified_seconds, reader),
        ),
        Fact(
            label=translate("Contribution", "Pieces of work verified"),
            value=count(given.verified_units, reader),
        ),
        Fact(
            label=translate("Contribution", "Waiting for the check"),
            value=count(given.pending_units, reader),
        ),
    ]
    if given.rejected_units:
        facts.append(
            Fact(
                label=translate("Contribution", "Not accepted"),
                value=count(given.rejected_units, reader),
            )
        )
    if taken is not None:
        facts += energy_facts(taken, reader)
    return AmountView(
        title=title,
        tokens=count(given.verified_tokens, reader),
        tokens_exact=all_digits(given.verified_tokens, reader),
        facts=tuple(facts),
    )
