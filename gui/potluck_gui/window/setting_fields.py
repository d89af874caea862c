"""Fields for what is neither a number nor a list: a switch, and a short text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.switch import Switch
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.view.settings import SettingView
from potluck_gui.window.number_fields import Change

_TEXT_CHARACTERS = 60
_TEXT_WIDTH_IN_CHARACTERS = 24


class FlagField(QWidget):
    """A switch beside its words, which wrap and can be clicked too."""

    def __init__(self, view: SettingView, change: Change) -> None:
        super().__init__()
        self._switch = Switch("")
        self._switch.setAccessibleName(view.label)
        self._switch.toggled.connect(lambda on: change(control.SettingValue(flag=on)))
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE_1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def take_words(self, *labels: QLabel) -> None:
        """Stand before these words."""
        for label in labels:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._words.addWidget(label)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 — Qt's name
        """Describe the switch."""
        self._switch.setAccessibleDescription(description)

    def show_view(self, view: SettingView) -> None:
        """Show the value in force."""
        self._switch.blockSignals(True)
        self._switch.setChecked(view.value.flag)
        self._switch.blockSignals(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Take a click on the words as one on the switch."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._switch.click()


class TextField(QLineEdit):
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
