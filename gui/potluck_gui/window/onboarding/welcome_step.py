"""The first step: what Potluck is, and what it never does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from potluck_gui.design.cards import Card
from potluck_gui.design.empty import IconDisc
from potluck_gui.design.icons import Icon
from potluck_gui.design.marks import state_pixmap
from potluck_gui.design.tokens import SPACE_1, SPACE_3, SPACE_4
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.look import Look
from potluck_gui.window.onboarding.step import Step
from potluck_gui.window.surroundings import Surroundings

_MARK_SIZE = 72
_DISC = 38
_COLUMN_CHARACTERS = 34


class WelcomeStep(Step):
    """What it is, in a sentence; what it never does, in a few."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            self.tr("Welcome to Potluck"),
            self.tr(
                "While you are away, this computer helps to teach a language model that belongs to "
                "everybody. Many computers each do a small piece, and together they do what "
                "otherwise only large companies can."
            ),
        )
        self._surroundings = surroundings
        self.skip_text = self.tr("Skip the first steps")
        self._mark = QLabel()
        surroundings.theme.changed.connect(self._paint_mark)
        self._paint_mark()
        self.column.insertWidget(0, self._mark, 0, Qt.AlignmentFlag.AlignLeading)
        card = Card(self.tr("What Potluck never does"))
        promises = QWidget()
        width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        row = WrapLayout(promises, gap=SPACE_4, column_width=width)
        for shape, title, sentence in self._promises():
            row.addWidget(_Promise(shape, title, sentence))
        card.column.setSpacing(SPACE_3)
        card.column.addWidget(promises)
        self.column.addWidget(card)
        self.column.addWidget(
            words(
                self.tr(
                    "Three short questions follow. Each has a careful answer already, so you may "
                    "skip any of them and change everything later."
                ),
                "muted",
            )
        )

    def _promises(self) -> list[tuple[Icon, str, str]]:
        return [
            (
                Icon.LOCK,
                self.tr("It never reads your files"),
                self.tr("It works in a folder of its own, on texts that the project sends."),
            ),
            (
                Icon.PERSON,
                self.tr("It never works while you do"),
                self.tr("Touch mouse or keyboard, and it stops, unless you say otherwise."),
            ),
            (
                Icon.LIMITS,
                self.tr("It never takes more than you allow"),
                self.tr("Watts, warmth, hours, disk, network: it keeps to limits that you set."),
            ),
            (
                Icon.PROCESSOR,
                self.tr("It never runs what others send"),
                self.tr("A project sends texts and numbers. Programs come with Potluck alone."),
            ),
            (
                Icon.COIN,
                self.tr("It never mines coins"),
                self.tr("Nobody earns money with it, and there is nothing to buy."),
            ),
            (
                Icon.EYE,
                self.tr("It never sends anything in secret"),
                self.tr("Results, and what is needed to hand out work. You can see every field."),
            ),
        ]

    def _paint_mark(self) -> None:
        colours = self._surroundings.theme.colours
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(state_pixmap(Look.WORKING, colours, _MARK_SIZE, ratio))


class _Promise(QWidget):
    """One thing that it never does."""

    def __init__(self, shape: Icon, title: str, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(IconDisc(shape, _DISC), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE_1)
        column.addWidget(words(title, "label"))
        column.addWidget(words(sentence, "muted"))
        column.addStretch(1)
        row.addLayout(column, 1)
