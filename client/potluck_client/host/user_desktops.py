"""Locks and films on Cinnamon, MATE and Xfce, whose idle times the X server tells.

Cinnamon's and MATE's screen savers come from GNOME's, and so does GetActive, true while the screen
is locked or dark. Their session managers have IsInhibited as GNOME's has; Cinnamon's even under
GNOME's name. Xfce's power manager has HasInhibit of org.freedesktop.PowerManagement.Inhibit. KDE's
has it too, but counts programs there that only keep the computer from sleeping, so that it is asked
on Xfce alone.
"""

from collections.abc import Callable

from potluck_client.host.dbus_connection import BUS, BusObject
from potluck_client.host.dbus_source import BusSource
from potluck_client.host.port import UserReading
from potluck_client.host.user_source import FLAGS_SECONDS

LOCKERS = (
    BusObject(
        service="org.cinnamon.ScreenSaver",
        path="/org/cinnamon/ScreenSaver",
        interface="org.cinnamon.ScreenSaver",
    ),
    BusObject(
        service="org.mate.ScreenSaver",
        path="/org/mate/ScreenSaver",
        interface="org.mate.ScreenSaver",
    ),
)
SESSION_MANAGERS = (
    BusObject(
        service="org.gnome.SessionManager",
        path="/org/gnome/SessionManager",
        interface="org.gnome.SessionManager",
    ),
    BusObject(
        service="org.mate.SessionManager",
        path="/org/mate/SessionManager",
        interface="org.mate.SessionManager",
    ),
)
XFCE_POWER = BusObject(
    service="org.freedesktop.PowerManagement",
    path="/org/freedesktop/PowerManagement/Inhibit",
    interface="org.freedesktop.PowerManagement.Inhibit",
)
XFCE_POWER_MANAGER = "org.xfce.PowerManager"
_INHIBIT_IDLE = 8


class DesktopFlagsSource(BusSource):
    """Implements UserSource on whichever of these services run."""

    def __init__(self, address: str, monotonic_seconds: Callable[[], float]) -> None:
        super().__init__(address)
        self._monotonic_seconds = monotonic_seconds
        self._reading = UserReading()
        self._until = float("-inf")

    def ask(self) -> UserReading:
        """Ask now and then, and remember."""
        now = self._monotonic_seconds()
        if now >= self._until:
            self._reading = UserReading(away=self._away(), kept_awake=self._kept_awake())
            self._until = now + FLAGS_SECONDS
        return self._reading

    def close(self) -> None:
        """Let go of the bus, and forget what it said."""
        super().close()
        self._until = float("-inf")

    def _away(self) -> bool:
        return any(self._told(locker, "GetActive") for locker in LOCKERS)

    def _kept_awake(self) -> bool:
        by_session = any(
            self._told(manager, "IsInhibited", "u", _INHIBIT_IDLE) for manager in SESSION_MANAGERS
        )
        xfce = self._told(BUS, "NameHasOwner", "s", XFCE_POWER_MANAGER)
        return by_session or (xfce and self._told(XFCE_POWER, "HasInhibit"))
