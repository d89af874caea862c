"""The question before a project is left."""

from PySide6.QtWidgets import QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.question import Question
from potluck_gui.design.tick_box import TickBox
from potluck_gui.design.words import words
from potluck_gui.view.formats import data_size
from potluck_gui.view.projects import ProjectView
from potluck_gui.window.surroundings import Surroundings


class LeaveDialog(Question):
    """Asks whether to leave a project and what becomes of its data."""

    def __init__(self, surroundings: Surroundings, view: ProjectView, parent: QWidget) -> None:
        super().__init__(self.tr("Leave a project"), parent)
        self._surroundings = surroundings
        self._delete = TickBox(self.tr("Delete its data from this computer"))
        self._delete.setChecked(True)
        stay = button(self.tr("Stay"), self.reject)
        leave = button(self.tr("Leave"), self.accept, kind="main")
        kept = (
            self.tr("Your receipts and your contribution stay with you.")
            if view.practice
            else self.tr(
                "Your receipts and your contribution stay with you. You can join again with the "
                "invite link."
            )
        )
        self.column.addWidget(words(self.tr("Leave %1?").replace("%1", view.name), "sentence"))
        self.column.addWidget(words(kept, "muted"))
        self.column.addWidget(self._delete)
        self.column.addWidget(
            words(
                self.tr("Without its data, the model is fetched anew if you join again."),
                "caption",
            )
        )
        self.column.addWidget(ButtonRow([leave, stay]))
        stay.setFocus()
        project_id = view.project_id
        surroundings.bridge.ask(
            lambda client: client.project(project_id),
            owner=self,
            answered=self._show_size,
            failed=lambda _error: None,  # The question is whole without the size.
        )

    @property
    def delete_data(self) -> bool:
        """Whether its checkpoints and shards are to be deleted."""
        return self._delete.isChecked()

    def _show_size(self, about: control.GetProjectResponse) -> None:
        size = data_size(about.disk_bytes, self._surroundings.reader())
        text = self.tr("Delete its data from this computer (%1)")
        self._delete.setText(text.replace("%1", size))
        self.fit()
