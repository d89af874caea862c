"""What the page "Activity" shows of a unit of the journal."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, ago, count, duration, energy, plain
from potluck_gui.view.state import Look

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 300


@dataclass(frozen=True, kw_only=True)
class ActivityRow:
    """One piece of work in words.

    Attributes:
        unit_id: Its name among programs.
        look: Colour of its mark.
        title: Where it stands in one or two words.
        sentence: What happened last.
        details: When, how large, how long, how much energy.
    """

    unit_id: str
    look: Look
    title: str
    sentence: str
    details: str


def activity_row(unit: control.UnitRecord, reader: Reader) -> ActivityRow:
    """Work out one row."""
    look, title = _standing(unit.state)
    details = [ago(unit.leased_unix_ms, reader)]
    tokens = translate("Activity", "%1 tokens").replace("%1", count(unit.tokens, reader))
    details.append(tokens)
    if unit.busy_seconds > 0:
        details.append(duration(unit.busy_seconds))
    if unit.HasField("watt_hours"):
        details.append(energy(unit.watt_hours, reader))
    if unit.has_receipt:
        details.append(translate("Activity", "signed receipt kept"))
    return ActivityRow(
        unit_id=unit.unit_id,
        look=look,
        title=title,
        sentence=plain(unit.sentence, _SENTENCE_CHARACTERS),
        details=" · ".join(details),
    )


def _standing(state: str) -> tuple[Look, str]:
    standings = {
        "verified": (Look.WORKING, translate("Activity", "Verified")),
        "rejected": (Look.PROBLEM, translate("Activity", "Not accepted")),
        "superseded": (Look.PAUSED, translate("Activity", "No longer needed")),
        "submitted": (Look.WAITING, translate("Activity", "Waiting for the check")),
        "uploading": (Look.WAITING, translate("Activity", "Being sent")),
    }
    return standings.get(state, (Look.OFFLINE, translate("Activity", "In progress")))
