"""A line above every page: something about the app itself, and a button for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from potluck import __version__
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import button
from potluck_gui.design.tokens import SPACE_2, SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.view.formats import plain
from potluck_gui.view.look import Look
from potluck_gui.view.update import update_line

_VERSION_CHARACTERS = 40


class Banner(QFrame):
    """Says when an update matters or was made under an open window; else it is not there.

    Signals:
        restart_wanted: The person wants the window of the version that is installed by now.
        updates_wanted: The person wants to see what there is to say of updates.
    """

    restart_wanted = Signal()
    updates_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", Look.WAITING.value)
        self._is_older = False
        self._words = words()
        self._button = button("", self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_5, SPACE_2, SPACE_4, SPACE_2)
        row.setSpacing(SPACE_4)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.hide()

    def show_snapshot(self, snapshot: control.Snapshot, *, updates_seen: bool) -> None:
        """Show what a snapshot says of versions.

        Args:
            snapshot: The daemon's newest.
            updates_seen: Whether the page below says itself what there is to say of updates.
        """
        version = snapshot.app_version
        self._is_older = version not in {"", __version__}
        if self._is_older:
            sentence = self.tr("Potluck was updated to version %1 while this window was open.")
            self._words.setText(sentence.replace("%1", plain(version, _VERSION_CHARACTERS)))
            self._button.setText(self.tr("Open the new one"))
        else:
            self._words.setText("" if updates_seen else update_line(snapshot))
            self._button.setText(self.tr("See updates"))
        self.setVisible(bool(self._words.text()))

    def _press(self) -> None:
        if self._is_older:
            self.restart_wanted.emit()
        else:
            self.updates_wanted.emit()
