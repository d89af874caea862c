"""The pages that were made, by their row; those that are taken away go one in each turn."""

from collections.abc import Collection, Iterator
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from potluck_gui.window.turns import Turns

AnyPage = TypeVar("AnyPage", bound=QWidget)


class PageShelf(Generic[AnyPage]):
    """Keeps pages in a stack of widgets."""

    def __init__(self, stack: QStackedWidget) -> None:
        self._stack = stack
        self._pages: dict[int, AnyPage] = {}
        self._left: list[AnyPage] = []
        self._leaving = Turns(stack)

    def get(self, row: int) -> AnyPage | None:
        """Return the page of a row; None when it is not made."""
        return self._pages.get(row)

    def put(self, row: int, page: AnyPage) -> None:
        """Keep a page."""
        self._pages[row] = page
        self._stack.addWidget(page)

    def take_all_but(self, rows: Collection[int]) -> None:
        """Take the other pages away; they are made anew when somebody turns to them."""
        for row in [row for row in self._pages if row not in rows]:
            self._left.append(self._pages.pop(row))
        self._leaving.begin(self._delete_left())

    def delete_one(self) -> bool:
        """Delete one page at once, as when all has to go; False when there is none."""
        self._leaving.stop()
        if not self._pages:
            return False
        self._pages.popitem()[1].deleteLater()
        return True

    def _delete_left(self) -> Iterator[None]:
        while self._left:
            yield
            page = self._left.pop()
            self._stack.removeWidget(page)
            page.deleteLater()
