"""The app as a whole: the tray, the window while it is open, and the way to the daemon."""

import datetime as dt
import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from potluck.errors import PotluckError
from potluck.heap import give_memory_back
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.bridge import CLOSED_INTERVAL_SECONDS, OPEN_INTERVAL_SECONDS, DaemonBridge
from potluck_gui.design.marks import state_icon
from potluck_gui.design.theme import Theme
from potluck_gui.tray import Tray
from potluck_gui.view.formats import Reader
from potluck_gui.view.state import Link, LinkPhase, Look
from potluck_gui.view.tray import tray_view
from potluck_gui.wishes import Wishes

if TYPE_CHECKING:
    from potluck_gui.window.main_window import MainWindow

_QUIT_PATIENCE_MS = 3000


class Application(QObject):
    """Holds the newest snapshot and nothing else of what is shown.

    Signals:
        ended: The person has quit; the event loop may end.
        window_deleted: The widgets of the window are gone.
    """

    ended = Signal()
    window_deleted = Signal()

    def __init__(self, app: QApplication, bridge: DaemonBridge, *, has_tray: bool) -> None:
        super().__init__()
        self._bridge = bridge
        self._has_tray = has_tray
        self._link = Link(phase=LinkPhase.CONNECTING)
        self._snapshot: control.Snapshot | None = None
        self._wishes = Wishes()
        self._told_where_it_goes = False
        self.theme = Theme(app)
        self.window: MainWindow | None = None
        self.tray = Tray(self.theme, read_now)
        self.tray.open_wanted.connect(self.open_window)
        self.tray.program_wanted.connect(self._ask_for_program)
        self.tray.quit_wanted.connect(self.quit)
        self.tray.command_given.connect(self.send)
        bridge.snapshot_received.connect(self._take_snapshot)
        bridge.link_changed.connect(self._take_link)
        self._show()
        if has_tray:
            self.tray.icon.show()

    def fulfil(self, wishes: Wishes) -> None:
        """Do what a start of the app asks for, at once or when the daemon answers."""
        self._wishes = wishes
        if not wishes.hidden or not self._has_tray:
            self.open_window()
        if self._link.phase is LinkPhase.CONNECTED:
            self._send_wishes()

    def open_window(self) -> None:
        """Show the window, in front of others."""
        if self.window is None:
            # Imported here: the tray alone needs none of it.
            from potluck_gui.window.main_window import MainWindow
            from potluck_gui.window.surroundings import Surroundings

            surroundings = Surroundings(bridge=self._bridge, theme=self.theme, reader=read_now)
            window = MainWindow(surroundings)
            window.setWindowIcon(state_icon(Look.WORKING, self.theme.colours))
            window.close_asked.connect(self.close_window)
            window.destroyed.connect(self._clean_up)
            window.show_link(self._link)
            if self._snapshot is not None:
                window.show_snapshot(self._snapshot)
            self.window = window
            self._bridge.set_interval(OPEN_INTERVAL_SECONDS)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close_window(self) -> None:
        """Delete the window's widgets; where no tray is left to come back by, ask first."""
        if self.window is None:
            return
        if not self._has_tray:
            from potluck_gui.window.close_question import CloseQuestion

            question = CloseQuestion(self.window)
            question.go_on.connect(self.ended)
            question.quit_all.connect(self.quit)
            question.open()
            return
        window, self.window = self.window, None
        window.hide()
        window.deleteLater()
        self._bridge.set_interval(CLOSED_INTERVAL_SECONDS)
        if not self._told_where_it_goes:
            self._told_where_it_goes = True
            self.tray.say(self.tr("Potluck stays here in the tray. To end it, choose Quit."))

    def send(self, request: control.CommandRequest) -> None:
        """Send a command of the tray."""
        self._bridge.ask(
            lambda client: client.command(request),
            owner=self,
            answered=self._take_snapshot,
            failed=self._say,
        )

    def _ask_for_program(self) -> None:
        self.open_window()
        if self.window is not None:
            self.window.ask_for_program()

    def quit(self) -> None:
        """End the daemon and then this program; a daemon that does not answer is not waited for."""
        QTimer.singleShot(_QUIT_PATIENCE_MS, self, self.ended.emit)
        # The stream of snapshots breaks before the answer is here, and would start another one.
        self._bridge.start_no_more()
        self._bridge.ask(
            lambda client: client.command(commands.quit_daemon()),
            owner=self,
            answered=lambda _snapshot: self.ended.emit(),
            failed=lambda _error: self.ended.emit(),
        )

    def shut(self) -> None:
        """Take the icon and the window away, for good."""
        self.tray.icon.hide()
        if self.window is not None:
            window, self.window = self.window, None
            window.deleteLater()

    def _send_wishes(self) -> None:
        wishes, self._wishes = self._wishes, Wishes()
        if wishes.practice:
            self.send(commands.start_practice())
        if wishes.run_now:
            self.send(commands.run_now())

    def _take_snapshot(self, snapshot: control.Snapshot) -> None:
        if self._link.phase is not LinkPhase.CONNECTED:
            return  # A last snapshot of a daemon that is gone by now.
        if self._snapshot is not None and snapshot.sequence < self._snapshot.sequence:
            return  # A command's answer was overtaken by the stream.
        self._snapshot = snapshot
        if self.window is not None:
            self.window.show_snapshot(snapshot)
        self._show()

    def _take_link(self, link: Link) -> None:
        if link == self._link:
            return
        self._link, self._snapshot = link, None
        if self.window is not None:
            self.window.show_link(link)
        self._show()
        if link.phase is LinkPhase.CONNECTED:
            self._send_wishes()

    def _show(self) -> None:
        self.tray.show_view(tray_view(self._link, self._snapshot, read_now()))

    def _say(self, error: PotluckError) -> None:
        """Say why a command of the tray was refused."""
        self.tray.say(error.sentence, QSystemTrayIcon.MessageIcon.Warning)

    def _clean_up(self) -> None:
        gc.collect()
        give_memory_back()
        self.window_deleted.emit()


def read_now() -> Reader:
    """Return the person at this computer, at this moment."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)  # A system without a language: digits in groups.
    return Reader(locale=locale, now=dt.datetime.now().astimezone())
