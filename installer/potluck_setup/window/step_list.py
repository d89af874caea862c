"""The steps of an installation below each other: what is done, what is at hand, what comes."""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from potluck_gui.design.icons import Icon, paint_icon
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.tokens import SPACE_2, SPACE_3
from potluck_gui.design.words import restyle, words
from potluck_setup.progress import Stage
from potluck_setup.window.told import stage_title

translate = QCoreApplication.translate

STEPS = (Stage.LOOKING, Stage.FETCHING, Stage.LAYING_OUT, Stage.TESTING)
"""What a person is shown as steps; what follows takes a moment."""
_SIDE = 22
_INSET = 5.0
_EDGE = 2.0


class StepState(Enum):
    """Where a step stands."""

    DONE = "done"
    """Behind us."""
    NOW = "now"
    """At hand."""
    LATER = "later"
    """To come."""


class StepList(QWidget):
    """All steps, each with a mark and what it is."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self._rows = [_Step(stage_title(stage)) for stage in STEPS]
        for row in self._rows:
            column.addWidget(row)

    def show_stage(self, stage: Stage) -> None:
        """Show which step is at hand."""
        at = STEPS.index(stage) if stage in STEPS else len(STEPS)
        for number, row in enumerate(self._rows):
            row.show_state(
                StepState.DONE
                if number < at
                else StepState.NOW
                if number == at
                else StepState.LATER
            )


class _Step(QWidget):
    """One step."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._mark = _Mark()
        self._words: QLabel = words(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.show_state(StepState.LATER)

    def show_state(self, state: StepState) -> None:
        """Show where it stands."""
        said = {
            StepState.DONE: translate("Setup", "Done: %1"),
            StepState.NOW: translate("Setup", "Now: %1"),
            StepState.LATER: translate("Setup", "Later: %1"),
        }[state]
        self._words.setAccessibleName(said.replace("%1", self._title))
        roles = {StepState.DONE: "body", StepState.NOW: "label", StepState.LATER: "muted"}
        restyle(self._words, "role", roles[state])
        self._mark.show_state(state)


class _Mark(QWidget):
    """The sign of a step; says nothing that the words beside it don't say."""

    def __init__(self) -> None:
        super().__init__()
        self._state = StepState.LATER
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_state(self, state: StepState) -> None:
        """Show where it stands."""
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint a tick, a filled ring or an empty one."""
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._state is StepState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(place)
            figure = place.adjusted(3, 3, -3, -3)
            paint_icon(painter, Icon.CHECK, figure, QColor(colours.on_accent))
            return
        now = self._state is StepState.NOW
        edge = colours.accent if now else colours.edge
        half = _EDGE / 2
        painter.setPen(QPen(QColor(edge), _EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(half, half, -half, -half))
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            radius = place.width() / 2 - _INSET
            painter.drawEllipse(QPointF(place.center()), radius, radius)
