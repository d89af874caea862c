"""A curve, with marks on it at chosen places."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from potluck_gui.design.charts.geometry import Area, across, apart, nearest, on_curve
from potluck_gui.design.charts.pictures import LinePicture
from potluck_gui.design.charts.plot import Plot
from potluck_gui.design.painted import colours_in_force

_LINE_WIDTH = 2.5
_MARK_RADIUS = 4.0
_MARKS_APART = 6.0
_CHOSEN_RADIUS = 5.5


class LineChart(Plot):
    """A curve."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: LinePicture | None = None

    def show_picture(self, picture: LinePicture) -> None:
        """Show a curve."""
        if picture == self._picture:
            return
        self._picture = picture
        if self.chosen is not None and self.chosen >= len(picture.points):
            self.choose(None)
        self.update()

    def count(self) -> int:
        """Return how many points there are."""
        return 0 if self._picture is None else len(self._picture.points)

    def words_at(self, place: int) -> str:
        """Return a point in words."""
        return "" if self._picture is None else self._picture.points[place].said

    def place_at(self, x: float) -> int | None:
        """Return the nearest point."""
        if self._picture is None:
            return None
        return nearest(x, self._xs(self._picture, self.area(self._picture.upright_labels)))

    def paint_content(self, painter: QPainter) -> None:
        """Paint axes, curve and marks."""
        picture = self._picture
        if picture is None:
            return
        area = self.area(picture.upright_labels)
        self.paint_upright_axis(painter, area, picture.upright, picture.upright_labels)
        self._paint_rounds(painter, picture, area)
        xs = self._xs(picture, area)
        ys = [area.height_of(point.y, picture.upright) for point in picture.points]
        curve = QColor(colours_in_force().series[0])
        pen = QPen(curve, _LINE_WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
        if len(xs) == 1:
            self._dot(painter, xs[0], ys[0], curve, _MARK_RADIUS)
        self._paint_marks(painter, picture, area)
        if self.chosen is not None and self.chosen < len(xs):
            x, y = xs[self.chosen], ys[self.chosen]
            painter.setPen(QPen(QColor(colours_in_force().muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top), QPointF(x, area.bottom))
            self._dot(painter, x, y, curve, _CHOSEN_RADIUS)

    def _xs(self, picture: LinePicture, area: Area) -> list[float]:
        values = [point.x for point in picture.points]
        return across(values, picture.across, area, mirrored=self.mirrored())

    def _paint_rounds(self, painter: QPainter, picture: LinePicture, area: Area) -> None:
        places = across(picture.across.ticks, picture.across, area, mirrored=self.mirrored())
        labels = list(zip(places, picture.across_labels, strict=True))
        self.paint_labels_below(painter, area, labels)

    def _paint_marks(self, painter: QPainter, picture: LinePicture, area: Area) -> None:
        xs = [point.x for point in picture.points]
        ys = [point.y for point in picture.points]
        places = across(picture.marks, picture.across, area, mirrored=self.mirrored())
        colour = QColor(colours_in_force().series[1])
        for index in apart(places, _MARKS_APART):
            height = on_curve(picture.marks[index], xs, ys)
            if height is not None:
                y = area.height_of(height, picture.upright)
                self._dot(painter, places[index], y, colour, _MARK_RADIUS)

    def _dot(self, painter: QPainter, x: float, y: float, colour: QColor, radius: float) -> None:
        painter.setPen(QPen(QColor(colours_in_force().surface), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), radius, radius)
