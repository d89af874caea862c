"""Meters side by side: a label, the value in words, and below them the bar with the limit."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from potluck_gui.design.layouts import clear
from potluck_gui.design.meter import Meter
from potluck_gui.design.tokens import SPACE_1, SPACE_3, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.meters import MeterView

_COLUMN_CHARACTERS = 30


class Meters(QWidget):
    """What is measured on a device; the widgets stay as long as the labels do."""

    def __init__(self) -> None:
        super().__init__()
        width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        self._row = WrapLayout(self, gap=SPACE_5, column_width=width)
        self._labels: tuple[str, ...] = ()
        self._meters: list[_LabelledMeter] = []

    def show_meters(self, views: tuple[MeterView, ...]) -> None:
        """Show values."""
        labels = tuple(view.label for view in views)
        if labels != self._labels:
            clear(self._row)
            self._labels = labels
            self._meters = [_LabelledMeter(view.label) for view in views]
            for meter in self._meters:
                self._row.addWidget(meter)
        for meter, view in zip(self._meters, views, strict=True):
            meter.show_view(view)
        self.setVisible(bool(views))


class _LabelledMeter(QWidget):
    """One of them."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._value: QLabel = words(role="label")
        self._value.setWordWrap(False)
        self._meter = Meter(label)
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(words(label, "caption"), 1)
        top.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(top)
        column.addWidget(self._meter)

    def show_view(self, view: MeterView) -> None:
        """Show a value."""
        self._value.setText(view.text)
        self._meter.show_value(view.value, most=view.most, limit=view.limit, words=view.text)
