"""The page "Home": what Potluck does, why, and the buttons to change it."""

import datetime as dt
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts, Notice
from potluck_gui.design.icons import Icon
from potluck_gui.design.layouts import clear
from potluck_gui.design.marks import state_pixmap
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_2, SPACE_4, SPACE_5
from potluck_gui.design.words import chip, set_chip, words
from potluck_gui.view.contribution import contribution_view
from potluck_gui.view.fact import Fact
from potluck_gui.view.home import HomeView, ProblemView, home_view
from potluck_gui.view.look import Look
from potluck_gui.window.celebration import Celebration, celebrate_once
from potluck_gui.window.home_devices import Devices, Send
from potluck_gui.window.program_dialog import ProgramDialog
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.turns import Turns

_MARK_SIZE = 56


class HomePage(Page):
    """What Potluck does at this moment.

    Signals:
        join_wanted: The person wants to see where to join a project.
    """

    join_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Home"))
        self._surroundings = surroundings
        self._failure = Notice()
        self._moment = Celebration(surroundings.preferences, surroundings.motion)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE_2)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._state = chip()
        self._sentence = words(role="sentence")
        self._later = words(role="muted")
        self._buttons = _Buttons(self._send, self.ask_for_program)
        self._welcome = self._make_welcome()
        self._devices = Devices(self._send, surroundings.theme)
        self._given = Card(self.tr("What you gave"))
        self._given_facts = Facts(column_characters=24)
        self._given_empty = words(role="muted")
        self._given.column.addWidget(self._given_facts)
        self._given.column.addWidget(self._given_empty)
        problems = QWidget()
        problems.setLayout(self._problems)
        self._problems.setContentsMargins(0, 0, 0, 0)
        self._problem_box = problems
        self._problem_box.hide()
        self._problems_shown: tuple[ProblemView, ...] = ()
        self.add_all(
            [
                self._failure,
                self._moment,
                problems,
                self._make_hero(),
                self._welcome,
                self._devices,
                self._given,
            ]
        )
        self._given.hide()
        self._snapshot = control.Snapshot()
        self._view: HomeView | None = None
        self._turns = Turns(self)
        surroundings.theme.changed.connect(self._paint_mark)

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says: what is seen first at once, the rest in turns of its own."""
        self._snapshot = snapshot
        view = home_view(snapshot, self._surroundings.reader())
        set_chip(self._state, view.state, view.look)
        if self._view is None or self._view.look is not view.look:
            self._view = view
            self._paint_mark()
        self._sentence.setText(view.sentence)
        self._later.setText(view.later)
        self._later.setVisible(bool(view.later))
        self._buttons.show_view(view)
        self._welcome.setVisible(view.no_project)
        self._view = view
        if not self._turns.under_way:
            self._turns.begin(self._show_rest())

    def _show_rest(self) -> Iterator[None]:
        """Show what is less urgent, with a rest after each card."""
        yield from self._show_problems()
        while self._devices.show_next(self._view.devices if self._view is not None else ()):
            yield
        self._show_given()
        yield
        celebrate_once(
            self._moment,
            self._surroundings.preferences,
            self._snapshot,
            self._surroundings.days_in_a_row.days,
            self._surroundings.reader(),
        )

    def _show_given(self) -> None:
        given = contribution_view(self._snapshot, self._surroundings.reader())
        self._given.setHidden(self._view is None or self._view.no_project)
        self._given_empty.setText(given.empty)
        self._given_empty.setVisible(bool(given.empty))
        self._given_facts.show_facts(
            ()
            if given.empty
            else (
                Fact(label=self.tr("Tokens today"), value=given.today.tokens),
                Fact(label=self.tr("Tokens in all"), value=given.all_time.tokens),
                *given.all_time.facts[:2],
            )
        )

    def ask_for_program(self) -> None:
        """Ask which program to pause for, and pause."""
        dialog = ProgramDialog(
            title=self.tr("Pause while a program runs"),
            explained=self.tr("Potluck goes on by itself soon after the program has ended."),
            surroundings=self._surroundings,
            parent=self,
        )
        dialog.accepted.connect(lambda: self._send(commands.pause_while(dialog.program)))
        dialog.open()

    def _make_hero(self) -> Card:
        hero = Card()
        row = QHBoxLayout()
        row.setSpacing(SPACE_5)
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        column.addWidget(self._state)
        column.addWidget(self._sentence)
        column.addWidget(self._later)
        row.addWidget(self._mark)
        row.addLayout(column, 1)
        hero.column.setSpacing(SPACE_4)
        hero.column.addLayout(row)
        hero.column.addWidget(self._buttons)
        return hero

    def _make_welcome(self) -> Card:
        card = Card(self.tr("Choose what to help with"))
        card.column.addWidget(
            words(
                self.tr(
                    "Join a project with an invite link from its organiser. Or try Practice: a "
                    "small model learns on this computer alone, and you see all that a real "
                    "project does. Nothing is downloaded."
                )
            )
        )
        practice = button(
            self.tr("Try Practice"), lambda: self._send(commands.start_practice()), kind="main"
        )
        join = button(self.tr("Join a project…"), self.join_wanted.emit, shape=Icon.ADD)
        card.column.addWidget(ButtonRow([practice, join]))
        return card

    def _paint_mark(self) -> None:
        view = self._view
        if view is None:
            return
        colours = self._surroundings.theme.colours
        pixmap = state_pixmap(view.look, colours, _MARK_SIZE, self.devicePixelRatioF())
        self._mark.setPixmap(pixmap)
        self._mark.setAccessibleName(view.state)

    def _show_problems(self) -> Iterator[None]:
        problems = () if self._view is None else self._view.problems
        if problems == self._problems_shown:
            return
        self._problems_shown = problems
        clear(self._problems)
        self._problem_box.setVisible(bool(problems))
        for problem in problems:
            notice = Notice()
            self._problems.addWidget(notice)
            notice.show_words(problem.sentence, problem.remedy)
            yield
        if problems:
            self._problems.addWidget(
                ButtonRow([button(self.tr("Check Potluck…"), self._check, kind="quiet")])
            )

    def _check(self) -> None:
        # Imported here: it is seldom wanted.
        from potluck_gui.window.doctor.doctor_dialog import DoctorDialog

        DoctorDialog(self._surroundings, self).open()

    def _send(self, request: control.CommandRequest) -> None:
        self._failure.show_words("")
        self._surroundings.command(request, owner=self, failed=self._show_failure)

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)
        self.verticalScrollBar().setValue(0)


class _Buttons(ButtonRow):
    """The buttons under the sentence; only those that would change something are there."""

    def __init__(self, send: Send, ask_for_program: Callable[[], None]) -> None:
        self._run_now = button(
            self.tr("Start now"), lambda: send(commands.run_now()), kind="main", shape=Icon.PLAY
        )
        self._run_now.setToolTip(self.tr("Works for an hour, even while you use the computer."))
        self._resume = button(
            self.tr("Resume"), lambda: send(commands.resume()), kind="main", shape=Icon.PLAY
        )
        self._pause = button(self.tr("Pause"), lambda: send(commands.pause()), shape=Icon.PAUSE)
        self._pause.setToolTip(self.tr("Pauses until you resume."))
        self._pause_for = button(
            self.tr("Pause until…"), lambda: None, kind="menu", shape=Icon.SNOOZE
        )
        self._pause_for.setMenu(self._make_menu(send, ask_for_program))
        self._finish = button(
            self.tr("Finish and then pause"), lambda: send(commands.finish()), shape=Icon.FINISH
        )
        self._finish.setToolTip(self.tr("Completes the piece of work in hand, then pauses."))
        super().__init__([self._run_now, self._resume, self._pause, self._pause_for, self._finish])

    def show_view(self, view: HomeView) -> None:
        """Offer what is possible."""
        self._run_now.setVisible(view.may_run_now)
        goes_on = view.look is Look.WORKING  # It was to finish and then pause.
        self._resume.setText(self.tr("Keep going") if goes_on else self.tr("Resume"))
        self._resume.setVisible(view.may_resume)
        self._pause.setVisible(view.may_pause)
        self._pause_for.setVisible(view.may_pause)
        self._finish.setVisible(view.may_finish)
        self.setVisible(view.may_run_now or view.may_resume or view.may_pause or view.may_finish)

    def _make_menu(self, send: Send, ask_for_program: Callable[[], None]) -> QMenu:
        menu = QMenu(self._pause_for)
        menu.addAction(self.tr("For 1 hour")).triggered.connect(
            lambda: send(commands.pause_for_an_hour(_now()))
        )
        menu.addAction(self.tr("Until tomorrow")).triggered.connect(
            lambda: send(commands.pause_until_tomorrow())
        )
        menu.addAction(self.tr("Until I resume")).triggered.connect(lambda: send(commands.pause()))
        menu.addAction(self.tr("While a program runs…")).triggered.connect(ask_for_program)
        return menu


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
