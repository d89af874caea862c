"""One limit: what it is, the field to change it, and the way back to its default."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.view.settings import Field, SettingView
from potluck_gui.window.hours_dialog import HoursDialog
from potluck_gui.window.list_field import ListField, Take
from potluck_gui.window.number_fields import Change, NumberField, WholeField
from potluck_gui.window.parts import ButtonRow, button, words
from potluck_gui.window.program_dialog import ProgramDialog
from potluck_gui.window.surroundings import Surroundings

_TEXT_CHARACTERS = 60
_TEXT_WIDTH_IN_CHARACTERS = 24


class SettingRow(QWidget):
    """The row of a limit; asks for changes and shows only what the daemon says is in force."""

    def __init__(
        self,
        view: SettingView,
        *,
        surroundings: Surroundings,
        change: Callable[[str, control.SettingValue], None],
        reset: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._reset = button(self.tr("Reset"), lambda: reset(view.key), kind="quiet")
        self._reset.setAccessibleName(self.tr("Reset %1").replace("%1", view.label))
        self._field = self._make_field(view, lambda value: change(view.key, value))
        self._label = words(view.label, "label")
        self._range = QLabel()
        self._range.setTextFormat(Qt.TextFormat.PlainText)
        self._range.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        if isinstance(self._field, _FlagField):  # It says what it is, and one click is its reset.
            column.addWidget(self._field)
        else:
            column.addWidget(self._label)
            column.addWidget(words(view.sentence, "muted"))
            if isinstance(self._field, ListField):
                self._field.add_beside(self._reset)
                column.addWidget(self._field)
            else:
                column.addWidget(ButtonRow([self._field, self._range, self._reset]))
        self.show_view(view)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force, greyed and with the reason where it changes nothing now."""
        self._field.show_view(view)
        note = view.no_effect or view.range
        self._range.setText(note)
        self._range.setVisible(bool(note))
        self._field.setAccessibleDescription(f"{view.sentence} {note}".strip())
        self._field.setEnabled(not view.no_effect)
        self._label.setEnabled(not view.no_effect)
        self.setToolTip(view.no_effect)
        self._reset.setToolTip(view.default)
        self._reset.setVisible(not view.is_default)

    def _make_field(
        self, view: SettingView, change: Change
    ) -> "_FlagField | WholeField | NumberField | _TextField | ListField":
        match view.field:
            case Field.FLAG:
                return _FlagField(view, change)
            case Field.WHOLE:
                return WholeField(view, change)
            case Field.NUMBER:
                return NumberField(view, change)
            case Field.TEXT:
                return _TextField(view, change)
            case Field.PROGRAMS:
                return ListField(
                    add_words=self.tr("Add a program…"),
                    ask=self._ask_for_program,
                    change=change,
                    editable=False,
                )
            case Field.HOURS:
                return ListField(
                    add_words=self.tr("Add hours…"),
                    ask=self._ask_for_hours,
                    change=change,
                    editable=True,
                )

    def _ask_for_program(self, _before: str, take: Take) -> None:
        dialog = ProgramDialog(
            title=self.tr("Pause for a program"),
            explained=self.tr("Potluck rests whenever this program runs."),
            surroundings=self._surroundings,
            parent=self,
        )
        dialog.accepted.connect(lambda: take(dialog.program))
        dialog.open()

    def _ask_for_hours(self, before: str, take: Take) -> None:
        dialog = HoursDialog(before, self._surroundings.reader(), self)
        dialog.accepted.connect(lambda: take(dialog.text))
        dialog.open()


class _FlagField(QWidget):
    """A box to tick beside its words, which wrap and can be clicked too."""

    def __init__(self, view: SettingView, change: Change) -> None:
        super().__init__()
        self._box = QCheckBox()
        self._box.setAccessibleName(view.label)
        self._box.toggled.connect(lambda on: change(control.SettingValue(flag=on)))
        self.setFocusProxy(self._box)
        column = QVBoxLayout()
        column.setSpacing(SPACE_1)
        for label in (words(view.label, "label"), words(view.sentence, "muted")):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 — Qt's name
        """Describe the box."""
        self._box.setAccessibleDescription(description)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force."""
        self._box.blockSignals(True)
        self._box.setChecked(view.value.flag)
        self._box.setToolTip(view.default)
        self._box.blockSignals(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Take a click on the words as one on the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._box.click()


class _TextField(QLineEdit):
    """A short text, told when it is done and not at every key."""

    def __init__(self, view: SettingView, change: Change) -> None:
        super().__init__()
        self._shown = view.text
        self._tell = change
        self.setMaxLength(_TEXT_CHARACTERS)
        self.setAccessibleName(view.label)
        self.setPlaceholderText(view.least_text)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _TEXT_WIDTH_IN_CHARACTERS)
        self.editingFinished.connect(self._finished)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force, unless the person is typing another one."""
        if view.text != self._shown or not self.hasFocus():
            self._shown = view.text
            self.setText(view.text)

    def _finished(self) -> None:
        if self.text() != self._shown:
            self._tell(control.SettingValue(text=self.text()))
