"""What the window is given by the app around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.bridge import DaemonBridge
from potluck_gui.days_in_a_row import DaysInARow
from potluck_gui.design.theme import Theme
from potluck_gui.login_item.port import LoginItem
from potluck_gui.motion.port import Motion
from potluck_gui.preferences import PreferenceStore
from potluck_gui.view.formats import Reader


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the window is given.

    Attributes:
        bridge: The way to the daemon.
        theme: The colours in force.
        preferences: What the person chose for the window.
        motion: What the system says of things that move.
        reader: Who reads, at this moment.
        login_item: Potluck's entry among what starts at login.
        login_command: What that entry starts.
        home: The folder of Potluck's data.
        days_in_a_row: How many days in a row something was given.
        uninstall_command: What takes the app off this computer; empty where it was not installed.
    """

    bridge: DaemonBridge
    theme: Theme
    preferences: PreferenceStore
    motion: Motion
    reader: Callable[[], Reader]
    login_item: LoginItem
    login_command: Sequence[str]
    home: Path
    days_in_a_row: DaysInARow
    uninstall_command: Sequence[str] = ()

    def command(
        self,
        request: control.CommandRequest,
        *,
        owner: QObject,
        failed: Callable[[PotluckError], None],
    ) -> None:
        """Send a command; what it changes is shown when the daemon's snapshot says so."""
        self.bridge.ask(
            lambda client: client.command(request),
            owner=owner,
            answered=_nothing_more,
            failed=failed,
        )


def _nothing_more(_snapshot: control.Snapshot) -> None:
    """A command's answer repeats what the stream of snapshots brings."""
