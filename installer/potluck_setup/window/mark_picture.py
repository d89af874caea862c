"""Potluck's mark, painted in the colours in force."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from potluck_gui.design.marks import MARK_CANVAS, paint_mark
from potluck_gui.design.painted import colours_in_force
from potluck_gui.view.look import Look

_SIDE = 52


class MarkPicture(QWidget):
    """A mark; says nothing that the words beside it don't say."""

    def __init__(self, look: Look = Look.WORKING) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint it."""
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_SIDE / MARK_CANVAS, _SIDE / MARK_CANVAS)
        paint_mark(
            painter,
            self._look,
            ground=QColor(colours.looks[self._look]),
            figure=QColor(colours.surface),
        )
