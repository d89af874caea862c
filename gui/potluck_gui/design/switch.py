"""A switch: something is on or off, at once; and a row of one with what explains it."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from potluck_gui.design.painted import colours_in_force, paint_ring
from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_3
from potluck_gui.design.words import words

_TRACK_HEIGHTS_WIDE = 1.75
_KNOB_INSET = 3.0
_EDGE_WIDTH = 1.5
_LEAST_CHARACTERS = 12
_ENDLESS = 10_000
_FLAGS = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextShowMnemonic.value)


class Switch(QCheckBox):
    """A box that is ticked or not, shown as a switch before its label."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def label_start(self) -> int:
        """How far from the beginning of the line the label stands."""
        return SPACE_1 + self._track().width() + SPACE_3

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return what switch and label need."""
        metrics = self.fontMetrics()
        label = metrics.horizontalAdvance(self.text())
        width = self._track().width() + (SPACE_3 + label if self.text() else 0)
        return QSize(width + SPACE_2, max(metrics.height(), self._track().height()) + SPACE_2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a width at which words still stand beside each other."""
        least = self.label_start + self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(min(self.sizeHint().width(), least), 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that it is higher where it is narrower: its label wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the label at a width."""
        room = QRect(0, 0, max(1, width - self.label_start), _ENDLESS)
        label = self.fontMetrics().boundingRect(room, _FLAGS, self.text())
        return max(label.height(), self._track().height()) + SPACE_2

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """Take clicks on the label as well."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it; the knob stands at the end of the line when it is on."""
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._track()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - size.width() - SPACE_1 if mirrored else SPACE_1
        line = max(size.height(), self.fontMetrics().height())  # The first of the label's lines.
        lines = QRect(0, SPACE_1, self.width(), max(line, self.height() - SPACE_2))
        track = QRectF(left, SPACE_1 + (line - size.height()) / 2, size.width(), size.height())
        radius = track.height() / 2
        on = self.isChecked()
        fill = colours.accent if on else colours.surface
        edge = colours.accent if on else colours.edge
        if not self.isEnabled():
            fill, edge = colours.line, colours.line
        painter.setPen(QPen(QColor(edge), _EDGE_WIDTH))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(track, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        knob = colours.on_accent if on else colours.edge
        painter.setBrush(QColor(knob if self.isEnabled() else colours.muted))
        middle = track.right() - radius if on != mirrored else track.left() + radius
        painter.drawEllipse(
            QPointF(middle, track.center().y()), radius - _KNOB_INSET, radius - _KNOB_INSET
        )
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        room = lines.adjusted(0, 0, -self.label_start, 0)
        room.moveLeft(0 if mirrored else self.label_start)
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, _FLAGS | start | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), SPACE_2)

    def _track(self) -> QSize:
        height = max(18, self.fontMetrics().height())
        return QSize(round(height * _TRACK_HEIGHTS_WIDE), height)


class SwitchRow(QWidget):
    """A switch, and below it the sentence that says what it does."""

    def __init__(self, label: str, sentence: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.switch = Switch(label)
        column.addWidget(self.switch)
        if sentence:
            self.switch.setAccessibleDescription(sentence)
            explained = words(sentence, "muted")
            row = QHBoxLayout()  # Below the label, whichever way one reads.
            row.setContentsMargins(0, 0, 0, 0)
            row.addSpacing(self.switch.label_start)
            row.addWidget(explained, 1)
            column.addLayout(row)
