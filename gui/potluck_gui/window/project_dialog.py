"""All about a joined project: what was agreed to, what is kept of it, how others can join."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card, Facts, Notice
from potluck_gui.design.icons import Icon
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.design.words import words
from potluck_gui.view.invite import invite_view
from potluck_gui.view.projects import ProjectView, kept_facts
from potluck_gui.window.about_project import AboutProject
from potluck_gui.window.reading_dialog import ReadingDialog
from potluck_gui.window.surroundings import Surroundings


class ProjectDialog(ReadingDialog):
    """Asks the daemon when it is opened, and shows what it says."""

    def __init__(self, surroundings: Surroundings, view: ProjectView, parent: QWidget) -> None:
        super().__init__(self.tr("About %1").replace("%1", view.name), parent)
        self._surroundings = surroundings
        self._waiting = words(self.tr("Asking the project…"), "muted")
        self._failure = Notice()
        self._about_card = Card()
        self._about = AboutProject()
        self._about_card.column.addWidget(self._about)
        self._kept_card = Card(self.tr("On this computer"))
        self._kept = Facts(column_characters=24)
        self._kept_card.column.addWidget(self._kept)
        self._invite_card = self._make_invite()
        self._cards: tuple[QWidget, ...] = (self._about_card, self._kept_card, self._invite_card)
        for widget in (self._waiting, self._failure, *self._cards):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        for card in self._cards:
            card.hide()
        project_id = view.project_id
        surroundings.bridge.ask(
            lambda client: client.project(project_id),
            owner=self,
            answered=self._show,
            failed=self._show_failure,
        )

    def _make_invite(self) -> Card:
        card = Card(self.tr("Invite others"))
        self._link = QLineEdit()
        self._link.setReadOnly(True)
        self._link.setAccessibleName(self.tr("Invite link to pass on"))
        self._copied = words(role="muted")
        self._copied.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._link, 1)
        row.addWidget(button(self.tr("Copy"), self._copy, shape=Icon.COPY))
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        explained = self.tr("Whoever has this link can see what the project is, and join it.")
        column.addWidget(words(explained, "muted"))
        column.addLayout(row)
        column.addWidget(self._copied)
        card.column.addLayout(column)
        return card

    def _show(self, about: control.GetProjectResponse) -> None:
        reader = self._surroundings.reader()
        self._waiting.hide()
        self._about.show_view(invite_view(about.about, reader))
        self._kept.show_facts(kept_facts(about, reader))
        self._link.setText(about.link)
        self._link.setCursorPosition(0)
        self._about_card.show()
        self._kept_card.show()
        self._invite_card.setVisible(bool(about.link))

    def _show_failure(self, error: PotluckError) -> None:
        self._waiting.hide()
        self._failure.show_words(error.sentence)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._link.text())
        self._copied.setText(self.tr("Copied."))
        self._copied.show()
