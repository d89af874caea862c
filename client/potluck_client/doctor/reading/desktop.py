"""Asks the desktop whether it shows icons of programs, and tries to load the window's parts.

Icons are shown by whoever owns the name org.kde.StatusNotifierWatcher on the session's bus
(freedesktop.org, "StatusNotifierItem"); GNOME does so with an extension only.
"""

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from potluck.installed import own_root
from potluck_client.doctor.judging.desktop import TrayReading, WindowReading
from potluck_client.doctor.reading.loading import LOAD_SECONDS, loading_problem

_WATCHER = "org.kde.StatusNotifierWatcher"
_QT = "PySide6"
_LOAD = "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, potluck_gui.app"
_LIBRARY = "cannot open shared object file"


def read_tray(environment: Mapping[str, str] = os.environ) -> TrayReading:
    """Return whether icons are shown; asks the bus, so it may take some seconds."""
    if sys.platform == "linux":
        return TrayReading(shown=_shown(environment, os.getuid()))
    else:  # noqa: RET505 — the checker knows then that this is another system
        return TrayReading(shown=True)


def _shown(environment: Mapping[str, str], uid: int) -> bool | None:
    # Imported here: other systems have no such bus.
    from potluck_client.host.dbus_address import session_bus
    from potluck_client.host.dbus_connection import BUS, BusConnection
    from potluck_client.host.user_source import SourceGoneError

    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return None
    try:
        bus = BusConnection(session_bus(environment, uid))
    except SourceGoneError:
        return None
    try:
        return bus.call(BUS, "NameHasOwner", "s", _WATCHER) == (True,)
    except SourceGoneError:
        return None
    finally:
        bus.close()


async def read_window() -> WindowReading:
    """Return whether the window's parts can be loaded, by a process that does nothing else."""
    installed = own_root() is not None
    if find_spec(_QT) is None:
        return WindowReading(there=False, problem="", lacks_library=False, installed=installed)
    problem = await loading_problem(_LOAD, LOAD_SECONDS)
    return WindowReading(
        there=True, problem=problem, lacks_library=_LIBRARY in problem, installed=installed
    )
