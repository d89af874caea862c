"""Hours of the week: the grid, weeks that are ready made, and in words what they come to."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.design.words import words
from potluck_gui.view.settings import SettingView
from potluck_gui.view.week_grid import (
    WHOLE_WEEK,
    Cell,
    Week,
    nights,
    nights_and_weekends,
    outside_office_hours,
    read_week,
    write_week,
)
from potluck_gui.view.week_words import Meaning, meaning_of, week_summary
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.week_grid.week_model import WeekModel
from potluck_gui.window.week_grid.week_table import WeekTable

Change = Callable[[control.SettingValue], None]


class WeekGrid(QWidget):
    """A setting of hours, painted.

    Args:
        view: The setting.
        surroundings: What the window is given.
        trying: Told what a stroke would come to while it goes on.
        change: Told the hours that the person has chosen.
    """

    def __init__(
        self, view: SettingView, *, surroundings: Surroundings, trying: Change, change: Change
    ) -> None:
        super().__init__()
        self._reader = surroundings.reader
        self._trying = trying
        self._change = change
        self._meaning: Meaning = meaning_of(view.key, view.least_text)
        self._items: tuple[str, ...] | None = None
        self._week = Week()
        self._model = WeekModel(self._meaning, surroundings.reader(), self)
        self._table = WeekTable(self._model, surroundings.theme, view.label)
        self._table.stroke.connect(self._show_stroke)
        self._table.painted.connect(self._paint)
        surroundings.theme.changed.connect(self._table.viewport().update)
        self._summary = words(role="muted")
        self._hint = words(
            self.tr(
                "Draw with the mouse to paint or erase, or use the arrow keys and Space. "
                "Click a day or an hour for all of it."
            ),
            "caption",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self._buttons = self._ready_made()
        for widget in (self._table, self._summary, self._buttons, self._hint):
            column.addWidget(widget)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget beside the ready-made weeks."""
        self._buttons.add(widget)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 — Qt's name
        """Describe the table."""
        self._table.setAccessibleDescription(description)

    def show_view(self, view: SettingView) -> None:
        """Show the hours in force, unless they are those that stand there, or one is painting."""
        if view.items == self._items or self._table.is_painting:
            return
        self._items = view.items
        week = read_week(view.items)
        self._show(WHOLE_WEEK if week.is_empty and self._meaning.none_is_all else week)

    def _ready_made(self) -> ButtonRow:
        weeks = [
            (self.tr("Nights"), nights()),
            (self.tr("Nights and weekends"), nights_and_weekends()),
            (self.tr("Outside office hours"), outside_office_hours()),
            (self.tr("All week"), WHOLE_WEEK),
            (self.tr("Clear"), Week()),
        ]
        return ButtonRow([button(name, self._chooser(week), kind="quiet") for name, week in weeks])

    def _chooser(self, week: Week) -> Callable[[], None]:
        return lambda: self._choose(week)

    def _show(self, week: Week) -> None:
        self._week = week
        self._model.show_week(week)
        self._say(week)

    def _say(self, week: Week) -> None:
        self._summary.setText(week_summary(week, self._meaning, self._reader()))

    def _show_stroke(self, cells: tuple[Cell, ...], chosen: bool) -> None:
        week = self._week.painted(cells, chosen=chosen)
        self._model.show_week(week)
        self._say(week)
        self._trying(self._value(week))

    def _paint(self, cells: tuple[Cell, ...], chosen: bool) -> None:
        self._choose(self._week.painted(cells, chosen=chosen))

    def _choose(self, week: Week) -> None:
        self._show(week)
        value = self._value(week)
        self._items = tuple(value.texts.items)  # Its answer brings nothing new.
        self._change(value)

    def _value(self, week: Week) -> control.SettingValue:
        all_week = week.is_whole and self._meaning.none_is_all
        items = () if all_week else write_week(week)
        return control.SettingValue(texts=control.TextList(items=items))
