"""How the style sheet is put on: part by part, so that nobody waits for all of a page.

Qt looks at every widget below the one that a sheet is set on, at once. So a page wears no sheet
itself; its parts do, and between two of them the window gets its turn.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget


@runtime_checkable
class InParts(Protocol):
    """A widget that is dressed in parts."""

    def parts(self) -> Iterable[QWidget]:
        """Return what wears the sheet in its place, in the order in which it is seen."""
        ...


def dress(widget: QWidget, sheet_now: Callable[[], str]) -> Iterator[None]:
    """Put a sheet on, one part in each step; parts may come and go in between.

    Args:
        widget: What is dressed.
        sheet_now: Returns the sheet of the moment. It is asked for at each step: were colours
            changed in between, two that dress one widget would undo each other's work for ever.
    """
    while (part := _undressed(widget, sheet_now())) is not None:
        part.setStyleSheet(sheet_now())
        yield


def dress_at_once(widget: QWidget, sheet: str) -> None:
    """Put a sheet on something small."""
    for _ in dress(widget, lambda: sheet):
        pass


def is_dressed(widget: QWidget, sheet: str) -> bool:
    """Tell whether all parts wear a sheet."""
    return _undressed(widget, sheet) is None


def dress_like(dialog: QDialog, parent: QWidget) -> None:
    """Put on a dialog what the parts of its parent wear, where it would inherit nothing."""
    above: QWidget | None = parent
    while above is not None:
        if above.styleSheet():
            return
        above = above.parentWidget()
    sheet = next((part.styleSheet() for part in _parts(parent) if part.styleSheet()), "")
    dialog.setStyleSheet(sheet)


def _undressed(widget: QWidget, sheet: str) -> QWidget | None:
    return next((part for part in _parts(widget) if part.styleSheet() != sheet), None)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    if not isinstance(widget, InParts):
        yield widget
        return
    for part in widget.parts():
        yield from _parts(part)
    yield from widget.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
