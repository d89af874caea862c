"""What the tray shows of a snapshot."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, moment, plain
from potluck_gui.view.look import Look
from potluck_gui.view.state import (
    Link,
    LinkPhase,
    goes_on,
    look_of,
    may_finish,
    may_pause,
    may_resume,
    name_of,
    sentence_of,
)

translate = QCoreApplication.translate

_TOOLTIP_CHARACTERS = 120  # Windows cuts a tray's tooltip at 127.


@dataclass(frozen=True, kw_only=True)
class TrayView:
    """What the tray shows.

    Attributes:
        look: The icon.
        tooltip: What it does or why not, and when it goes on where there is room.
        status: The line at the top of the menu.
        may_pause: Whether the pauses can be chosen.
        may_resume: Whether "Resume" can be chosen.
        may_finish: Whether "Finish and then pause" can be chosen.
    """

    look: Look
    tooltip: str
    status: str
    may_pause: bool = False
    may_resume: bool = False
    may_finish: bool = False


def tray_view(link: Link, snapshot: control.Snapshot | None, reader: Reader) -> TrayView:
    """Work out the tray."""
    if link.phase is LinkPhase.LOST:
        sentence = plain(link.sentence, _TOOLTIP_CHARACTERS)
        return TrayView(
            look=Look.PROBLEM, tooltip=sentence, status=translate("Tray", "Not running")
        )
    if link.phase is LinkPhase.SILENT:
        return TrayView(
            look=Look.PROBLEM,
            tooltip=translate("Tray", "Potluck's background program does not answer."),
            status=translate("Tray", "No answer"),
        )
    if snapshot is None or link.phase is LinkPhase.CONNECTING:
        starting = translate("Tray", "Potluck is starting.")
        return TrayView(look=Look.WAITING, tooltip=starting, status=starting)
    return TrayView(
        look=look_of(snapshot.state),
        tooltip=_tooltip(snapshot, reader),
        status=_status(snapshot, reader),
        may_pause=may_pause(snapshot),
        may_resume=may_resume(snapshot),
        may_finish=may_finish(snapshot),
    )


def _tooltip(snapshot: control.Snapshot, reader: Reader) -> str:
    sentence = sentence_of(snapshot)
    if snapshot.HasField("resumes_unix_ms"):
        later = goes_on(snapshot.resumes_unix_ms, snapshot.reason, reader)
        if len(f"{sentence} {later}") <= _TOOLTIP_CHARACTERS:
            sentence = f"{sentence} {later}"
    return plain(sentence, _TOOLTIP_CHARACTERS)


def _status(snapshot: control.Snapshot, reader: Reader) -> str:
    if snapshot.finishing:
        return translate("Tray", "Working, then pausing")
    if snapshot.HasField("resumes_unix_ms"):
        text = translate("Tray", "%1 until %2")
        return text.replace("%1", name_of(snapshot.state)).replace(
            "%2", moment(snapshot.resumes_unix_ms, reader)
        )
    return name_of(snapshot.state)
