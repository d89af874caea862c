"""A field for a list: each item in words with a button to remove it, and one to add."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.icons import Icon
from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.design.words import words
from potluck_gui.view.settings import SettingView, sentence_case

Take = Callable[[str], None]
"""Given the item that a person chose."""

AskFor = Callable[[Take], None]
"""Asks for an item."""


class ListField(QWidget):
    """A list of texts.

    Args:
        add_words: What the button to add says.
        ask: Asks the person for an item.
        change: Told the whole new list.
    """

    def __init__(
        self,
        *,
        add_words: str,
        ask: AskFor,
        change: Callable[[control.SettingValue], None],
    ) -> None:
        super().__init__()
        self._ask = ask
        self._change = change
        self._items: tuple[str, ...] = ()
        self._shown: tuple[str, ...] | None = None
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_1)
        self._empty = words(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._empty)
        column.addWidget(self._list)
        self._add_button = button(add_words, lambda: self._ask(self._add), shape=Icon.ADD)
        self._buttons = ButtonRow([self._add_button])
        column.addWidget(self._buttons)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget beside the button to add."""
        self._buttons.add(widget)

    def show_view(self, view: SettingView) -> None:
        """Show the list in force."""
        self._items = view.items
        self._empty.setText(sentence_case(view.least_text))
        self._empty.setVisible(not view.items and bool(view.least_text))
        self._add_button.setAccessibleDescription(view.label)
        self._list.setVisible(bool(view.items))
        if view.item_words == self._shown:
            return
        self._shown = view.item_words
        clear(self._rows)
        before: QWidget = self._list
        for place, text in enumerate(view.item_words):
            remove = self._add_row(place, text)
            QWidget.setTabOrder(before, remove)  # Rows are newer than the button below them.
            before = remove

    def _add_row(self, place: int, text: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        line.addWidget(words(text), 1)
        remove = button(self.tr("Remove"), lambda: self._remove(place), kind="quiet")
        remove.setAccessibleName(self.tr("Remove %1").replace("%1", text))
        line.addWidget(remove)
        self._rows.addWidget(row)
        return remove

    def _add(self, item: str) -> None:
        if item not in self._items:
            self._tell([*self._items, item])

    def _remove(self, place: int) -> None:
        self._tell([item for index, item in enumerate(self._items) if index != place])

    def _tell(self, items: list[str]) -> None:
        self._change(control.SettingValue(texts=control.TextList(items=items)))
