"""What every chart is: a painted widget whose places are gone through with mouse and arrow keys.

The place that is chosen is said by a signal, for the words under the chart, and to screen readers
as the chart's description. The same data stands beside each chart as a table.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from potluck_gui.design.charts.geometry import Area
from potluck_gui.design.charts.scale import Scale
from potluck_gui.design.painted import colours_in_force, paint_ring
from potluck_gui.design.tokens import RADIUS_SMALL, SPACE_1, SPACE_2, SPACE_3, TYPE

_HEIGHT_IN_LINES = 15
_LEAST_WIDTH_IN_CHARACTERS = 30


def _accessible_chart(_class: str, widget: QObject) -> QAccessibleWidget | None:
    """Let screen readers call a chart a chart; by itself Qt knows no role for a painted widget."""
    if isinstance(widget, Plot):
        return QAccessibleWidget(widget, QAccessible.Role.Chart)
    return None


class Plot(QWidget):
    """A chart without its content.

    Signals:
        pointed: The place that the mouse or the keyboard is at, in words; empty for none.
    """

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: int | None = None
        self._summary = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> int | None:
        """The place that is pointed at, from the oldest."""
        return self._chosen

    def describe(self, name: str, summary: str) -> None:
        """Say what the chart is and what it shows in all."""
        self._summary = summary
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._said() or summary)

    def count(self) -> int:
        """Return how many places there are."""
        raise NotImplementedError

    def words_at(self, place: int) -> str:
        """Return what stands at a place."""
        raise NotImplementedError

    def place_at(self, x: float) -> int | None:
        """Return which place is there."""
        raise NotImplementedError

    def paint_content(self, painter: QPainter) -> None:
        """Paint all but the ring of the keyboard."""
        raise NotImplementedError

    def choose(self, place: int | None) -> None:
        """Point at a place, or at none."""
        if place is not None and not 0 <= place < self.count():
            place = None
        if place == self._chosen:
            return
        self._chosen = place
        said = self._said()
        self.setAccessibleDescription(said or self._summary)
        if self.hasFocus() and said:
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.pointed.emit(said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return a size that follows the size of the text."""
        metrics = self.fontMetrics()
        return QSize(
            metrics.averageCharWidth() * _LEAST_WIDTH_IN_CHARACTERS,
            metrics.lineSpacing() * _HEIGHT_IN_LINES,
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same, so that it is never squeezed."""
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go through the places."""
        last = self.count() - 1
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if self.mirrored():
            step = -step
        if last < 0:
            super().keyPressEvent(event)
        elif step:
            at = self._chosen
            self.choose(last if at is None else min(last, max(0, at + step)))
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(last)
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Point at what is under the mouse."""
        self.choose(self.place_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Point at nothing, unless the keyboard does."""
        if not self.hasFocus():
            self.choose(None)
        super().leaveEvent(event)

    def focusInEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Show the ring."""
        self.update()

    def focusOutEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Point at nothing."""
        self.choose(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_content(painter)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), RADIUS_SMALL)
        painter.end()

    def mirrored(self) -> bool:
        """Tell whether time goes from right to left, as the words do."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def small_font(self) -> QFont:
        """Return the font of what stands at the axes."""
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * TYPE.caption)
        return font

    def area(self, tick_labels: tuple[str, ...]) -> Area:
        """Return the room beside the labels of the upright axis and above those of the other."""
        metrics = QFontMetricsF(self.small_font())
        labels = max((metrics.horizontalAdvance(text) for text in tick_labels), default=0.0)
        side = labels + SPACE_2 + SPACE_1
        top = metrics.height() / 2 + SPACE_2
        foot = metrics.height() + SPACE_2 + SPACE_1
        return Area(
            left=SPACE_3 if self.mirrored() else side,
            top=top,
            width=max(1.0, self.width() - side - SPACE_3),
            height=max(1.0, self.height() - top - foot),
        )

    def paint_upright_axis(
        self, painter: QPainter, area: Area, scale: Scale, labels: tuple[str, ...]
    ) -> None:
        """Paint a thin line at each round number and the number beside it."""
        colours = colours_in_force()
        painter.setFont(self.small_font())
        metrics = QFontMetricsF(painter.font())
        for value, text in zip(scale.ticks, labels, strict=True):
            y = area.height_of(value, scale)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(area.left, y), QPointF(area.right, y))
            painter.setPen(QColor(colours.muted))
            width = metrics.horizontalAdvance(text)
            x = area.right + SPACE_2 if self.mirrored() else area.left - SPACE_2 - width
            painter.drawText(QPointF(x, y + (metrics.ascent() - metrics.descent()) / 2), text)

    def paint_labels_below(
        self, painter: QPainter, area: Area, labels: Iterable[tuple[float, str]]
    ) -> None:
        """Paint labels of the lower axis around their places, kept within the chart.

        Earlier ones are painted in any case, later ones where they leave these room.
        """
        painter.setFont(self.small_font())
        painter.setPen(QColor(colours_in_force().muted))
        metrics = QFontMetricsF(painter.font())
        taken: list[tuple[float, float]] = []
        for middle, text in labels:
            width = metrics.horizontalAdvance(text)
            left = min(max(1.0, middle - width / 2), max(1.0, self.width() - width - 1))
            right = left + width
            if all(right + SPACE_2 <= start or left >= end + SPACE_2 for start, end in taken):
                taken.append((left, right))
                painter.drawText(QPointF(left, area.bottom + SPACE_1 + metrics.ascent()), text)

    def _said(self) -> str:
        if self._chosen is None or self._chosen >= self.count():
            return ""
        return self.words_at(self._chosen)


QAccessible.installFactory(_accessible_chart)
