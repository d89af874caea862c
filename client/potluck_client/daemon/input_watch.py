"""Brings the person's next input to the event loop, from whatever thread notices it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from potluck_client.host.port import UserProbe


class InputWatch:
    """Watches for input while somebody wants to know; made in the loop that is to be told.

    Args:
        user: Tells at once when the person touches the computer.
        on_input: Called in the loop at the first input of each watch.
    """

    def __init__(self, user: UserProbe, on_input: Callable[[], None]) -> None:
        self._user = user
        self._on_input = on_input
        self._loop = asyncio.get_running_loop()
        self._armed = False

    def want(self, *, wanted: bool) -> None:
        """Watch, or watch no longer; safe to repeat."""
        if wanted != self._armed:
            self._armed = wanted
            self._user.watch_input(self._elsewhere if wanted else None)

    def _elsewhere(self) -> None:
        with suppress(RuntimeError):  # The loop has ended, and the daemon is about to.
            self._loop.call_soon_threadsafe(self._here)

    def _here(self) -> None:
        self._armed = False
        self._on_input()
