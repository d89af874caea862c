"""Surfaces: cards, notices of what a person should know, and small values side by side."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from potluck_gui.design.layouts import Column, clear
from potluck_gui.design.tokens import SPACE_1, SPACE_3, SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.fact import Fact
from potluck_gui.view.look import Look


class Card(QFrame):
    """A surface with a border, its content from top to bottom in `column`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = Column(self)
        self.column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_3)
        if title:
            self.column.addWidget(words(title, "title"))


class Notice(QFrame):
    """Something that the person should know: what happened, and below it what to do."""

    def __init__(self, look: Look = Look.PROBLEM) -> None:
        super().__init__()
        self.setProperty("notice", look.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_1)
        self._sentence = words(role="title")
        self._remedy = words()
        column.addWidget(self._sentence)
        column.addWidget(self._remedy)
        self.hide()

    def show_words(self, sentence: str, remedy: str = "") -> None:
        """Show words, or hide the notice where there are none."""
        self._sentence.setText(sentence)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.setAccessibleName(f"{sentence} {remedy}".strip())
        self.setVisible(bool(sentence))


class Facts(QWidget):
    """Small values with their labels, side by side as far as there is room."""

    def __init__(self, *, column_characters: int = 21) -> None:
        super().__init__()
        column_width = self.fontMetrics().averageCharWidth() * column_characters
        self._row = WrapLayout(self, gap=SPACE_4, column_width=column_width)
        self._shown: tuple[Fact, ...] = ()
        self._values: list[QLabel] = []

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show values; the widgets stay as long as the labels stay."""
        if [fact.label for fact in facts] != [fact.label for fact in self._shown]:
            clear(self._row)
            self._values = [self._add(fact) for fact in facts]
        for label, fact in zip(self._values, facts, strict=True):
            label.setText(fact.value)
            label.setAccessibleName(f"{fact.label}: {fact.value}")
        self._shown = facts
        self.setVisible(bool(facts))

    def _add(self, fact: Fact) -> QLabel:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        value = words(fact.value, "title")
        column.addWidget(words(fact.label, "caption"))
        column.addWidget(value)
        column.addStretch(1)
        self._row.addWidget(box)
        return value
