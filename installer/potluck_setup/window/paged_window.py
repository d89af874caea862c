"""What the windows of this room have in common: pages one at a time, looks, size, and a call."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from potluck_gui.design.marks import state_icon
from potluck_gui.design.theme import Theme
from potluck_gui.view.look import Look
from potluck_setup.window.setup_page import SetupPage

_WIDTH_IN_CHARACTERS = 104
_HEIGHT_IN_LINES = 44
_SCREEN_SHARE = 0.95


class PagedWindow(QMainWindow):
    """Shows one page after the other; comes to the front when a file is written to."""

    def __init__(self, theme: Theme, call: Path | None) -> None:
        super().__init__()
        self._theme = theme
        self._call = call
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._calls = QFileSystemWatcher(self)
        if call is not None:
            self._calls.addPath(str(call))
        self._calls.fileChanged.connect(self._take_call)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def page(self) -> SetupPage:
        """The page in front."""
        page = self._pages.currentWidget()
        if not isinstance(page, SetupPage):
            raise TypeError(page)
        return page

    def add_pages(self, pages: Iterable[SetupPage]) -> None:
        """Take in all pages, and the size that they want."""
        for page in pages:
            self._pages.addWidget(page)
        metrics = self.fontMetrics()
        wanted_width = metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS
        wanted_height = metrics.lineSpacing() * _HEIGHT_IN_LINES
        room = self.screen().availableSize() * _SCREEN_SHARE
        self.resize(min(wanted_width, room.width()), min(wanted_height, room.height()))

    def show_page(self, page: SetupPage) -> None:
        """Bring a page to the front, and say so to who can't see it."""
        self._pages.setCurrentWidget(page)
        page.begin()
        if QAccessible.isActive():
            said = f"{page.title.text()}. {page.sentence.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(page, said))

    def come_to_front(self) -> None:
        """Be seen, whatever the person did with the window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _take_call(self) -> None:
        if self._call is not None and self._call.exists():  # Deleting it calls nobody.
            self.come_to_front()

    def _dress(self) -> None:
        self.setStyleSheet(self._theme.sheet())
        self.setWindowIcon(state_icon(Look.WORKING, self._theme.colours))
