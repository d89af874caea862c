"""The question on closing the window where there is no tray to come back by."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.dialog import Dialog
from potluck_gui.design.tokens import SPACE_3, SPACE_5
from potluck_gui.design.words import words


class CloseQuestion(Dialog):
    """Asks whether Potluck goes on without its window.

    Signals:
        go_on: Close the window; the daemon goes on.
        quit_all: End the daemon too.
    """

    go_on = Signal()
    quit_all = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Potluck")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(words(self.tr("Should Potluck go on in the background?"), "sentence"))
        column.addWidget(
            words(
                self.tr(
                    "It keeps to your limits and stops when you use the computer. Start Potluck "
                    "again to see this window."
                ),
                "muted",
            )
        )
        go_on = button(self.tr("Go on in the background"), self._go_on, kind="main")
        buttons = [
            go_on,
            button(self.tr("Quit Potluck"), self._quit_all),
            button(self.tr("Cancel"), self.reject),
        ]
        column.addWidget(ButtonRow(buttons))
        go_on.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 54)

    def _go_on(self) -> None:
        self.accept()
        self.go_on.emit()

    def _quit_all(self) -> None:
        self.accept()
        self.quit_all.emit()
