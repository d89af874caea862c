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

from potluck import __version__
from potluck.v1 import control_pb2 as control
from potluck_gui.design.dress import dress, dress_at_once, is_dressed
from potluck_gui.design.icons import Icon
from potluck_gui.view.first_steps import wanted
from potluck_gui.view.formats import plain
from potluck_gui.view.look import Look
from potluck_gui.view.state import Link, LinkPhase, look_of, name_of
from potluck_gui.view.update import update_line
from potluck_gui.window import pages
from potluck_gui.window.banner import Banner
from potluck_gui.window.navigation import Navigation, PageName
from potluck_gui.window.page_shelf import PageShelf
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.turns import Turns

if TYPE_CHECKING:
    from potluck_gui.window.activity_page import ActivityPage
    from potluck_gui.window.apart_page import ApartPage
    from potluck_gui.window.app_page import AppPage
    from potluck_gui.window.contribution_page import ContributionPage
    from potluck_gui.window.home_page import HomePage
    from potluck_gui.window.limits_page import LimitsPage
    from potluck_gui.window.model_page import ModelPage
    from potluck_gui.window.onboarding.onboarding import Onboarding
    from potluck_gui.window.projects_page import ProjectsPage

    AnyPage = (
        HomePage | ContributionPage | ModelPage | ProjectsPage | LimitsPage | ActivityPage | AppPage
    )


_VERSION_CHARACTERS = 40
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
        self._sheet = ""
        self._is_older = False
        self._dressing = Turns(self)
        self._begun = False
        self._makers: list[tuple[PageName, str, Callable[[], AnyPage]]] = [
            (PageName(label=self.tr("Home"), shape=Icon.HOME), "home_page", self._make_home),
            (
                PageName(label=self.tr("Contribution"), shape=Icon.CONTRIBUTION),
                "contribution_page",
                lambda: pages.contribution_page(surroundings),
            ),
            (
                PageName(label=self.tr("The model"), shape=Icon.MODEL),
                "model_page",
                lambda: pages.model_page(surroundings),
            ),
            (
                PageName(label=self.tr("Projects"), shape=Icon.PROJECTS),
                "projects_page",
                lambda: pages.projects_page(surroundings),
            ),
            (
                PageName(label=self.tr("Limits"), shape=Icon.LIMITS),
                "limits_page",
                lambda: pages.limits_page(surroundings),
            ),
            (
                PageName(label=self.tr("Activity"), shape=Icon.ACTIVITY),
                "activity_page",
                lambda: pages.activity_page(surroundings),
            ),
            (PageName(label=self.tr("App"), shape=Icon.APP), "app_page", self._make_app),
        ]
        self._side = Navigation([name for name, _, _ in self._makers], surroundings.theme)
        self._names = self._side.pages
        self._stack = QStackedWidget()
        self._pages: PageShelf[AnyPage] = PageShelf(self._stack)
        self._banner = Banner(self._press_banner)
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
        for index in range(len(self._makers)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), self)
            shortcut.activated.connect(functools.partial(self.go_to, index))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self).activated.connect(
            self.quit_asked
        )
        self._foresight = pages.Foresight(self)
        self._dress()
        surroundings.theme.changed.connect(self._dress)
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

    def _show_banner(self, snapshot: control.Snapshot) -> None:
        """Say when an update matters, or was made under an open window."""
        daemon_version = snapshot.app_version
        self._is_older = daemon_version not in {"", __version__}
        if not self._is_older:
            # The page of the app says it itself.
            line = "" if self._names.currentRow() == self._app_row else update_line(snapshot)
            self._banner.show_words(line, self.tr("See updates") if line else "")
            return
        text = self.tr("Potluck was updated to version %1 while this window was open.")
        self._banner.show_words(
            text.replace("%1", plain(daemon_version, _VERSION_CHARACTERS)),
            self.tr("Open the new one"),
        )

    def _press_banner(self) -> None:
        if self._is_older:
            self.restart_asked.emit()
        else:
            page = self._pages.get(self._app_row)
            if isinstance(page, QScrollArea):
                page.verticalScrollBar().setValue(0)  # Updates stand at its top.
            self.go_to(self._app_row)

    @property
    def _app_row(self) -> int:
        return len(self._makers) - 1

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
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._pages.take_all_but({_MODEL, self._names.currentRow()})
            self._dress()

    def _dress(self) -> None:
        """Put what is seen in other colours, or words of another size; it changes in one go.

        Pages that nobody looks at are dressed when they are turned to.
        """
        self._sheet = self._surroundings.theme.sheet()
        if self.isVisible():
            self._dressing.begin(self._dress_seen())
        else:
            for _ in self._dress_seen():
                pass

    def _sheet_now(self) -> str:
        return self._sheet

    def _dress_seen(self) -> Iterator[None]:
        self.setUpdatesEnabled(False)
        for part in (self._side, self._banner):
            yield from dress(part, self._sheet_now)
        self._side.dress()
        page = self._stack.currentWidget()
        if page is not None:
            yield from dress(page, self._sheet_now)
        self.setUpdatesEnabled(True)

    def _make_home(self) -> "HomePage":
        page = pages.home_page(self._surroundings)
        page.join_wanted.connect(self.join)
        return page

    def _make_app(self) -> "AppPage":
        page = pages.app_page(self._surroundings)
        page.quit_wanted.connect(self.quit_asked)
        page.first_steps_wanted.connect(self.show_first_steps)
        return page

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
            dress_at_once(self._first_steps, self._sheet)
            self._stack.setCurrentWidget(self._first_steps)
            self._fulfil()
            return
        page = self._pages.get(row)
        if self._turns.under_way and self._making == row:
            return
        self._making = row
        if page is None or not is_dressed(page, self._sheet):
            self._turns.begin(self._make_page(row))
        else:
            self._turns.stop()
            page.show_snapshot(self._snapshot)
            self._turn_to(page)

    def _make_page(self, row: int) -> Iterator[None]:
        """Make and dress a page in turns; the one that was there stays until then."""
        page = self._pages.get(row)
        if page is None:
            _, module, make = self._makers[row]
            yield from pages.import_all_of(module)
            page = make()
            self._pages.put(row, page)
            yield
        yield from dress(page, self._sheet_now)
        if self._snapshot is not None:
            page.show_snapshot(self._snapshot)
            yield
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
        dress_at_once(self._apart, self._sheet)
        self._stack.setCurrentWidget(self._apart)

    def _fulfil(self) -> None:
        """Do what was asked for before there was a page to do it on."""
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
