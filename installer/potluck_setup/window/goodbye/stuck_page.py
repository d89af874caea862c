"""The page when it could not be taken off: what happened, and how to go on."""

from collections.abc import Callable

from potluck_gui.design.buttons import button
from potluck_gui.view.look import Look
from potluck_setup.window.heard import Trouble
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.told import sentence_of


class StuckPage(SetupPage):
    """The sentence, and another try where one is possible."""

    def __init__(self, *, again: Callable[[], None], leave: Callable[[], object]) -> None:
        super().__init__(self.tr("It did not work yet"), Look.PROBLEM)
        self.sentence.setProperty("role", "title")
        self._again = button(self.tr("Try again"), again, kind="main")
        self._leave = button(self.tr("Close"), leave)
        self.build([], [self._again, self._leave])

    def show_trouble(self, trouble: Trouble, *, may_try_again: bool) -> None:
        """Show what went wrong."""
        self.say(
            sentence_of(trouble.sentence)
            or self.tr("It ended without saying why. What was chosen is remembered.")
        )
        self._again.setVisible(may_try_again)

    def begin(self) -> None:
        """Let Enter try again."""
        (self._again if self._again.isVisibleTo(self) else self._leave).setFocus()
