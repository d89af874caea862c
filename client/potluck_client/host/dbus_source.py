"""What sources on a message bus have in common: the connection, and that a part may lack."""

from potluck_client.host.dbus_answers import flag, only
from potluck_client.host.dbus_connection import BusConnection, BusObject, BusRefusalError
from potluck_client.host.user_source import SourceGoneError


class BusSource:
    """All of UserSource but ask(), for services that know of no input; others say more."""

    def __init__(self, address: str) -> None:
        """Take note of whom to ask.

        Args:
            address: Where the bus listens.
        """
        self._address = address
        self._bus: BusConnection | None = None

    def open(self) -> None:
        """Connect to the bus."""
        self._bus = BusConnection(self._address)

    def watch(self, since: float | None) -> None:
        """Watch for nothing."""

    def descriptor(self) -> int | None:
        """Return the bus's, so that its end is noticed."""
        return None if self._bus is None else self._bus.fileno()

    def hear_after(self) -> float | None:
        """Wait for nothing."""
        return None

    def hear(self) -> bool:
        """Notice when the bus has ended."""
        self._connected().signals()
        return False

    def close(self) -> None:
        """Let go of the bus."""
        if self._bus is not None:
            self._bus.close()
        self._bus = None

    def _connected(self) -> BusConnection:
        if self._bus is None:
            raise SourceGoneError("There is no connection.")
        return self._bus

    def _told(self, whom: BusObject, member: str, signature: str = "", *values: object) -> bool:
        """Return a yes or no; what does not run here says no."""
        try:
            return flag(only(self._connected().call(whom, member, signature, *values)))
        except BusRefusalError:
            return False
