"""Small values below each other: labels at the beginning of the lines, values at their end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_1, SPACE_3
from potluck_gui.design.words import words
from potluck_gui.view.fact import Fact


class FactLines(QWidget):
    """Values as a list, so that those of cards side by side stand side by side as well."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(0, 1)
        self._labels: tuple[str, ...] = ()
        self._values: list[QLabel] = []

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show values; the widgets stay as long as the labels stay."""
        labels = tuple(fact.label for fact in facts)
        if labels != self._labels:
            clear(self._grid)
            self._labels = labels
            self._values = [self._add(row, fact) for row, fact in enumerate(facts)]
        for value, fact in zip(self._values, facts, strict=True):
            value.setText(fact.value)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
        self.setVisible(bool(facts))

    def _add(self, row: int, fact: Fact) -> QLabel:
        label, value = words(fact.label, "caption"), words(role="label")
        value.setWordWrap(False)
        value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(value, row, 1)
        return value
