"""Whether to stop an installation whose window is being closed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.question import Question
from potluck_gui.design.words import words


class StopQuestion(Question):
    """Asks; closing it goes on."""

    def __init__(self, parent: QWidget, *, stop: Callable[[], None]) -> None:
        super().__init__(self.tr("Stop installing Potluck?"), parent)
        self._stop = stop
        self.column.addWidget(words(self.tr("Stop installing Potluck?"), "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "What was fetched is kept. Start Potluck again, and it goes on where it "
                    "stopped."
                )
            )
        )
        stay = button(self.tr("Go on installing"), self.reject, kind="main")
        leave = button(self.tr("Stop"), self._leave)
        for each in (stay, leave):
            each.setAutoDefault(True)
        self.column.addWidget(ButtonRow([stay, leave]))
        stay.setFocus()

    def _leave(self) -> None:
        self.accept()
        self._stop()
