"""A number with a slider and a field: tells each value on the way, and the one that is chosen."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_3
from potluck_gui.view.settings import Field, SettingView
from potluck_gui.window.number_fields import Change, NumberField, WholeField, let_wheel_pass

_CHOSEN_AFTER_MS = 400
"""A value at which a person's hand has rested for so long is chosen."""
_SLIDER_WIDTH_IN_CHARACTERS = 26
_PAGE_SHARE = 10


class NumberEdit(QWidget):
    """A number, whole or not.

    Args:
        view: The setting.
        trying: Told each value on the way, before it is chosen.
        change: Told the value that the person has chosen.
    """

    def __init__(self, view: SettingView, *, trying: Change, change: Change) -> None:
        super().__init__()
        self._trying = trying
        self._change = change
        self._view = view
        self._scale = view.slider
        self._field: WholeField | NumberField = (
            WholeField(view) if view.field is Field.WHOLE else NumberField(view)
        )
        self._field.valueChanged.connect(self._field_moved)
        self._field.lineEdit().textEdited.connect(self._typed)
        self._slider = _Slider()
        self._slider.setAccessibleName(view.label)
        self._slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        let_wheel_pass(self._slider)
        self._slider.valueChanged.connect(self._slider_moved)
        self._slider.sliderReleased.connect(self._choose)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_CHOSEN_AFTER_MS)
        self._rest.timeout.connect(self._choose)
        self._field.editingFinished.connect(self._choose_now)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self._slider)
        row.addWidget(self._field)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 — Qt's name
        """Describe both."""
        self._field.setAccessibleDescription(description)
        self._slider.setAccessibleDescription(description)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force, unless the person is on the way to another one."""
        self._view, self._scale = view, view.slider
        if self._rest.isActive() or self._slider.isSliderDown():
            return
        self._field.show_view(view)
        self._slider.setVisible(self._scale is not None)
        self._put_slider(view.number)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 — Qt's name
        """Don't lose what was chosen when the page is turned at once."""
        super().hideEvent(event)
        self._choose_now()

    def _put_slider(self, number: float) -> None:
        if self._scale is not None:
            with QSignalBlocker(self._slider):
                self._slider.setRange(0, self._scale.last)
                self._slider.setPageStep(max(1, self._scale.last // _PAGE_SHARE))
                self._slider.setValue(self._scale.position(number))

    def _field_moved(self, number: float) -> None:
        self._put_slider(number)
        self._trying(self._value())
        self._rest.start()

    def _typed(self, text: str) -> None:
        """Say what a number would come to that is typed and not yet entered."""
        if self._field.hasAcceptableInput():
            self._trying(self._as_value(self._field.valueFromText(text)))

    def _slider_moved(self, position: int) -> None:
        if self._scale is None:
            return
        with QSignalBlocker(self._field):
            self._field.take(self._scale.value(position))
        self._trying(self._value())
        if not self._slider.isSliderDown():
            self._rest.start()

    def _choose_now(self) -> None:
        if self._rest.isActive():
            self._choose()

    def _choose(self) -> None:
        self._rest.stop()
        value = self._value()
        if value != self._view.value:
            self._change(value)

    def _value(self) -> control.SettingValue:
        return self._as_value(self._field.value())

    def _as_value(self, number: float) -> control.SettingValue:
        if self._view.field is Field.WHOLE:
            return control.SettingValue(whole=int(number))
        return control.SettingValue(number=number)


class _Slider(QSlider):
    """A slider that is as wide as it is useful, and narrower where there is no room."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the width at which each value can be hit."""
        width = self.fontMetrics().averageCharWidth() * _SLIDER_WIDTH_IN_CHARACTERS
        return QSize(width, super().sizeHint().height())
