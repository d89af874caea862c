"""A page of the window: it scrolls up and down, and the keyboard goes through it in order."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from potluck_gui.design.layouts import in_reading_order
from potluck_gui.design.tokens import SPACE_4, SPACE_5


class Page(QScrollArea):
    """A page that scrolls up and down only; its content stands in `column`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = _Content()
        content.setObjectName("page")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_4)
        self.setWidget(content)

    def parts(self) -> Iterator[QWidget]:
        """Return what wears the style sheet in place of the whole page."""
        for index in range(self.column.count()):
            item = self.column.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                yield widget
        yield self.verticalScrollBar()

    def add_all(self, widgets: Iterable[QWidget]) -> None:
        """Append widgets and leave what room remains below them."""
        for widget in widgets:
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def order_tabs(self, before: QWidget) -> None:
        """Let the keyboard go through the page from top to bottom, coming from another widget.

        Qt's own order is that in which widgets were made, which is another where rows come later.
        """
        last = before
        for widget in in_reading_order(self.column):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)
                last = widget


class _Content(QWidget):
    """What a page scrolls: as high as its words are at its width.

    By itself it would ask for the height that they had in the narrowest column, and the page would
    scroll through empty room.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the least width; the height follows from the width that it gets."""
        return QSize(super().minimumSizeHint().width(), 0)
