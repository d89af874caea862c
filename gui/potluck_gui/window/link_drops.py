"""Invite links that are dropped on a part of the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from potluck_gui.view.invite import link_in

_MOST_BYTES = 100_000
_ADDRESSES = "text/uri-list"


class LinkDrops(QObject):
    """Lets a widget take texts and links that are dropped on it; the widget keeps it alive."""

    def __init__(self, widget: QWidget, dropped: Callable[[str], object]) -> None:
        """Take the widget, and what is called with the link, or with what is none."""
        super().__init__(widget)
        self._dropped = dropped
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """Take what may be a link."""
        if isinstance(event, QDropEvent) and event.type() in {
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        }:
            text = dropped_text(event.mimeData())
            if text:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self._dropped(link_in(text))
                return True
        return super().eventFilter(watched, event)


def dropped_text(mime: QMimeData) -> str:
    """Return what was dropped as a text: a link as it was written, not as Qt would rewrite it."""
    if mime.hasFormat(_ADDRESSES):
        raw = bytes(mime.data(_ADDRESSES).data())[:_MOST_BYTES]
        lines = raw.decode("utf-8", errors="replace").split()
        if lines:
            return lines[0]
    return mime.text()[:_MOST_BYTES] if mime.hasText() else ""
