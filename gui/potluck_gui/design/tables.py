"""Tables and lists of any length: views of a model, never a widget for each row."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from potluck_gui.design.tokens import SPACE_2


def table(name: str, model: QAbstractItemModel, *, wide_column: int = 0) -> QTableView:
    """Return a table for reading; one column takes the room that the others leave."""
    view = QTableView()
    view.setAccessibleName(name)
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)  # Tab leaves the table; the arrow keys go through it.
    rows, columns = view.verticalHeader(), view.horizontalHeader()
    rows.hide()
    rows.setDefaultSectionSize(view.fontMetrics().height() + 2 * SPACE_2)
    columns.setHighlightSections(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    # To contents of some rows only: all of a long history would be gone through.
    columns.setResizeContentsPrecision(16)
    columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    if model.columnCount() > wide_column:
        columns.setSectionResizeMode(wide_column, QHeaderView.ResizeMode.Stretch)
    return view
