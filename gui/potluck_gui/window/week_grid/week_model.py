"""The week's grid as a table model: a row a day, a column a half-hour, each with its words."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from potluck_gui.view.formats import Reader
from potluck_gui.view.hours import day_name
from potluck_gui.view.week_grid import CELLS_A_DAY, DAY_COUNT, Cell, Fill, Week, day_order
from potluck_gui.view.week_words import Meaning, cell_words, hour_mark

Index = QModelIndex | QPersistentModelIndex

FILL_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class WeekModel(QAbstractTableModel):
    """Shows a week; the rows begin with the day that the reader's weeks begin with.

    Args:
        meaning: What the hours are hours of.
        reader: Who reads.
        parent: What it goes away with.
    """

    def __init__(self, meaning: Meaning, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._reader = reader
        self._days = day_order(reader.locale.firstDayOfWeek().value)
        self._week = Week()

    def show_week(self, week: Week) -> None:
        """Show a week."""
        if week != self._week:
            self._week = week
            self.dataChanged.emit(self.index(0, 0), self.index(DAY_COUNT - 1, CELLS_A_DAY - 1))

    def cell(self, index: Index) -> Cell:
        """Return the half-hour at a place of the table."""
        return Cell(day=self._days[index.row()], half_hour=index.column())

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Return the days of a week."""
        return 0 if parent.isValid() else DAY_COUNT

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the half-hours of a day."""
        return 0 if parent.isValid() else CELLS_A_DAY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return how much of a half-hour is chosen, and its words."""
        fill = self._week.fill(self.cell(index))
        if role == FILL_ROLE:
            return fill
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return cell_words(self.cell(index), fill, self._meaning, self._reader)
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name of a day, or the hour that a column belongs to."""
        accessible = role == Qt.ItemDataRole.AccessibleTextRole
        if role != Qt.ItemDataRole.DisplayRole and not accessible:
            return None
        if orientation is Qt.Orientation.Vertical:
            return day_name(self._days[section], self._reader, short=not accessible)
        return hour_mark(section // 2, self._reader)

    def is_chosen(self, index: Index) -> bool:
        """Return whether the whole half-hour is chosen."""
        return self._week.fill(self.cell(index)) is Fill.FULL
