"""How a row of what was sent is drawn: a name, its value beside it, and below what it is."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.window.sent_model import SentRole

AnyIndex = QModelIndex | QPersistentModelIndex

_WRAPS = int(Qt.TextFlag.TextWordWrap)
_DEEP = 100_000


@dataclass(frozen=True, kw_only=True)
class _Lines:
    """The lines of a row and the heights that they need at a width."""

    first: str
    value: str
    second: str
    first_height: int
    value_height: int
    second_height: int

    @property
    def height(self) -> int:
        return self.first_height + self.value_height + self.second_height + 2 * SPACE_2


class SentLines(QStyledItemDelegate):
    """Draws all words of a row, wrapped at the width of the view."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        """Return the height of the words at the width there is."""
        depth = 2 if index.parent().isValid() else 1
        width = self._view.viewport().width() - self._view.indentation() * depth
        return QSize(width, self._lines(option.font, index, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, self._view)
        place: QRect = drawn.rect
        palette: QPalette = drawn.palette
        lines = self._lines(drawn.font, index, place.width())
        left, width = place.left() + SPACE_2, place.width() - 2 * SPACE_2
        top = place.top() + SPACE_2
        flags = _WRAPS | int(Qt.AlignmentFlag.AlignLeading)
        painter.save()
        # Names on the wire are English: each text is read from the side on which it begins.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(_bold(drawn.font))
        painter.drawText(QRect(left, top, width, lines.first_height), flags, lines.first)
        top += lines.first_height
        painter.setFont(drawn.font)
        painter.drawText(QRect(left, top, width, lines.value_height), flags, lines.value)
        top += lines.value_height
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRect(left, top, width, lines.second_height), flags, lines.second)
        painter.restore()

    def _lines(self, font: QFont, index: AnyIndex, width: int) -> _Lines:
        texts = [
            str(index.data(role) or "")
            for role in (Qt.ItemDataRole.DisplayRole, SentRole.VALUE, SentRole.SECOND_LINE)
        ]
        plain, bold = QFontMetrics(font), QFontMetrics(_bold(font))
        room = QRect(0, 0, max(1, width - 2 * SPACE_2), _DEEP)
        heights = [
            metrics.boundingRect(room, _WRAPS, text).height() + SPACE_1 // 2 if text else 0
            for metrics, text in zip((bold, plain, plain), texts, strict=True)
        ]
        return _Lines(
            first=texts[0],
            value=texts[1],
            second=texts[2],
            first_height=heights[0],
            value_height=heights[1],
            second_height=heights[2],
        )


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
