"""A field for a list: each item in words with buttons to change or remove it, and one to add."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.view.settings import SettingView, sentence_case
from potluck_gui.window.parts import ButtonRow, button, clear, words

Take = Callable[[str], None]
"""Given the item that a person chose."""

AskFor = Callable[[str, Take], None]
"""Asks for an item, beginning from one or from an empty text."""


class ListField(QWidget):
    """A list of texts.

    Args:
        add_words: What the button to add says.
        ask: Asks the person for an item.
        change: Told the whole new list.
        editable: True where an item can be changed, and not only removed.
    """

    def __init__(
        self,
        *,
        add_words: str,
        ask: AskFor,
        change: Callable[[control.SettingValue], None],
        editable: bool,
    ) -> None:
        super().__init__()
        self._ask = ask
        self._change = change
        self._editable = editable
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
        self._add_button = button(add_words, lambda: self._ask("", self._add))
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
        for place, text in enumerate(view.item_words):
            self._rows.addWidget(self._row(place, text))

    def _row(self, place: int, text: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        line.addWidget(words(text), 1)
        if self._editable:
            edit = button(self.tr("Change…"), lambda: self._edit(place), kind="quiet")
            edit.setAccessibleName(self.tr("Change %1").replace("%1", text))
            line.addWidget(edit)
        remove = button(self.tr("Remove"), lambda: self._remove(place), kind="quiet")
        remove.setAccessibleName(self.tr("Remove %1").replace("%1", text))
        line.addWidget(remove)
        return row

    def _add(self, item: str) -> None:
        if item not in self._items:
            self._tell([*self._items, item])

    def _edit(self, place: int) -> None:
        before = self._items[place]

        def replaced(item: str) -> None:
            self._tell([item if known == before else known for known in self._items])

        self._ask(before, replaced)

    def _remove(self, place: int) -> None:
        self._tell([item for index, item in enumerate(self._items) if index != place])

    def _tell(self, items: list[str]) -> None:
        self._change(control.SettingValue(texts=control.TextList(items=items)))
