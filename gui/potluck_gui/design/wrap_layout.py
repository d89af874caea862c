"""A layout that lays its items out like words: in rows, wrapping at the width there is."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class _Measured(NamedTuple):
    """An item that is shown, with what it asks for."""

    item: QLayoutItem
    hint: QSize
    least: QSize


class WrapLayout(QLayout):
    """Rows of items, each in the middle of its row; equal columns share its width evenly.

    A column is never narrower than the widest item asks for, so no words are cut, and items
    stand one below the other where two don't fit.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int, column_width: int | None = None
    ) -> None:
        """Take the gap between items and, for equal columns, the width that one should have."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._measured: list[_Measured] | None = None
        self._gap = gap
        self._column_width = column_width
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 — Qt's name
        """Append an item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, or None past the end, which is how Qt finds the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take an item out, or return None past the end."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Want no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """A narrower layout has more rows."""
        return True

    def invalidate(self) -> None:
        """Forget what was worked out; Qt calls this when an item has changed."""
        self._heights.clear()
        self._measured = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all rows at a width; Qt asks for it again and again."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the widest item; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest single item."""
        size = QSize()
        for each in self._shown():
            size = size.expandedTo(each.least)
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Lay the items out."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[_Measured]:
        """Return what is shown; asking the items is most of the work, so once for all."""
        if self._measured is None:
            self._measured = [
                _Measured(item, item.sizeHint(), item.minimumSize())
                for item in self._items
                if not item.isEmpty()
            ]
        return self._measured

    def _place(self, rect: QRect, *, move: bool) -> int:
        top, last_height, whole = rect.top(), 0, rect.width()
        columns = self._columns(whole)
        column = (whole - self._gap * (columns - 1)) // max(1, columns)
        for row in self._rows(whole, columns):
            widths = [self._item_width(each, column, whole) for each in row]
            heights = [_height(each, width) for each, width in zip(row, widths, strict=True)]
            height = max(heights, default=0)
            if move:
                left = rect.left()
                for each, item_width in zip(row, widths, strict=True):
                    item_height = height if self._column_width else each.hint.height()
                    place = QPoint(left, top + max(0, height - item_height) // 2)
                    each.item.setGeometry(
                        QStyle.visualRect(
                            self._direction(), rect, QRect(place, QSize(item_width, item_height))
                        )
                    )
                    left += item_width + self._gap
            top, last_height = top + height + self._gap, height
        return top - self._gap - rect.top() if last_height else 0

    def _direction(self) -> Qt.LayoutDirection:
        """Return from which side one reads."""
        parent = self.parentWidget()
        return Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()

    def _columns(self, width: int) -> int:
        if self._column_width is None:
            return 1
        items = self._shown()
        least = max([self._column_width, *(each.least.width() for each in items)])
        return max(1, min(len(items), (width + self._gap) // (least + self._gap)))

    def _rows(self, width: int, columns: int) -> list[list[_Measured]]:
        items = self._shown()
        if self._column_width is not None:
            return [items[start : start + columns] for start in range(0, len(items), columns)]
        rows: list[list[_Measured]] = []
        used = 0
        for each in items:
            needed = each.hint.width()
            if rows and used + self._gap + needed <= width:
                rows[-1].append(each)
                used += self._gap + needed
            else:
                rows.append([each])
                used = needed
        return rows

    def _item_width(self, each: _Measured, column: int, whole: int) -> int:
        return column if self._column_width is not None else min(each.hint.width(), whole)


def _height(each: _Measured, width: int) -> int:
    if each.item.hasHeightForWidth():
        return each.item.heightForWidth(width)
    return each.hint.height()
