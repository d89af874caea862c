"""Runs the app and tells a test what is to be seen in its window, and where.

The product has nothing of this. A question is one line on a socket; the answer is a JSON list of
everything visible, in pixels of the screen, as somebody who looks at it would say it. Mouse and
keys come from outside, through the X server.

    python -m tests.journey.places SOCKET ARGUMENTS OF THE APP
"""

import json
import queue
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSlider,
    QWidget,
)

from potluck_gui.app import main

Place = dict[str, object]

_MOST_ITEMS = 200
_KINDS: tuple[tuple[type[QWidget], str], ...] = (
    (QAbstractButton, "button"),
    (QAbstractSpinBox, "field"),
    (QComboBox, "field"),
    (QLineEdit, "field"),
    (QSlider, "slider"),
    (QLabel, "words"),
    (QAbstractItemView, "list"),
)


class Places(QObject):
    """Answers in the thread of the widgets, whichever thread asks."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def serve(self, listener: socket.socket) -> None:
        """Answer one line after the other, one caller after the other, for ever."""
        while True:
            connection, _ = listener.accept()
            with connection, connection.makefile("rw", encoding="utf-8") as lines:
                for _line in lines:
                    answers: queue.Queue[str] = queue.Queue()
                    self.asked.emit(answers)
                    lines.write(answers.get() + "\n")
                    lines.flush()

    def _answer(self, answers: "queue.Queue[str]") -> None:
        answers.put(json.dumps(list(_all_places())))


def _all_places() -> Iterator[Place]:
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for widget in (window, *window.findChildren(QWidget)):
                if widget.isVisible():
                    yield from _places(widget)


def _places(widget: QWidget) -> Iterator[Place]:
    if isinstance(widget, QMenu):
        for action in widget.actions():
            if action.isVisible() and action.text():
                rect = widget.actionGeometry(action)
                yield _place(widget, rect, "action", (action.text(),), "")
        return
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _items(widget)
    kind = next((name for cls, name in _KINDS if isinstance(widget, cls)), "")
    names, value = _names(widget), _value(widget)
    if kind or names:
        yield _place(widget, widget.rect(), kind, names, value)


def _items(view: QAbstractItemView) -> Iterator[Place]:
    model = view.model()
    for row in range(min(model.rowCount(), _MOST_ITEMS)):
        index = model.index(row, 0)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if isinstance(text, str) and text:
            yield _place(view.viewport(), view.visualRect(index), "item", (text,), "")


def _place(widget: QWidget, rect: QRect, kind: str, names: tuple[str, ...], value: str) -> Place:
    ratio = widget.devicePixelRatioF()
    middle = widget.mapToGlobal(rect.center())
    modal = QApplication.activeModalWidget()
    free = modal is None or modal is widget.window() or isinstance(widget, QMenu)
    return {
        "kind": kind,
        "names": [name.replace("&", "") for name in names],
        "value": value,
        "x": round(middle.x() * ratio),
        "y": round(middle.y() * ratio),
        "seen": free and widget.visibleRegion().contains(rect.center()),
        "enabled": widget.isEnabled(),
        "wheel": _wheel(widget, middle),
    }


def _wheel(widget: QWidget, middle: QPoint) -> list[int]:
    """Return where to turn the wheel and which way (1 is down) to bring it into view."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is None:
        return []
    view, ratio = parent.viewport(), widget.devicePixelRatioF()
    centre = view.mapToGlobal(view.rect().center())
    edge = view.mapToGlobal(QPoint(6, view.height() // 2))
    return [round(edge.x() * ratio), round(edge.y() * ratio), 1 if middle.y() > centre.y() else -1]


def _names(widget: QWidget) -> tuple[str, ...]:
    names = [widget.accessibleName()]
    if isinstance(widget, QLabel | QAbstractButton):
        names.append(widget.text())
    if isinstance(widget, QLineEdit):
        names.append(widget.placeholderText())
    return tuple(name for name in names if name)


def _value(widget: QWidget) -> str:
    if isinstance(widget, QAbstractSpinBox | QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return "on" if widget.isChecked() else "off"
    return ""


def run(arguments: list[str]) -> int:
    """Run the app beside a socket that tells of it."""
    path = Path(arguments.pop(0))
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    places = Places()
    threading.Thread(target=places.serve, args=(listener,), daemon=True).start()
    return main(arguments)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
