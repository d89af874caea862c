"""The page "The model": how well the project's model does, and who takes part."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import count, decimal
from potluck_gui.view.model import CurvePoint, ModelView, model_views
from potluck_gui.window.chart_loader import ChartLoader
from potluck_gui.window.parts import ButtonRow, Card, Facts, Page, button, words
from potluck_gui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from potluck_gui.window.chart import LossChart

_TABLE_ROWS = 9


class ModelPage(Page):
    """The loss curve as a picture, in words and as a table."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("The model"))
        self._surroundings = surroundings
        self._views: tuple[ModelView, ...] = ()
        self._chart: LossChart | None = None
        self._loader = ChartLoader(self)
        self._loader.loaded.connect(self._make_chart)
        self._drawn: tuple[CurvePoint, ...] | None = None
        self._none = Card()
        self._none.column.addWidget(
            words(self.tr("When you have joined a project, you see its model learn here."))
        )
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Project"))
        self._choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._choice.setMinimumContentsLength(16)
        self._choice.currentIndexChanged.connect(lambda _index: self._show_chosen())
        self._name = words(role="title")
        self._facts = Facts()
        self._card = Card()
        self._description = words()
        self._table = self._make_table()
        self._toggle = button(self.tr("Show as a table"), self._toggle_table, kind="quiet")
        self._card.column.addWidget(self._name)
        self._card.column.addWidget(self._facts)
        self._curve = Card(self.tr("How much text that it has never seen surprises the model"))
        self._curve.setToolTip(
            self.tr("The technical term is held-out loss: cross-entropy in nats a token.")
        )
        self._curve.column.addWidget(self._description)
        self._curve.column.addWidget(self._table)
        self._toggle_row = ButtonRow([self._toggle])
        self._curve.column.addWidget(self._toggle_row)
        self.add_all(
            [
                words(self.tr("The model"), "page"),
                self._choice,
                self._none,
                self._card,
                self._curve,
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        views = model_views(snapshot, self._surroundings.reader())
        if [(v.project_id, v.name) for v in views] != [(v.project_id, v.name) for v in self._views]:
            self._views = views
            self._fill_choice()
        self._views = views
        self._show_chosen()
        self._bring_chart()

    def restyle_marks(self) -> None:
        """Draw the curve in the colours that are in force now."""
        if self._chart is not None:
            self._chart.show_colours(self._surroundings.theme.colours, self.font())

    def _fill_choice(self) -> None:
        chosen = self._choice.currentData()
        self._choice.blockSignals(True)
        self._choice.clear()
        for view in self._views:
            self._choice.addItem(view.name, view.project_id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))
        self._choice.blockSignals(False)

    def _show_chosen(self) -> None:
        index = self._choice.currentIndex()
        view = self._views[index] if 0 <= index < len(self._views) else None
        self._choice.setVisible(len(self._views) > 1)
        self._none.setVisible(view is None)
        self._card.setVisible(view is not None)
        self._curve.setVisible(view is not None)
        if view is None:
            return
        self._name.setText(view.name)
        self._name.setVisible(len(self._views) == 1)
        self._facts.show_facts(view.facts)
        self._description.setText(view.description)
        self._toggle_row.setVisible(bool(view.points))
        if self._drawn != view.points:
            self._drawn = view.points
            self._fill_table(view.points)
            self._draw()

    def _draw(self) -> None:
        if self._chart is not None and self._drawn is not None:
            self._chart.show_points(self._drawn)
            self._chart.setVisible(bool(self._drawn) and self._table.isHidden())
            self._chart.setAccessibleName(self.tr("Curve of the model's surprise by round"))
            self._chart.setAccessibleDescription(self._description.text())

    def _bring_chart(self) -> None:
        """Have the chart made once there is something to draw and the page is seen."""
        if self._chart is None and self._drawn and self.isVisible():
            self._loader.start()

    def _make_chart(self) -> None:
        if self._chart is None:
            from potluck_gui.window.chart import LossChart

            self._chart = LossChart()
            self._curve.column.insertWidget(2, self._chart)
            self.restyle_marks()
            self._draw()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setHorizontalHeaderLabels([self.tr("Round"), self.tr("Surprise")])
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("The model's surprise by round"))
        table.hide()
        return table

    def _fill_table(self, points: tuple[CurvePoint, ...]) -> None:
        reader = self._surroundings.reader()
        self._table.setRowCount(len(points))
        for row, point in enumerate(points):
            self._table.setItem(row, 0, QTableWidgetItem(count(point.round, reader)))
            loss = decimal(point.loss, reader, places=3)
            self._table.setItem(row, 1, QTableWidgetItem(loss))

    def _toggle_table(self) -> None:
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        self._table.setMinimumHeight(self.fontMetrics().lineSpacing() * _TABLE_ROWS * 2)
        self._toggle.setText(self.tr("Show as a curve") if as_table else self.tr("Show as a table"))
        if self._chart is not None:
            self._chart.setVisible(not as_table)

    def showEvent(self, event: object) -> None:  # noqa: N802 — Qt's name
        """Bring the chart the first time that the page is seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._bring_chart()
