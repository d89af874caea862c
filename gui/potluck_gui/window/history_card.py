"""The contribution over time: choices, the chart, the same as a table, and a file of it."""

import datetime as dt

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.charts.bar_chart import BarChart
from potluck_gui.design.charts.legend import Legend
from potluck_gui.design.icons import Icon, Ink, icon
from potluck_gui.design.segments import SegmentedChoice
from potluck_gui.design.tables import table
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.calendar import (
    Span,
    Window,
    day_of,
    first_weekday_of,
    has_earlier,
    window_of,
)
from potluck_gui.view.formats import plain
from potluck_gui.view.history import HistoryView, history_view
from potluck_gui.view.history_csv import history_csv
from potluck_gui.view.history_sums import Grouping
from potluck_gui.view.measures import Measure, measure_explained, measure_name
from potluck_gui.window.history_table import HistoryTable
from potluck_gui.window.saving import Saving
from potluck_gui.window.surroundings import Surroundings

_REST_MS = 3000
"""The history is asked for at most so often while its totals change."""
_TABLE_ROWS = 9
_SENTENCE_CHARACTERS = 300
_WAITING_COLUMN = 3


class HistoryCard(Card):
    """What was given over time."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._span, self._back = Span.DAY, 0
        self._measure, self._grouping = Measure.TOKENS, Grouping.PROJECT
        self._known: tuple[object, ...] | None = None
        self._asked: tuple[object, ...] | None = None
        self._under_way = False
        self._first_day: dt.date | None = None
        self._answer: control.GetHistoryResponse | None = None
        self._window: Window | None = None
        self._view: HistoryView | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask_if_due)
        self._saving = Saving(self)
        self._saving.saved.connect(lambda _path: self._say(self.tr("Saved.")))
        self._saving.failed.connect(lambda _path: self._say_unsaved())
        self._failure = Notice()
        self._said = words(role="muted")
        self._said.setMinimumHeight(self._said.fontMetrics().lineSpacing() * 2)
        self._said.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self._chart = BarChart()
        self._chart.describe(self.tr("Contribution over time"), "")
        self._chart.pointed.connect(self._say)
        self._legend = Legend()
        self._rows = HistoryTable()
        self._table = table(self.tr("Contribution over time"), self._rows, wide_column=1)
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self._table.setFixedHeight(self.fontMetrics().lineSpacing() * 2 * _TABLE_ROWS)
        self._table.hide()
        self._notes = words(role="caption")
        self._earlier = button(
            self.tr("Earlier"), lambda: self._go_back(1), kind="quiet", shape=Icon.BACK
        )
        self._later = button(
            self.tr("Later"), lambda: self._go_back(-1), kind="quiet", shape=Icon.NEXT
        )
        self._toggle = button(
            self.tr("Show as a table"), self._toggle_table, kind="quiet", shape=Icon.TABLE
        )
        self._save = button(self.tr("Save as CSV…"), self._ask_where, kind="quiet", shape=Icon.SAVE)
        self.column.addWidget(self._make_choices())
        for widget in (self._failure, self._said, self._chart, self._table, self._legend):
            self.column.addWidget(widget)
        self.column.addWidget(self._notes)
        self.column.addWidget(ButtonRow([self._earlier, self._later, self._toggle, self._save]))

    @property
    def first_day(self) -> dt.date | None:
        """The first day of the whole history, once it is known."""
        return self._first_day

    def show_known(self, known: tuple[object, ...]) -> None:
        """Ask for the history where it has changed."""
        self._known = known
        self._ask_if_due()

    def csv(self) -> bytes:
        """Return what is shown as comma-separated values."""
        return history_csv(self._answer or control.GetHistoryResponse())

    def _make_choices(self) -> QWidget:
        spans = SegmentedChoice(
            self.tr("Time"),
            [
                (Span.DAY.value, self.tr("Day")),
                (Span.WEEK.value, self.tr("Week")),
                (Span.MONTH.value, self.tr("Month")),
                (Span.ALL.value, self.tr("All")),
            ],
        )
        spans.chosen.connect(self._take_span)
        self._groupings = SegmentedChoice(
            self.tr("What the colours stand for"),
            [
                (Grouping.PROJECT.value, self.tr("By project")),
                (Grouping.DEVICE.value, self.tr("By device")),
            ],
        )
        self._groupings.chosen.connect(self._take_grouping)
        self._measures = QComboBox()
        self._measures.setAccessibleName(self.tr("What is shown"))
        for measure in Measure:
            self._measures.addItem(measure_name(measure), measure.value)
        self._measures.currentIndexChanged.connect(lambda _index: self._take_measure())
        box = QWidget()
        row = WrapLayout(box, gap=SPACE_2)
        for widget in (self._measures, spans, self._groupings):
            row.addWidget(widget)
        return box

    def _take_span(self, key: str) -> None:
        self._span, self._back = Span(key), 0
        self._ask_if_due()

    def _take_grouping(self, key: str) -> None:
        self._grouping = Grouping(key)
        self._show()

    def _take_measure(self) -> None:
        self._measure = Measure(self._measures.currentData())
        self._groupings.setVisible(not self._measure.metered)
        self._show()

    def _go_back(self, by: int) -> None:
        self._back = max(0, self._back + by)
        self._ask_if_due()

    def _wanted(self) -> Window:
        reader = self._surroundings.reader()
        today = reader.now.date()
        return window_of(
            self._span,
            today=today,
            back=self._back,
            first_day=self._first_day or today,
            first_weekday=first_weekday_of(reader.locale),
        )

    def _ask_if_due(self) -> None:
        """Ask, unless nothing has changed, an answer is due, or one has just come."""
        if self._known is None or self._under_way:
            return
        window = self._wanted()
        wanted = (window, self._known)
        another_window = self._asked is not None and self._asked[0] != window
        if wanted == self._asked or (self._rest.isActive() and not another_window):
            return
        self._asked, self._under_way = wanted, True
        self._surroundings.bridge.ask(
            lambda client: client.history(window.request()),
            owner=self,
            answered=lambda answer: self._take(answer, window),
            failed=self._show_failure,
        )

    def _take(self, answer: control.GetHistoryResponse, window: Window) -> None:
        self._under_way = False
        self._failure.show_words("")
        self._first_day = day_of(answer.first_day) or self._first_day
        self._answer, self._window = answer, window
        self._show()
        self._rest.start()
        if self._wanted() != window:
            self._ask_if_due()

    def _show_failure(self, error: PotluckError) -> None:
        self._under_way, self._asked = False, None
        self._rest.start()
        self._failure.show_words(plain(error.sentence, _SENTENCE_CHARACTERS))

    def _show(self) -> None:
        if self._answer is None or self._window is None:
            return
        reader = self._surroundings.reader()
        view = history_view(self._answer, self._window, self._measure, self._grouping, reader)
        self._view = view
        self._chart.show_picture(view.picture)
        name = self.tr("%1 over time").replace("%1", measure_name(self._measure))
        self._chart.describe(name, view.summary)
        if self._chart.chosen is None:
            self._say("")
        self._legend.show_keys(view.keys)
        by_device = self._grouping is Grouping.DEVICE or self._measure.metered
        self._rows.show_rows(
            view.rows,
            name_heading=self.tr("Device") if by_device else self.tr("Project"),
            amount_heading=measure_name(self._measure),
        )
        self._table.setColumnHidden(_WAITING_COLUMN, self._measure.metered)
        explained = measure_explained(self._measure)
        self._notes.setText(" ".join((explained, *view.notes)))
        moves = self._span is not Span.ALL
        self._earlier.setVisible(moves)
        self._later.setVisible(moves)
        first = self._first_day
        self._earlier.setEnabled(first is not None and has_earlier(self._window, first))
        self._later.setEnabled(self._back > 0)

    def _say(self, said: str) -> None:
        self._said.setText(said or (self._view.summary if self._view is not None else ""))

    def _toggle_table(self) -> None:
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        self._chart.setVisible(not as_table)
        self._legend.setVisible(not as_table)
        self._toggle.setText(self.tr("Show as a chart") if as_table else self.tr("Show as a table"))
        self._toggle.setIcon(icon(Icon.CONTRIBUTION if as_table else Icon.TABLE, Ink.ACCENT))

    def _ask_where(self) -> None:
        self._saving.ask_where(
            title=self.tr("Save the contribution"),
            kinds=self.tr("Comma-separated values (*.csv)"),
            name="potluck-contribution.csv",
            data=self.csv,
        )

    def _say_unsaved(self) -> None:
        self._failure.show_words(
            self.tr("The file could not be written."),
            self.tr("Choose another folder, or make room on the disk."),
        )
