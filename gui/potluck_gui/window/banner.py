"""A line above every page: something about the app itself, and a button for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from potluck_gui.design.buttons import button
from potluck_gui.design.tokens import SPACE_2, SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.view.look import Look


class Banner(QFrame):
    """Words and a button, or nothing at all."""

    def __init__(self, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("banner", Look.WAITING.value)
        self._words = words()
        self._button = button("", pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_5, SPACE_2, SPACE_4, SPACE_2)
        row.setSpacing(SPACE_4)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.hide()

    def show_words(self, sentence: str, action: str = "") -> None:
        """Show a sentence and what the button does, or hide where there is none."""
        self._words.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setVisible(bool(sentence))
