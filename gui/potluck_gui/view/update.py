"""What is shown of updates of the app: a card with all of it, and a line when it matters."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, data_size, moment, plain
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 500
_VERSION_CHARACTERS = 40
_PARTS_PER_THOUSAND = 1000
_RESTING = frozenset(
    {
        control.UPDATE_STATE_NEWEST,
        control.UPDATE_STATE_OFFERED,
        control.UPDATE_STATE_FAILED,
    }
)
_TOLD = frozenset(
    {
        control.UPDATE_STATE_READY,
        control.UPDATE_STATE_SWITCHING,
        control.UPDATE_STATE_FAILED,
    }
)
"""What is worth a line above every page; an offer is, too, while it waits for the person."""


@dataclass(frozen=True, kw_only=True)
class UpdateView:
    """How updates stand.

    Attributes:
        sentence: What is done, or was found.
        checked: When it was looked last; empty for never.
        permille: How much is fetched in thousandths; None while nothing is.
        progress: The same in words.
        may_check: Whether looking now is offered.
        may_install: Whether changing to the newer version is offered.
    """

    sentence: str
    checked: str
    permille: int | None
    progress: str
    may_check: bool
    may_install: bool


def update_view(snapshot: control.Snapshot, reader: Reader) -> UpdateView | None:
    """Return how updates stand; None where the app does not update itself."""
    if not snapshot.HasField("update"):
        return None
    status = snapshot.update
    checked = ""
    if status.checked_unix_ms > 0:
        text = translate("Update", "Looked for newer versions: %1.")
        checked = text.replace("%1", moment(status.checked_unix_ms, reader))
    return UpdateView(
        sentence=plain(said(status.sentence), _SENTENCE_CHARACTERS),
        checked=checked,
        permille=_permille(status),
        progress=_progress(status, reader),
        may_check=status.state in _RESTING,
        may_install=status.state in _RESTING and bool(status.version),
    )


def update_line(snapshot: control.Snapshot) -> str:
    """Return what is said above every page; empty while nothing of updates matters there."""
    status = snapshot.update
    if not snapshot.HasField("update"):
        return ""
    # One that is there and is not being fetched waits for the person, or for the network.
    offered = status.state == control.UPDATE_STATE_OFFERED
    if not (offered or status.required or status.state in _TOLD):
        return ""
    return plain(said(status.sentence), _SENTENCE_CHARACTERS)


def version_line(version: str) -> str:
    """Return which version this is."""
    text = translate("Update", "This is version %1.")
    return text.replace("%1", plain(version, _VERSION_CHARACTERS))


def _permille(status: control.UpdateStatus) -> int | None:
    if status.state != control.UPDATE_STATE_FETCHING:
        return None
    if not status.total_bytes:
        return 0
    return min(_PARTS_PER_THOUSAND, status.done_bytes * _PARTS_PER_THOUSAND // status.total_bytes)


def _progress(status: control.UpdateStatus, reader: Reader) -> str:
    if status.state != control.UPDATE_STATE_FETCHING or not status.total_bytes:
        return ""
    text = translate("Update", "%1 of %2")
    return text.replace("%1", data_size(status.done_bytes, reader)).replace(
        "%2", data_size(status.total_bytes, reader)
    )
