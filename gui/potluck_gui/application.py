"""The app as a whole: the tray, the window while it is open, and the way to the daemon."""

import contextlib
import datetime as dt
import gc
import linecache
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from potluck.errors import PotluckError
from potluck.heap import give_memory_back
from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.bridge import CLOSED_INTERVAL_SECONDS, OPEN_INTERVAL_SECONDS, DaemonBridge
from potluck_gui.days_in_a_row import DaysInARow
from potluck_gui.design.marks import state_icon
from potluck_gui.design.theme import Theme
from potluck_gui.languages import Languages
from potluck_gui.login_item.port import LoginItem
from potluck_gui.preferences import Appearance, Preferences, PreferenceStore
from potluck_gui.tray import Tray
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look
from potluck_gui.view.milestones import Milestone, milestone_view
from potluck_gui.view.notices import DesktopNotice, NoticeKind, milestone_notice, notices_between
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.view.tray import tray_view
from potluck_gui.wishes import Wishes

if TYPE_CHECKING:
    from potluck_gui.window.main_window import MainWindow

_QUIT_PATIENCE_MS = 3000
_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}
_ICONS = {
    NoticeKind.PROBLEM: QSystemTrayIcon.MessageIcon.Warning,
    NoticeKind.FIRST_VERIFIED: QSystemTrayIcon.MessageIcon.Information,
    NoticeKind.MILESTONE: QSystemTrayIcon.MessageIcon.Information,
}


