"""What the system knows of sessions: locked, switched away from, kept awake.

systemd-logind (man 5 org.freedesktop.login1) is asked on the system bus. IdleHint of our own
session is not believed: KDE never sets it, and a desktop that hangs leaves it as it was. Of another
person's session, in front of this one at the same seat, it is all that can be seen: while it does
not say that they are idle, they use the computer.
"""

from collections.abc import Callable, Mapping

from potluck_client.host.dbus_answers import flag, number, text
from potluck_client.host.dbus_connection import BusConnection, BusObject, BusRefusalError
from potluck_client.host.dbus_source import BusSource
from potluck_client.host.port import UserReading
from potluck_client.host.user_source import (
    FLAGS_SECONDS,
    LONGEST_IDLE_SECONDS,
    SourceGoneError,
)

_SERVICE = "org.freedesktop.login1"
_SESSION = "org.freedesktop.login1.Session"
MANAGER = BusObject(
    service=_SERVICE, path="/org/freedesktop/login1", interface="org.freedesktop.login1.Manager"
)
OWN_SESSION = BusObject(
    service=_SERVICE, path="/org/freedesktop/login1/session/auto", interface=_SESSION
)
FIRST_SEAT = "/org/freedesktop/login1/seat/seat0"
# The classes of sessions in which a person works begin so; a greeter or a lock screen is nobody.
_PERSON_CLASS = "user"


class LogindSource(BusSource):
    """Implements UserSource on systemd-logind."""

    def __init__(self, address: str, monotonic_seconds: Callable[[], float], uid: int) -> None:
        """Take note of whom to ask.

        Args:
            address: Where the system bus listens.
            monotonic_seconds: The system's CLOCK_MONOTONIC, on which logind notes times too.
            uid: The user whose sessions are ours.
        """
        super().__init__(address)
        self._monotonic_seconds = monotonic_seconds
        self._uid = uid
        self._reading = UserReading()
        self._until = float("-inf")

    def ask(self) -> UserReading:
        """Ask now and then, and remember."""
        now = self._monotonic_seconds()
        if now >= self._until:
            self._reading = self._look(self._connected(), now)
            self._until = now + FLAGS_SECONDS
        return self._reading

    def close(self) -> None:
        """Let go of the bus, and forget what it said."""
        super().close()
        self._until = float("-inf")

    def _look(self, bus: BusConnection, now: float) -> UserReading:
        inhibited = text(bus.get(MANAGER, "BlockInhibited"))
        own = self._own_session(bus)
        seat, active = self._seat(bus, own)
        front = self._session(bus, active) if active else {}
        person = text(front.get("Class", "")).startswith(_PERSON_CLASS)
        stranger = person and _user(front) not in (None, self._uid)
        locked = own is not None and flag(own.get("LockedHint", False))
        left = own is not None and seat and not flag(own.get("Active", True))
        return UserReading(
            idle_seconds=_idle(front, now) if stranger else None,
            away=flag(front.get("LockedHint", False)) if stranger else locked or left,
            kept_awake="idle" in inhibited.split(":"),
        )

    def _own_session(self, bus: BusConnection) -> Mapping[str, object] | None:
        try:
            return bus.get_all(OWN_SESSION)
        except BusRefusalError:
            return None  # A service of the system belongs to no session.

    def _seat(
        self, bus: BusConnection, own: Mapping[str, object] | None
    ) -> tuple[bool, str | None]:
        """Return whether our session has a seat, and the session in front at it."""
        path = _path(own.get("Seat")) if own is not None else None
        seat = BusObject(
            service=_SERVICE, path=path or FIRST_SEAT, interface="org.freedesktop.login1.Seat"
        )
        try:
            active = _path(bus.get(seat, "ActiveSession"))
        except BusRefusalError:
            active = None  # A computer without screen and keyboard.
        return path is not None, active

    def _session(self, bus: BusConnection, path: str) -> Mapping[str, object]:
        try:
            return bus.get_all(BusObject(service=_SERVICE, path=path, interface=_SESSION))
        except BusRefusalError:
            return {}  # It ended meanwhile.


def _path(named: object) -> str | None:
    """Return the object's path of a name with its path; None for none."""
    match named:
        case (str() as name, str() as path):
            return path if name and path.startswith("/") else None
        case None:
            return None
    raise SourceGoneError(f"That is no object: {named!r:.100}")


def _user(session: Mapping[str, object]) -> int | None:
    match session.get("User"):
        case (int() as uid, str()):
            return uid
    return None


def _idle(session: Mapping[str, object], now: float) -> float:
    """Return how long another person has been idle; 0 where nothing says so."""
    if not flag(session.get("IdleHint", False)):
        return 0.0
    since = number(session.get("IdleSinceHintMonotonic", 0)) / 1_000_000
    if not 0 < since <= now or now - since > LONGEST_IDLE_SECONDS:
        return 0.0
    return now - since
