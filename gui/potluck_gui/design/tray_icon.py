"""The icon of the tray: a coloured mark, or on macOS a template that the menu bar colours itself.

A coloured mark carries its own ground, so it is seen on light and dark panels, whose colour no
system tells. macOS wants one colour and transparency: Apple, "NSImage.isTemplate"; Qt takes it from
QIcon.setIsMask. macOS has not been run.
"""

import sys

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from potluck_gui.design.marks import MARK_CANVAS, paint_mark, state_icon
from potluck_gui.design.tokens import Colours
from potluck_gui.view.look import Look

_MENU_BAR_SIZES = (18, 36)
"""Points of a menu bar's icon, and the same on a display of double density."""


def tray_icon(look: Look, colours: Colours) -> QIcon:
    """Return the icon of a state as this system's panel wants it."""
    return template_icon(look) if sys.platform == "darwin" else state_icon(look, colours)


def template_icon(look: Look) -> QIcon:
    """Return a state's mark in black, what is on it cut out."""
    icon = QIcon()
    for size in _MENU_BAR_SIZES:
        icon.addPixmap(_template(look, size))
    icon.setIsMask(True)
    return icon


def _template(look: Look, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Source replaces what is there, so a transparent figure cuts itself out of the ground.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.scale(size / MARK_CANVAS, size / MARK_CANVAS)
    black, clear = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.transparent)
    paint_mark(painter, look, ground=black, figure=clear)
    painter.end()
    return pixmap
