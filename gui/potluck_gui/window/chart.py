"""The loss curve as a picture; the only module that needs pyqtgraph and numpy.

It is imported when the page with the curve is first looked at, so that the tray stays small.
"""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck_gui.design.tokens import Colours
from potluck_gui.view.model import CurvePoint

_HEIGHT_IN_LINES = 17
_SYMBOLS_UP_TO = 60


class LossChart(QWidget):
    """The model's surprise by round."""

    def __init__(self) -> None:
        super().__init__()
        axes = {"bottom": _WholeNumbers(orientation="bottom")}
        self._plot = pg.PlotWidget(background=None, axisItems=axes)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._curve = self._plot.plot([], [], antialias=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)

    def show_points(self, points: tuple[CurvePoint, ...]) -> None:
        """Draw a curve; nothing is drawn for no points."""
        self._curve.setData([float(p.round) for p in points], [p.loss for p in points])
        self._curve.setSymbol("o" if len(points) <= _SYMBOLS_UP_TO else None)

    def show_colours(self, colours: Colours, font: QFont) -> None:
        """Draw in a palette and a size of text."""
        self._plot.setBackground(QColor(colours.surface))
        self._curve.setPen(pg.mkPen(QColor(colours.accent), width=2.5))
        self._curve.setSymbolPen(None)
        self._curve.setSymbolBrush(QColor(colours.accent))
        self._curve.setSymbolSize(6)
        line, muted = QColor(colours.line), QColor(colours.muted)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(pg.mkPen(line))
            axis.setTextPen(pg.mkPen(muted))
            axis.setTickFont(font)
            axis.enableAutoSIPrefix(False)
        size = f"{font.pointSizeF():.1f}pt"
        style = {"color": colours.muted, "font-size": size}
        self._plot.setLabel("left", self.tr("Surprise (lower is better)"), **style)
        self._plot.setLabel("bottom", self.tr("Round"), **style)
        self._plot.showGrid(x=False, y=True, alpha=0.15)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _HEIGHT_IN_LINES)


class _WholeNumbers(pg.AxisItem):  # type: ignore[misc]
    """An axis whose ticks stand at whole numbers, since there is no half a round."""

    def tickSpacing(self, *span: float) -> list[tuple[float, float]]:  # noqa: N802 — pyqtgraph's
        """Return the distances between ticks that are whole, and where they begin."""
        spacing = super().tickSpacing(*span)
        return [(step, start) for step, start in spacing if step >= 1] or [(1.0, 0.0)]
