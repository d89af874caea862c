"""The long list of the log: rows of their own height, measured as they come and never all at once.

A table view of one column: its header keeps the heights of many thousand rows in C++, so that
scrolling and inserting cost what is seen, and a screen reader gets each row's words from Qt.
"""

import time

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from potluck_gui.design.theme import Theme
from potluck_gui.view.activity import EntryView
from potluck_gui.window.activity.entries_model import FIRST_OF_DAY_ROLE, VIEW_ROLE, EntriesModel
from potluck_gui.window.activity.entry_painter import EntryPainter

_SLICE_SECONDS = 0.01
_ESTIMATE_LINES = 4
_SCREENS_AHEAD = 2
_LEAST_LINES = 12


class EntriesView(QTableView):
    """Shows entries; keeps what is read in its place when others come above it."""

    def __init__(self, model: EntriesModel, theme: Theme, name: str) -> None:
        super().__init__()
        self._model = model
        self._painter = EntryPainter(self, theme)
        self._measured_to = 0
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._measure_on)
        self.setObjectName("entries")
        self.setAccessibleName(name)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.fontMetrics().height() * _ESTIMATE_LINES)
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height() * 2)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        self.setModel(model)
        model.modelReset.connect(self._begin_anew)
        model.dataChanged.connect(self._measure_changed)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_selection)

    def copy_selection(self) -> None:
        """Put the chosen entries into the clipboard, the newest first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if rows:
            QApplication.clipboard().setText(self._model.text(rows))

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Ask for room in which a list is a list; the page scrolls where there is less."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * _LEAST_LINES)

    def rowsInserted(  # noqa: N802 — Qt's name
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        """Measure new rows; those that come above what is read move nothing.

        Those at the end are measured bit by bit: nobody sees them yet.
        """
        bar = self.verticalScrollBar()
        before = bar.value()
        super().rowsInserted(parent, start, end)
        if start < self._measured_to or start == 0:
            for row in range(start, end + 1):
                self._measure(row)
            self._measured_to += end + 1 - start
        else:
            self._rest.start()
        if start == 0 and before > 0:
            self.updateGeometries()
            added = sum(self.rowHeight(row) for row in range(end + 1))
            bar.setValue(before + added)
        self._look_ahead()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Measure again at another width: what is seen at once, the rest bit by bit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_anew()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Measure again in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._measure_anew()

    def _begin_anew(self) -> None:
        self.scrollToTop()
        self._measure_anew()
        self._look_ahead()

    def _measure_anew(self) -> None:
        self._measured_to = 0
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        for row in range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1):
            if row - first > self._rows_seen():
                break
            self._measure(row)
        self._rest.start()

    def _rows_seen(self) -> int:
        """Return the most rows that fit into the view."""
        return self.viewport().height() // max(1, self.fontMetrics().height()) + 1

    def _measure_on(self) -> None:
        """Measure for a moment, with what is read kept in its place."""
        anchor = self.rowAt(0)
        before = self.rowViewportPosition(anchor) if anchor > 0 else 0
        end = time.monotonic() + _SLICE_SECONDS
        count = self._model.rowCount()
        while self._measured_to < count and time.monotonic() < end:
            self._measure(self._measured_to)
            self._measured_to += 1
        if anchor > 0 and (moved := self.rowViewportPosition(anchor) - before):
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        if self._measured_to < count:
            self._rest.start()

    def _measure_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Measure rows whose words have changed; one above the view moves nothing in it."""
        moved = 0
        for row in range(first.row(), last.row() + 1):
            before, above = self.rowHeight(row), self.rowViewportPosition(row) < 0
            self._measure(row)
            moved += self.rowHeight(row) - before if above else 0
        if moved:
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def _measure(self, row: int) -> None:
        index = self._model.index(row, 0)
        view = index.data(VIEW_ROLE)
        if isinstance(view, EntryView):
            height = self._painter.height(
                view,
                first_of_day=bool(index.data(FIRST_OF_DAY_ROLE)),
                width=self.viewport().width(),
                font=self.font(),
            )
            if height != self.rowHeight(row):
                self.verticalHeader().resizeSection(row, height)

    def _scrolled(self) -> None:
        """Measure what has come into sight before its turn."""
        last = self.rowAt(self.viewport().height() - 1)
        for row in range(max(self.rowAt(0), self._measured_to), last + 1):
            self._measure(row)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Fetch older entries before the end is in sight."""
        bar = self.verticalScrollBar()
        left = bar.maximum() - bar.value()
        root = QModelIndex()
        if left < _SCREENS_AHEAD * bar.pageStep() and self._model.canFetchMore(root):
            self._model.fetchMore(root)
