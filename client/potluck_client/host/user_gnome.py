"""The person before a GNOME desktop, which tells of them on the session bus.

Mutter's idle monitor (src/org.gnome.Mutter.IdleMonitor.xml in mutter): GetIdletime has
milliseconds; AddUserActiveWatch fires WatchFired once, at the next input. gnome-session's
IsInhibited with flag 8 is true while a program keeps the session from counting as idle. The shell
itself is org.gnome.ScreenSaver, whose GetActive is true while the screen is locked or dark.
"""

from collections.abc import Callable

from potluck_client.host.dbus_answers import idle_seconds, number, only
from potluck_client.host.dbus_connection import BusObject
from potluck_client.host.dbus_source import BusSource
from potluck_client.host.last_input import LastInput
from potluck_client.host.port import UserReading
from potluck_client.host.user_source import FLAGS_SECONDS

IDLE_MONITOR = BusObject(
    service="org.gnome.Mutter.IdleMonitor",
    path="/org/gnome/Mutter/IdleMonitor/Core",
    interface="org.gnome.Mutter.IdleMonitor",
)
SESSION_MANAGER = BusObject(
    service="org.gnome.SessionManager",
    path="/org/gnome/SessionManager",
    interface="org.gnome.SessionManager",
)
SCREEN_SAVER = BusObject(
    service="org.gnome.ScreenSaver",
    path="/org/gnome/ScreenSaver",
    interface="org.gnome.ScreenSaver",
)
_INHIBIT_IDLE = 8


class GnomeSource(BusSource):
    """Implements UserSource on GNOME's services."""

    def __init__(self, address: str, monotonic_seconds: Callable[[], float]) -> None:
        super().__init__(address)
        self._monotonic_seconds = monotonic_seconds
        self._watch_id: int | None = None
        self._seen = False
        self._flags = (False, False)
        self._flags_until = float("-inf")

    def open(self) -> None:
        """Connect to the session bus."""
        super().open()
        self._connected().listen(IDLE_MONITOR, "WatchFired")

    def ask(self) -> UserReading:
        """Ask for the idle time, and now and then for the rest."""
        bus = self._connected()
        idle = idle_seconds(only(bus.call(IDLE_MONITOR, "GetIdletime")))
        now = self._monotonic_seconds()
        if now >= self._flags_until:
            self._flags = (
                self._told(SCREEN_SAVER, "GetActive"),
                self._told(SESSION_MANAGER, "IsInhibited", "u", _INHIBIT_IDLE),
            )
            self._flags_until = now + FLAGS_SECONDS
        away, kept_awake = self._flags
        return UserReading(idle_seconds=idle, away=away, kept_awake=kept_awake)

    def watch(self, since: float | None) -> None:
        """Have Mutter tell of the next input."""
        bus = self._connected()
        self._seen = False
        if since is not None:
            self._watch_id = number(only(bus.call(IDLE_MONITOR, "AddUserActiveWatch")))
            asked_at = self._monotonic_seconds()
            idle = idle_seconds(only(bus.call(IDLE_MONITOR, "GetIdletime")))
            # Input that came before Mutter knew of the watch.
            self._seen = LastInput(since).moved(
                asked_at=asked_at, answered_at=self._monotonic_seconds(), idle_seconds=idle
            )
        elif self._watch_id is not None:
            bus.call(IDLE_MONITOR, "RemoveWatch", "u", self._watch_id)
            self._watch_id = None

    def hear_after(self) -> float | None:
        """Mutter tells by itself."""
        return 0.0 if self._seen else None

    def hear(self) -> bool:
        """Look whether the watch fired."""
        for signal in self._connected().signals():
            fired = (signal.interface, signal.member) == (IDLE_MONITOR.interface, "WatchFired")
            if fired and self._watch_id is not None and signal.body == (self._watch_id,):
                self._watch_id = None  # Mutter forgets a watch that fired.
                self._seen = True
        return self._seen

    def close(self) -> None:
        """Let go of the bus, and of the watch with it."""
        super().close()
        self._watch_id = None
        self._seen = False
        self._flags_until = float("-inf")
