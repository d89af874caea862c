"""The contribution over time as a table: what the chart shows, for screen readers and sorting."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from potluck_gui.view.history import HistoryRow

_SORT_KEYS: tuple[Callable[[HistoryRow], Any], ...] = (
    lambda row: row.start,
    lambda row: row.name.casefold(),
    lambda row: row.amount,
    lambda row: row.pending,
)

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HistoryTable(QAbstractTableModel):
    """Rows of a stretch of time, sorted as the person likes."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[HistoryRow] = []
        self._name_heading = ""
        self._amount_heading = ""
        self._sorted_by, self._order = 0, Qt.SortOrder.DescendingOrder

    def show_rows(
        self, rows: tuple[HistoryRow, ...], *, name_heading: str, amount_heading: str
    ) -> None:
        """Show other rows, in the order that is in force."""
        self.beginResetModel()
        self._rows = list(rows)
        self._name_heading, self._amount_heading = name_heading, amount_heading
        self._sort()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_SORT_KEYS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("When"),
            self._name_heading,
            self._amount_heading,
            self.tr("Pieces waiting"),
        )
        return names[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        row = self._rows[index.row()]
        return (row.when, row.name, row.words, row.pending_words)[index.column()]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are equal keep their order."""
        if not 0 <= column < len(_SORT_KEYS):
            return
        self.beginResetModel()
        self._sorted_by, self._order = column, order
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        self._rows.sort(
            key=_SORT_KEYS[self._sorted_by], reverse=self._order == Qt.SortOrder.DescendingOrder
        )
