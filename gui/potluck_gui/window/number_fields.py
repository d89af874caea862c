"""Fields for numbers: whole ones and others, with a gap above a least value that means "none"."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.view.settings import SettingView, sentence_case
from potluck_gui.window.decimal_field import DecimalField

_MOST_PLACES = 4

Change = Callable[[control.SettingValue], None]


class WholeField(QSpinBox):
    """A whole number; its arrows pass over the gap between "none" and the lowest real value."""

    def __init__(self, view: SettingView) -> None:
        super().__init__()
        self._lowest = int(view.lowest)
        self.setRange(int(view.minimum), int(view.maximum))
        _prepare(self, view)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force."""
        self.blockSignals(True)
        self.setSuffix(f" {view.unit}" if view.unit else "")
        self.setValue(int(view.number))
        self.blockSignals(False)

    def take(self, number: float) -> None:
        """Stand at a number."""
        self.setValue(int(number))

    def stepBy(self, steps: int) -> None:  # noqa: N802 — Qt's name
        """Go up or down, from "none" to the lowest value and back in one step."""
        least, value = self.minimum(), self.value()
        if least < self._lowest:
            if value == least and steps > 0:
                self.setValue(self._lowest + steps - 1)
                return
            if value + steps < self._lowest:
                self.setValue(least if value == self._lowest else self._lowest)
                return
        super().stepBy(steps)


class NumberField(DecimalField):
    """A number with places after the point."""

    def __init__(self, view: SettingView) -> None:
        super().__init__()
        self.setDecimals(_MOST_PLACES)
        self.setSingleStep(view.step)
        self.setRange(view.minimum, view.maximum)
        _prepare(self, view)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force."""
        self.blockSignals(True)
        self.setSuffix(f" {view.unit}" if view.unit else "")
        self.setValue(view.number)
        self.blockSignals(False)

    def take(self, number: float) -> None:
        """Stand at a number."""
        self.setValue(number)


def _prepare(field: QSpinBox | QDoubleSpinBox, view: SettingView) -> None:
    if view.least_text:
        field.setSpecialValueText(sentence_case(view.least_text))
    field.setAccessibleName(view.label)
    field.lineEdit().setAccessibleName(view.label)
    field.setMinimumHeight(field.fontMetrics().height() + 2 * SPACE_2)
    field.setKeyboardTracking(False)
    field.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    let_wheel_pass(field)


def let_wheel_pass(field: QWidget) -> None:
    """Let the wheel scroll the page and not change what is under the mouse."""
    field.installEventFilter(_WheelPassesBy(field))


class _WheelPassesBy(QObject):
    """Lets the wheel scroll the page instead of changing a limit under the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """Pass the wheel on unless the field has the keyboard."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
