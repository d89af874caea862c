"""One finding: its mark, what was looked at, what was found, and what to do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from potluck_gui.design.icons import Icon, paint_icon
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_3
from potluck_gui.design.words import chip, set_chip, words
from potluck_gui.view.doctor import FindingView, Mark
from potluck_gui.view.look import Look

_MARK_SIZE = 32
_ICON_SIZE = 18.0

_SHAPES = {
    Mark.GOOD: (Icon.CHECK, Look.WORKING),
    Mark.WARNING: (Icon.WARNING, Look.WAITING),
    Mark.BROKEN: (Icon.CLOSE, Look.PROBLEM),
    Mark.SKIPPED: (Icon.INFO, Look.PAUSED),
    Mark.LOOKING: (Icon.SNOOZE, Look.PAUSED),
}


class FindingRow(QWidget):
    """A row that changes as its finding does; a screen reader hears all of it at once."""

    def __init__(self, view: FindingView) -> None:
        super().__init__()
        self._mark = _MarkBadge()
        self._title, self._word = words(role="label"), chip()
        self._sentence, self._mend = words(), words(role="label")
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self._title, 1)
        head.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE_1)
        column.addLayout(head)
        for widget in (self._sentence, self._mend):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_2, 0, SPACE_2)
        row.setSpacing(SPACE_3)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.show_view(view)

    def show_view(self, view: FindingView) -> None:
        """Show what is known by now."""
        self._mark.show_mark(view.mark)
        self._title.setText(view.title)
        set_chip(self._word, view.word, _SHAPES[view.mark][1])
        self._sentence.setText(view.sentence)
        self._sentence.setVisible(bool(view.sentence))
        self._mend.setText(view.mend)
        self._mend.setVisible(bool(view.mend))
        self.setAccessibleName(view.spoken)


class _MarkBadge(QWidget):
    """A round mark with a shape of its own, so that nobody has to tell colours apart."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Mark.LOOKING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark) -> None:
        """Show another mark."""
        if mark is not self._shown:
            self._shown = mark
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return its size."""
        return QSize(_MARK_SIZE, _MARK_SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        shape, look = _SHAPES[self._shown]
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.look_grounds[look]))
        painter.drawEllipse(QRectF(0, 0, _MARK_SIZE, _MARK_SIZE))
        edge = (_MARK_SIZE - _ICON_SIZE) / 2
        place = QRectF(edge, edge, _ICON_SIZE, _ICON_SIZE)
        paint_icon(painter, shape, place, QColor(colours.looks[look]))
        painter.end()
