"""The last page: Potluck is here, and opens."""

from collections.abc import Callable

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Notice
from potluck_gui.view.look import Look
from potluck_setup.start_task import Task
from potluck_setup.window.heard import Outlook
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.told import sentence_of


class DonePage(SetupPage):
    """Says that it is done; waits for the person only where there is something to read."""

    def __init__(self, task: Task, *, leave: Callable[[], object]) -> None:
        super().__init__(
            self.tr("Potluck is repaired") if task is Task.REPAIR else self.tr("Potluck is ready")
        )
        self._warning = Notice(Look.WAITING)
        self._open = button(self.tr("Open Potluck"), leave, kind="main")
        self.build([self._warning], [self._open])

    def show_outlook(self, outlook: Outlook) -> bool:
        """Show what is left to know; return whether there is anything."""
        warned = bool(outlook.warning)
        self._warning.show_words(sentence_of(outlook.warning), sentence_of(outlook.mend))
        computes = sentence_of(outlook.sentence)
        self.say(computes if warned else self.tr("It opens now."))
        return warned

    def begin(self) -> None:
        """Let Enter open it."""
        self._open.setFocus()
