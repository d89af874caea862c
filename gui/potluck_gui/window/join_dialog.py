"""Joining a project: paste the link, see what it is, agree."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.invite import SCHEME
from potluck.limits import LINK_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_3, SPACE_5
from potluck_gui.view.projects import invite_view
from potluck_gui.window.parts import ButtonRow, Card, Facts, Notice, button, words
from potluck_gui.window.surroundings import Surroundings

_WIDTH_IN_CHARACTERS = 84
_HEIGHT_IN_LINES = 34


class JoinDialog(QDialog):
    """Two steps in one place: look at a link, then join what was looked at."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Join a project"))
        self._surroundings = surroundings
        self._inspected = ""
        self._link = QLineEdit(_link_on_clipboard())
        self._link.setMaxLength(LINK_CHARACTERS)
        self._link.setPlaceholderText("potluck://join?…")
        self._link.setAccessibleName(self.tr("Invite link"))
        self._link.textChanged.connect(lambda _text: self._forget())
        self._link.returnPressed.connect(self._look)
        self._failure = Notice()
        self._progress = words(role="muted")
        self._progress.hide()
        self._project = Card()
        self._name = words(role="sentence")
        self._charter = words()
        self._facts = Facts(column_characters=30)
        self._joined = words(self.tr("You have joined this project already."), "muted")
        for widget in (self._name, self._charter, self._facts, self._joined):
            self._project.column.addWidget(widget)
        self._project.hide()
        self._look_button = button(self.tr("See what it is"), self._look, kind="main")
        self._join_button = button(self.tr("Join"), self._join, kind="main")
        self._join_button.hide()
        self._lay_out(parent)
        self._forget()

    def _lay_out(self, parent: QWidget) -> None:
        content = QWidget()
        content.setObjectName("page")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, SPACE_3, 0)
        inner.setSpacing(SPACE_3)
        explained = self.tr("Paste the link that the organiser sent you. Nothing is joined yet.")
        inner.addWidget(words(self.tr("Join a project"), "page"))
        inner.addWidget(words(explained, "muted"))
        inner.addWidget(self._link)
        inner.addWidget(self._failure)
        inner.addWidget(self._progress)
        inner.addWidget(self._project)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(scroll, 1)
        cancel = button(self.tr("Cancel"), self.reject)
        column.addWidget(ButtonRow([self._look_button, self._join_button, cancel]))
        metrics = self.fontMetrics()
        room = parent.window().size()
        self.resize(
            min(metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS, room.width()),
            min(metrics.lineSpacing() * _HEIGHT_IN_LINES, room.height()),
        )

    def _forget(self) -> None:
        """Another link is being typed: what was seen belongs to the old one."""
        self._inspected = ""
        self._project.hide()
        self._join_button.hide()
        self._look_button.show()
        self._look_button.setEnabled(bool(self._link.text().strip()))
        self._failure.show_words("")

    def _look(self) -> None:
        link = self._link.text().strip()
        if not link:
            return
        self._wait(self.tr("Asking the project…"))
        self._surroundings.bridge.ask(
            lambda client: client.inspect_invite(link),
            owner=self,
            answered=lambda invited: self._show(link, invited),
            failed=self._show_failure,
        )

    def _show(self, link: str, invited: control.InspectInviteResponse) -> None:
        self._stop_waiting()
        if link != self._link.text().strip():
            return  # Another link was typed meanwhile.
        view = invite_view(invited, self._surroundings.reader())
        self._inspected = link
        self._name.setText(view.name)
        self._charter.setText(view.charter)
        self._facts.show_facts(view.facts)
        self._joined.setVisible(view.joined)
        self._project.show()
        self._look_button.hide()
        self._join_button.setVisible(not view.joined)
        self._join_button.setFocus()

    def _join(self) -> None:
        link = self._inspected
        self._wait(self.tr("Joining…"))
        self._surroundings.bridge.ask(
            lambda client: client.join(link),
            owner=self,
            answered=lambda _answer: self.accept(),
            failed=self._show_failure,
        )

    def _wait(self, sentence: str) -> None:
        self._failure.show_words("")
        self._progress.setText(sentence)
        self._progress.show()
        self._look_button.setEnabled(False)
        self._join_button.setEnabled(False)

    def _stop_waiting(self) -> None:
        self._progress.hide()
        self._look_button.setEnabled(bool(self._link.text().strip()))
        self._join_button.setEnabled(True)

    def _show_failure(self, error: PotluckError) -> None:
        self._stop_waiting()
        self._failure.show_words(error.sentence)


def _link_on_clipboard() -> str:
    text = QGuiApplication.clipboard().text().strip()
    is_link = text.startswith(f"{SCHEME}://") and len(text) <= LINK_CHARACTERS
    return text if is_link else ""
