"""What kind of network a Windows computer is on; tested by recorded answers, not run on Windows."""

import time
from collections.abc import Callable

from potluck_client.host.asked_aside import AskedAside
from potluck_client.host.windows_answers import is_metered
from potluck_client.host.windows_calls import WindowsNetworkCalls
from potluck_client.host.windows_network_list import WindowsNetworkList

FRESH_SECONDS = 10.0
"""How long an answer is used again; people change networks at most as fast."""


class WindowsNetwork:
    """Implements NetworkProbe.

    Args:
        calls: Windows' network list; None for that of this computer.
        monotonic_seconds: Tells time.
    """

    def __init__(
        self,
        calls: WindowsNetworkCalls | None = None,
        monotonic_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = calls
        self._aside = AskedAside(
            self._ask,
            fresh_seconds=FRESH_SECONDS,
            monotonic_seconds=monotonic_seconds,
            name="windows-network",
        )

    def metered(self) -> bool | None:
        """Tell whether Windows treats the connection as metered, which the person can set there."""
        return is_metered(self._aside.read())

    def _ask(self) -> int | None:
        if self._calls is None:
            # Here, so that a Windows that lacks it leaves the network unknown and no more.
            self._calls = WindowsNetworkList()
        return self._calls.connection_cost()
