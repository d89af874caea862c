"""The window: which page is in front, what the engine is asked to do, and how it all ends."""

import platform
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication

from potluck.errors import PotluckError
from potluck_gui.design.theme import Theme
from potluck_setup.network import NetworkSettings
from potluck_setup.progress import Progress, Stage
from potluck_setup.start_task import Task
from potluck_setup.window.before_page import BeforePage
from potluck_setup.window.details import details_of
from potluck_setup.window.done_page import DonePage
from potluck_setup.window.engine_process import EngineProcess
from potluck_setup.window.heard import Finished, Outlook, Trouble, outlook_of
from potluck_setup.window.network_page import NetworkPage
from potluck_setup.window.paged_window import PagedWindow
from potluck_setup.window.progress_page import ProgressPage
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.stop_question import StopQuestion
from potluck_setup.window.surroundings import Surroundings
from potluck_setup.window.trouble_page import TroublePage

INSTALLED = 0
"""Status of a window that was closed with Potluck installed."""
FAILED = 1
"""Closed after something went wrong."""
NOT_NOW = 3
"""Closed by a person who does not want it now."""


class SetupWindow(PagedWindow):
    """Shows one page after the other.

    Signals:
        ended: The status to exit with; the window is gone and nothing runs any more.
    """

    ended = Signal(int)

    def __init__(self, surroundings: Surroundings, theme: Theme) -> None:
        super().__init__(theme, surroundings.call)
        self._surroundings = surroundings
        self._engine: EngineProcess | None = None
        self._outlook = Outlook()
        self._last: Progress | None = None
        self._trouble: Trouble | None = None
        self._leaving: int | None = None
        # Who does not want the newer version now still gets the one in use.
        self._not_now = INSTALLED if surroundings.task is Task.UPGRADE else NOT_NOW
        self._status = NOT_NOW
        self._question: StopQuestion | None = None
        self._before_network: SetupPage | None = None
        task, motion = surroundings.task, surroundings.motion
        self._before = BeforePage(
            task,
            motion,
            go=self.install,
            settings=self.show_network,
            look_again=self.look,
            leave=self.close,
        )
        self._progress = ProgressPage(task, motion, cancel=self._stop)
        self._done = DonePage(task, leave=self.close)
        self._trouble_page = TroublePage(
            again=self._try_again,
            settings=self.show_network,
            copy=self._copy_details,
            leave=self.close,
        )
        self._network = NetworkPage(save=self._keep_network, back=self._leave_network)
        self.add_pages(
            [self._before, self._progress, self._done, self._trouble_page, self._network]
        )
        self.setWindowTitle(self.tr("Potluck – setting up"))
        self._open_timer = QTimer(self)
        self._open_timer.setSingleShot(True)
        self._open_timer.setInterval(surroundings.open_after_ms)
        self._open_timer.timeout.connect(self.close)

    def look(self) -> None:
        """Have the engine look at the computer, and show what it finds."""
        self._before.show_looking()
        self.show_page(self._before)
        self._run("look", self._take_outlook)

    def install(self) -> None:
        """Have the engine do what the window was opened for."""
        self._last = None
        self._progress.start(self._outlook)
        self._take_progress(Progress(stage=Stage.LOOKING))
        self.show_page(self._progress)
        self._run(self._surroundings.task.value, self._take_end)

    def show_network(self) -> None:
        """Show the network settings in place of the page in front."""
        self._before_network = self.page
        self._network.show_settings(self._surroundings.load_network())
        self.show_page(self._network)

    def leave(self) -> None:
        """Go without asking, as soon as the engine has stopped."""
        self._go(NOT_NOW)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 — Qt's name
        """Ask first while something runs; end otherwise."""
        if self._engine is None or self._leaving is not None:
            event.accept()
            self._open_timer.stop()
            if self._engine is None:
                refused = self._not_now if self._leaving is None else self._leaving
                self.ended.emit(refused if self._status == NOT_NOW else self._status)
            return
        if self.page is not self._progress:  # It only looks.
            event.accept()
            self._go(self._not_now)
            return
        event.ignore()
        self._ask_to_stop()

    def _go(self, status: int) -> None:
        self._leaving = status
        if self._engine is None:
            self.close()
            return
        if self._question is not None:
            self._question.reject()
        self.hide()
        self._engine.stop()

    def _run(self, word: str, done: Callable[[Finished], None]) -> None:
        surroundings = self._surroundings
        command = [*surroundings.engine, word, "--lines", *surroundings.options]
        engine = EngineProcess(command, surroundings.environment)
        engine.progressed.connect(self._take_progress)
        engine.finished.connect(done)
        engine.failed.connect(self._take_trouble)
        engine.cancelled.connect(self._take_cancelled)
        self._engine = engine
        engine.start()

    def _take_outlook(self, finished: Finished) -> None:
        if self._forget_engine():
            return
        self._outlook = outlook_of(finished)
        reader = self._surroundings.reader()
        stopped = self._last is not None
        self._before.show_outlook(self._outlook, reader, stopped=stopped)

    def _take_progress(self, progress: Progress) -> None:
        if self.page is self._progress or progress.stage is Stage.LOOKING:
            self._progress.show_progress(progress, self._surroundings.reader())
        if progress.total_bytes:
            self._last = progress

    def _take_end(self, finished: Finished) -> None:
        self._status = INSTALLED
        if self._forget_engine():
            return
        told = outlook_of(finished)  # What was looked at may be another by now.
        self._outlook = replace(self._outlook, warning=told.warning, mend=told.mend)
        if self._question is not None:
            self._question.reject()
        waits = self._done.show_outlook(self._outlook)
        self.show_page(self._done)
        if not waits:
            self._open_timer.start()

    def _take_trouble(self, trouble: Trouble) -> None:
        if self._forget_engine():
            return
        self._status = FAILED
        self._trouble = trouble
        if self._question is not None:
            self._question.reject()
        self._trouble_page.show_trouble(trouble, self._last, self._surroundings.reader())
        self.show_page(self._trouble_page)

    def _take_cancelled(self) -> None:
        if self._forget_engine():
            return
        self._status = NOT_NOW
        if self._question is not None:
            self._question.reject()
        self.look()

    def _forget_engine(self) -> bool:
        """Let go of an engine that has ended; tell whether the window was only waiting for that."""
        if self._engine is not None:
            self._engine.deleteLater()
        self._engine = None
        if self._leaving is None:
            return False
        self.ended.emit(INSTALLED if self._status == INSTALLED else self._leaving)
        return True

    def _try_again(self) -> None:
        if self._outlook == Outlook():  # It could not even look.
            self.look()
        else:
            self.install()

    def _stop(self) -> None:
        if self._engine is not None:
            self._progress.show_stopping()
            self._engine.stop()

    def _ask_to_stop(self) -> None:
        if self._question is not None:
            self._question.raise_()
            return
        self._question = StopQuestion(self, stop=lambda: self._go(self._not_now))
        self._question.finished.connect(self._forget_question)
        self._question.open()

    def _forget_question(self) -> None:
        self._question = None

    def _keep_network(self, settings: NetworkSettings) -> None:
        try:
            self._surroundings.store_network(settings)
        except PotluckError as error:
            self._network.show_failure(error.sentence)
        except OSError as error:
            words = self.tr("They could not be written (%1).")
            self._network.show_failure(words.replace("%1", error.strerror or str(error)))
        else:
            self._leave_network(changed=True)

    def _leave_network(self, *, changed: bool = False) -> None:
        back = self._before_network or self._before
        if changed and back is self._before:
            self.look()
        else:
            self.show_page(back)

    def _copy_details(self) -> None:
        details = details_of(
            self._trouble, self._outlook, self._surroundings.places.log, platform.platform()
        )
        QGuiApplication.clipboard().setText(details)
        self._trouble_page.show_copied()
