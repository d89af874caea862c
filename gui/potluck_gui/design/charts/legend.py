"""What the colours and the hatching of a chart stand for."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from potluck_gui.design.charts.bar_chart import paint_hatched
from potluck_gui.design.charts.pictures import Key
from potluck_gui.design.layouts import clear
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.tokens import SPACE_2, SPACE_4
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout

_SWATCH = 14


class Legend(QWidget):
    """The entries, side by side as far as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._row = WrapLayout(self, gap=SPACE_4)
        self._shown: tuple[Key, ...] = ()

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show entries; the widgets stay while the entries do."""
        if keys == self._shown:
            return
        self._shown = keys
        clear(self._row)
        for key in keys:
            self._row.addWidget(_Entry(key))
        self.setVisible(bool(keys))


class _Entry(QWidget):
    def __init__(self, key: Key) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(_Swatch(key), 0, Qt.AlignmentFlag.AlignVCenter)
        name: QLabel = words(key.name, "caption")
        name.setWordWrap(False)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(name)


class _Swatch(QWidget):
    def __init__(self, key: Key) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(QSize(_SWATCH, _SWATCH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint the colour as the chart has it."""
        colours, key = colours_in_force(), self._key
        colour = QColor(colours.muted if key.series is None else _series(colours.series, key))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if key.hatched:
            paint_hatched(painter, rect, colour, QColor(colours.surface))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            if key.dot:
                painter.drawEllipse(QPointF(rect.center()), 4.5, 4.5)
            else:
                painter.drawRoundedRect(rect, 3, 3)
        painter.end()


def _series(known: tuple[str, ...], key: Key) -> str:
    return known[min(max(0, key.series or 0), len(known) - 1)]
