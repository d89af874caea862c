"""A project's share of the work: a slider, the same as a number, and what it comes to."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from potluck.limits import PROJECT_SHARE
from potluck_gui.design.tokens import SPACE_1, SPACE_3
from potluck_gui.design.words import words

_SLIDER_MOST = 200
"""What the slider reaches; the number goes on to the greatest share there is."""
_PAGE = 25
_SETTLE_MS = 400


class ShareRow(QWidget):
    """Shows and changes a share.

    Signals:
        moved: The share that is shown now, while it is still being moved.
        settled: The share that the person has come to.
    """

    moved = Signal(int)
    settled = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _SLIDER_MOST)
        self._slider.setPageStep(_PAGE)
        self._slider.setSingleStep(_PAGE // 5)
        self._number = QSpinBox()
        self._number.setRange(0, PROJECT_SHARE)
        self._number.setSingleStep(_PAGE // 5)
        self._sentence = words(role="muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(lambda: self.settled.emit(self._number.value()))
        self._slider.valueChanged.connect(self._slide)
        self._number.valueChanged.connect(self._count)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(self._slider, 1)
        row.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(words(self.tr("Share of the work"), "label"))
        column.addWidget(self._sentence)
        column.addLayout(row)

    @property
    def under_way(self) -> bool:
        """Whether the person is moving it, so that news from elsewhere has to wait."""
        return self._timer.isActive() or self._slider.isSliderDown()

    def show_share(self, share: int) -> None:
        """Show the share in force, unless the person is changing it."""
        if not self.under_way and share != self._number.value():
            for field in (self._slider, self._number):
                field.blockSignals(True)
            self._number.setValue(share)
            self._slider.setValue(min(share, _SLIDER_MOST))
            for field in (self._slider, self._number):
                field.blockSignals(False)

    def show_words(self, name: str, sentence: str) -> None:
        """Say what the share comes to, and of which project it is."""
        self._sentence.setText(sentence)
        title = self.tr("Share of %1").replace("%1", name)
        for field in (self._slider, self._number, self._number.lineEdit()):
            field.setAccessibleName(title)
            field.setAccessibleDescription(sentence)

    def _slide(self, value: int) -> None:
        self._number.setValue(value)

    def _count(self, value: int) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(min(value, _SLIDER_MOST))
        self._slider.blockSignals(False)
        self._timer.start()
        self.moved.emit(value)
