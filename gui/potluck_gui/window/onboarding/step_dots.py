"""How far the first steps are: a dot for each, the one that is shown drawn long."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_DOT = 8
_LONG = 28
_GAP = 6


class StepDots(QWidget):
    """Dots beside the words that say the same."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self._shown = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, index: int) -> None:
        """Show which step it is, counted from 0."""
        self._shown = index
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the size of all dots."""
        return QSize((self._steps - 1) * (_DOT + _GAP) + _LONG, _DOT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dots, from the side on which reading begins."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        left = 0.0
        for index in range(self._steps):
            reached = index <= self._shown
            role = QPalette.ColorRole.Accent if reached else QPalette.ColorRole.Mid
            width = _LONG if index == self._shown else _DOT
            painter.setBrush(self.palette().color(role))
            painter.drawRoundedRect(QRectF(left, 0, width, _DOT), _DOT / 2, _DOT / 2)
            left += width + _GAP
