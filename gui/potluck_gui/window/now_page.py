"""The page "Now": what Potluck does, why, and the buttons to change it."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.marks import state_pixmap
from potluck_gui.design.tokens import SPACE_2, SPACE_4, SPACE_5
from potluck_gui.view.contribution import contribution_view
from potluck_gui.view.fact import Fact
from potluck_gui.view.now import DeviceView, NowView, now_view
from potluck_gui.view.state import Look
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
from potluck_gui.window.program_dialog import ProgramDialog
from potluck_gui.window.surroundings import Surroundings

_MARK_SIZE = 56

Send = Callable[[control.CommandRequest], None]


class NowPage(Page):
    """What Potluck does at this moment.

    Signals:
        join_wanted: The person wants to see where to join a project.
    """

    join_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Now"))
        self._surroundings = surroundings
        self._failure = Notice()
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE_2)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._state = chip()
        self._sentence = words(role="sentence")
        self._later = words(role="muted")
        self._buttons = _Buttons(self._send, self.ask_for_program)
        self._welcome = self._make_welcome()
        self._devices = _Devices(self._send)
        self._given = Card(self.tr("What you gave"))
        self._given_facts = Facts(column_characters=24)
        self._given_empty = words(role="muted")
        self._given.column.addWidget(self._given_facts)
        self._given.column.addWidget(self._given_empty)
        problems = QWidget()
        problems.setLayout(self._problems)
        self._problems.setContentsMargins(0, 0, 0, 0)
        self._problem_box = problems
        self.add_all(
            [
                self._failure,
                problems,
                self._make_hero(),
                self._welcome,
                self._devices,
                self._given,
            ]
        )
        self._view: NowView | None = None

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        reader = self._surroundings.reader()
        view = now_view(snapshot, reader)
        set_chip(self._state, view.state, view.look)
        if self._view is None or self._view.look is not view.look:
            self._paint_mark(view)
        self._sentence.setText(view.sentence)
        self._later.setText(view.later)
        self._later.setVisible(bool(view.later))
        self._buttons.show_view(view)
        self._welcome.setVisible(view.no_project)
        self._devices.show_devices(view.devices)
        self._show_problems(view)
        given = contribution_view(snapshot, reader)
        self._given.setVisible(not view.no_project)
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
        self._view = view

    def restyle_marks(self) -> None:
        """Paint the mark in the colours that are in force now."""
        if self._view is not None:
            self._paint_mark(self._view)

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
        join = button(self.tr("Join a project…"), self.join_wanted.emit)
        card.column.addWidget(ButtonRow([practice, join]))
        return card

    def _paint_mark(self, view: NowView) -> None:
        colours = self._surroundings.theme.colours
        pixmap = state_pixmap(view.look, colours, _MARK_SIZE, self.devicePixelRatioF())
        self._mark.setPixmap(pixmap)
        self._mark.setAccessibleName(view.state)

    def _show_problems(self, view: NowView) -> None:
        if self._view is not None and self._view.problems == view.problems:
            return
        clear(self._problems)
        for problem in view.problems:
            notice = Notice()
            self._problems.addWidget(notice)
            notice.show_words(problem.sentence, problem.remedy)
        self._problem_box.setVisible(bool(view.problems))

    def _send(self, request: control.CommandRequest) -> None:
        self._failure.show_words("")
        self._surroundings.command(request, owner=self, failed=self._show_failure)

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)
        self.verticalScrollBar().setValue(0)


class _Buttons(ButtonRow):
    """The buttons under the sentence; only those that would change something are there."""

    def __init__(self, send: Send, ask_for_program: Callable[[], None]) -> None:
        self._run_now = button(self.tr("Start now"), lambda: send(commands.run_now()), kind="main")
        self._run_now.setToolTip(self.tr("Works for an hour, even while you use the computer."))
        self._resume = button(self.tr("Resume"), lambda: send(commands.resume()), kind="main")
        self._pause = button(self.tr("Pause"), lambda: send(commands.pause()))
        self._pause.setToolTip(self.tr("Pauses until you resume."))
        self._pause_for = button(self.tr("Pause until…"), lambda: None, kind="menu")
        self._pause_for.setMenu(self._make_menu(send, ask_for_program))
        self._finish = button(self.tr("Finish and then pause"), lambda: send(commands.finish()))
        self._finish.setToolTip(self.tr("Completes the piece of work in hand, then pauses."))
        super().__init__([self._run_now, self._resume, self._pause, self._pause_for, self._finish])

    def show_view(self, view: NowView) -> None:
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


class _Devices(QWidget):
    """A card for each device."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._send = send
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._cards: list[_DeviceCard] = []

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Show devices; the cards stay as long as their number does."""
        if len(devices) != len(self._cards):
            clear(self._column)
            self._cards = [_DeviceCard(self._send) for _ in devices]
            for card in self._cards:
                self._column.addWidget(card)
        for card, device in zip(self._cards, devices, strict=True):
            card.show_device(device)
        self.setVisible(bool(devices))


class _DeviceCard(Card):
    """What one device does: its piece of work, how far it is, and what is measured."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._device_id = ""
        self._name = words(role="title")
        self._sentence = words(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._progress = words(role="caption")
        self._held_back = words(role="muted")
        self._facts = Facts()
        self._pause = button(
            self.tr("Pause this device"),
            lambda: send(commands.pause(self._device_id)),
            kind="quiet",
        )
        self._resume = button(
            self.tr("Let it go on"), lambda: send(commands.resume(self._device_id)), kind="quiet"
        )
        self._buttons = ButtonRow([self._pause, self._resume])
        for widget in (
            self._name,
            self._sentence,
            self._bar,
            self._progress,
            self._facts,
            self._held_back,
            self._buttons,
        ):
            self.column.addWidget(widget)

    def show_device(self, device: DeviceView) -> None:
        """Show a device."""
        self._device_id = device.device_id
        self._name.setText(device.name)
        self._sentence.setText(device.sentence)
        self._sentence.setVisible(bool(device.sentence))
        self._bar.setVisible(device.permille is not None)
        self._bar.setValue(device.permille or 0)
        self._bar.setAccessibleName(self.tr("Progress of the piece of work"))
        self._bar.setAccessibleDescription(device.progress)
        self._progress.setText(device.progress)
        self._progress.setVisible(bool(device.progress))
        self._facts.show_facts(device.facts)
        self._held_back.setText(device.held_back)
        self._held_back.setVisible(bool(device.held_back))
        for shown, offered in ((self._pause, device.may_pause), (self._resume, device.may_resume)):
            shown.setVisible(offered)
            shown.setAccessibleDescription(device.name)
        self._buttons.setVisible(device.may_pause or device.may_resume)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
