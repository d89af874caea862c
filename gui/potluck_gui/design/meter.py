"""A measured value on a scale, with the limit that it has to keep marked on it."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from potluck_gui.design.painted import colours_in_force
from potluck_gui.view.look import Look

_HEIGHT = 10.0
_MARK_WIDTH = 2.0
_OVERHANG = 3.0
_BEYOND_LIMIT = 1.15
_NEAR_LIMIT = 0.97


class Meter(QProgressBar):
    """A bar in the unit of what is measured; screen readers get the value and the words for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._value = 0.0
        self._most = 1.0
        self._limit: float | None = None

    def show_value(
        self,
        value: float,
        *,
        most: float | None = None,
        limit: float | None = None,
        words: str = "",
    ) -> None:
        """Show a value.

        Args:
            value: What was measured.
            most: The end of the scale; without it, a little beyond the limit.
            limit: Where the mark stands; None for none.
            words: The same for screen readers, such as "118 of 150 W".
        """
        end = most if most is not None else (limit or 1.0) * _BEYOND_LIMIT
        shown = (value, max(end, 1e-9), limit)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        if shown == (self._value, self._most, self._limit):
            return
        self._value, self._most, self._limit = shown
        self.setRange(0, max(1, math.ceil(end)))
        self.setValue(min(self.maximum(), max(0, round(value))))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return its height; it is as wide as there is room."""
        return QSize(80, round(_HEIGHT + 2 * _OVERHANG))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least that shows anything."""
        return QSize(40, round(_HEIGHT + 2 * _OVERHANG))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the scale, the value and the limit."""
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        track = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        painter.fillPath(outline, QColor(colours.line))
        painter.save()
        painter.setClipPath(outline)
        filled = QRectF(track)
        filled.setWidth(track.width() * min(1.0, max(0.0, self._value / self._most)))
        painter.fillRect(filled, QColor(self._fill()))
        painter.restore()
        if self._limit is not None:
            x = track.width() * min(1.0, self._limit / self._most)
            mark = QRectF(x - _MARK_WIDTH / 2, track.top() - _OVERHANG, _MARK_WIDTH, 0)
            mark.setHeight(_HEIGHT + 2 * _OVERHANG)
            painter.fillRect(
                mark.adjusted(-_MARK_WIDTH, 0, _MARK_WIDTH, 0), QColor(colours.surface)
            )
            painter.fillRect(mark, QColor(colours.text))

    def _fill(self) -> str:
        colours = colours_in_force()
        if self._limit is not None and self._value >= self._limit * _NEAR_LIMIT:
            return colours.looks[Look.WAITING]
        return colours.accent
