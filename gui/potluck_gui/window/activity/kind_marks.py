"""The mark of each kind of entry: a shape of its own, so that nobody has to tell colours apart."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from potluck_gui.view.activity import Kind

MARK_SIZE = 24
_STROKE = 2.0


def paint_kind(painter: QPainter, kind: Kind, place: QRect, colour: QColor) -> None:
    """Paint a mark of 24 by 24 at a place."""
    painter.save()
    painter.translate(place.topLeft())
    pen = QPen(colour, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS[kind](painter)
    painter.restore()


def _paint_work(painter: QPainter) -> None:
    """A bowl with something hot in it."""
    bowl = QPainterPath(QPointF(3, 12))
    bowl.lineTo(21, 12)
    bowl.cubicTo(21, 17, 18, 20, 15, 20)
    bowl.lineTo(9, 20)
    bowl.cubicTo(6, 20, 3, 17, 3, 12)
    painter.drawPath(bowl)
    for x in (9.0, 15.0):
        painter.drawLine(QPointF(x, 4), QPointF(x, 8))


def _paint_project(painter: QPainter) -> None:
    """Two people, one a little behind."""
    painter.drawEllipse(QPointF(9, 8), 3.5, 3.5)
    painter.drawArc(QRectF(3, 14, 12, 12), 0, 180 * 16)
    painter.drawArc(QRectF(13, 4.5, 7, 7), -100 * 16, 200 * 16)
    painter.drawArc(QRectF(11, 14, 10, 12), 0, 80 * 16)


def _paint_person(painter: QPainter) -> None:
    """One person."""
    painter.drawEllipse(QPointF(12, 8), 4, 4)
    painter.drawArc(QRectF(4, 14.5, 16, 14), 0, 180 * 16)


def _paint_problem(painter: QPainter) -> None:
    """A triangle with an exclamation mark."""
    painter.drawPolygon([QPointF(12, 3), QPointF(22, 20.5), QPointF(2, 20.5)])
    painter.drawLine(QPointF(12, 9.5), QPointF(12, 14))
    painter.drawPoint(QPointF(12, 17.3))


def _paint_app(painter: QPainter) -> None:
    """A switch."""
    painter.drawArc(QRectF(4, 5, 16, 16), 125 * 16, 290 * 16)
    painter.drawLine(QPointF(12, 3), QPointF(12, 11))


_PAINTERS = {
    Kind.WORK: _paint_work,
    Kind.PROJECT: _paint_project,
    Kind.PERSON: _paint_person,
    Kind.PROBLEM: _paint_problem,
    Kind.APP: _paint_app,
}
