"""What the window is given by the app around it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.bridge import DaemonBridge
from potluck_gui.design.theme import Theme
from potluck_gui.view.formats import Reader


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the window is given.

    Attributes:
        bridge: The way to the daemon.
        theme: The colours in force.
        reader: Who reads, at this moment.
    """

    bridge: DaemonBridge
    theme: Theme
    reader: Callable[[], Reader]

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
