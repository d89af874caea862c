"""The window: a list of pages at the side, the chosen page beside it."""

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from potluck.v1 import control_pb2 as control
from potluck_gui.view.first_steps import wanted
from potluck_gui.view.look import Look
from potluck_gui.view.state import Link, LinkPhase, look_of, name_of
from potluck_gui.window import pages
from potluck_gui.window.banner import Banner
from potluck_gui.window.dressing import Dressing
from potluck_gui.window.navigation import Navigation
from potluck_gui.window.page_shelf import PageShelf
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.turns import Turns

if TYPE_CHECKING:
    from potluck_gui.window.apart_page import ApartPage
    from potluck_gui.window.onboarding.onboarding import Onboarding
    from potluck_gui.window.pages import AnyPage

_MODEL, _PROJECTS = 2, 3
"""The rows of the pages where one writes to the model, and where projects are joined."""
_SMALLEST = QSize(720, 520)
_FIRST_WIDTH_IN_CHARACTERS = 140
_FIRST_HEIGHT_IN_LINES = 44


class MainWindow(QMainWindow):
    """All that Potluck shows; pages are made when they are first looked at.

    Signals:
        close_asked: The person closes the window; the app decides what that means.
        quit_asked: The person wants Potluck to end altogether.
        restart_asked: The person wants the window's program to start anew.
    """

    close_asked = Signal()
    quit_asked = Signal()
    restart_asked = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.setWindowTitle("Potluck")
        self.setMinimumSize(_SMALLEST)
        self._surroundings = surroundings
        self._snapshot: control.Snapshot | None = None
        self._heard = False
        self._link = Link(phase=LinkPhase.CONNECTING)
        self._apart: ApartPage | None = None
        self._first_steps: Onboarding | None = None
        self._over: Onboarding | None = None
        self._wish: Callable[[], None] | None = None
        self._turns = Turns(self)
        self._making: int | None = None
        self._begun = False
        self._kinds = pages.page_kinds(
            surroundings,
            join=self.join,
            quit_all=self.quit_asked.emit,
            first_steps=self.show_first_steps,
        )
        self._side = Navigation([kind.name for kind in self._kinds], surroundings.theme)
        self._names = self._side.pages
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # The first page there is would be seen half made.
        self._pages: PageShelf[AnyPage] = PageShelf(self._stack)
        self._banner = Banner()
        self._banner.restart_wanted.connect(self.restart_asked)
        self._banner.updates_wanted.connect(self._show_updates)
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(self._banner)
        main.addWidget(self._stack, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(main, 1)
        self.setCentralWidget(body)
        for index in range(len(self._kinds)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), self)
            shortcut.activated.connect(functools.partial(self.go_to, index))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self).activated.connect(
            self.quit_asked
        )
        self._foresight = pages.Foresight(self)
        self._dressing = Dressing(
            self,
            (self._side, self._banner),
            self._stack,
            theme=surroundings.theme,
            changed=self._side.dress,
        )
        self._side.turned.connect(lambda _row: self._turn())
        self._names.setCurrentRow(0)
        self._names.setEnabled(False)
        self.resize(self._first_size())
        # What stands in the frame is made in turns of its own, when the frame is there.
        self._turns.begin(self._begin())

    def show_link(self, link: Link) -> None:
        """Show whether the daemon answers; without it there is nothing else to show."""
        self._link = link
        if link.phase is not LinkPhase.CONNECTED:
            self._snapshot = None
            waiting = link.phase is LinkPhase.CONNECTING
            self._side.show_state(
                Look.WAITING if waiting else Look.PROBLEM,
                self.tr("Starting…") if waiting else self.tr("No answer"),
            )
        self._show_page()

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show a snapshot on the page that is looked at; the others get it when they are."""
        first = self._snapshot is None
        self._snapshot, self._heard = snapshot, True
        self._side.show_state(look_of(snapshot.state), name_of(snapshot.state))
        self._show_banner(snapshot)
        page = self._pages.get(self._names.currentRow())
        if first or page is None or self._turns.under_way or self._first_steps is not None:
            self._show_page()
        else:
            page.show_snapshot(snapshot)
            page.order_tabs(self._names)

    def _show_updates(self) -> None:
        page = self._pages.get(self._app_row)
        if isinstance(page, QScrollArea):
            page.verticalScrollBar().setValue(0)  # Updates stand at its top.
        self.go_to(self._app_row)

    def _show_banner(self, snapshot: control.Snapshot) -> None:
        seen = self._names.currentRow() == self._app_row
        self._banner.show_snapshot(snapshot, updates_seen=seen)

    @property
    def _app_row(self) -> int:
        return len(self._kinds) - 1

    def _turn(self) -> None:
        if self._snapshot is not None:
            self._show_banner(self._snapshot)
        self._show_page()

    def go_to(self, row: int) -> None:
        """Turn to a page."""
        self._names.setCurrentRow(row)

    def ask_for_program(self) -> None:
        """Ask which program to pause for, on the first page."""
        self._wish = self._ask_for_program
        self._names.setCurrentRow(0)
        self._show_page()

    def show_first_steps(self) -> None:
        """Show the first steps in place of everything else, until they are over."""
        # Imported here: they are shown once in a life of the app.
        from potluck_gui.window.onboarding.onboarding import Onboarding

        if self._first_steps is None:
            self._first_steps = Onboarding(self._surroundings)
            self._first_steps.finished.connect(self._end_first_steps)
            self._stack.addWidget(self._first_steps)
        self._show_page()

    def _end_first_steps(self) -> None:
        steps, self._first_steps = self._first_steps, None
        if steps is None:
            return
        self._over = steps  # They are seen until there is a page in their place.
        self._names.setCurrentRow(0)
        self._show_page()

    def _first_size(self) -> QSize:
        """Return the size that it had when it was closed last, else a fitting one."""
        metrics, kept = self.fontMetrics(), self._surroundings.preferences.current.window_size
        wanted = QSize(
            metrics.averageCharWidth() * _FIRST_WIDTH_IN_CHARACTERS,
            metrics.lineSpacing() * _FIRST_HEIGHT_IN_LINES,
        )
        if all(kept):
            wanted = QSize(*kept)
        return wanted.boundedTo(self.screen().availableSize()).expandedTo(_SMALLEST)

    def vanish(self) -> None:
        """Hide at once, and delete page after page, so that nothing waits for all of them."""
        self.hide()
        self._begun = False
        self._turns.stop()
        self._dressing.stop()
        if not self._pages.delete_one():
            self.deleteLater()
            return
        QTimer.singleShot(0, self, self.vanish)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 — Qt's name
        """Leave it to the app: it deletes the window, or asks first."""
        event.ignore()
        self.close_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the side give way in a narrow window."""
        super().resizeEvent(event)
        self._side.dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another size of the system's text."""
        super().changeEvent(event)
        # The window wears no sheet itself, so its font is another only when the application's is.
        if event.type() == QEvent.Type.FontChange:
            self._pages.take_all_but({_MODEL, self._names.currentRow()})
            self._dressing.follow()

    def join(self, link: str = "") -> None:
        """Turn to the projects and ask for an invite link, or show what a given one leads to."""
        if self._snapshot is None or not self._begun:
            # Until the daemon answers, nobody can say what it leads to.
            self._wish = functools.partial(self.join, link)
        elif self._first_steps is not None:
            self._first_steps.open_join(link)
        else:
            self._wish = functools.partial(self._join, link)
            self._names.setCurrentRow(_PROJECTS)
            self._show_page()

    def _join(self, link: str) -> None:
        from potluck_gui.window.projects_page import ProjectsPage

        page = self._stack.currentWidget()
        if isinstance(page, ProjectsPage):
            page.join(link)

    def _ask_for_program(self) -> None:
        from potluck_gui.window.home_page import HomePage

        page = self._stack.currentWidget()
        if isinstance(page, HomePage):
            page.ask_for_program()

    def _begin(self) -> Iterator[None]:
        yield  # The frame is painted.
        self._begun = True
        self._show_page()

    def _show_page(self) -> None:
        if not self._begun:
            return
        row = self._names.currentRow()
        if self._snapshot is None:
            self._names.setEnabled(False)
            # Before the first steps there is nowhere to go yet.
            self._side.setVisible(self._surroundings.preferences.current.onboarded)
            self._show_apart()
            return
        if self._first_steps is None and wanted(
            self._surroundings.preferences.current, self._snapshot
        ):
            self.show_first_steps()
            return
        self._side.setVisible(self._first_steps is None and self._over is None)
        if self._first_steps is not None:
            self._names.setEnabled(True)
            self._first_steps.show_snapshot(self._snapshot)
            self._dressing.put_on_at_once(self._first_steps)
            self._stack.setCurrentWidget(self._first_steps)
            self._fulfil()
            return
        page = self._pages.get(row)
        if self._turns.under_way and self._making == row:
            return
        self._making = row
        if page is None or not self._dressing.is_on(page):
            self._turns.begin(self._make_page(row))
        else:
            self._turns.stop()
            page.show_snapshot(self._snapshot)
            self._turn_to(page)

    def _make_page(self, row: int) -> Iterator[None]:
        """Make and dress a page in turns; the one that was there stays until then."""
        page = self._pages.get(row)
        if page is None:
            yield from pages.import_all_of(self._kinds[row].module)
            page = self._kinds[row].make()
            self._pages.put(row, page)
            yield
        yield from self._dressing.put_on(page)
        shown = None
        while self._snapshot is not None and shown is not self._snapshot:
            shown = self._snapshot  # A newer one may come in between.
            page.show_snapshot(shown)
            yield
        if shown is not None:
            self._turn_to(page)

    def _turn_to(self, page: "AnyPage") -> None:
        self._names.setEnabled(True)
        # Laid out in this turn, painted in the next.
        self._stack.setUpdatesEnabled(False)
        self._stack.setCurrentWidget(page)
        QTimer.singleShot(0, self._stack, lambda: self._stack.setUpdatesEnabled(True))
        over, self._over = self._over, None
        if over is not None:
            self._stack.removeWidget(over)
            over.deleteLater()
            self._side.show()
            self._names.setFocus()
        page.order_tabs(self._names)
        self._fulfil()

    def _show_apart(self) -> None:
        """Say why there is nothing to show."""
        # Imported here: mostly the daemon answers.
        from potluck_gui.window.apart_page import ApartPage

        self._turns.stop()
        if self._apart is None:
            self._apart = ApartPage(self._surroundings)
            self._stack.addWidget(self._apart)
        self._apart.show_link(self._link, was_up=self._heard)
        self._dressing.put_on_at_once(self._apart)
        self._stack.setCurrentWidget(self._apart)

    def _fulfil(self) -> None:
        """Do what was asked for before there was a page to do it on."""
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
