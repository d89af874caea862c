"""The card with what was reached, and what comes next."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from potluck_gui.design.cards import Card
from potluck_gui.design.layouts import clear
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.milestones import Milestone, MilestoneView, NextMilestone

_MEDAL = 36
_REACHED_SHOWN = 8
_NEXT_SHOWN = 2
_COLUMN_CHARACTERS = 22
_NEXT_CHARACTERS = 36


class MilestonesCard(Card):
    """Medals of what was reached, and bars of what comes next."""

    def __init__(self) -> None:
        super().__init__(self.tr("Milestones"))
        character = self.fontMetrics().averageCharWidth()
        self._reached_box, self._next_box = QWidget(), QWidget()
        self._reached = WrapLayout(
            self._reached_box, gap=SPACE_3, column_width=character * _COLUMN_CHARACTERS
        )
        self._next = WrapLayout(
            self._next_box, gap=SPACE_4, column_width=character * _NEXT_CHARACTERS
        )
        self._more = words(role="caption")
        self._shown: MilestoneView | None = None
        for widget in (self._reached_box, self._more, self._next_box):
            self.column.addWidget(widget)

    def show_view(self, view: MilestoneView) -> None:
        """Show milestones; the widgets stay while nothing changes."""
        if view == self._shown:
            return
        self._shown = view
        clear(self._reached)
        clear(self._next)
        # The greatest of each kind first, then the others, the greatest first.
        others = [each for each in view.reached if each not in view.newest]
        shown = [*view.newest, *others][:_REACHED_SHOWN]
        for milestone in shown:
            self._reached.addWidget(_Medal(milestone))
        for following in view.next[:_NEXT_SHOWN]:
            self._next.addWidget(_Next(following))
        hidden = len(view.reached) - len(shown)
        self._more.setText(self.tr("and %n more", None, hidden) if hidden else "")
        self._more.setVisible(bool(hidden))
        self._reached_box.setVisible(bool(shown))
        self._next_box.setVisible(bool(view.next))
        self.setVisible(bool(shown or view.next))


class _Medal(QWidget):
    """One that was reached."""

    def __init__(self, milestone: Milestone) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(_Star(), 0, Qt.AlignmentFlag.AlignVCenter)
        title: QLabel = words(milestone.title, "label")
        row.addWidget(title, 1)


class _Next(QWidget):
    """One that comes, and how far it is."""

    def __init__(self, following: NextMilestone) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        said = self.tr("Next: %1").replace("%1", following.milestone.title)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 1000)
        bar.setValue(int(following.share * 1000))
        bar.setAccessibleName(said)
        bar.setAccessibleDescription(following.words)
        column.addWidget(words(said, "label"))
        column.addWidget(bar)
        column.addWidget(words(following.words, "caption"))


class _Star(QWidget):
    """A round medal with a tick; says nothing that the words beside it don't say."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_MEDAL, _MEDAL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint it."""
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(QRectF(self.rect()).adjusted(5, 5, -5, -5))
        pen = QPen(QColor(colours.on_accent), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(12, 18.5), QPointF(16.5, 23), QPointF(24.5, 13.5)])
        painter.end()
