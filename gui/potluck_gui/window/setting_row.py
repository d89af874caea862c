"""One limit: what it is, the field to change it, and the way back to its default."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_1
from potluck_gui.view.settings import SettingView
from potluck_gui.window.parts import ButtonRow, button, words

_MOST_PLACES = 2


class SettingRow(QWidget):
    """The row of a limit; asks for changes and shows only what the daemon says is in force."""

    def __init__(
        self,
        view: SettingView,
        *,
        change: Callable[[str, control.SettingValue], None],
        reset: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._change = change
        self._view = view
        self._patience = _WheelPassesBy(self)
        self._reset = button(self.tr("Reset"), lambda: reset(view.key), kind="quiet")
        self._reset.setAccessibleName(self.tr("Reset %1").replace("%1", view.label))
        self._field: QCheckBox | QSpinBox | QDoubleSpinBox = self._make_field(view)
        self._field.setAccessibleDescription(f"{view.sentence} {view.range}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(words(view.label, "label"))
        column.addWidget(words(view.sentence, "muted"))
        column.addWidget(ButtonRow([self._field, self._reset]))
        if view.range:
            column.addWidget(words(view.range, "caption"))
        self.show_view(view)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force."""
        self._view = view
        field = self._field
        field.blockSignals(True)
        if not isinstance(field, QCheckBox):
            field.setSuffix(f" {view.unit}" if view.unit else "")
        if isinstance(field, QCheckBox):
            field.setChecked(view.value.flag)
            field.setText(self.tr("On") if view.value.flag else self.tr("Off"))
        elif isinstance(field, QSpinBox):
            field.setValue(int(view.number))
        else:
            field.setValue(view.number)
        field.blockSignals(False)
        self._reset.setToolTip(view.default)
        self._reset.setEnabled(not view.is_default)

    def _make_field(self, view: SettingView) -> QCheckBox | QSpinBox | QDoubleSpinBox:
        if view.kind == "flag":
            box = QCheckBox()
            box.setAccessibleName(view.label)
            box.toggled.connect(lambda on: self._change(view.key, control.SettingValue(flag=on)))
            return box
        field: QSpinBox | QDoubleSpinBox
        if view.kind == "whole":
            field = QSpinBox()
            field.setRange(int(view.minimum), int(view.maximum))
            field.valueChanged.connect(
                lambda value: self._change(view.key, control.SettingValue(whole=value))
            )
        else:
            field = _PlainNumber()
            field.setDecimals(_MOST_PLACES)
            field.setSingleStep(view.step)
            field.setRange(view.minimum, view.maximum)
            field.valueChanged.connect(
                lambda value: self._change(view.key, control.SettingValue(number=value))
            )
        field.setAccessibleName(view.label)
        field.lineEdit().setAccessibleName(view.label)
        field.setKeyboardTracking(False)
        field.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self._patience)
        return field


class _PlainNumber(QDoubleSpinBox):
    """A field for numbers that shows no zeros after the last digit."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 — Qt's name
        """Return a number as short as it is exact."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text


class _WheelPassesBy(QObject):
    """Lets the wheel scroll the page instead of changing a limit under the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """Pass the wheel on unless the field has the keyboard."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
