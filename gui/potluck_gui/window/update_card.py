"""Updates of the app: which version this is, how they stand, and what can be asked of them."""

from PySide6.QtWidgets import QProgressBar

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.words import words
from potluck_gui.view.said import said
from potluck_gui.view.update import update_view, version_line
from potluck_gui.window.surroundings import Surroundings


class UpdateCard(Card):
    """How updates stand; hidden where the app does not update itself."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Updates"))
        self._surroundings = surroundings
        self._version = words()
        self._sentence = words()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("How much of the newer version has come"))
        self._progress = words(role="caption")
        self._checked = words(role="muted")
        self._failure = Notice()
        self._check = button(
            self.tr("Look for updates now"), lambda: self._send(commands.check_for_updates())
        )
        self._install = button(
            self.tr("Update after this piece of work"),
            lambda: self._send(commands.install_update()),
            kind="main",
        )
        for widget in (
            self._version,
            self._sentence,
            self._bar,
            self._progress,
            self._checked,
            self._failure,
            ButtonRow([self._install, self._check]),
        ):
            self.column.addWidget(widget)
        self.hide()

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show how updates stand."""
        view = update_view(snapshot, self._surroundings.reader())
        self.setVisible(view is not None)
        if view is None:
            return
        self._version.setText(version_line(snapshot.app_version))
        self._sentence.setText(view.sentence)
        self._bar.setVisible(view.permille is not None)
        self._bar.setValue(view.permille or 0)
        self._bar.setAccessibleDescription(view.progress)
        self._progress.setText(view.progress)
        self._progress.setVisible(bool(view.progress))
        self._checked.setText(view.checked)
        self._checked.setVisible(bool(view.checked))
        self._install.setVisible(view.may_install)
        self._check.setEnabled(view.may_check)

    def _send(self, request: control.CommandRequest) -> None:
        self._failure.show_words("")
        self._surroundings.command(request, owner=self, failed=self._tell)

    def _tell(self, error: PotluckError) -> None:
        self._failure.show_words(said(error.sentence))
