"""The first page: what is going to happen, and whether it shall."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.fact_lines import FactLines
from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_3
from potluck_gui.design.words import words
from potluck_gui.motion.port import Motion
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look
from potluck_setup.start_task import Task
from potluck_setup.window.heard import Outlook
from potluck_setup.window.progress_bar import ProgressBar
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.told import facts_of, kept_of, sentence_of


class BeforePage(SetupPage):
    """What is going to be fetched, what it is for, and what is in the way."""

    def __init__(
        self,
        task: Task,
        motion: Motion,
        *,
        go: Callable[[], None],
        settings: Callable[[], None],
        look_again: Callable[[], None],
        leave: Callable[[], object],
    ) -> None:
        super().__init__(self._title(task))
        self._calm = self._calming(task)
        self._begin_words = self._begin_word(task)
        self._looking = Card()
        self._looking.column.addWidget(words(self.tr("Looking at this computer…"), "label"))
        self._bar = ProgressBar(self.tr("Looking at this computer"), motion)
        self._looking.column.addWidget(self._bar)
        self._found = Card()
        self._computes = words(role="label")
        self._facts = FactLines()
        self._kept = words(role="muted")
        self._found.column.addWidget(self._computes)
        self._found.column.addWidget(self._facts)
        self._found.column.addWidget(self._kept)
        self._warning = Notice(Look.WAITING)
        self._hindrances = QWidget()
        self._rows = QVBoxLayout(self._hindrances)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_3)
        self._go = button(self._begin_words, go, kind="main")
        self._again = button(self.tr("Look again"), look_again, kind="main")
        self._settings = button(self.tr("Network settings…"), settings)
        self._leave = button(self.tr("Not now"), leave)
        self.build(
            [self._looking, self._hindrances, self._warning, self._found],
            [self._go, self._again, self._settings, self._leave],
        )
        self.show_looking()

    def show_looking(self) -> None:
        """Say that the computer is being looked at."""
        self.say(self._calm)
        self._looking.show()
        self._found.hide()
        self._again.hide()
        self._hindrances.hide()
        self._warning.show_words("")
        self._go.show()
        self._go.setEnabled(False)
        self._settings.setEnabled(False)  # What they change is looked at from the start.

    def show_outlook(self, outlook: Outlook, reader: Reader, *, stopped: bool = False) -> None:
        """Show what was found.

        Args:
            outlook: It.
            reader: Who reads.
            stopped: The person has just stopped an installation.
        """
        self.say(self.tr("Stopped. What was fetched is kept.") if stopped else self._calm)
        self._looking.hide()
        self._found.show()
        computes = sentence_of(outlook.sentence)
        self._computes.setText(computes)
        self._computes.setVisible(bool(computes))
        self._facts.show_facts(facts_of(outlook, reader))
        kept = kept_of(outlook.here_bytes, outlook.download_bytes, reader)
        self._kept.setText(kept)
        self._kept.setVisible(bool(kept))
        self._warning.show_words(sentence_of(outlook.warning), sentence_of(outlook.mend))
        clear(self._rows)
        for hindrance in outlook.hindrances:
            notice = Notice(Look.PROBLEM)
            notice.show_words(sentence_of(hindrance.sentence), sentence_of(hindrance.mend))
            self._rows.addWidget(notice)
        hindered = bool(outlook.hindrances)
        self._hindrances.setVisible(hindered)
        self._again.setVisible(hindered)
        self._go.setVisible(not hindered)
        self._go.setEnabled(not hindered)
        self._go.setText(self.tr("Go on") if kept else self._begin_words)
        self._settings.setEnabled(True)
        self.begin()

    def begin(self) -> None:
        """Let Enter go on."""
        (self._go if self._go.isEnabled() else self._again).setFocus()

    def _title(self, task: Task) -> str:
        match task:
            case Task.INSTALL:
                return self.tr("Set up Potluck")
            case Task.REPAIR:
                return self.tr("Repair Potluck")
            case Task.UPGRADE:
                return self.tr("Update Potluck")

    def _calming(self, task: Task) -> str:
        match task:
            case Task.INSTALL:
                return self.tr(
                    "Potluck fetches once what it needs to compute on this computer. You can go on "
                    "using the computer meanwhile, and stop whenever you like: what was fetched is "
                    "kept."
                )
            case Task.REPAIR:
                return self.tr(
                    "Potluck is laid out anew beside the old one, which stays until the new one "
                    "works. Your settings and what you gave are not touched."
                )
            case Task.UPGRADE:
                return self.tr(
                    "The installer brought a newer version. It is laid out and tested beside the "
                    "one in use, which comes back by itself if the newer one does not work. Your "
                    "settings and what you gave are not touched."
                )

    def _begin_word(self, task: Task) -> str:
        match task:
            case Task.INSTALL:
                return self.tr("Fetch and install")
            case Task.REPAIR:
                return self.tr("Repair")
            case Task.UPGRADE:
                return self.tr("Update")
