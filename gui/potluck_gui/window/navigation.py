"""The side of the window: its pages, and below them what Potluck does just now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from potluck_gui.design.icons import Icon, icon
from potluck_gui.design.marks import state_pixmap
from potluck_gui.design.theme import Theme
from potluck_gui.design.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from potluck_gui.design.words import words
from potluck_gui.view.look import Look

_ICON = 20
_MARK = 28
_MOST_SHARE = 0.3
"""Beyond this share of the window, its names give way to the page: large text, long words."""


@dataclass(frozen=True, kw_only=True)
class PageName:
    """A page as the list shows it."""

    label: str
    shape: Icon


class Navigation(QWidget):
    """The list of pages.

    Signals:
        turned: The person wants another page; its place in the list.
    """

    turned = Signal(int)

    def __init__(self, pages: Sequence[PageName], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._look: Look | None = None
        self.pages = QListWidget()
        self.pages.setObjectName("pages")
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setIconSize(QSize(_ICON, _ICON))
        for page in pages:
            self.pages.addItem(QListWidgetItem(icon(page.shape), page.label))
        self.pages.currentRowChanged.connect(self.turned)
        self._mark = QLabel()
        self._state = words(role="label")
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        foot.setSpacing(SPACE_3)
        foot.addWidget(self._mark)
        foot.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self._labels = [page.label for page in pages]

    def show_state(self, look: Look, words_of_it: str) -> None:
        """Show what Potluck does, on whatever page one is."""
        self._state.setText(words_of_it)
        self._mark.setAccessibleName(words_of_it)
        self._mark.setToolTip(words_of_it)
        if look is not self._look:
            self._look = look
            self._paint()

    def dress(self) -> None:
        """Follow other colours, another size of text or another width of the window."""
        metrics = self.pages.fontMetrics()
        widest = max(metrics.horizontalAdvance(label) for label in self._labels)
        whole = widest + _ICON + SPACE_2 + 2 * SPACE_6
        narrow = whole > self.window().width() * _MOST_SHARE
        for row, label in enumerate(self._labels):
            item = self.pages.item(row)
            item.setText("" if narrow else label)
            item.setToolTip(label if narrow else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, label)
        self._state.setVisible(not narrow)
        self.setFixedWidth(_ICON + 2 * SPACE_6 if narrow else whole)
        self._paint()

    def _paint(self) -> None:
        if self._look is not None:
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(state_pixmap(self._look, self._theme.colours, _MARK, ratio))
