"""The tray icon and its menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.theme import Theme
from potluck_gui.design.tray_icon import tray_icon
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look
from potluck_gui.view.tray import TrayView


class Tray(QObject):
    """The icon in the panel.

    Signals:
        open_wanted: The person wants the window.
        program_wanted: The person wants to choose a program to pause for.
        quit_wanted: The person wants Potluck to end.
        command_given: A control.CommandRequest.
        said: A sentence was said beside the icon.
    """

    open_wanted = Signal()
    program_wanted = Signal()
    quit_wanted = Signal()
    command_given = Signal(object)
    said = Signal(str)

    def __init__(self, theme: Theme, reader: Callable[[], Reader]) -> None:
        super().__init__()
        self._theme = theme
        self._view: TrayView | None = None
        self.icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self._open = self._add(self.tr("Open Potluck"), self.open_wanted.emit)
        self._status = self._add("", self.open_wanted.emit)
        self._status.setEnabled(False)
        self.menu.addSeparator()
        self._pauses = [
            self._add_command(
                self.tr("Pause for 1 hour"), lambda: commands.pause_for_an_hour(reader().now)
            ),
            self._add_command(self.tr("Pause until tomorrow"), commands.pause_until_tomorrow),
            self._add_command(self.tr("Pause until I resume"), commands.pause),
            self._add(self.tr("Pause while a program runs…"), self.program_wanted.emit),
        ]
        self._resume = self._add_command(self.tr("Resume"), commands.resume)
        self._finish = self._add_command(self.tr("Finish and then pause"), commands.finish)
        self.menu.addSeparator()
        self._add(self.tr("Quit"), self.quit_wanted.emit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        theme.changed.connect(self._repaint)

    def show_view(self, view: TrayView) -> None:
        """Show a view; what stayed the same is not touched, so that waiting costs nothing."""
        before, self._view = self._view, view
        if before == view:
            return
        if before is None or before.look is not view.look:
            self._paint(view.look)
        self.icon.setToolTip(f"Potluck – {view.tooltip}")
        self._status.setText(view.status)
        for action in self._pauses:
            action.setEnabled(view.may_pause)
        self._resume.setEnabled(view.may_resume)
        self._finish.setEnabled(view.may_finish)

    def say(
        self,
        sentence: str,
        kind: QSystemTrayIcon.MessageIcon = QSystemTrayIcon.MessageIcon.Information,
    ) -> None:
        """Say something beside the icon."""
        self.said.emit(sentence)
        self.icon.showMessage("Potluck", sentence, kind)

    def _paint(self, look: Look) -> None:
        self.icon.setIcon(tray_icon(look, self._theme.colours))

    def _repaint(self) -> None:
        if self._view is not None:
            self._paint(self._view.look)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicks = {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }
        if reason in clicks:
            self.open_wanted.emit()

    def _add(self, text: str, chosen: Callable[[], object]) -> QAction:
        action = self.menu.addAction(text)
        action.triggered.connect(lambda _checked: chosen())
        return action

    def _add_command(self, text: str, make: Callable[[], control.CommandRequest]) -> QAction:
        return self._add(text, lambda: self.command_given.emit(make()))
