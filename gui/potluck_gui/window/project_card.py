"""One joined project on the page "Projects"."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts, Notice
from potluck_gui.design.icons import Icon
from potluck_gui.design.words import chip, set_chip, words
from potluck_gui.view.projects import ProjectView
from potluck_gui.window.share_row import ShareRow
from potluck_gui.window.surroundings import Surroundings


class ProjectCard(Card):
    """A project: whether it is connected, its share, and ways to more about it.

    Signals:
        about_wanted: The person wants to read all about it.
        sent_wanted: The person wants to see what leaves this computer.
        leave_wanted: The person wants to leave it.
        share_moved: Its share is being changed; what all shares come to is another now.
    """

    about_wanted = Signal()
    sent_wanted = Signal()
    leave_wanted = Signal()
    share_moved = Signal()

    def __init__(self, surroundings: Surroundings, view: ProjectView) -> None:
        super().__init__()
        self._surroundings = surroundings
        self.view = view
        self.share = view.share
        self._state = chip()
        self._name = words(role="sentence")
        self._note = words(role="muted")
        self._checking = words(role="muted")
        self._problem = words(role="problem")
        self._facts = Facts()
        self._failure = Notice()
        self._copied = words(role="muted")
        self._share_row = ShareRow()
        self._share_row.moved.connect(self._move)
        self._share_row.settled.connect(self._settle)
        self._about = button(self.tr("About this project"), self.about_wanted.emit, shape=Icon.INFO)
        self._sent = button(
            self.tr("What leaves this computer"), self.sent_wanted.emit, shape=Icon.EYE
        )
        self._copy = button(self.tr("Copy invite link"), self._ask_for_link, shape=Icon.LINK)
        self._leave = button(self.tr("Leave…"), self.leave_wanted.emit, kind="quiet")
        for widget in (
            self._name,
            self._state,
            self._note,
            self._problem,
            self._facts,
            self._checking,
            self._share_row,
            self._failure,
            ButtonRow([self._about, self._sent, self._copy, self._leave]),
            self._copied,
        ):
            self.column.addWidget(widget)
        self._copied.hide()

    def show_view(self, view: ProjectView) -> None:
        """Show a project."""
        self.view = view
        set_chip(self._state, view.state, view.look)
        self._name.setText(view.name)
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._problem.setText(view.problem)
        self._problem.setVisible(bool(view.problem))
        self._facts.show_facts(view.facts)
        self._checking.setText(view.checking)
        self._checking.setVisible(bool(view.checking))
        self._checking.setAccessibleName(f"{view.name}. {view.checking}")
        self._copy.setVisible(not view.practice)
        if not self._share_row.under_way:
            self.share = view.share
            self._share_row.show_share(view.share)
        for widget, text in (
            (self._about, self.tr("About %1")),
            (self._sent, self.tr("What leaves this computer for %1")),
            (self._copy, self.tr("Copy the invite link of %1")),
            (self._leave, self.tr("Leave %1")),
        ):
            widget.setAccessibleName(text.replace("%1", view.name))

    def show_share(self, sentence: str, *, changeable: bool) -> None:
        """Say what its share comes to; alone at work, there is nothing to choose."""
        self._share_row.show_words(self.view.name, sentence)
        self._share_row.setVisible(changeable)

    def _move(self, share: int) -> None:
        self.share = share
        self.share_moved.emit()

    def _settle(self, share: int) -> None:
        self._failure.show_words("")
        project_id = self.view.project_id
        self._surroundings.bridge.ask(
            lambda client: client.set_share(project_id, share),
            owner=self,
            answered=lambda _nothing: None,
            failed=self._refuse_share,
        )

    def _refuse_share(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)
        self.share = self.view.share
        self._share_row.show_share(self.share)
        self.share_moved.emit()

    def _ask_for_link(self) -> None:
        self._failure.show_words("")
        self._copied.hide()
        project_id = self.view.project_id
        self._surroundings.bridge.ask(
            lambda client: client.project(project_id),
            owner=self,
            answered=self._take_link,
            failed=lambda error: self._failure.show_words(error.sentence),
        )

    def _take_link(self, about: control.GetProjectResponse) -> None:
        if about.link:
            QGuiApplication.clipboard().setText(about.link)
            copied = self.tr("The invite link is copied. Send it to whoever wants to join.")
            self._copied.setText(copied)
        else:
            self._copied.setText(self.tr("There is no invite link to this project."))
        self._copied.show()
