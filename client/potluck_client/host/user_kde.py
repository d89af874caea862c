"""The person before a KDE desktop, as far as the session bus tells of them.

kscreenlocker's interface.cpp: GetSessionIdleTime gives what KIdleTime has, which is milliseconds
under X11. Under Wayland KWin's poller gives 0 whoever is away, and later versions refuse; there
the compositor's own protocol tells (user_wayland.py), and the idle time is not asked for here.
GetActive is true while the screen is locked. PowerDevil's policy agent (powerdevilpolicyagent.h)
says whether a program keeps the screen on: HasInhibition of ChangeScreenSettings, 4, which a film
asks for; InterruptSession, 1, is only about suspending, as long downloads ask for.

Other desktops have an org.freedesktop.ScreenSaver too, whose idle time is in seconds, always 0, or
not there. So nothing is believed where the policy agent, which is KDE's alone, does not answer.
"""

from collections.abc import Callable

from potluck_client.host.dbus_answers import flag, idle_seconds, only
from potluck_client.host.dbus_connection import BusObject
from potluck_client.host.dbus_source import BusSource
from potluck_client.host.last_input import LastInput
from potluck_client.host.port import UserReading
from potluck_client.host.user_source import FLAGS_SECONDS, POLL_SECONDS

SCREEN_SAVER = BusObject(
    service="org.freedesktop.ScreenSaver",
    path="/ScreenSaver",
    interface="org.freedesktop.ScreenSaver",
)
POLICY_AGENT = BusObject(
    service="org.kde.Solid.PowerManagement.PolicyAgent",
    path="/org/kde/Solid/PowerManagement/PolicyAgent",
    interface="org.kde.Solid.PowerManagement.PolicyAgent",
)
_CHANGE_SCREEN_SETTINGS = 4


class KdeSource(BusSource):
    """Implements UserSource on KDE's services."""

    def __init__(
        self, address: str, monotonic_seconds: Callable[[], float], *, tells_idle: bool
    ) -> None:
        """Take note of whom to ask.

        Args:
            address: Where the session bus listens.
            monotonic_seconds: Tells time.
            tells_idle: True under X11, where its idle time is one.
        """
        super().__init__(address)
        self._monotonic_seconds = monotonic_seconds
        self._tells_idle = tells_idle
        self._last_input: LastInput | None = None
        self._flags = (False, False)
        self._flags_until = float("-inf")

    def ask(self) -> UserReading:
        """Ask now and then for the flags, and for the idle time where it is one."""
        now = self._monotonic_seconds()
        if now >= self._flags_until:
            answer = self._connected().call(
                POLICY_AGENT, "HasInhibition", "u", _CHANGE_SCREEN_SETTINGS
            )
            self._flags = (self._told(SCREEN_SAVER, "GetActive"), flag(only(answer)))
            self._flags_until = now + FLAGS_SECONDS
        idle = self._idle_seconds() if self._tells_idle else None
        away, kept_awake = self._flags
        return UserReading(idle_seconds=idle, away=away, kept_awake=kept_awake)

    def watch(self, since: float | None) -> None:
        """Note from when on input counts."""
        self._last_input = None if since is None else LastInput(since)

    def hear_after(self) -> float | None:
        """KDE has to be asked."""
        return POLL_SECONDS if self._tells_idle and self._last_input is not None else None

    def hear(self) -> bool:
        """Ask for the idle time while input is watched for."""
        super().hear()
        if not self._tells_idle or self._last_input is None:
            return False
        asked_at = self._monotonic_seconds()
        idle = self._idle_seconds()
        return self._last_input.moved(
            asked_at=asked_at, answered_at=self._monotonic_seconds(), idle_seconds=idle
        )

    def close(self) -> None:
        """Let go of the bus, and of the watch with it."""
        super().close()
        self._last_input = None
        self._flags_until = float("-inf")

    def _idle_seconds(self) -> float:
        return idle_seconds(only(self._connected().call(SCREEN_SAVER, "GetSessionIdleTime")))
