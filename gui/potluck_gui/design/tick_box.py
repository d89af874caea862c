"""A box to tick whose words wrap: Qt's own stays on one line, however long."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from potluck_gui.design.painted import colours_in_force, paint_ring
from potluck_gui.design.tokens import SPACE_1, SPACE_2

_LEAST_CHARACTERS = 12
_ENDLESS = 10_000
_RING_RADIUS = 4.0


class TickBox(QCheckBox):
    """A box that is ticked or not, and its words beside it."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def label_start(self) -> int:
        """How far from the beginning of the line the words stand."""
        return self._beside()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return what the words need on one line."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = self._beside() + words + SPACE_2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a width at which words still stand beside each other."""
        words = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(min(self.sizeHint().width(), self._beside() + words), 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that it is higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the words at a width."""
        room = QRect(0, 0, max(1, width - self._beside() - SPACE_1), _ENDLESS)
        words = self.fontMetrics().boundingRect(room, self._flags(), self.text())
        return max(words.height(), self._box().height()) + 2 * SPACE_1

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """Take clicks on the words as well."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the box beside the first line of the words."""
        colours, painter = colours_in_force(), QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box, line = self._box(), self.fontMetrics().height()
        option.rect = QRect(QPoint(SPACE_1, SPACE_1 + max(0, line - box.height()) // 2), box)
        option.rect = QStyle.visualRect(self.layoutDirection(), self.rect(), option.rect)
        indicator = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self.style().drawPrimitive(indicator, option, painter, self)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        words = self.rect().adjusted(self._beside(), SPACE_1, -SPACE_1, -SPACE_1)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(words, self._flags() | start, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.rect()), _RING_RADIUS)

    def _flags(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag(
            Qt.TextFlag.TextWordWrap.value
            | Qt.TextFlag.TextShowMnemonic.value
            | Qt.AlignmentFlag.AlignTop.value
        )

    def _beside(self) -> int:
        return self._box().width() + SPACE_1 + SPACE_2

    def _box(self) -> QSize:
        pixels = QStyle.PixelMetric
        return QSize(
            self.style().pixelMetric(pixels.PM_IndicatorWidth, None, self),
            self.style().pixelMetric(pixels.PM_IndicatorHeight, None, self),
        )
