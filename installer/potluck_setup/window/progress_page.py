"""The page while the engine works: how far it is, how fast, how long still."""

from collections.abc import Callable

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.words import words
from potluck_gui.motion.port import Motion
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look
from potluck_setup.progress import Progress, Stage
from potluck_setup.start_task import Task
from potluck_setup.window.heard import Outlook
from potluck_setup.window.progress_bar import ProgressBar
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.step_list import StepList
from potluck_setup.window.told import progress_told, resumed_of, sentence_of


class ProgressPage(SetupPage):
    """Bar, bytes of bytes, speed, time left, and the file at hand."""

    def __init__(self, task: Task, motion: Motion, *, cancel: Callable[[], None]) -> None:
        super().__init__(self._title(task))
        self.say(
            self.tr(
                "You can go on using the computer. If the connection breaks, it goes on where it "
                "stopped."
            )
        )
        self._steps = StepList()
        self._bar = ProgressBar(self.tr("Progress"), motion)
        self._amount = words(role="title")
        self._pace = words()
        self._resumed = words(role="muted")
        self._detail = words(role="caption")
        card = Card()
        for each in (self._amount, self._bar, self._pace, self._resumed, self._detail):
            card.column.addWidget(each)
        steps = Card()
        steps.column.addWidget(self._steps)
        self._warning = Notice(Look.WAITING)
        self._cancel = button(self.tr("Stop"), cancel)
        self._cancel.setAccessibleDescription(self.tr("What was fetched is kept."))
        self._fetching = False
        self.build([card, self._warning, steps], [self._cancel])

    def start(self, outlook: Outlook) -> None:
        """Begin with nothing done yet."""
        self._fetching = False
        self._resumed.hide()
        self._cancel.setEnabled(True)
        self._cancel.setText(self.tr("Stop"))
        self._warning.show_words(sentence_of(outlook.warning), sentence_of(outlook.mend))

    def show_progress(self, progress: Progress, reader: Reader) -> None:
        """Show how far it is."""
        told = progress_told(progress, reader)
        if progress.stage is Stage.FETCHING and not self._fetching:
            self._fetching = True
            resumed = resumed_of(progress, reader)
            self._resumed.setText(resumed)
            self._resumed.setVisible(bool(resumed))
        elif progress.stage is not Stage.FETCHING:
            self._resumed.hide()
        self._steps.show_stage(progress.stage)
        self._amount.setText(told.amount or f"{told.title}…")
        self._pace.setText(told.pace)
        self._pace.setVisible(bool(told.pace))
        self._detail.setText(told.detail)
        self._detail.setVisible(bool(told.detail))
        said = ", ".join(part for part in (told.title, told.amount, told.pace) if part)
        self._bar.show_share(told.share, said)

    def show_stopping(self) -> None:
        """Say that it is about to stop."""
        self._cancel.setEnabled(False)
        self._cancel.setText(self.tr("Stopping…"))

    def begin(self) -> None:
        """Leave the keyboard on the only button."""
        self._cancel.setFocus()

    def _title(self, task: Task) -> str:
        match task:
            case Task.INSTALL:
                return self.tr("Potluck is being installed")
            case Task.REPAIR:
                return self.tr("Potluck is being repaired")
            case Task.UPGRADE:
                return self.tr("Potluck is being updated")
