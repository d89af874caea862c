"""The person before a Wayland desktop, by the protocol ext-idle-notify-v1.

The compositor tells when nobody has touched a seat for a time that we name, and when somebody does
again (staging/ext-idle-notify in wayland-protocols). From version 2 on get_input_idle_notification
knows input alone, while get_idle_notification, the only one before, does not begin while a program
keeps the screen on. Where both are there, they tell us apart who is away and who watches a film.
KDE's KWin, sway, Hyprland, COSMIC and others speak it; GNOME is asked on the session bus.
"""

from collections.abc import Callable
from dataclasses import dataclass

from potluck_client.host.port import UserReading
from potluck_client.host.user_source import SourceGoneError
from potluck_client.host.wayland_connection import WaylandConnection
from potluck_client.host.wayland_wire import words

TIMEOUT_SECONDS = 0.25
"""After so long without input the compositor tells; a shorter one makes it tell at each key."""

_NOTIFIER = "ext_idle_notifier_v1"
_SEAT = "wl_seat"
_GET_IDLE_NOTIFICATION = 1
_GET_INPUT_IDLE_NOTIFICATION = 2
_INPUT_VERSION = 2
_IDLED = 0
_RESUMED = 1
_MOST_SEATS = 8
# A compositor tells of both notifications in one go; a film's lasts longer than that.
_APART_SECONDS = 1.0
_SLACK_SECONDS = 0.05


@dataclass(kw_only=True)
class _Notification:
    """What one notification said last.

    Attributes:
        of_input: True when it knows input alone.
        idle_since: When the last input was, on the monotonic clock; None while there is input.
    """

    of_input: bool
    idle_since: float | None = None


class WaylandSource:
    """Implements UserSource on a compositor's idle notifications."""

    def __init__(self, place: str, monotonic_seconds: Callable[[], float]) -> None:
        """Take note of whom to ask.

        Args:
            place: The path of the compositor's socket.
            monotonic_seconds: Tells time.
        """
        self._place = place
        self._monotonic_seconds = monotonic_seconds
        self._compositor: WaylandConnection | None = None
        self._notifications: dict[int, _Notification] = {}
        self._since: float | None = None
        self._seen = False

    def open(self) -> None:
        """Connect to the compositor and ask to be told."""
        self._compositor = compositor = WaylandConnection(self._place)
        offers = compositor.globals.values()
        notifiers = [offered for offered in offers if offered.interface == _NOTIFIER]
        seats = [offered for offered in offers if offered.interface == _SEAT]
        if not notifiers or not seats:
            raise SourceGoneError("This compositor does not tell who is idle.")
        version = min(notifiers[0].version, _INPUT_VERSION)
        notifier = compositor.bind(notifiers[0], version)
        for offered in seats[:_MOST_SEATS]:
            seat = compositor.bind(offered, 1)
            self._ask_to_be_told(notifier, seat, _GET_IDLE_NOTIFICATION)
            if version >= _INPUT_VERSION:
                self._ask_to_be_told(notifier, seat, _GET_INPUT_IDLE_NOTIFICATION)

    def ask(self) -> UserReading:
        """Make sure that the compositor lives and has told all, and say what it told."""
        self._connected().round_trip()
        self._take_in()
        now = self._monotonic_seconds()
        idle = _least_idle(self._input(), now)
        inhibitable = [n for n in self._notifications.values() if not n.of_input]
        tells_apart = len(self._input()) != len(self._notifications)
        kept_awake = idle > TIMEOUT_SECONDS + _APART_SECONDS and all(
            notification.idle_since is None for notification in inhibitable
        )
        return UserReading(idle_seconds=idle, kept_awake=tells_apart and kept_awake)

    def watch(self, since: float | None) -> None:
        """Begin or end to look for input."""
        self._since = since
        self._seen = False

    def descriptor(self) -> int | None:
        """Return the compositor's."""
        return None if self._compositor is None else self._compositor.fileno()

    def hear_after(self) -> float | None:
        """Return when it shows whether a person who was active just before the watch still is."""
        if self._since is None or not self._active():
            return None
        return max(0.0, self._certain_at(self._since) - self._monotonic_seconds())

    def hear(self) -> bool:
        """Look whether somebody came back."""
        self._connected()
        self._take_in()
        if self._since is None:
            return False
        now = self._monotonic_seconds()
        # Who stays active was seen before the watch; only that no rest is told proves input since.
        still = self._active() and now >= self._certain_at(self._since)
        return self._seen or still

    def close(self) -> None:
        """Let go of the compositor."""
        if self._compositor is not None:
            self._compositor.close()
        self._compositor = None
        self._notifications.clear()
        self._since = None
        self._seen = False

    def _connected(self) -> WaylandConnection:
        if self._compositor is None:
            raise SourceGoneError("There is no connection.")
        return self._compositor

    def _ask_to_be_told(self, notifier: int, seat: int, request: int) -> None:
        compositor = self._connected()
        new_id = compositor.new_id()
        compositor.request(notifier, request, words(new_id, round(TIMEOUT_SECONDS * 1000), seat))
        self._notifications[new_id] = _Notification(
            of_input=request == _GET_INPUT_IDLE_NOTIFICATION
        )

    def _input(self) -> list[_Notification]:
        """Return the notifications that know input best."""
        notifications = list(self._notifications.values())
        return [n for n in notifications if n.of_input] or notifications

    def _active(self) -> bool:
        return any(notification.idle_since is None for notification in self._input())

    def _certain_at(self, since: float) -> float:
        return since + TIMEOUT_SECONDS + _SLACK_SECONDS

    def _take_in(self) -> None:
        for event in self._connected().events():
            notification = self._notifications.get(event.object_id)
            if notification is None:
                continue  # What a seat is called, or can do.
            if event.opcode == _IDLED:
                since = self._monotonic_seconds() - TIMEOUT_SECONDS
                notification.idle_since = since
                # A rest that began after the watch did: there was input in between.
                self._seen = self._seen or (self._since is not None and since > self._since)
            elif event.opcode == _RESUMED:
                notification.idle_since = None
                self._seen = self._seen or any(notification is other for other in self._input())


def _least_idle(notifications: list[_Notification], now: float) -> float:
    return min(
        0.0 if notification.idle_since is None else max(0.0, now - notification.idle_since)
        for notification in notifications
    )
