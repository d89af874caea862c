"""The last page: it is gone, what is left, and thanks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card
from potluck_gui.design.icons import Icon
from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_3
from potluck_gui.design.words import words
from potluck_gui.view.formats import plain
from potluck_setup.leaving import Left
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.told import sentence_of

_COMMAND_CHARACTERS = 200


class GonePage(SetupPage):
    """Thanks, and names each thing that is left, with the command that removes it."""

    def __init__(self, *, leave: Callable[[], object]) -> None:
        super().__init__(self.tr("Potluck is off this computer"))
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_3)
        self._leave = button(self.tr("Close"), leave, kind="main")
        self.build([self._list], [self._leave])

    def show_left(self, left: Sequence[Left]) -> None:
        """Show what is left."""
        self.say(
            self.tr("Thank you for lending your computer. This is what is left:")
            if left
            else self.tr("Thank you for lending your computer. Nothing is left of it here.")
        )
        clear(self._column)
        for each in left:
            self._column.addWidget(_LeftCard(each))
        self._list.setVisible(bool(left))

    def begin(self) -> None:
        """Let Enter close it."""
        self._leave.setFocus()


class _LeftCard(Card):
    """One thing that is left."""

    def __init__(self, left: Left) -> None:
        super().__init__()
        sentence = sentence_of(left.sentence)
        self.column.addWidget(words(sentence))
        if not left.command:
            return
        self._command = plain(left.command, _COMMAND_CHARACTERS)
        line = words(self._command, "label")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())  # As large as the person has words.
        line.setFont(font)
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._copy = button(self.tr("Copy"), self._put_on_clipboard, shape=Icon.COPY)
        self._copy.setAccessibleName(self.tr("Copy the command %1").replace("%1", self._command))
        self._copy.setAutoDefault(True)
        self.column.addWidget(line)
        self.column.addWidget(ButtonRow([self._copy]))

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._command)
        self._copy.setText(self.tr("Copied"))
