"""The account of electricity by day and device, as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.view.electricity import EnergyRow, energy_rows
from potluck_gui.window.parts import Card, Notice, words
from potluck_gui.window.surroundings import Surroundings

_DAYS = 30
_MOST_ROWS_SEEN = 12


class ElectricityCard(Card):
    """What devices took on each of the last days."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Electricity of the last 30 days"))
        self._surroundings = surroundings
        self._known: tuple[int, str] | None = None
        self._failure = Notice()
        self._empty = words(role="muted")
        self._table = self._make_table()
        self._note = words(
            self.tr("Set your price and your carbon dioxide per kilowatt-hour under Limits."),
            "caption",
        )
        for widget in (self._failure, self._empty, self._table, self._note):
            self.column.addWidget(widget)

    def show_known(self, known: tuple[int, str], empty: str) -> None:
        """Ask for the account where it has changed, or say why there is none."""
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._table.setVisible(not empty)
        self._note.setVisible(not empty)
        if known != self._known and not empty:
            self._known = known
            self._surroundings.bridge.ask(
                lambda client: client.stats(_DAYS),
                owner=self,
                answered=self._show,
                failed=self._show_failure,
            )

    def _show(self, stats: control.GetStatsResponse) -> None:
        self._failure.show_words("")
        rows = energy_rows(stats, self._surroundings.reader())
        self._table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            self._fill(place, row)
        seen = max(1, min(len(rows), _MOST_ROWS_SEEN))
        line = self._table.verticalHeader().defaultSectionSize()
        self._table.setFixedHeight(
            self._table.horizontalHeader().sizeHint().height()
            + line * seen
            + 2 * self._table.frameWidth()
        )

    def _fill(self, place: int, row: EnergyRow) -> None:
        for column, text in enumerate((row.day, row.device, row.energy, row.cost, row.carbon)):
            self._table.setItem(place, column, QTableWidgetItem(text))

    def _show_failure(self, error: PotluckError) -> None:
        self._known = None
        self._failure.show_words(error.sentence)

    def _make_table(self) -> QTableWidget:
        names = [
            self.tr("Day"),
            self.tr("Device"),
            self.tr("Electricity"),
            self.tr("Cost"),
            self.tr("CO₂"),
        ]
        table = QTableWidget(0, len(names))
        table.setHorizontalHeaderLabels(names)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Electricity by day and device"))
        return table
