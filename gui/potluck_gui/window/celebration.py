"""A small warm moment: a bowl that steams and sparks, a title, a sentence, and it goes when told.

It moves once, for two seconds and a bit, and then stands still; it never moves where the person
wants nothing to move.
"""

import contextlib
import math
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card
from potluck_gui.design.marks import paint_mark
from potluck_gui.design.tokens import SPACE_2, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.motion.port import Motion
from potluck_gui.preferences import PreferenceStore
from potluck_gui.view.celebrations import celebrated_now
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look

_SCENE = QSize(132, 112)
_MARK = 64.0
_MARK_UNITS = 64.0
_MOVING_MS = 2400
_SPARKS = 11
_ARC_DEGREES = 210.0
"""Sparks fly over the bowl, not below it."""
_NEAR, _FAR = 46.0, 60.0
_SPARK = 4.5


class Celebration(Card):
    """What is celebrated; hidden until there is something.

    Signals:
        dismissed: The person has seen it.
    """

    dismissed = Signal()

    def __init__(self, preferences: PreferenceStore, motion: Motion) -> None:
        super().__init__()
        self._preferences = preferences
        self._motion = motion
        self._scene = _Scene()
        self._title = words(role="sentence")
        self._sentence = words()
        self._close = button(self.tr("Carry on"), self._dismiss)
        self._close.setAccessibleDescription(self.tr("Closes this message"))
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(ButtonRow([self._close]))
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_5)
        row.addWidget(self._scene, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)
        self.column.addLayout(row)
        self.hide()

    def celebrate(self, title: str, sentence: str) -> None:
        """Show a moment."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title} {sentence}")
        self.show()
        still = self._preferences.current.still or self._motion.still
        self._scene.begin(moving=not still)

    def _dismiss(self) -> None:
        self._scene.end()
        self.hide()
        self.dismissed.emit()


def celebrate_once(
    moment: Celebration,
    preferences: PreferenceStore,
    snapshot: control.Snapshot,
    days_in_a_row: int | None,
    reader: Reader,
) -> None:
    """Celebrate what was reached, once in a life, as soon as it is there."""
    now = celebrated_now(preferences.current, snapshot, days_in_a_row, reader)
    if now.names != preferences.current.celebrated:
        with contextlib.suppress(OSError):  # Then it is celebrated again at the next start.
            preferences.change(lambda chosen: replace(chosen, celebrated=now.names))
    if now.moment is not None:
        moment.celebrate(now.moment.title, now.moment.sentence)


class _Scene(QWidget):
    """The bowl, and sparks that fly from it; says nothing that the words don't say."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_SCENE)
        self._reached = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MOVING_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._move)

    @property
    def moves(self) -> bool:
        """Whether it moves at this moment."""
        return self._animation.state() == QVariantAnimation.State.Running

    def begin(self, *, moving: bool) -> None:
        """Begin to move, or show at once how it ends."""
        self.end()
        if moving:
            self._reached = 0.0
            self._animation.start()
        self.update()

    def end(self) -> None:
        """Stand still."""
        self._animation.stop()
        self._reached = 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint the bowl and where the sparks are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        middle = QPointF(self.width() / 2, self.height() - _MARK / 2 - 4)
        self._paint_sparks(painter, middle, accent)
        grown = 0.82 + 0.18 * min(1.0, self._reached * 3)
        side = _MARK * grown
        painter.translate(middle.x() - side / 2, middle.y() - side / 2)
        painter.scale(side / _MARK_UNITS, side / _MARK_UNITS)
        figure = self.palette().color(QPalette.ColorRole.HighlightedText)
        paint_mark(painter, Look.WORKING, ground=accent, figure=figure)

    def _paint_sparks(self, painter: QPainter, middle: QPointF, accent: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(_SPARKS):
            place = index / (_SPARKS - 1)
            angle = math.radians(-90 - _ARC_DEGREES / 2 + _ARC_DEGREES * place)
            reach = (_NEAR if index % 2 else _FAR) * (0.35 + 0.65 * self._reached)
            colour = QColor(accent)
            colour.setAlphaF((0.45 if index % 2 else 0.9) * min(1.0, 2 * self._reached))
            painter.setBrush(colour)
            radius = _SPARK * (0.55 if index % 2 else 0.85)
            spark = middle + QPointF(math.cos(angle), math.sin(angle)) * reach
            painter.drawEllipse(
                QRectF(spark.x() - radius, spark.y() - radius, 2 * radius, 2 * radius)
            )

    def _move(self, value: object) -> None:
        if isinstance(value, float):
            self._reached = value
            self.update()
