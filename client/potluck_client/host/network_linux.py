"""Whether the network costs money by the byte, as NetworkManager knows it.

Its property Metered is 1 or 2 where somebody said yes or no, 3 or 4 where it guesses yes or no, and
0 where it knows nothing (NMMetered in libnm-core's nm-dbus-interface.h, which says to treat a
guessed yes like a yes). Mobile connections and phones that share theirs are guessed as metered.
"""

import threading
from collections.abc import Callable

from potluck_client.host.dbus_connection import BusConnection, BusObject
from potluck_client.host.user_source import SourceGoneError

MANAGER = BusObject(
    service="org.freedesktop.NetworkManager",
    path="/org/freedesktop/NetworkManager",
    interface="org.freedesktop.NetworkManager",
)
LOOK_SECONDS = 5.0
"""How often it is asked; what it said holds in between, also that it was not there."""

_WAIT_SECONDS = 0.1
"""How long a look may hold up the asker; what it finds later is told the next time."""

_ANSWERS: dict[object, bool] = {1: True, 2: False, 3: True, 4: False}


class NetworkManagerNetwork:
    """Implements NetworkProbe on the system bus, asked in a thread of its own."""

    def __init__(self, address: str, monotonic_seconds: Callable[[], float]) -> None:
        self._address = address
        self._monotonic_seconds = monotonic_seconds
        self._metered: bool | None = None
        self._until = float("-inf")
        self._thread: threading.Thread | None = None

    def metered(self) -> bool | None:
        """Tell whether the network costs money by the byte; None when that can't be known."""
        now = self._monotonic_seconds()
        if now >= self._until and (self._thread is None or not self._thread.is_alive()):
            self._until = now + LOOK_SECONDS
            self._thread = threading.Thread(target=self._look, name="network", daemon=True)
            self._thread.start()
            self._thread.join(_WAIT_SECONDS)
        return self._metered

    def _look(self) -> None:
        try:
            bus = BusConnection(self._address)
        except SourceGoneError:
            self._metered = None
            return
        try:
            answer = bus.get(MANAGER, "Metered")
        except SourceGoneError:
            answer = None
        finally:
            bus.close()
        whole = isinstance(answer, int) and not isinstance(answer, bool)
        self._metered = _ANSWERS.get(answer) if whole else None
