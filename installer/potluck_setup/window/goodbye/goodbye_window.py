"""The window of the goodbye: which page is in front, what the engine is asked, how it all ends."""

import os

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from potluck_gui.design.theme import Theme
from potluck_setup.progress import Progress
from potluck_setup.window.engine_process import EngineProcess
from potluck_setup.window.goodbye.ask_page import AskPage
from potluck_setup.window.goodbye.going_page import GoingPage
from potluck_setup.window.goodbye.gone_page import GonePage
from potluck_setup.window.goodbye.left_behind import left_behind
from potluck_setup.window.goodbye.stuck_page import StuckPage
from potluck_setup.window.goodbye.surroundings import Surroundings, words_of
from potluck_setup.window.heard import Finished, Trouble
from potluck_setup.window.paged_window import PagedWindow
from potluck_setup.window.told import sentence_of

GONE = 0
"""Status of a window that was closed with Potluck gone."""
FAILED = 1
"""Closed after something went wrong."""
NOT_NOW = 3
"""Closed by a person who does not want it now."""


class GoodbyeWindow(PagedWindow):
    """Asks, then has the engine take Potluck off, and says what is left.

    Signals:
        ended: The status to exit with; the window is gone and nothing runs any more.
    """

    ended = Signal(int)

    def __init__(self, surroundings: Surroundings, theme: Theme) -> None:
        super().__init__(theme, surroundings.call)
        self._surroundings = surroundings
        self._engine: EngineProcess | None = None
        self._status = NOT_NOW
        self._ask = AskPage(
            surroundings.home, surroundings.kept, go=self.take_off, leave=self.close
        )
        self._going = GoingPage(surroundings.motion, leave=self.close)
        self._gone = GonePage(leave=self.close)
        self._stuck = StuckPage(again=self.take_off, leave=self.close)
        self.add_pages([self._ask, self._going, self._gone, self._stuck])
        self.setWindowTitle(self.tr("Potluck – uninstalling"))
        # Read now: when it is needed, the file with the daemon's sentences may be deleted already.
        sentence_of("Potluck is off this computer.")

    def ask(self) -> None:
        """Show what goes, and what may stay."""
        self.show_page(self._ask)

    def take_off(self) -> None:
        """Have the engine take Potluck off."""
        surroundings = self._surroundings
        self._going.start()
        self.show_page(self._going)
        command = [*surroundings.engine, "uninstall", "--lines", *surroundings.options]
        engine = EngineProcess([*command, *words_of(self._ask.kept)], dict(os.environ))
        engine.progressed.connect(self._take_progress)
        engine.finished.connect(self._take_end)
        engine.failed.connect(self._take_trouble)
        engine.cancelled.connect(self._take_cancelled)
        engine.setParent(self)
        self._engine = engine
        engine.start()

    def leave(self) -> None:
        """Go without asking; what is being deleted is deleted to the end first."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 — Qt's name
        """Go at once, or out of sight until the engine is done."""
        event.accept()
        if self._engine is None:
            self.ended.emit(self._status)

    def _take_progress(self, progress: Progress) -> None:
        self._going.show_progress(progress)

    def _take_end(self, finished: Finished) -> None:
        self._status = GONE
        self._forget_engine()
        left = left_behind(finished)
        if not self.isVisible() and not left:
            self.ended.emit(GONE)
            return
        self._gone.show_left(left)
        self.show_page(self._gone)
        self.come_to_front()

    def _take_trouble(self, trouble: Trouble) -> None:
        self._status = FAILED
        self._forget_engine()
        self._stuck.show_trouble(trouble, may_try_again=self._surroundings.may_try_again())
        self.show_page(self._stuck)
        self.come_to_front()

    def _take_cancelled(self) -> None:
        """Something else has stopped it, such as the end of the session."""
        self._forget_engine()
        self.ended.emit(NOT_NOW)

    def _forget_engine(self) -> None:
        if self._engine is not None:
            self._engine.deleteLater()
        self._engine = None
