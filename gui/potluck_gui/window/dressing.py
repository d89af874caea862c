"""The style sheet of the window: what is seen changes in one go, the rest when it is turned to."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from potluck_gui.design.dress import dress, dress_at_once, is_dressed
from potluck_gui.design.theme import Theme
from potluck_gui.window.turns import Turns


class Dressing(QObject):
    """Keeps a window in the colours and the text size of now."""

    def __init__(
        self,
        window: QWidget,
        frame: Sequence[QWidget],
        stack: QStackedWidget,
        *,
        theme: Theme,
        changed: Callable[[], None],
    ) -> None:
        """Dress the frame at once.

        Args:
            window: Shows nothing new while what is seen changes.
            frame: What stands around every page.
            stack: Shows one page at a time.
            theme: The colours in force.
            changed: Called when the frame wears another sheet.
        """
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._stack = stack
        self._theme = theme
        self._changed = changed
        self._turns = Turns(self)
        self._sheet = ""
        self.follow()
        theme.changed.connect(self.follow)

    def follow(self) -> None:
        """Put what is seen in other colours, or words of another size."""
        self._sheet = self._theme.sheet()
        if self._window.isVisible():
            self._turns.begin(self._dress_seen())
        else:
            for _ in self._dress_seen():
                pass

    def is_on(self, page: QWidget) -> bool:
        """Tell whether all of a page wears the sheet."""
        return is_dressed(page, self._sheet)

    def put_on(self, page: QWidget) -> Iterator[None]:
        """Dress a page, one part in each step."""
        return dress(page, self._sheet_now)

    def put_on_at_once(self, page: QWidget) -> None:
        """Dress a small page."""
        dress_at_once(page, self._sheet)

    def stop(self) -> None:
        """Leave everything as it is, as when the window goes."""
        self._turns.stop()

    def _sheet_now(self) -> str:
        return self._sheet

    def _dress_seen(self) -> Iterator[None]:
        self._window.setUpdatesEnabled(False)
        for part in self._frame:
            yield from dress(part, self._sheet_now)
        self._changed()
        page = self._stack.currentWidget()
        for _ in self.put_on(page) if page is not None else ():
            yield
            if self._stack.currentWidget() is not page:
                break  # It may be gone altogether; the one in its place was dressed before.
        self._window.setUpdatesEnabled(True)
