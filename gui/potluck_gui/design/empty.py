"""What stands where there is nothing yet: an icon, a sentence, and what can be done about it."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from potluck_gui.design.icons import Icon, paint_icon
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.tokens import SPACE_3, SPACE_5
from potluck_gui.design.words import words

_DISC = 64
_FIGURE_SHARE = 0.47
_WIDTH_IN_CHARACTERS = 72


class IconDisc(QWidget):
    """An icon on a soft round ground; says nothing that the words beside it don't say."""

    def __init__(self, shape: Icon, side: int = _DISC) -> None:
        """Take the icon, and how wide the ground is."""
        super().__init__()
        self._shape = shape
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint it."""
        colours, place = colours_in_force(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawEllipse(place)
        inset = place.width() * (1 - _FIGURE_SHARE) / 2
        figure = place.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, self._shape, figure, QColor(colours.accent))


class EmptyState(QWidget):
    """An icon, a sentence, and below it what can be done, or nothing."""

    def __init__(
        self, shape: Icon, sentence: str, more: str = "", actions: Iterable[QWidget] = ()
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconDisc(shape), 0, middle)
        self._sentence = words(sentence, "title")
        self._more = words(more, "muted")
        for label in (self._sentence, self._more):
            label.setAlignment(middle)
            column.addWidget(label)
        self._more.setVisible(bool(more))
        for action in actions:
            column.addWidget(action, 0, middle)

    def show_words(self, sentence: str, more: str = "") -> None:
        """Show other words."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
