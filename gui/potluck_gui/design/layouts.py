"""What is done with any layout: emptying it, and going through it in reading order."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those within it, from first to last."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from in_reading_order(inner)


class Column(QVBoxLayout):
    """Widgets from top to bottom; remembers how high they are together at a width.

    Qt's own remembers one width and forgets it whenever a neighbour changes, so that every row of
    a long page is worked out again for each new one.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}

    def invalidate(self) -> None:
        """Forget the heights; Qt calls this when one of the widgets has changed."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 — Qt's name
        """Return the height of all at a width."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]
