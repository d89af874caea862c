"""What every one of the first steps has: a title, a sentence, and a way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_2, SPACE_4
from potluck_gui.design.words import words


class Step(QWidget):
    """One step; its content stands in `column`, and whoever holds it has the buttons.

    Attributes:
        main_text: What the main button says.
        main_enabled: Whether the main button can be pressed.
        skip_text: What the button says that passes the step over.

    Signals:
        main_changed: What the main button says or does is another now.
        done: Go on to the next step.
        settled: What the person waited for is over; the keyboard goes to the main button.
    """

    main_changed = Signal()
    done = Signal()
    settled = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.main_text = self.tr("Next")
        self.main_enabled = True
        self.skip_text = self.tr("Skip this step")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_4)
        head = QVBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(words(title, "page"))
        head.addWidget(words(sentence))
        self.column.addLayout(head)

    def enter(self) -> None:
        """Begin to be shown."""

    def go_on(self) -> None:
        """Do what the step is for, then say `done`."""
        self.done.emit()

    def hang_up(self) -> None:
        """Stop whatever is under way: the person goes elsewhere."""

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the keyboard when the step is shown; None for the main button."""
        return None

    def asks_back(self, _field: QWidget) -> bool:
        """Tell whether Enter in a field shows something to look at before the step is left."""
        return False

    def set_main(self, text: str, *, enabled: bool = True) -> None:
        """Give the main button another text, or take it away."""
        if (text, enabled) != (self.main_text, self.main_enabled):
            self.main_text, self.main_enabled = text, enabled
            self.main_changed.emit()
