"""The page "Activity": the newest pieces of work of this computer."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.view.activity import ActivityRow, activity_row
from potluck_gui.window.parts import (
    ButtonRow,
    Card,
    Notice,
    Page,
    button,
    chip,
    set_chip,
    words,
)
from potluck_gui.window.surroundings import Surroundings

_PAGE_UNITS = 25
_MOST_UNITS = 200


class ActivityPage(Page):
    """The journal in plain words, newest first."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Activity"))
        self._surroundings = surroundings
        self._wanted = _PAGE_UNITS
        self._known: object = None
        self._cards: dict[str, _RowCard] = {}
        self._failure = Notice()
        self._empty = Card()
        self._empty_words = words(self.tr("Asking for the newest pieces of work…"), "sentence")
        self._empty.column.addWidget(self._empty_words)
        rows = QWidget()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        self._more = ButtonRow([button(self.tr("Show more"), self._show_more)])
        self._more.hide()
        self.add_all(
            [words(self.tr("Activity"), "page"), self._failure, self._empty, rows, self._more]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Ask for the journal again where a snapshot says that it has changed."""
        given = snapshot.contribution
        known = (
            given.verified_units,
            given.pending_units,
            given.rejected_units,
            tuple((d.unit.unit_id, d.unit.state) for d in snapshot.devices),
        )
        if known != self._known:
            self._known = known
            self.load()

    def load(self) -> None:
        """Ask the daemon for the newest pieces of work."""
        wanted = self._wanted
        self._surroundings.bridge.ask(
            lambda client: client.units(wanted, 0),
            owner=self,
            answered=self._show,
            failed=self._show_failure,
        )

    def _show(self, answer: control.ListUnitsResponse) -> None:
        self._failure.show_words("")
        reader = self._surroundings.reader()
        rows = [activity_row(unit, reader) for unit in answer.units[: self._wanted]]
        self._empty_words.setText(
            self.tr("No piece of work yet. The first appears here when it begins.")
        )
        self._empty.setVisible(not rows)
        self._more.setVisible(self._wanted < min(answer.total, _MOST_UNITS))
        self._arrange(rows)

    def _arrange(self, rows: list[ActivityRow]) -> None:
        """Keep the cards of pieces that stay, so that one new piece costs one new card."""
        cards = {row.unit_id: self._cards.get(row.unit_id) or _RowCard() for row in rows}
        for unit_id in self._cards.keys() - cards.keys():
            self._column.removeWidget(self._cards[unit_id])
            self._cards[unit_id].hide()
            self._cards[unit_id].deleteLater()
        self._cards = cards
        for place, row in enumerate(rows):
            card = cards[row.unit_id]
            card.show_row(row)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)

    def _show_more(self) -> None:
        self._wanted = min(self._wanted + _PAGE_UNITS, _MOST_UNITS)
        self.load()

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)


class _RowCard(Card):
    """One piece of work."""

    def __init__(self) -> None:
        super().__init__()
        self._row: ActivityRow | None = None
        self.column.setSpacing(SPACE_1)
        self._standing = chip()
        self._sentence = words()
        self._details = words(role="caption")
        for widget in (self._standing, self._sentence, self._details):
            self.column.addWidget(widget)

    def show_row(self, row: ActivityRow) -> None:
        """Show where a piece of work stands; what stayed the same is not touched."""
        if row == self._row:
            return
        self._row = row
        set_chip(self._standing, row.title, row.look)
        self._sentence.setText(row.sentence)
        self._sentence.setVisible(bool(row.sentence))
        self._details.setText(row.details)
        self.setAccessibleName(f"{row.title}. {row.sentence} {row.details}")
