"""The groups of limits, built bit by bit so that the window never stands still."""

import time
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck_gui.design.cards import Card
from potluck_gui.design.layouts import clear, in_reading_order
from potluck_gui.design.tokens import SPACE_4, SPACE_5
from potluck_gui.view.settings import SettingGroup
from potluck_gui.window.setting_row import RowWishes, SettingRow
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.turns import Turns

_SLICE_SECONDS = 0.004
"""After so long of building, the window gets its turn; laying out and painting what was built takes
several times as long."""

Shape = tuple[tuple[str, str], ...]
"""Which rows stand under which headings; rows are built anew only when this is another."""


class SettingGroups(QWidget):
    """Cards of limits, a card a group.

    Signals:
        built: All rows are there.
    """

    built = Signal()

    def __init__(self, surroundings: Surroundings, wishes: RowWishes) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._wishes = wishes
        self._groups: tuple[SettingGroup, ...] = ()
        self._shape: Shape = ()
        self._building = False
        self._cards: list[tuple[str, Card]] = []
        self._rows: dict[str, tuple[Card, SettingRow]] = {}
        self._wanted: tuple[str, ...] = ()
        self._turns = Turns(self)
        surroundings.theme.changed.connect(self._mark_anew)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the cards, which wear the style sheet each on its own."""
        return tuple(card for _, card in self._cards)

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings, in order."""
        return tuple(group.title for group in self._groups)

    def show_groups(self, groups: tuple[SettingGroup, ...]) -> None:
        """Show limits; rows that stand already are only told their values."""
        self._groups = groups
        shape = tuple((group.title, view.key) for group in groups for view in group.settings)
        if shape != self._shape:
            self._shape = shape
            clear(self._column)
            self._cards, self._rows = [], {}
            self._building = True
            self._turns.begin(self._in_slices(self._build()))
        elif not self._building:  # Else the building itself ends with the values of now.
            self._turns.begin(self._in_slices(self._refresh()))

    def show_found(self, wanted: tuple[str, ...]) -> bool:
        """Show only what has all these words; return whether anything has."""
        self._wanted = wanted
        shown: set[int] = set()
        for card, row in self._rows.values():
            if row.show_found(wanted):
                shown.add(id(card))
        for _, card in self._cards:
            card.setVisible(id(card) in shown)
        return bool(shown)

    def _mark_anew(self) -> None:
        if self._wanted:
            for _, row in self._rows.values():
                row.mark()

    def card(self, place: int) -> QWidget | None:
        """Return the card of a group, by its place; None while it is not built."""
        return self._cards[place][1] if place < len(self._cards) else None

    def first_control(self, place: int) -> QWidget | None:
        """Return what comes first by keyboard in a group, by its place."""
        if place >= len(self._cards):
            return None
        inside = in_reading_order(self._cards[place][1].column)
        return next((each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Go on with what was left undone."""
        super().showEvent(event)
        self._turns.go_on()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave the turns to the page that is looked at."""
        super().hideEvent(event)
        self._turns.pause()

    def _in_slices(self, work: Iterator[None]) -> Iterator[None]:
        end = time.monotonic() + _SLICE_SECONDS
        for _ in work:
            if time.monotonic() >= end:
                yield
                end = time.monotonic() + _SLICE_SECONDS
        self.built.emit()

    def _build(self) -> Iterator[None]:
        for group in self._groups:
            card = Card(group.title)
            card.setStyleSheet(self._surroundings.theme.sheet())
            card.column.setSpacing(SPACE_5)
            self._cards.append((group.title, card))
            self._column.addWidget(card)
            for view in group.settings:
                row = SettingRow(
                    view, group.title, surroundings=self._surroundings, wishes=self._wishes
                )
                self._rows[view.key] = (card, row)
                card.column.addWidget(row)
                if self._wanted:
                    row.show_found(self._wanted)
                yield
        self._building = False
        yield from self._refresh()  # Values may have changed while rows were built.

    def _refresh(self) -> Iterator[None]:
        for group in self._groups:
            for view in group.settings:
                self._rows[view.key][1].show_view(view)
                yield
