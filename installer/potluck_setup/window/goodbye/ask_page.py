"""The first page of the goodbye: what goes, what may stay, and whether it shall."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card
from potluck_gui.design.tick_box import TickBox
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.design.words import words
from potluck_gui.view.formats import plain
from potluck_gui.view.look import Look
from potluck_setup.leaving import Kept
from potluck_setup.window.setup_page import SetupPage

_PATH_CHARACTERS = 300


class AskPage(SetupPage):
    """Nothing is changed as long as it is in front; Enter and closing it change nothing either."""

    def __init__(
        self, home: Path, kept: Kept, *, go: Callable[[], None], leave: Callable[[], object]
    ) -> None:
        super().__init__(self.tr("Take Potluck off this computer?"), Look.PAUSED)
        self.say(
            self.tr(
                "It stops working here; a piece of work that is begun goes to somebody else. What "
                "it has set of this computer, such as a limit of watts, is set back."
            )
        )
        goes = Card(self.tr("What goes"))
        for text in (
            self.tr("Potluck itself, with all that it has fetched"),
            self.tr("Its place among your programs, and its start when you log in"),
            self.tr("Your limits and preferences, and what projects have kept here"),
        ):
            goes.column.addWidget(_point(text))
        stays = Card(self.tr("What may stay"))
        identity = _Choice(
            self.tr("Keep this computer's key"),
            self.tr(
                "With it you go on under the same name if you install Potluck again. Without it, "
                "projects take this computer for a new one."
            ),
            on=kept.identity,
        )
        history = _Choice(
            self.tr("Keep receipts and history"),
            self.tr(
                "They show what you have given. Projects keep their own count; what is deleted "
                "here does not come back."
            ),
            on=kept.history,
        )
        self._identity, self._history = identity.box, history.box
        stays.column.addWidget(identity)
        stays.column.addWidget(history)
        place = self.tr("What you keep lies in %1.").replace(
            "%1", plain(str(home), _PATH_CHARACTERS)
        )
        stays.column.addWidget(words(place, "caption"))
        self._leave = button(self.tr("Not now"), leave, kind="main")
        self.build([goes, stays], [self._leave, button(self.tr("Take it off"), go)])

    @property
    def kept(self) -> Kept:
        """What is chosen at the moment."""
        return Kept(identity=self._identity.isChecked(), history=self._history.isChecked())

    def begin(self) -> None:
        """Let Enter change nothing."""
        self._leave.setFocus()


class _Choice(QWidget):
    """A box to tick, and below its words the sentence that says what it means."""

    def __init__(self, label: str, sentence: str, *, on: bool) -> None:
        super().__init__()
        self.box = TickBox(label)
        self.box.setChecked(on)
        self.box.setAccessibleDescription(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.box)
        self._row = QHBoxLayout()
        self._start = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._row.addSpacerItem(self._start)
        self._row.addWidget(words(sentence, "muted"), 1)
        column.addLayout(self._row)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Set the sentence below the words; where they begin is known once it is dressed."""
        super().showEvent(event)
        self._start.changeSize(
            self.box.label_start, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        )
        self._row.invalidate()


def _point(text: str) -> QWidget:
    """Return a line of a list."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_2)
    mark = words("•", "muted")
    mark.setWordWrap(False)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(text), 1)
    return line
