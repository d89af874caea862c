"""What all pages of the window have: a mark with a heading, what scrolls, and buttons below it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from potluck_gui.design.buttons import ButtonRow
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.view.look import Look
from potluck_setup.window.mark_picture import MarkPicture


class SetupPage(QWidget):
    """A page; its buttons stay in sight while the rest scrolls."""

    def __init__(self, title: str, look: Look = Look.WORKING) -> None:
        super().__init__()
        self._look = look
        self.title = words(title, "page")
        self.sentence = words(role="body")
        self._scrolled = Page(title)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)

    def build(self, widgets: Iterable[QWidget], buttons: Iterable[QPushButton]) -> None:
        """Put the page together: below the heading what it shows, and its buttons."""
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(MarkPicture(self._look), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self._scrolled.add_all([head, self.sentence, *widgets])
        rule = QFrame()
        rule.setObjectName("rule")
        foot = QWidget()
        foot.setObjectName("page")
        below = QVBoxLayout(foot)
        below.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        row_of_buttons = ButtonRow([])
        for each in buttons:
            each.setAutoDefault(True)  # Enter presses what has the keyboard.
            row_of_buttons.add(each)
        below.addWidget(row_of_buttons)
        self._outside.addWidget(self._scrolled, 1)
        self._outside.addWidget(rule)
        self._outside.addWidget(foot)

    def say(self, sentence: str) -> None:
        """Show a sentence below the heading, or none."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def begin(self) -> None:
        """Take the keyboard where one will most likely go on; called when the page comes up."""
