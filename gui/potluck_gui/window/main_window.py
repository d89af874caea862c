"""The window: a list of pages at the side, the chosen page beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_2, SPACE_6
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.window.activity_page import ActivityPage
from potluck_gui.window.contribution_page import ContributionPage
from potluck_gui.window.limits_page import LimitsPage
from potluck_gui.window.model_page import ModelPage
from potluck_gui.window.now_page import NowPage
from potluck_gui.window.parts import ButtonRow, Card, Page, button, words
from potluck_gui.window.projects_page import ProjectsPage
from potluck_gui.window.surroundings import Surroundings

AnyPage = NowPage | ContributionPage | ModelPage | ProjectsPage | LimitsPage | ActivityPage

_SMALLEST = QSize(720, 520)
_FIRST_WIDTH_IN_CHARACTERS = 140
_FIRST_HEIGHT_IN_LINES = 44


class MainWindow(QMainWindow):
    """All that Potluck shows; pages are made when they are first looked at.

    Signals:
        close_asked: The person closes the window; the app decides what that means.
    """

    close_asked = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.setWindowTitle("Potluck")
        self.setMinimumSize(_SMALLEST)
        self._surroundings = surroundings
        self._snapshot: control.Snapshot | None = None
        self._pages: dict[int, AnyPage] = {}
        self._makers: list[tuple[str, Callable[[], AnyPage]]] = [
            (self.tr("Now"), self._make_now),
            (self.tr("Contribution"), lambda: ContributionPage(surroundings)),
            (self.tr("The model"), lambda: ModelPage(surroundings)),
            (self.tr("Projects"), lambda: ProjectsPage(surroundings)),
            (self.tr("Limits"), lambda: LimitsPage(surroundings)),
            (self.tr("Activity"), lambda: ActivityPage(surroundings)),
        ]
        self._names = QListWidget()
        self._names.setObjectName("pages")
        self._names.setAccessibleName(self.tr("Pages"))
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, _ in self._makers:
            self._names.addItem(QListWidgetItem(name))
        self._stack = QStackedWidget()
        self._apart = _ApartPage(surroundings)
        self._stack.addWidget(self._apart)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._names)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self._dress()
        surroundings.theme.changed.connect(self._dress)
        self._names.currentRowChanged.connect(lambda _row: self._show_page())
        self._names.setCurrentRow(0)
        metrics = self.fontMetrics()
        wanted = QSize(
            metrics.averageCharWidth() * _FIRST_WIDTH_IN_CHARACTERS,
            metrics.lineSpacing() * _FIRST_HEIGHT_IN_LINES,
        )
        room = self.screen().availableSize()
        self.resize(wanted.boundedTo(room).expandedTo(_SMALLEST))

    def show_link(self, link: Link) -> None:
        """Show whether the daemon answers; without it there is nothing else to show."""
        if link.phase is LinkPhase.CONNECTED:
            self._show_page()
        else:
            self._snapshot = None
            self._apart.show_link(link)
            self._show_page()

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show a snapshot on the page that is looked at; the others get it when they are."""
        first = self._snapshot is None
        self._snapshot = snapshot
        page = self._pages.get(self._names.currentRow())
        if first or page is None:
            self._show_page()
        else:
            page.show_snapshot(snapshot)
            page.order_tabs(self._names)

    def go_to(self, row: int) -> None:
        """Turn to a page."""
        self._names.setCurrentRow(row)

    def ask_for_program(self) -> None:
        """Ask which program to pause for, on the first page."""
        self._names.setCurrentRow(0)
        page = self._pages.get(0)
        if isinstance(page, NowPage):
            page.ask_for_program()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 — Qt's name
        """Leave it to the app: it deletes the window, or asks first."""
        event.ignore()
        self.close_asked.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another size of the system's text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._dress()

    def _dress(self) -> None:
        self.setStyleSheet(self._surroundings.theme.sheet())
        widest = max(self._names.fontMetrics().horizontalAdvance(name) for name, _ in self._makers)
        self._names.setFixedWidth(widest + 2 * SPACE_6)
        for page in self._pages.values():
            if isinstance(page, NowPage | ModelPage):
                page.restyle_marks()

    def _make_now(self) -> NowPage:
        page = NowPage(self._surroundings)
        page.join_wanted.connect(self._join)
        return page

    def _join(self) -> None:
        self._names.setCurrentRow(3)
        page = self._pages[3]
        if isinstance(page, ProjectsPage):
            page.join()

    def _show_page(self) -> None:
        row = self._names.currentRow()
        self._names.setEnabled(self._snapshot is not None)
        if self._snapshot is None:
            self._stack.setCurrentWidget(self._apart)
            return
        page = self._pages.get(row)
        if page is None:
            page = self._makers[row][1]()
            self._pages[row] = page
            self._stack.addWidget(page)
        page.show_snapshot(self._snapshot)
        if isinstance(page, LimitsPage):
            page.load()
        self._stack.setCurrentWidget(page)
        page.order_tabs(self._names)


class _ApartPage(Page):
    """What is shown while the daemon does not answer."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__("Potluck")
        self._title = words(self.tr("Potluck is starting…"), "sentence")
        self._sentence = words(self.tr("This takes a few seconds."), "muted")
        self._again = ButtonRow(
            [button(self.tr("Try again"), surroundings.bridge.try_again, kind="main")]
        )
        self._again.hide()
        card = Card()
        card.column.setSpacing(SPACE_2)
        for widget in (self._title, self._sentence, self._again):
            card.column.addWidget(widget)
        self.add_all([card])

    def show_link(self, link: Link) -> None:
        """Say how it stands, and what can be done."""
        lost = link.phase is LinkPhase.LOST
        if lost:
            self._title.setText(self.tr("Potluck's background program is not running."))
            self._sentence.setText(link.sentence)
        else:
            self._title.setText(self.tr("Potluck is starting…"))
            self._sentence.setText(self.tr("This takes a few seconds."))
        self._again.setVisible(lost)
