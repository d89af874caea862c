"""The grid's headings: days at the side and hours above, painted, each to be clicked."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.view.week_grid import CELLS_A_DAY

_HOUR_STEPS = (1, 2, 3, 4, 6, 12)


class DayHeading(QHeaderView):
    """The names of the days, at the side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.viewport().setAutoFillBackground(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the width of the longest day."""
        names = [self._name(section) for section in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        return QSize(widest + SPACE_2 + SPACE_1, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint each day beside its row."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        for section in range(self.count()):
            top, height = self.sectionViewportPosition(section), self.sectionSize(section)
            place = QRect(0, top, self.viewport().width(), height)
            painter.drawText(place, align, self._name(section))
        painter.end()

    def _name(self, section: int) -> str:
        name = self.model().headerData(section, Qt.Orientation.Vertical)
        return name if isinstance(name, str) else ""


class HourHeading(QHeaderView):
    """The hours, above; as many have their number as there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSectionSize(2)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the height of a number and of the strokes below it."""
        return QSize(0, self.fontMetrics().height() + SPACE_2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the hours where their half-hours begin."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self.palette().placeholderText().color())
        pen = QPen(self.palette().mid().color())
        text_pen = painter.pen()
        metrics = self.fontMetrics()
        step = self._step()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bottom = self.viewport().height()
        for section in range(0, CELLS_A_DAY, 2 * step):
            left = self.sectionViewportPosition(section)
            begin = left + self.sectionSize(section) if mirrored else left
            text = self._name(section)
            width = metrics.horizontalAdvance(text)
            start = begin - width if mirrored else begin
            painter.setPen(text_pen)
            painter.drawText(start, metrics.ascent(), text)
            painter.setPen(pen)
            painter.drawLine(begin, bottom - SPACE_1, begin, bottom)
        painter.end()

    def _step(self) -> int:
        """Return every how many hours there is room for a number."""
        widest = max(
            self.fontMetrics().horizontalAdvance(self._name(section))
            for section in range(0, CELLS_A_DAY, 2)
        )
        hour = max(1.0, self.length() / (CELLS_A_DAY / 2))
        return next((step for step in _HOUR_STEPS if hour * step > widest + SPACE_1), 12)

    def _name(self, section: int) -> str:
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        return name if isinstance(name, str) else ""
