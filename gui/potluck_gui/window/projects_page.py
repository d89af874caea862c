"""The page "Projects": what was joined, joining another, leaving."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.tokens import SPACE_4
from potluck_gui.view.projects import ProjectView, project_views
from potluck_gui.window.join_dialog import JoinDialog
from potluck_gui.window.leave_dialog import LeaveDialog
from potluck_gui.window.parts import (
    ButtonRow,
    Card,
    Facts,
    Notice,
    Page,
    button,
    chip,
    clear,
    set_chip,
    words,
)
from potluck_gui.window.surroundings import Surroundings


class ProjectsPage(Page):
    """The joined projects."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Projects"))
        self._surroundings = surroundings
        self._shown: tuple[str, ...] = ()
        self._cards: list[_ProjectCard] = []
        self._failure = Notice()
        self._empty = Card()
        self._empty.column.addWidget(
            words(self.tr("You have not joined a project yet."), "sentence")
        )
        self._empty.column.addWidget(
            words(
                self.tr(
                    "An organiser sends you an invite link. Practice needs none: it runs on this "
                    "computer alone."
                ),
                "muted",
            )
        )
        projects = QWidget()
        self._column = QVBoxLayout(projects)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._practice = button(self.tr("Try Practice"), self._start_practice)
        self.add_all(
            [
                words(self.tr("Projects"), "page"),
                self._failure,
                self._empty,
                projects,
                ButtonRow(
                    [
                        button(self.tr("Join with an invite link…"), self.join, kind="main"),
                        self._practice,
                    ]
                ),
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        views = project_views(snapshot, self._surroundings.reader())
        ids = tuple(view.project_id for view in views)
        if ids != self._shown:
            self._shown = ids
            clear(self._column)
            self._cards = [_ProjectCard(self) for _ in views]
            for card in self._cards:
                self._column.addWidget(card)
        for card, view in zip(self._cards, views, strict=True):
            card.show_view(view)
        self._empty.setVisible(not views)
        self._practice.setVisible(not any(p.practice for p in snapshot.projects))

    def join(self) -> None:
        """Open the dialog for joining."""
        JoinDialog(self._surroundings, self).open()

    def leave(self, view: ProjectView) -> None:
        """Ask whether to leave a project, and leave it."""
        dialog = LeaveDialog(view.name, self)
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


class _ProjectCard(Card):
    """One joined project."""

    def __init__(self, page: ProjectsPage) -> None:
        super().__init__()
        self._view: ProjectView | None = None
        self._page = page
        self._state = chip()
        self._name = words(role="title")
        self._note = words(role="muted")
        self._checking = words(role="muted")
        self._problem = words(role="problem")
        self._facts = Facts()
        self._leave = button(self.tr("Leave…"), self._ask_to_leave, kind="quiet")
        shown = (self._state, self._name, self._note, self._problem, self._facts, self._checking)
        for widget in shown:
            self.column.addWidget(widget)
        self.column.addWidget(ButtonRow([self._leave]))

    def show_view(self, view: ProjectView) -> None:
        """Show a project."""
        self._view = view
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
        self._leave.setAccessibleName(self.tr("Leave %1").replace("%1", view.name))

    def _ask_to_leave(self) -> None:
        if self._view is not None:
            self._page.leave(self._view)
