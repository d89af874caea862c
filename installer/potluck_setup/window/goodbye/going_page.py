"""The page while Potluck goes."""

from collections.abc import Callable

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card
from potluck_gui.design.words import words
from potluck_gui.motion.port import Motion
from potluck_gui.view.look import Look
from potluck_setup.progress import Progress, Stage
from potluck_setup.window.progress_bar import ProgressBar
from potluck_setup.window.setup_page import SetupPage


class GoingPage(SetupPage):
    """What is done at the moment; nobody knows how long it takes, but it is not long."""

    def __init__(self, motion: Motion, *, leave: Callable[[], object]) -> None:
        super().__init__(self.tr("Potluck is being taken off"), Look.PAUSED)
        self.say(
            self.tr(
                "This takes a minute at most. You can close this window: it goes on without it. "
                "If it is cut off, uninstall again, and it goes on where it stopped."
            )
        )
        self._now = words(role="title")
        self._bar = ProgressBar(self.tr("Progress"), motion)
        card = Card()
        card.column.addWidget(self._now)
        card.column.addWidget(self._bar)
        self._leave = button(self.tr("Close this window"), leave)
        self.build([card], [self._leave])

    def start(self) -> None:
        """Begin."""
        self._say_now(self.tr("Ending Potluck…"))

    def show_progress(self, progress: Progress) -> None:
        """Show what is done now."""
        if progress.stage is Stage.REMOVING:
            self._say_now(self.tr("Deleting its files…"))

    def begin(self) -> None:
        """Leave the keyboard on the only button."""
        self._leave.setFocus()

    def _say_now(self, text: str) -> None:
        self._now.setText(text)
        self._bar.show_share(None, text)
