"""The page "The model": how well the project's model does, this computer's part, and trying it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts
from potluck_gui.design.charts.legend import Legend
from potluck_gui.design.charts.line_chart import LineChart
from potluck_gui.design.empty import EmptyState
from potluck_gui.design.icons import Icon, Ink, icon
from potluck_gui.design.page import Page
from potluck_gui.design.tables import table
from potluck_gui.design.words import words
from potluck_gui.view.model import CurvePoint, ModelView, model_views
from potluck_gui.view.model_curve import CurveRow, curve_view
from potluck_gui.window.join_button import join_button
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.try_it_card import TryItCard

_TABLE_ROWS = 9


class ModelPage(Page):
    """The loss curve as a picture, in words and as a table; below it the model to try."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("The model"))
        self._surroundings = surroundings
        self._views: tuple[ModelView, ...] = ()
        self._models: dict[str, control.GetModelResponse] = {}
        self._asked: dict[str, tuple[object, ...]] = {}
        self._snapshot = control.Snapshot()
        self._drawn: tuple[tuple[CurvePoint, ...], control.GetModelResponse | None] | None = None
        self._none = Card()
        self._none.column.addWidget(
            EmptyState(
                Icon.MODEL,
                self.tr("When you have joined a project, you see its model learn here."),
                actions=[join_button(surroundings, self)],
            )
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
        self._card.column.addWidget(self._name)
        self._card.column.addWidget(self._facts)
        self._description, self._mine = words(), words()
        self._no_curve = EmptyState(Icon.MODEL, "")
        self._said = words(role="caption")
        self._say("")
        self._chart = LineChart()
        self._chart.describe(self.tr("Curve of the model's surprise by round"), "")
        self._chart.pointed.connect(self._say)
        self._legend = Legend()
        self._rows = _CurveTable()
        self._table = table(self.tr("The model's surprise by round"), self._rows, wide_column=1)
        self._table.setFixedHeight(self.fontMetrics().lineSpacing() * 2 * _TABLE_ROWS)
        self._table.hide()
        self._toggle = button(
            self.tr("Show as a table"), self._toggle_table, kind="quiet", shape=Icon.TABLE
        )
        self._toggle_row = ButtonRow([self._toggle])
        self._curve = Card(self.tr("How much text that it has never seen surprises the model"))
        self._curve.setToolTip(
            self.tr("The technical term is held-out loss: cross-entropy in nats a token.")
        )
        for widget in (
            self._no_curve,
            self._description,
            self._mine,
            self._chart,
            self._said,
            self._table,
            self._legend,
            self._toggle_row,
        ):
            self._curve.column.addWidget(widget)
        self._try_it = TryItCard(surroundings)
        self.add_all(
            [
                words(self.tr("The model"), "page"),
                self._choice,
                self._none,
                self._card,
                self._curve,
                self._try_it,
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        self._snapshot = snapshot
        views = model_views(snapshot, self._surroundings.reader())
        if [(v.project_id, v.name) for v in views] != [(v.project_id, v.name) for v in self._views]:
            self._views = views
            self._fill_choice()
        self._views = views
        self._show_chosen()

    def _fill_choice(self) -> None:
        chosen = self._choice.currentData()
        self._choice.blockSignals(True)
        self._choice.clear()
        for view in self._views:
            self._choice.addItem(view.name, view.project_id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))
        self._choice.blockSignals(False)

    def _chosen(self) -> ModelView | None:
        index = self._choice.currentIndex()
        return self._views[index] if 0 <= index < len(self._views) else None

    def _show_chosen(self) -> None:
        view = self._chosen()
        self._choice.setVisible(len(self._views) > 1)
        self._none.setVisible(view is None)
        for widget in (self._card, self._curve, self._try_it):
            widget.setVisible(view is not None)
        if view is None:
            return
        self._name.setText(view.name)
        self._name.setVisible(len(self._views) == 1)
        self._facts.show_facts(view.facts)
        self._description.setText(view.description)
        self._no_curve.show_words(view.description)
        self._show_curve(view)
        self._ask_for_model(view.project_id)

    def _show_curve(self, view: ModelView) -> None:
        model = self._models.get(view.project_id)
        if self._drawn == (view.points, model):
            return  # Snapshots come often, rounds seldom.
        self._drawn = (view.points, model)
        shown = model or control.GetModelResponse()
        curve = curve_view(view.points, shown, self._surroundings.reader())
        self._mine.setText(curve.mine)
        self._mine.setVisible(model is not None and bool(view.points))
        as_table = not self._table.isHidden()
        drawn = curve.picture is not None
        if curve.picture is not None:
            self._chart.show_picture(curve.picture)
        self._chart.describe(
            self.tr("Curve of the model's surprise by round"),
            f"{view.description} {curve.mine}".strip(),
        )
        self._description.setVisible(drawn)
        self._no_curve.setVisible(not drawn)
        self._chart.setVisible(drawn and not as_table)
        self._said.setVisible(drawn and not as_table)
        self._legend.show_keys(curve.keys)
        self._legend.setVisible(drawn and not as_table)
        self._rows.show_rows(curve.rows)
        self._toggle_row.setVisible(drawn)

    def _say(self, said: str) -> None:
        hint = self.tr("Point at the curve, or go along it with the arrow keys, to read a round.")
        self._said.setText(said or hint)

    def _toggle_table(self) -> None:
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        for widget in (self._chart, self._said, self._legend):
            widget.setVisible(not as_table)
        self._toggle.setText(self.tr("Show as a curve") if as_table else self.tr("Show as a table"))
        self._toggle.setIcon(icon(Icon.MODEL if as_table else Icon.TABLE, Ink.ACCENT))

    def _ask_for_model(self, project_id: str) -> None:
        """Ask for this computer's part where the project's round or its own work has changed."""
        project = next(p for p in self._snapshot.projects if p.project_id == project_id)
        wanted = (project.status.round, project.contribution.verified_units)
        if self._asked.get(project_id) == wanted:
            return
        self._asked[project_id] = wanted
        self._surroundings.bridge.ask(
            lambda client: client.model(project_id),
            owner=self,
            answered=lambda model: self._take_model(project_id, model),
            failed=lambda error: self._show_unknown(project_id, error),
        )

    def _take_model(self, project_id: str, model: control.GetModelResponse) -> None:
        self._models[project_id] = model
        view = self._chosen()
        if view is not None and view.project_id == project_id:
            self._show_curve(view)
            self._try_it.show_model(project_id, model)

    def _show_unknown(self, project_id: str, _error: PotluckError) -> None:
        """Show what is known without this computer's part; a new round asks again."""
        if project_id not in self._models:
            self._take_model(project_id, control.GetModelResponse())


AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _CurveTable(QAbstractTableModel):
    """The curve's rounds, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[CurveRow, ...] = ()

    def show_rows(self, rows: tuple[CurveRow, ...]) -> None:
        """Show other rows."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Return how many rounds there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Round"), self.tr("Surprise"), self.tr("Your pieces of work"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        row = self._rows[index.row()]
        return (row.round, row.surprise, row.mine)[index.column()]
