"""Joining with an invite link: the link, what it leads to, and the two steps in order.

Nothing is asked of a stranger's computer before the person has said "See what it is": a link can
come from any web page, and asking already tells where this computer is.
"""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.limits import LINK_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.tokens import SPACE_2, SPACE_3
from potluck_gui.design.words import words
from potluck_gui.view.invite import invite_view, is_link, link_in
from potluck_gui.window.about_project import AboutProject
from potluck_gui.window.surroundings import Surroundings


class JoinStage(Enum):
    """How far joining is."""

    EMPTY = "empty"
    """No link is there."""
    TYPED = "typed"
    """A link is there and was not looked at."""
    ASKING = "asking"
    """The project is asked what it is."""
    FOUND = "found"
    """What the link leads to is shown; it can be joined."""
    JOINED_ALREADY = "joined already"
    """The same, but it was joined before."""
    JOINING = "joining"
    """It is being joined."""


class JoinForm(QWidget):
    """A link, and what it leads to; whoever holds the form has the buttons.

    Signals:
        stage_changed: A JoinStage.
        joined: The project was joined.
    """

    stage_changed = Signal(object)
    joined = Signal()

    def __init__(self, surroundings: Surroundings, *, from_clipboard: bool) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._inspected = ""
        self.stage = JoinStage.EMPTY
        self._link = QLineEdit()
        self._link.setMaxLength(LINK_CHARACTERS)
        self._link.setPlaceholderText("potluck://join?…")
        self._link.setAccessibleName(self.tr("Invite link"))
        self._link.setAcceptDrops(False)  # Whoever holds the form takes drops, whole.
        self._paste_button = button(self.tr("Paste"), self.paste)
        self._paste_button.setAccessibleName(self.tr("Paste the invite link"))
        self._failure = Notice()
        self._progress = words(role="muted")
        self._card = Card()
        self._about = AboutProject()
        self._joined_already = words(self.tr("You have joined this project already."), "label")
        self._agreed = words(
            self.tr(
                "Only this description has been fetched so far. Joining means that you agree to "
                "the licences below; the model is fetched when work starts. You can leave at any "
                "time."
            )
        )
        self._card.column.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._link, 1)
        row.addWidget(self._paste_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(row)
        column.addWidget(self._failure)
        column.addWidget(self._progress)
        column.addWidget(self._joined_already)
        column.addWidget(self._agreed)
        column.addWidget(self._card)
        if from_clipboard:
            self._link.setText(_link_on_clipboard())
        self._link.textChanged.connect(lambda _text: self._forget())
        self._link.returnPressed.connect(self.look)
        self._forget()

    def set_link(self, link: str, *, look: bool = False) -> None:
        """Put a link in, and look at it when the person asked for just that."""
        self._link.setText(link_in(link))
        self._link.setCursorPosition(0)
        if look:
            self.look()

    def paste(self) -> None:
        """Take the link from the clipboard and look at it."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.set_link(text, look=True)
        else:
            self._failure.show_words(self.tr("There is nothing to paste: copy the link first."))

    def look(self) -> None:
        """Ask what the link leads to."""
        link = self._link.text().strip()
        if self.stage is not JoinStage.TYPED:
            return
        self._failure.show_words("")
        self._enter(JoinStage.ASKING)
        self._surroundings.bridge.ask(
            lambda client: client.inspect_invite(link),
            owner=self,
            answered=lambda invited: self._show(link, invited),
            failed=lambda error: self._show_failure(error, link),
        )

    def join(self) -> None:
        """Join what is shown."""
        link = self._inspected
        if self.stage is not JoinStage.FOUND:
            return
        self._failure.show_words("")
        self._enter(JoinStage.JOINING)
        self._surroundings.bridge.ask(
            lambda client: client.join(link),
            owner=self,
            answered=lambda _answer: self.joined.emit(),
            failed=self._show_join_failure,
        )

    def focus_link(self) -> None:
        """Give the keyboard to the link."""
        self._link.setFocus()

    def _forget(self) -> None:
        """Another link is being typed: what was seen belongs to the old one."""
        self._inspected = ""
        self._failure.show_words("")
        self._enter(JoinStage.TYPED if self._link.text().strip() else JoinStage.EMPTY)

    def _show(self, link: str, invited: control.InspectInviteResponse) -> None:
        if link != self._link.text().strip():
            return  # Another link was typed meanwhile.
        view = invite_view(invited, self._surroundings.reader())
        self._inspected = link
        self._about.show_view(view)
        self._enter(JoinStage.JOINED_ALREADY if view.joined else JoinStage.FOUND)

    def _show_failure(self, error: PotluckError, link: str) -> None:
        if link != self._link.text().strip():
            return
        self._enter(JoinStage.TYPED)
        self._failure.show_words(error.sentence)

    def _show_join_failure(self, error: PotluckError) -> None:
        self._enter(JoinStage.FOUND)
        self._failure.show_words(error.sentence)

    def _enter(self, stage: JoinStage) -> None:
        self.stage = stage
        asking = self.tr("Asking the project what it is…")
        joining = self.tr("Joining…")
        self._progress.setText(asking if stage is JoinStage.ASKING else joining)
        self._progress.setVisible(stage in {JoinStage.ASKING, JoinStage.JOINING})
        self._link.setReadOnly(stage is JoinStage.JOINING)
        self._paste_button.setEnabled(stage is not JoinStage.JOINING)
        self._joined_already.setVisible(stage is JoinStage.JOINED_ALREADY)
        self._agreed.setVisible(stage is JoinStage.FOUND)
        self._card.setVisible(
            stage in {JoinStage.FOUND, JoinStage.JOINED_ALREADY, JoinStage.JOINING}
        )
        self.stage_changed.emit(stage)


def _link_on_clipboard() -> str:
    text = link_in(QGuiApplication.clipboard().text())
    return text if is_link(text) else ""
