"""A choice of one among few, side by side: a day, a week, a month."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from potluck_gui.design.painted import RING_WIDTH, colours_in_force, paint_ring
from potluck_gui.design.tokens import RADIUS_SMALL, SPACE_1, SPACE_2, SPACE_4

_INSET = 3


class SegmentedChoice(QWidget):
    """One of a few; the arrow keys go through them, and Tab goes to the one that is chosen.

    Signals:
        chosen: The person chose another; its key.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], key: str = "") -> None:
        """Take what is chosen here, pairs of key and label, and the first one chosen."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(_INSET - 1)
        self._segments = {each: _Segment(label, name) for each, label in choices}
        for each, segment in self._segments.items():
            row.addWidget(segment)
            segment.clicked.connect(lambda _checked, each=each: self._choose(each))
        self.key = key or choices[0][0]
        self._segments[self.key].setChecked(True)

    def show_key(self, key: str) -> None:
        """Show another choice as the one in force, without saying that it was chosen."""
        self.key = key
        self._segments[key].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint the ground that holds them together."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours_in_force().soft))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_SMALL, RADIUS_SMALL)

    def _choose(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self.chosen.emit(key)


class _Segment(QRadioButton):
    """One of them: a radio button in another dress."""

    def __init__(self, label: str, choice: str) -> None:
        super().__init__(label)
        self.setAccessibleDescription(choice)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what its label needs."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * SPACE_4
        return QSize(width, metrics.height() + 2 * SPACE_2 - _INSET)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least with which the label is not cut."""
        return self.sizeHint() - QSize(2 * (SPACE_4 - SPACE_1), 0)

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """Take clicks anywhere."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        colours, place = colours_in_force(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent))
        else:
            painter.setBrush(QColor(colours.soft_hover if self.underMouse() else colours.soft))
        radius = RADIUS_SMALL - _INSET
        painter.drawRoundedRect(place, radius, radius)
        ink = colours.on_accent if self.isChecked() else colours.text
        painter.setPen(QColor(ink if self.isEnabled() else colours.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(self.rect(), flags, self.text())
        if self.hasFocus():
            paint_ring(painter, place, radius)
            if self.isChecked():  # On the accent, the ring alone would hardly be seen.
                inside = RING_WIDTH
                painter.setPen(QPen(QColor(colours.on_accent), RING_WIDTH))
                inner = place.adjusted(inside, inside, -inside, -inside)
                half = RING_WIDTH / 2
                painter.drawRoundedRect(inner.adjusted(half, half, -half, -half), radius, radius)
