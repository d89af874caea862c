"""How each state of the app looks and what it is called; the one table for tray and window."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, moment, plain
from potluck_gui.view.look import Look
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 300


class LinkPhase(Enum):
    """How the window stands with the daemon."""

    CONNECTING = "connecting"
    """The daemon has not answered yet; nothing is wrong so far."""
    CONNECTED = "connected"
    """Snapshots arrive."""
    SILENT = "silent"
    """The daemon is there and does not answer; what was heard of it before is no longer true."""
    LOST = "lost"
    """The daemon does not answer; the sentence of the link says what is known."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """How the window stands with the daemon.

    Attributes:
        phase: Connecting, connected, silent or lost.
        sentence: Why it is lost; empty otherwise.
    """

    phase: LinkPhase
    sentence: str = ""


_LOOKS = {
    control.APP_STATE_STARTING: Look.WAITING,
    control.APP_STATE_WORKING: Look.WORKING,
    control.APP_STATE_PAUSED: Look.PAUSED,
    control.APP_STATE_WAITING: Look.WAITING,
    control.APP_STATE_OFFLINE: Look.OFFLINE,
    control.APP_STATE_PROBLEM: Look.PROBLEM,
}


def look_of(state: int) -> Look:
    """Return how a state looks; a state that this app does not know looks like waiting."""
    return _LOOKS.get(state, Look.WAITING)  # type: ignore[call-overload,no-any-return]


def name_of(state: int) -> str:
    """Return a state in one or two words."""
    names = {
        control.APP_STATE_STARTING: translate("State", "Getting ready"),
        control.APP_STATE_WORKING: translate("State", "Working"),
        control.APP_STATE_PAUSED: translate("State", "Paused"),
        control.APP_STATE_WAITING: translate("State", "Waiting"),
        control.APP_STATE_OFFLINE: translate("State", "Offline"),
        control.APP_STATE_PROBLEM: translate("State", "Needs you"),
    }
    return names.get(state, translate("State", "Waiting"))  # type: ignore[call-overload,no-any-return]


def sentence_of(snapshot: control.Snapshot) -> str:
    """Return the daemon's sentence, or the name of the state where it sent none."""
    return plain(said(snapshot.sentence), _SENTENCE_CHARACTERS) or name_of(snapshot.state)


def goes_on(unix_ms: int, reason: "control.NotNowReason.ValueType", reader: Reader) -> str:
    """Return when work goes on, as the reader writes times."""
    text = translate("State", "Goes on by itself: %1.")
    if reason == control.NOT_NOW_REASON_USER_ACTIVE:  # Every touch puts it off.
        text = translate("State", "Goes on by itself if you leave the computer alone: %1.")
    return text.replace("%1", moment(unix_ms, reader))


def may_pause(snapshot: control.Snapshot) -> bool:
    """Tell whether a pause would change anything."""
    return snapshot.state != control.APP_STATE_PAUSED


def may_resume(snapshot: control.Snapshot) -> bool:
    """Tell whether there is something to go on from: a pause, a finish or a problem."""
    return (
        snapshot.state in {control.APP_STATE_PAUSED, control.APP_STATE_PROBLEM}
        or snapshot.finishing
        or snapshot.reason == control.NOT_NOW_REASON_FINISHED
    )


def may_finish(snapshot: control.Snapshot) -> bool:
    """Tell whether there is a piece of work in hand that could be finished."""
    busy = any(device.HasField("unit") for device in snapshot.devices)
    return busy and not snapshot.finishing and snapshot.state != control.APP_STATE_PAUSED


_SET_ASIDE = frozenset(
    {
        control.NOT_NOW_REASON_USER_ACTIVE,
        control.NOT_NOW_REASON_KEPT_AWAKE,
        control.NOT_NOW_REASON_JUST_LOGGED_IN,
        control.NOT_NOW_REASON_OUTSIDE_HOURS,
        control.NOT_NOW_REASON_DEAR_POWER,
    }
)


def may_run_now(snapshot: control.Snapshot) -> bool:
    """Tell whether the person can override what it waits for: themselves and the time, no more."""
    return snapshot.state == control.APP_STATE_WAITING and snapshot.reason in _SET_ASIDE
