"""One limit: what it is, the field to change it, and the way back to its default."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.icons import Icon
from potluck_gui.design.layouts import Column
from potluck_gui.design.marked_words import show_pieces
from potluck_gui.design.tokens import SPACE_1
from potluck_gui.design.words import words
from potluck_gui.view.search import contains_all, marked_pieces
from potluck_gui.view.settings import Field, SettingView
from potluck_gui.window.list_field import ListField, Take
from potluck_gui.window.number_edit import NumberEdit
from potluck_gui.window.program_dialog import ProgramDialog
from potluck_gui.window.setting_fields import FlagField, TextField
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.week_grid.week_grid import WeekGrid

AnyField = FlagField | NumberEdit | TextField | ListField | WeekGrid


@dataclass(frozen=True, kw_only=True)
class RowWishes:
    """What a row can ask of the page, each by the setting's key.

    Attributes:
        trying: Say what a value would come to.
        change: Put a value in force.
        reset: Go back to the default.
    """

    trying: Callable[[str, control.SettingValue], None]
    change: Callable[[str, control.SettingValue], None]
    reset: Callable[[str], None]


class SettingRow(QWidget):
    """The row of a limit; asks for changes and shows only what the daemon says is in force."""

    def __init__(
        self, view: SettingView, group: str, *, surroundings: Surroundings, wishes: RowWishes
    ) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._wishes = wishes
        self._view = view
        self._group = group
        self._wanted: tuple[str, ...] = ()
        self._asked = False
        self._back = button("", lambda: wishes.reset(view.key), kind="quiet", shape=Icon.RESET)
        self._label = words(view.label, "label")
        self._sentence = words(view.sentence, "muted")
        self._range = words(role="caption")
        self._range.setWordWrap(False)
        self._no_effect = words(role="caption")
        self._field = self._make_field(view)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        if isinstance(self._field, FlagField):  # The switch stands before its words.
            self._field.take_words(self._label, self._sentence)
            column.addWidget(self._field)
            column.addWidget(self._no_effect)
            column.addWidget(self._back)
        else:
            column.addWidget(self._label)
            column.addWidget(self._sentence)
            column.addWidget(self._no_effect)
            if isinstance(self._field, ListField | WeekGrid):
                self._field.add_beside(self._back)
                column.addWidget(self._field)
            else:
                column.addWidget(ButtonRow([self._field, self._range, self._back]))
        self._put(view)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force; what stayed the same is not touched."""
        if view != self._view or self._asked:
            self._asked = False
            self._view = view
            self._put(view)

    def show_found(self, wanted: tuple[str, ...]) -> bool:
        """Mark the words that are looked for; hide the row and return False without them."""
        view = self._view
        found = contains_all((view.label, view.sentence, view.unit, self._group), wanted)
        self.setVisible(found)
        if found and wanted != self._wanted:
            self._wanted = wanted
            self.mark()
        return found

    def mark(self) -> None:
        """Mark what is looked for, in the colours that are in force."""
        colours = self._surroundings.theme.colours
        for label, text in ((self._label, self._view.label), (self._sentence, self._view.sentence)):
            pieces = marked_pieces(text, self._wanted)
            show_pieces(label, pieces, mark=colours.accent, on_mark=colours.on_accent)

    def _put(self, view: SettingView) -> None:
        """Show a view, greyed and with the reason where it changes nothing now."""
        self._field.show_view(view)
        self.mark()
        self._range.setText(view.range)
        self._range.setVisible(bool(view.range))
        self._no_effect.setText(view.no_effect)
        self._no_effect.setVisible(bool(view.no_effect))
        note = view.no_effect or view.range
        self._field.setAccessibleDescription(f"{view.sentence} {note}".strip())
        self._field.setEnabled(not view.no_effect)
        self._label.setEnabled(not view.no_effect)
        self.setToolTip(view.no_effect)
        self._back.setText(self.tr("Back to default: %1").replace("%1", view.default))
        self._back.setAccessibleName(
            self.tr("%1: back to default, %2").replace("%1", view.label).replace("%2", view.default)
        )
        self._back.setVisible(not view.is_default)

    def _make_field(self, view: SettingView) -> AnyField:
        match view.field:
            case Field.FLAG:
                return FlagField(view, self._change)
            case Field.WHOLE | Field.NUMBER:
                return NumberEdit(view, trying=self._try, change=self._change)
            case Field.TEXT:
                return TextField(view, self._change)
            case Field.PROGRAMS:
                return ListField(
                    add_words=self.tr("Add a program…"),
                    ask=self._ask_for_program,
                    change=self._change,
                )
            case Field.HOURS:
                return WeekGrid(
                    view,
                    surroundings=self._surroundings,
                    trying=self._try,
                    change=self._change,
                )

    def _try(self, value: control.SettingValue) -> None:
        self._wishes.trying(self._view.key, value)

    def _change(self, value: control.SettingValue) -> None:
        self._asked = True  # A refusal brings the same view, and the field shows another value.
        self._wishes.change(self._view.key, value)

    def _ask_for_program(self, take: Take) -> None:
        dialog = ProgramDialog(
            title=self.tr("Pause for a program"),
            explained=self.tr("Potluck rests whenever this program runs."),
            surroundings=self._surroundings,
            parent=self,
        )
        dialog.accepted.connect(lambda: take(dialog.program))
        dialog.open()
