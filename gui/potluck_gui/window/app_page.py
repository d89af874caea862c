"""The page "App": what a person chooses for the app itself, and the way out of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox

from potluck import __version__
from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.page import Page
from potluck_gui.design.segments import SegmentedChoice
from potluck_gui.design.switch import Switch, SwitchRow
from potluck_gui.design.words import words
from potluck_gui.languages import LANGUAGES
from potluck_gui.preferences import Appearance, Preferences
from potluck_gui.uninstalling import start_uninstalling
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.update_card import UpdateCard


class AppPage(Page):
    """Notifications, start at login, looks, and what the app is.

    Signals:
        first_steps_wanted: The person wants to go through the first steps again.
        quit_wanted: The person wants Potluck to end altogether.
    """

    first_steps_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("App"))
        self._preferences = surroundings.preferences
        self._login_item = surroundings.login_item
        self._login_command = surroundings.login_command
        self._home = surroundings.home
        self._uninstall_command = surroundings.uninstall_command
        self._surroundings = surroundings
        self._failure = Notice()
        self._updates = UpdateCard(surroundings)
        self.add_all(
            [
                words(self.tr("App"), "page"),
                self._failure,
                self._updates,  # First, since the line above every page leads here.
                self._make_start(),
                self._make_notifications(),
                self._make_looks(),
                self._make_about(),
                *([self._make_goodbye()] if self._uninstall_command else []),
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show updates, and whether the system still starts Potluck: it may be off elsewhere."""
        self._updates.show_snapshot(snapshot)
        if not self._at_login.hasFocus():
            self._at_login.setChecked(self._login_item.is_on())

    def check(self) -> None:
        """Have everything looked at that Potluck needs."""
        # Imported here: it is seldom wanted.
        from potluck_gui.window.doctor.doctor_dialog import DoctorDialog

        DoctorDialog(self._surroundings, self).open()

    def _make_start(self) -> Card:
        card = Card(self.tr("Start"))
        row = SwitchRow(
            self.tr("Start Potluck when I log in"),
            self.tr("It starts without its window and waits until you are away."),
        )
        self._at_login = row.switch
        self._at_login.setChecked(self._login_item.is_on())
        self._at_login.clicked.connect(self._start_at_login)
        card.column.addWidget(row)
        return card

    def _make_notifications(self) -> Card:
        card = Card(self.tr("Notifications"))
        now = self._preferences.current
        card.column.addWidget(words(self.tr("Potluck tells you, on the desktop:"), "muted"))
        for text, on, change in (
            (
                self.tr("when something needs you"),
                now.notify_problems,
                lambda p, on: replace(p, notify_problems=on),
            ),
            (
                self.tr("when your first piece of work was checked and counts"),
                now.notify_first_verified,
                lambda p, on: replace(p, notify_first_verified=on),
            ),
            (
                self.tr("when you reach a milestone"),
                now.notify_milestones,
                lambda p, on: replace(p, notify_milestones=on),
            ),
            (
                self.tr("where it went when its window closes"),
                now.notify_closing,
                lambda p, on: replace(p, notify_closing=on),
            ),
        ):
            card.column.addWidget(self._box(text, on, change))
        return card

    def _make_looks(self) -> Card:
        card = Card(self.tr("Looks"))
        now = self._preferences.current
        appearances = [
            (Appearance.SYSTEM.value, self.tr("As the system")),
            (Appearance.LIGHT.value, self.tr("Light")),
            (Appearance.DARK.value, self.tr("Dark")),
        ]
        colours = SegmentedChoice(self.tr("Colours"), appearances, now.appearance.value)
        colours.chosen.connect(
            lambda key: self._change(lambda p: replace(p, appearance=Appearance(key)))
        )
        card.column.addWidget(words(self.tr("Colours"), "label"))
        card.column.addWidget(ButtonRow([colours]))
        known = [("", self.tr("As the system")), *LANGUAGES]
        language = self._choice(
            self.tr("Language"), known, now.language, lambda p, chosen: replace(p, language=chosen)
        )
        card.column.addWidget(words(self.tr("Language"), "label"))
        card.column.addWidget(ButtonRow([language]))
        still = SwitchRow(
            self.tr("Nothing moves"),
            self.tr("Leaves out animations, also where the system shows them."),
        )
        still.switch.setChecked(now.still)
        still.switch.toggled.connect(lambda on: self._change(lambda p: replace(p, still=on)))
        card.column.addWidget(still)
        return card

    def _make_about(self) -> Card:
        card = Card(self.tr("About Potluck"))
        card.column.addWidget(
            words(
                self.tr("Version %1. Free software under the Apache License 2.0.").replace(
                    "%1", __version__
                )
            )
        )
        card.column.addWidget(
            ButtonRow(
                [
                    button(self.tr("Check Potluck…"), self.check),
                    button(self.tr("Show the first steps again"), self.first_steps_wanted.emit),
                    button(self.tr("Open the folder with Potluck's data"), self._open_home),
                    button(self.tr("Quit Potluck"), self.quit_wanted.emit),
                ]
            )
        )
        card.column.addWidget(
            words(
                self.tr("Quitting ends the work as well. To keep it going, just close the window."),
                "muted",
            )
        )
        return card

    def _make_goodbye(self) -> Card:
        card = Card(self.tr("Goodbye"))
        card.column.addWidget(
            words(
                self.tr(
                    "You are asked first what you want to keep. Nothing happens until you say so."
                )
            )
        )
        card.column.addWidget(
            ButtonRow([button(self.tr("Take Potluck off this computer…"), self._uninstall)])
        )
        return card

    def _uninstall(self) -> None:
        started = start_uninstalling(self._uninstall_command)
        self._failure.show_words(
            "" if started else self.tr("What takes Potluck off can't be started."),
            "" if started else self.tr("Open a terminal and run: potluck uninstall"),
        )

    def _box(
        self, text: str, on: bool, change: Callable[[Preferences, bool], Preferences]
    ) -> Switch:
        box = Switch(text)
        box.setChecked(on)
        box.toggled.connect(lambda now_on: self._change(lambda p: change(p, now_on)))
        return box

    def _choice(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        current: str,
        change: Callable[[Preferences, str], Preferences],
    ) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(name)
        for key, text in choices:
            field.addItem(text, key)
        field.setCurrentIndex(max(0, field.findData(current)))
        field.activated.connect(
            lambda _index: self._change(lambda p: change(p, str(field.currentData())))
        )
        return field

    def _change(self, change: Callable[[Preferences], Preferences]) -> None:
        try:
            self._preferences.change(change)
        except OSError as error:
            text = self.tr("Your choice holds until Potluck ends, but could not be kept: %1.")
            self._failure.show_words(text.replace("%1", error.strerror or str(error)))
        else:
            self._failure.show_words("")

    def _start_at_login(self, on: bool) -> None:
        try:
            if on:
                self._login_item.turn_on(self._login_command)
            else:
                self._login_item.turn_off()
        except PotluckError as error:
            self._failure.show_words(error.sentence)
        else:
            self._failure.show_words("")
        self._at_login.setChecked(self._login_item.is_on())

    def _open_home(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home)))
