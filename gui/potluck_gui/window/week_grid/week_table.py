"""The painted table of the week: the mouse paints or erases, the keyboard chooses and toggles.

It is a table view, so that a screen reader gets rows, columns and the words of each half-hour
from Qt itself.
"""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from potluck_gui.design.theme import Theme
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.view.week_grid import CELLS_A_DAY, DAY_COUNT, Cell, Fill, rectangle
from potluck_gui.window.week_grid.headings import DayHeading, HourHeading
from potluck_gui.window.week_grid.week_model import FILL_ROLE, WeekModel

_LEAST_CELL_WIDTH = 6
_CELL_WIDTH = 15


class WeekTable(QTableView):
    """The half-hours of a week.

    Signals:
        stroke: Cells that a stroke of the mouse would paint (True) or erase (False) so far.
        painted: Cells that were painted (True) or erased (False).
    """

    stroke = Signal(object, bool)
    painted = Signal(object, bool)

    def __init__(self, model: WeekModel, theme: Theme, name: str) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self._anchor: Cell | None = None
        self._last: tuple[Cell, ...] = ()
        self._paints = True
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self, theme))
        self.setHorizontalHeader(HourHeading(self))
        self.setVerticalHeader(DayHeading(self))
        self.horizontalHeader().sectionClicked.connect(self._toggle_column)
        self.verticalHeader().sectionClicked.connect(self._toggle_row)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setObjectName("week")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoScroll(False)
        self.setAccessibleName(name)
        self._fit_rows()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the room for all days."""
        return self._size(_CELL_WIDTH)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room in which a half-hour can still be hit."""
        return self._size(_LEAST_CELL_WIDTH)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit_rows()
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a stroke: it paints where the first cell is not painted, and else erases."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._anchor = self._model.cell(index)
        self._paints = not self._model.is_chosen(index)
        self._go_to(index)
        self._stroke_to(self._anchor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw the stroke out to the cell under the mouse, or the nearest to it."""
        if self._anchor is None:
            return
        room = self.viewport().rect()
        place = event.position().toPoint()
        within = QPoint(
            max(room.left(), min(place.x(), room.right())),
            max(room.top(), min(place.y(), room.bottom())),
        )
        index = self.indexAt(within)
        if index.isValid():
            self._go_to(index)
            self._stroke_to(self._model.cell(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._anchor is not None:
            self._anchor = None
            cells, self._last = self._last, ()
            self.painted.emit(cells, self._paints)

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._anchor is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Toggle what is chosen with Space; Escape gives a stroke up; the rest is Qt's."""
        key = event.key()
        if key in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            self._toggle(self.selectedIndexes() or [self.currentIndex()], self.currentIndex())
        elif key == Qt.Key.Key_Escape and self._anchor is not None:
            self._anchor, self._last = None, ()
            self.stroke.emit((), self._paints)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()  # The dialog's or the page's.
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin at the first cell, so that there always is one that the keys move from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._go_to(self._model.index(0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget what the keys had chosen."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.clearSelection()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cells, and around what the keyboard has chosen a ring."""
        super().paintEvent(event)
        if not self.hasFocus() or self._anchor is not None:
            return
        ring = QRect()
        for index in self.selectedIndexes() or [self.currentIndex()]:
            ring = ring.united(self.visualRect(index))
        painter = QPainter(self.viewport())
        for colour, width in ((self._theme.colours.surface, 5), (self._theme.colours.focus, 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(ring.adjusted(0, 0, -1, -1))
        painter.end()

    def _fit_rows(self) -> None:
        height = self.fontMetrics().height()
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height + SPACE_2)

    def _go_to(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _stroke_to(self, cell: Cell) -> None:
        if self._anchor is None:
            return
        cells = rectangle(self._anchor, cell)
        if cells != self._last:
            self._last = cells
            self.stroke.emit(cells, self._paints)

    def _toggle_row(self, row: int) -> None:
        self._toggle_all([self._model.index(row, column) for column in range(CELLS_A_DAY)])

    def _toggle_column(self, column: int) -> None:
        first = column - column % 2  # A heading is an hour's, of two half-hours.
        self._toggle_all(
            [
                self._model.index(row, half)
                for row in range(DAY_COUNT)
                for half in (first, first + 1)
            ]
        )

    def _toggle_all(self, indexes: Iterable[QModelIndex]) -> None:
        """Paint all, or erase them where all are painted already."""
        known = list(indexes)
        chosen = not all(self._model.is_chosen(index) for index in known)
        self.painted.emit(tuple(self._model.cell(index) for index in known), chosen)

    def _toggle(self, indexes: Iterable[QModelIndex], first: QModelIndex) -> None:
        """Paint or erase, as the cell that the keys are at says."""
        if first.isValid():
            cells = tuple(self._model.cell(index) for index in indexes)
            self.painted.emit(cells, not self._model.is_chosen(first))

    def _size(self, cell_width: int) -> QSize:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        width = rows.sizeHint().width() + CELLS_A_DAY * cell_width
        return QSize(width, columns.sizeHint().height() + rows.length() + 2)


class _CellPainter(QStyledItemDelegate):
    """Paints a half-hour: filled, half filled with strokes, or empty, with a line each hour."""

    def __init__(self, parent: WeekTable, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        colours = self._theme.colours
        place, fill = option.rect, index.data(FILL_ROLE)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        painter.fillRect(place, QColor(colours.soft))
        filled = QColor(colours.accent if enabled else colours.muted)
        if fill is Fill.FULL:
            painter.fillRect(place, filled)
        elif fill is Fill.PART:
            painter.fillRect(place, QBrush(filled, Qt.BrushStyle.BDiagPattern))
        line = QColor(colours.surface)
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), line)
        if index.column() % 2 == 0:
            mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            x = place.right() if mirrored else place.left()
            painter.fillRect(QRect(x, place.top(), 1, place.height()), line)