class Application(QObject):
    """Holds the newest snapshot and nothing else of what is shown.

    Attributes:
        restart: True when another is to be started after this one.

    Signals:
        ended: The person has quit; the event loop may end.
        window_deleted: The widgets of the window are gone.
    """

    ended = Signal()
    window_deleted = Signal()

    def __init__(
        self,
        app: QApplication,
        bridge: DaemonBridge,
        preferences: PreferenceStore,
        *,
        has_tray: bool,
        home: Path,
        languages: Languages,
        login_item: LoginItem,
        login_command: Sequence[str],
        uninstall_command: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._languages = languages
        self._login_item = login_item
        self._login_command = login_command
        self._uninstall_command = uninstall_command
        self._bridge = bridge
        self._preferences = preferences
        self._has_tray = has_tray
        self._link = Link(phase=LinkPhase.CONNECTING)
        self._snapshot: control.Snapshot | None = None
        self._days_in_a_row = DaysInARow(bridge, read_now)
        self._days_in_a_row.told.connect(lambda: self._look_for_milestones(preferences.current))
        self._reached: tuple[Milestone, ...] | None = None
        self._wishes = Wishes()
        self._told_where_it_goes = False
        self.restart = False
        self._language = preferences.current.language
        languages.use(self._language)
        self.theme = Theme(app)
        self._follow_preferences(preferences.current)
        preferences.changed.connect(self._follow_preferences)
        self.window: MainWindow | None = None
        self.tray = self._make_tray()
        bridge.snapshot_received.connect(self._take_snapshot)
        bridge.link_changed.connect(self._take_link)

    def fulfil(self, wishes: Wishes) -> None:
        """Do what a start of the app asks for, at once or when the daemon answers."""
        if wishes.quit:
            self.quit()
            return
        self._wishes = wishes
        if wishes.practice:
            # Who asks for Practice has chosen already what the first steps ask for.
            with contextlib.suppress(OSError):
                self._preferences.change(lambda p: replace(p, onboarded=True))
        if not wishes.hidden:
            self.open_window()
        if wishes.link:
            self.open_window()
            if self.window is not None:
                self.window.join(wishes.link)
        if self._link.phase is LinkPhase.CONNECTED:
            self._send_wishes()

    def open_window(self) -> None:
        """Show the window, in front of others."""
        if self.window is None:
            # Imported here: the tray alone needs none of it.
            from potluck_gui.motion.system import system_motion
            from potluck_gui.window.main_window import MainWindow
            from potluck_gui.window.surroundings import Surroundings

            surroundings = Surroundings(
                bridge=self._bridge,
                theme=self.theme,
                preferences=self._preferences,
                motion=system_motion(),
                reader=read_now,
                login_item=self._login_item,
                login_command=self._login_command,
                home=self._home,
                days_in_a_row=self._days_in_a_row,
                uninstall_command=self._uninstall_command,
            )
            window = MainWindow(surroundings)
            window.setWindowIcon(state_icon(Look.WORKING, self.theme.colours))
            window.close_asked.connect(self.close_window)
            window.quit_asked.connect(self.quit)
            window.restart_asked.connect(self._start_anew)
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
            question.setStyleSheet(self.theme.sheet())
            question.go_on.connect(self.ended)
            question.quit_all.connect(self.quit)
            question.open()
            return
        window, self.window = self.window, None
        size = (window.width(), window.height())
        with contextlib.suppress(OSError):  # The next one has its first size, then.
            self._preferences.change(lambda p: replace(p, window_size=size))
        window.vanish()
        self._bridge.set_interval(CLOSED_INTERVAL_SECONDS)
        if self._preferences.current.notify_closing and not self._told_where_it_goes:
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

    def _start_anew(self) -> None:
        """End this program for one of the version that is installed by now; the daemon goes on."""
        self.restart = True
        self.ended.emit()

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
        before, self._snapshot = self._snapshot, snapshot
        chosen = self._preferences.current  # Before the window celebrates what is told here too.
        self._days_in_a_row.follow(snapshot)
        if self.window is not None:
            self.window.show_snapshot(snapshot)
        self._show()
        for notice in notices_between(before, snapshot, chosen):
            self._tell(notice)
        self._look_for_milestones(chosen)

    def _look_for_milestones(self, chosen: Preferences) -> None:
        """Tell of the greatest milestone that was reached since the last look."""
        days = self._days_in_a_row.days
        if self._snapshot is None or days is None:
            return
        before = self._reached
        self._reached = milestone_view(self._snapshot.contribution, days, read_now()).reached
        notice = None if before is None else milestone_notice(before, self._reached, chosen)
        if notice is not None:
            self._tell(notice)

    def _tell(self, notice: DesktopNotice) -> None:
        """Notify, unless the person is looking at the window."""
        if self.window is None or not self.window.isActiveWindow():
            self.tray.say(notice.sentence, _ICONS[notice.kind])

    def _take_link(self, link: Link) -> None:
        if link == self._link:
            return
        self._link, self._snapshot = link, None
        self._days_in_a_row.forget()
        if self.window is not None:
            self.window.show_link(link)
        self._show()
        if link.phase is LinkPhase.CONNECTED:
            self._send_wishes()

    def _show(self) -> None:
        self.tray.show_view(tray_view(self._link, self._snapshot, read_now()))

    def _make_tray(self) -> Tray:
        tray = Tray(self.theme, read_now)
        tray.open_wanted.connect(self.open_window)
        tray.program_wanted.connect(self._ask_for_program)
        tray.quit_wanted.connect(self.quit)
        tray.command_given.connect(self.send)
        tray.show_view(tray_view(self._link, self._snapshot, read_now()))
        if self._has_tray:
            tray.icon.show()
        return tray

    def _follow_preferences(self, preferences: Preferences) -> None:
        self.theme.choose(_SCHEMES[preferences.appearance])
        if preferences.language != self._language:
            self._language = preferences.language
            # Later: what told of the change is a widget of the window that goes.
            QTimer.singleShot(0, self, self._speak)

    def _speak(self) -> None:
        """Make tray and window anew in the language that was chosen."""
        self._languages.use(self._language)
        old, self.tray = self.tray, self._make_tray()
        old.icon.hide()
        old.deleteLater()
        if self.window is not None:
            window, self.window = self.window, None
            self.open_window()
            window.vanish()

    def _say(self, error: PotluckError) -> None:
        """Say why a command of the tray was refused."""
        self.tray.say(error.sentence, QSystemTrayIcon.MessageIcon.Warning)

    def _clean_up(self) -> None:
        gc.collect()
        QTimer.singleShot(0, self, self._give_memory_back)

    def _give_memory_back(self) -> None:
        linecache.clearcache()  # PySide reads the source of what is imported and leaves it there.
        give_memory_back()
        self.window_deleted.emit()


def read_now() -> Reader:
    """Return the person at this computer, at this moment."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)  # A system without a language: digits in groups.
    return Reader(locale=locale, now=dt.datetime.now().astimezone())
