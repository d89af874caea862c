"""Choosing a program: one of those that run now, or any other by its name."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Notice
from potluck_gui.design.question import Question
from potluck_gui.design.words import words
from potluck_gui.view.formats import plain
from potluck_gui.window.surroundings import Surroundings

_NAME_CHARACTERS = 100
_MOST_NAMES = 500


class ProgramDialog(Question):
    """Asks for the name of a program.

    Args:
        title: What the program is chosen for.
        explained: The same in a sentence.
        surroundings: The way to the daemon, which knows what runs.
        parent: The widget that asks.
    """

    def __init__(
        self, *, title: str, explained: str, surroundings: Surroundings, parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self._names = QComboBox()
        self._names.setEditable(True)
        self._names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._names.setAccessibleName(self.tr("Program"))
        self._typed = QLineEdit()
        self._typed.setMaxLength(_NAME_CHARACTERS)
        self._typed.setPlaceholderText(self.tr("Asking which programs run…"))
        self._typed.setAccessibleName(self.tr("Program"))
        self._names.setLineEdit(self._typed)
        self._names.editTextChanged.connect(lambda _text: self._weigh())
        self._failure = Notice()
        self._accept = button(self.tr("Choose"), self.accept, kind="main")
        column = self.column
        column.addWidget(words(title, "sentence"))
        column.addWidget(words(explained, "muted"))
        column.addWidget(self._failure)
        column.addWidget(self._names)
        column.addWidget(ButtonRow([self._accept, button(self.tr("Cancel"), self.reject)]))
        self._weigh()
        surroundings.bridge.ask(
            lambda client: client.programs(),
            owner=self,
            answered=self._offer,
            failed=self._show_failure,
        )

    @property
    def program(self) -> str:
        """The name that was chosen."""
        return self._names.currentText().strip()

    def _offer(self, answer: control.ListProgramsResponse) -> None:
        typed = self._names.currentText()
        names = (plain(name, _NAME_CHARACTERS) for name in answer.names[:_MOST_NAMES])
        self._names.addItems([name for name in names if name])
        self._names.setCurrentIndex(-1)
        self._names.setEditText(typed)
        self._typed.setPlaceholderText(self.tr("Choose one, or type its name"))
        self._weigh()

    def _weigh(self) -> None:
        self._accept.setEnabled(bool(self.program))

    def _show_failure(self, error: PotluckError) -> None:
        self._typed.setPlaceholderText(self.tr("Type its name"))
        self._failure.show_words(error.sentence)
