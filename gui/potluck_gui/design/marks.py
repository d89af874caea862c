"""The marks of the states, drawn as vectors: a bowl, and above it what sets the state apart.

Each has a shape of its own, so that nobody has to tell colours apart. A mark is light on a
coloured round ground: seen on light and dark panels alike, whose colour no system tells.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from potluck_gui.design.tokens import Colours
from potluck_gui.view.look import Look

_SIZES = (16, 22, 24, 32, 48, 64)
MARK_CANVAS = 64.0
"""Width and height of what `paint_mark` paints on."""


def state_icon(look: Look, colours: Colours) -> QIcon:
    """Return the tray's icon of a state in all sizes that panels ask for."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(state_pixmap(look, colours, size))
    return icon


def state_pixmap(look: Look, colours: Colours, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the mark of a state, so many device-independent pixels wide."""
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / MARK_CANVAS, size / MARK_CANVAS)
    paint_mark(painter, look, ground=QColor(colours.looks[look]), figure=QColor(colours.surface))
    painter.end()
    return pixmap


def paint_mark(painter: QPainter, look: Look, *, ground: QColor, figure: QColor) -> None:
    """Paint a mark on a canvas of 64 by 64."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    if look is Look.PROBLEM:
        painter.drawPath(_triangle())
        _paint_exclamation(painter, figure)
        return
    painter.drawRoundedRect(QRectF(1, 1, 62, 62), 18, 18)
    if look is Look.PAUSED:
        _paint_bars(painter, figure)
    elif look is Look.WAITING:
        _paint_clock(painter, figure)
    elif look is Look.OFFLINE:
        _paint_bowl(painter, figure)
        _paint_gap(painter, figure, ground)
    else:
        _paint_bowl(painter, figure)
        _paint_steam(painter, figure)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_bowl(painter: QPainter, colour: QColor) -> None:
    bowl = QPainterPath(QPointF(10, 35))
    bowl.lineTo(54, 35)
    bowl.cubicTo(54, 46, 46, 55, 38, 55)
    bowl.lineTo(26, 55)
    bowl.cubicTo(18, 55, 10, 46, 10, 35)
    bowl.closeSubpath()
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(bowl)


def _paint_steam(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 5.5))
    for x in (21.0, 32.0, 43.0):
        steam = QPainterPath(QPointF(x, 28))
        steam.cubicTo(x - 5, 23, x + 5, 16, x, 10)
        painter.drawPath(steam)


def _paint_bars(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for x in (18.0, 36.0):
        painter.drawRoundedRect(QRectF(x, 16, 10, 32), 4, 4)


def _paint_clock(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 6))
    painter.drawEllipse(QRectF(13, 13, 38, 38))
    painter.setPen(_pen(colour, 5))
    painter.drawPolyline([QPointF(32, 22), QPointF(32, 33), QPointF(40, 37)])


def _paint_gap(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(ground, 14))
    painter.drawLine(QPointF(14, 52), QPointF(50, 14))
    painter.setPen(_pen(colour, 6))
    painter.drawLine(QPointF(13, 53), QPointF(51, 13))


def _triangle() -> QPainterPath:
    path = QPainterPath(QPointF(27, 6))
    path.quadTo(32, -1, 37, 6)
    path.lineTo(62, 52)
    path.quadTo(66, 62, 55, 62)
    path.lineTo(9, 62)
    path.quadTo(-2, 62, 2, 52)
    path.closeSubpath()
    return path


def _paint_exclamation(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 7))
    painter.drawLine(QPointF(32, 21), QPointF(32, 39))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(32, 51), 4.5, 4.5)
