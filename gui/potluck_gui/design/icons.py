"""Icons of pages and actions, painted as vectors in the colours that are in force."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle

from potluck_gui.design.icon_strokes import CANVAS, DIRECTED, STROKE, Icon, shape_of

__all__ = ["Icon", "Ink", "icon", "paint_icon"]


class Ink(Enum):
    """Which of the words' colours an icon has; its value is the palette's role."""

    TEXT = QPalette.ColorRole.Text
    """That of words."""
    MUTED = QPalette.ColorRole.PlaceholderText
    """That of words that matter less."""
    ON_ACCENT = QPalette.ColorRole.HighlightedText
    """That of words on the main button and on what is chosen."""
    ACCENT = QPalette.ColorRole.Accent
    """That of quiet buttons."""


def icon(shape: Icon, ink: Ink = Ink.TEXT) -> QIcon:
    """Return an icon for a button or a list; it takes other colours by itself."""
    return QIcon(_Engine(shape, ink))


def paint_icon(painter: QPainter, shape: Icon, place: QRectF, colour: QColor) -> None:
    """Paint an icon as large as fits in a place, mirrored where its meaning asks for it."""
    side = min(place.width(), place.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center().x() - side / 2, place.center().y() - side / 2)
    painter.scale(side / CANVAS, side / CANVAS)
    if shape in DIRECTED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        painter.translate(CANVAS, 0)
        painter.scale(-1, 1)
    pen = QPen(colour, STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    paths = shape_of(shape)
    painter.strokePath(paths.strokes, pen)
    painter.fillPath(paths.dots, colour)
    painter.restore()


class _Engine(QIconEngine):
    """Paints when it is asked, so that no picture has to be made anew for other colours."""

    def __init__(self, shape: Icon, ink: Ink) -> None:
        super().__init__()
        self._shape = shape
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint in a place; in a wide one, on the side from which one reads."""
        role = self._ink.value
        if mode == QIcon.Mode.Disabled:
            role = Ink.MUTED.value
        elif mode == QIcon.Mode.Selected:
            role = Ink.ON_ACCENT.value
        side = min(rect.width(), rect.height())
        square = QStyle.alignedRect(
            QGuiApplication.layoutDirection(),
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
            QSize(side, side),
            rect,
        )
        paint_icon(painter, self._shape, QRectF(square), QGuiApplication.palette().color(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return a picture; Qt's own would stand on whatever the memory held before."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return another that paints the same."""
        return _Engine(self._shape, self._ink)
