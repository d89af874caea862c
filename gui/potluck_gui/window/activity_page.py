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
    clear,
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
        self._shown: list[ActivityRow] = []
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
        self._empty_words.setText(self.tr("No piece of work yet. The first takes about a minute."))
        self._empty.setVisible(not rows)
        self._more.setVisible(self._wanted < min(answer.total, _MOST_UNITS))
        if rows != self._shown:
            self._shown = rows
            clear(self._column)
            for row in rows:
                self._column.addWidget(_RowCard(row))

    def _show_more(self) -> None:
        self._wanted = min(self._wanted + _PAGE_UNITS, _MOST_UNITS)
        self.load()

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)


class _RowCard(Card):
    """One piece of work."""

    def __init__(self, row: ActivityRow) -> None:
        super().__init__()
        self.column.setSpacing(SPACE_1)
        standing = chip()
        set_chip(standing, row.title, row.look)
        self.column.addWidget(standing)
        if row.sentence:
            self.column.addWidget(words(row.sentence))
        self.column.addWidget(words(row.details, "caption"))
        self.setAccessibleName(f"{row.title}. {row.sentence} {row.details}")
