"""Bars over time, each of parts laid on each other; what is not decided yet is hatched."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from potluck_gui.design.charts.geometry import Area, Slot, every_nth, slot_at, slots, stack
from potluck_gui.design.charts.pictures import Bar, BarPicture, Part
from potluck_gui.design.charts.plot import Plot
from potluck_gui.design.charts.scale import Scale
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.tokens import SPACE_3

_ROUNDING = 3.0
_HATCH_STEP = 5.0
_HATCH_WIDTH = 1.6
_DIMMED = 0.45


class BarChart(Plot):
    """Bars over time."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: BarPicture | None = None

    def show_picture(self, picture: BarPicture) -> None:
        """Show bars."""
        if picture == self._picture:
            return
        self._picture = picture
        if self.chosen is not None and self.chosen >= len(picture.bars):
            self.choose(None)
        self.update()

    def count(self) -> int:
        """Return how many bars there are."""
        return 0 if self._picture is None else len(self._picture.bars)

    def words_at(self, place: int) -> str:
        """Return a bar in words."""
        return "" if self._picture is None else self._picture.bars[place].said

    def place_at(self, x: float) -> int | None:
        """Return which bar is there."""
        if self._picture is None:
            return None
        return slot_at(x, self._slots(self.area(self._picture.tick_labels)))

    def place_middle(self, place: int) -> float:
        """Return where the middle of a bar is, from the left edge of the chart."""
        labels = () if self._picture is None else self._picture.tick_labels
        return self._slots(self.area(labels))[place].middle

    def paint_content(self, painter: QPainter) -> None:
        """Paint axes and bars."""
        picture = self._picture
        if picture is None:
            return
        area = self.area(picture.tick_labels)
        self.paint_upright_axis(painter, area, picture.scale, picture.tick_labels)
        places = self._slots(area)
        for index, (bar, slot) in enumerate(zip(picture.bars, places, strict=True)):
            dimmed = self.chosen is not None and self.chosen != index
            painter.setOpacity(_DIMMED if dimmed else 1.0)
            self._paint_bar(painter, bar, slot, area, picture.scale)
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(colours_in_force().muted), 1))
        painter.drawLine(QPointF(area.left, area.bottom), QPointF(area.right, area.bottom))
        self._paint_labels(painter, picture.bars, places, area)

    def _slots(self, area: Area) -> tuple[Slot, ...]:
        return slots(self.count(), area, mirrored=self.mirrored())

    def _paint_bar(self, painter: QPainter, bar: Bar, slot: Slot, area: Area, scale: Scale) -> None:
        heights = stack([part.value for part in bar.parts], area, scale)
        seen = [
            (part, top, height)
            for part, (top, height) in zip(bar.parts, heights, strict=True)
            if height > 0
        ]
        if not seen:
            return
        top = min(top for _, top, _ in seen)
        outline = QPainterPath()
        whole = QRectF(slot.bar_left, top, slot.bar_width, area.bottom - top)
        rounding = min(_ROUNDING, slot.bar_width / 3, whole.height() / 2)
        outline.addRoundedRect(whole.adjusted(0, 0, 0, rounding), rounding, rounding)
        painter.save()
        painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        gap = 1.0 if slot.bar_width > 4 else 0.0
        for index, (part, part_top, height) in enumerate(seen):
            below = gap if index and height > 3 else 0.0
            rect = QRectF(slot.bar_left, part_top, slot.bar_width, height - below)
            self._paint_part(painter, part, rect)
        painter.restore()

    def _paint_part(self, painter: QPainter, part: Part, rect: QRectF) -> None:
        colour = self.series_colour(part.series)
        if part.pending:
            paint_hatched(painter, rect, colour, QColor(colours_in_force().surface))
        else:
            painter.fillRect(rect, colour)

    def series_colour(self, series: int) -> QColor:
        """Return the colour of a group."""
        known = colours_in_force().series
        return QColor(known[min(max(0, series), len(known) - 1)])

    def _paint_labels(
        self, painter: QPainter, bars: tuple[Bar, ...], places: tuple[Slot, ...], area: Area
    ) -> None:
        if not places:
            return
        metrics = QFontMetricsF(self.small_font())
        widest = max(metrics.horizontalAdvance(bar.label) for bar in bars)
        step = every_nth(widest, places[0].width, SPACE_3)
        chosen = range(len(bars) - 1, -1, -step)  # The newest has one in any case.
        labels = [(places[index].middle, bars[index].label) for index in chosen]
        self.paint_labels_below(painter, area, labels)


def paint_hatched(painter: QPainter, rect: QRectF, colour: QColor, ground: QColor) -> None:
    """Paint a part in slanted lines with an outline."""
    painter.save()
    painter.fillRect(rect, QBrush(ground))
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, _HATCH_WIDTH))
    # From the left edge on, not from the bar's: the lines of neighbours run into each other.
    start = rect.left() - rect.height()
    x = start - (start + rect.bottom()) % _HATCH_STEP
    while x < rect.right() + rect.height():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += _HATCH_STEP
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.75, 0.75, -0.75, -0.75))
    painter.restore()
