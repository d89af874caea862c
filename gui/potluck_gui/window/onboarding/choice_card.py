"""One of several ways to go on, as a card: a radio button, what it means, and what it comes to."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from potluck_gui.design.cards import Card
from potluck_gui.design.painted import paint_ring
from potluck_gui.design.tokens import RADIUS, SPACE_2
from potluck_gui.design.words import words

_FRAME_WIDTH = 2.0


class ChoiceCard(Card):
    """A card that is chosen by a click anywhere on it, or by the arrow keys."""

    def __init__(self, title: str, sentence: str, group: QButtonGroup) -> None:
        super().__init__()
        self.column.setSpacing(SPACE_2)
        self.radio = _Choice(title)
        font = self.radio.font()
        font.setWeight(font.Weight.DemiBold)
        self.radio.setFont(font)
        self.radio.setAccessibleDescription(sentence)
        self.sentence = words(sentence, "muted")
        # Words are not to be marked with the mouse here: a click on them chooses.
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        group.addButton(self.radio)
        self.radio.toggled.connect(lambda _on: self.update())
        self.radio.focus_changed.connect(self.update)
        self.column.addWidget(self.radio)
        self.column.addWidget(self.sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Choose this card."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card, and a frame around the chosen one."""
        super().paintEvent(event)
        if self.radio.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            accent = self.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent, _FRAME_WIDTH))
            inset = _FRAME_WIDTH / 2
            frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            if self.radio.hasFocus():
                paint_ring(painter, frame.adjusted(1, 1, -1, -1), RADIUS - 1)


class _Choice(QRadioButton):
    """A radio button that leaves Enter to the page, where some desktops would have it choose.

    Signals:
        focus_changed: The keyboard came or went.
    """

    focus_changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Pass Enter on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let the card show that the keyboard is here."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let the card show that the keyboard has gone."""
        super().focusOutEvent(event)
        self.focus_changed.emit()
