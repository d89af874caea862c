"""What painted widgets share: the colours in force, and the ring around what has the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPen

from potluck_gui.design.tokens import DARK, LIGHT, Colours

RING_WIDTH = 2.0
"""How wide the ring is, in device-independent pixels."""


def colours_in_force() -> Colours:
    """Return the palette that the theme gave the app; a paintEvent asks for it each time."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground == QColor(DARK.ground) else LIGHT


def paint_ring(painter: QPainter, place: QRectF, radius: float) -> None:
    """Paint the ring around what has the keyboard, just inside a place."""
    inside = RING_WIDTH / 2
    painter.setPen(QPen(QColor(colours_in_force().focus), RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(inside, inside, -inside, -inside), radius, radius)
