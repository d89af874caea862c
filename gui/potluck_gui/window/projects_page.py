"""The page "Projects": what was joined, joining another, leaving."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.empty import EmptyState
from potluck_gui.design.icons import Icon
from potluck_gui.design.layouts import clear
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_4
from potluck_gui.design.words import words
from potluck_gui.view.projects import ProjectView, nothing_chosen, project_views, share_sentence
from potluck_gui.view.state import sentence_of
from potluck_gui.window.join_dialog import JoinDialog
from potluck_gui.window.leave_dialog import LeaveDialog
from potluck_gui.window.link_drops import LinkDrops
from potluck_gui.window.project_card import ProjectCard
from potluck_gui.window.project_dialog import ProjectDialog
from potluck_gui.window.sent_dialog import SentDialog
from potluck_gui.window.surroundings import Surroundings


class ProjectsPage(Page):
    """The joined projects."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Projects"))
        self._surroundings = surroundings
        self._shown: tuple[str, ...] = ()
        self._cards: list[ProjectCard] = []
        self._coming: tuple[ProjectView, ...] = ()
        self._before: QWidget | None = None
        self._failure = Notice()
        self._empty = self._make_empty()
        self._soon = Card(self.tr("Practice begins as soon as Potluck may work"))
        self._why = words(role="muted")
        self._soon.column.addWidget(self._why)
        projects = QWidget()
        self._column = QVBoxLayout(projects)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._practice = self._make_practice()
        self._buttons = ButtonRow([self._make_join(), self._practice])
        self._drops = LinkDrops(self, lambda link: self.join(link, look=True))
        self.add_all(
            [
                words(self.tr("Projects"), "page"),
                self._failure,
                self._empty,
                self._soon,
                projects,
                self._buttons,
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        views = project_views(snapshot, self._surroundings.reader())
        ids = tuple(view.project_id for view in views)
        if ids != self._shown:
            self._shown = ids
            clear(self._column)
            self._cards = []
        self._coming = views
        self._show_cards()
        coming = not views and not nothing_chosen(snapshot)
        self._empty.setVisible(not views and not coming)
        self._soon.setVisible(coming)
        self._buttons.setHidden(not self._empty.isHidden())
        self._why.setText(sentence_of(snapshot))
        self._practice.setVisible(not coming and not any(view.practice for view in views))

    def join(self, link: str = "", *, look: bool = False) -> None:
        """Open the dialog for joining, with a link where there is one.

        Args:
            link: What was opened or dropped; empty when the person is to paste it.
            look: Look at the link at once, since the person asked for just that.
        """
        dialog = JoinDialog(self._surroundings, self, link)
        dialog.open()
        if look:
            dialog.look()

    def order_tabs(self, before: QWidget) -> None:
        """Let the keyboard go through the page, also through cards that are made later."""
        self._before = before
        super().order_tabs(before)

    def _show_cards(self) -> None:
        """Show the cards there are, and make one more at a time, so that nothing hangs."""
        for card, view in zip(self._cards, self._coming, strict=False):
            card.show_view(view)
        if len(self._cards) < len(self._coming):
            self._add_card(self._coming[len(self._cards)])
            if len(self._cards) < len(self._coming):
                QTimer.singleShot(0, self, self._show_cards)
            elif self._before is not None:
                super().order_tabs(self._before)
        self._show_shares()

    def _add_card(self, view: ProjectView) -> None:
        card = ProjectCard(self._surroundings, view)
        card.about_wanted.connect(lambda: self._show_about(card.view))
        card.sent_wanted.connect(lambda: SentDialog(self._surroundings, card.view, self).open())
        card.leave_wanted.connect(lambda: self._ask_to_leave(card.view))
        card.share_moved.connect(self._show_shares)
        card.show_view(view)
        self._cards.append(card)
        self._column.addWidget(card)

    def _show_shares(self) -> None:
        shares = {view.project_id: view.share for view in self._coming}
        shares |= {card.view.project_id: card.share for card in self._cards}
        for card in self._cards:
            sentence = share_sentence(card.view.project_id, shares)
            card.show_share(sentence, changeable=len(shares) > 1 or not card.share)

    def _make_empty(self) -> Card:
        card = Card()
        card.column.addWidget(
            EmptyState(
                Icon.PROJECTS,
                self.tr("You have not joined a project yet."),
                self.tr(
                    "An organiser sends you an invite link: paste it here, or drop it on this "
                    "page. Practice needs none: it runs on this computer alone."
                ),
                [self._make_join(), self._make_practice()],
            )
        )
        return card

    def _make_join(self) -> QPushButton:
        text = self.tr("Join with an invite link…")
        return button(text, self.join, kind="main", shape=Icon.ADD)

    def _make_practice(self) -> QPushButton:
        made = button(self.tr("Try Practice"), self._start_practice, shape=Icon.PLAY)
        made.setToolTip(self.tr("A small model learns on this computer alone."))
        return made

    def _show_about(self, view: ProjectView) -> None:
        ProjectDialog(self._surroundings, view, self).open()

    def _ask_to_leave(self, view: ProjectView) -> None:
        dialog = LeaveDialog(self._surroundings, view, self)
        dialog.accepted.connect(lambda: self._leave(view.project_id, dialog.delete_data))
        dialog.open()

    def _leave(self, project_id: str, delete_data: bool) -> None:
        self._failure.show_words("")
        self._surroundings.bridge.ask(
            lambda client: client.leave(project_id, delete_data=delete_data),
            owner=self,
            answered=lambda _answer: None,
            failed=self._show_failure,
        )

    def _start_practice(self) -> None:
        self._failure.show_words("")
        self._surroundings.command(commands.start_practice(), owner=self, failed=self._show_failure)

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)
        self.verticalScrollBar().setValue(0)
