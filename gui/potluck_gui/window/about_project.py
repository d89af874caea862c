"""All that a person should see of a project before agreeing to it: one surface for every place."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from potluck_gui.design.cards import Facts
from potluck_gui.design.tokens import SPACE_1, SPACE_3, SPACE_4
from potluck_gui.design.words import words
from potluck_gui.view.invite import InviteView

_FACT_CHARACTERS = 28


class AboutProject(QWidget):
    """Who runs a project, what for, under which licences, on what text, and how it is known."""

    def __init__(self) -> None:
        super().__init__()
        self._name = words(role="sentence")
        self._organiser = words(role="muted")
        self._charter = words()
        self._facts = Facts(column_characters=_FACT_CHARACTERS)
        self._data = _Part(self.tr("What it learns from"))
        self._checking = _Part(self.tr("How results are checked"))
        self._fingerprint = _Part(
            self.tr("Fingerprint of its key"),
            self.tr(
                "Compare it with what the organiser tells you in another way, such as on a web "
                "page. If it differs, the link leads somewhere else."
            ),
        )
        self._fingerprint.value.setFont(
            QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        head = QVBoxLayout()
        head.setSpacing(SPACE_1)
        head.addWidget(self._name)
        head.addWidget(self._organiser)
        column.addLayout(head)
        for widget in (
            self._charter,
            self._facts,
            self._data,
            self._checking,
            self._fingerprint,
        ):
            column.addWidget(widget)

    def show_view(self, view: InviteView) -> None:
        """Show a project."""
        self._name.setText(view.name)
        self._organiser.setText(view.organiser)
        self._charter.setText("\n\n".join(view.charter))
        self._facts.show_facts(view.facts)
        self._data.show_value(view.data)
        self._checking.show_value(view.checking)
        self._fingerprint.show_value(view.fingerprint)


class _Part(QWidget):
    """A heading, a value, and what it is for; not there while the value is empty."""

    def __init__(self, title: str, explained: str = "") -> None:
        super().__init__()
        self._title = title
        self.value: QLabel = words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(words(title, "label"))
        column.addWidget(self.value)
        if explained:
            column.addSpacing(SPACE_3 - 2 * SPACE_1)
            column.addWidget(words(explained, "caption"))

    def show_value(self, value: str) -> None:
        """Show a value, or nothing where there is none."""
        self.value.setText(value)
        self.value.setAccessibleName(f"{self._title}: {value}")
        self.setVisible(bool(value))
