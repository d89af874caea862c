"""The question before a project is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from potluck_gui.design.tokens import SPACE_3, SPACE_5
from potluck_gui.window.parts import ButtonRow, button, words


class LeaveDialog(QDialog):
    """Asks whether to leave a project and what becomes of its data."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Leave a project"))
        self._delete = QCheckBox(self.tr("Delete its data from this computer"))
        self._delete.setChecked(True)
        stay = button(self.tr("Stay"), self.reject)
        leave = button(self.tr("Leave"), self.accept, kind="main")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(words(self.tr("Leave %1?").replace("%1", name), "sentence"))
        column.addWidget(
            words(
                self.tr(
                    "Your receipts and your contribution stay with you. You can join again with "
                    "the invite link."
                ),
                "muted",
            )
        )
        column.addWidget(self._delete)
        column.addWidget(ButtonRow([leave, stay]))
        stay.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 54)

    @property
    def delete_data(self) -> bool:
        """Whether its checkpoints and shards are to be deleted."""
        return self._delete.isChecked()
