"""A layout that lays its items out like words: in rows, wrapping at the width there is."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


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
        self._gap = gap
        self._column_width = column_width
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 — Qt's name
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, or None past the end, which is how Qt finds the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take an item out, or return None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Want no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """A narrower layout has more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all rows at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the widest item; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest single item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Lay the items out."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        top, last_height = rect.top(), 0
        for row in self._rows(rect.width()):
            width = (rect.width() - self._gap * (self._columns(rect.width()) - 1)) // max(
                1, self._columns(rect.width())
            )
            widths = [self._item_width(item, width, rect.width()) for item in row]
            height = max(
                (self._item_height(i, w) for i, w in zip(row, widths, strict=True)), default=0
            )
            if move:
                left = rect.left()
                for item, item_width in zip(row, widths, strict=True):
                    item_height = height if self._column_width else item.sizeHint().height()
                    place = QPoint(left, top + max(0, height - item_height) // 2)
                    item.setGeometry(QRect(place, QSize(item_width, item_height)))
                    left += item_width + self._gap
            top, last_height = top + height + self._gap, height
        return top - self._gap - rect.top() if last_height else 0

    def _columns(self, width: int) -> int:
        if self._column_width is None:
            return 1
        items = self._shown()
        least = max([self._column_width, *(item.minimumSize().width() for item in items)])
        return max(1, min(len(items), (width + self._gap) // (least + self._gap)))

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        items = self._shown()
        if self._column_width is not None:
            columns = self._columns(width)
            return [items[start : start + columns] for start in range(0, len(items), columns)]
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in items:
            needed = item.sizeHint().width()
            if rows and used + self._gap + needed <= width:
                rows[-1].append(item)
                used += self._gap + needed
            else:
                rows.append([item])
                used = needed
        return rows

    def _item_width(self, item: QLayoutItem, column: int, whole: int) -> int:
        return column if self._column_width is not None else min(item.sizeHint().width(), whole)

    @staticmethod
    def _item_height(item: QLayoutItem, width: int) -> int:
        if item.hasHeightForWidth():
            return item.heightForWidth(width)
        return item.sizeHint().height()
