"""This computer's key for programs that must not wait: asked for beside the event loop, and kept.

A keyring may ask its user for a password, and until then everything else is to be answered.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress

from potluck.identity import PrivateKey

LoadKey = Callable[[], Awaitable[PrivateKey]]
"""Gives this computer's key; raises IdentityError."""


class IdentityLoading:
    """Implements LoadKey on a function that may take long.

    The question is asked once at a time: two at once could make two keys.
    """

    def __init__(self, load: Callable[[], PrivateKey]) -> None:
        self._load = load
        self._asked: asyncio.Future[PrivateKey] | None = None

    async def __call__(self) -> PrivateKey:
        """Return the key; whoever gives up waiting leaves the question for the next."""
        asked = self._asked
        if asked is None or (asked.done() and asked.exception() is not None):
            asked = self._asked = _beside_the_loop(self._load)
        return await asyncio.shield(asked)


def _beside_the_loop(load: Callable[[], PrivateKey]) -> "asyncio.Future[PrivateKey]":
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[PrivateKey] = loop.create_future()
    # A failure that nobody waits for any more is told to whoever asks next.
    answer.add_done_callback(lambda future: future.exception())

    def tell(how: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # The loop has ended, and the process is about to.
            loop.call_soon_threadsafe(how)

    def ask() -> None:
        try:
            key = load()
        except Exception as error:  # noqa: BLE001 — the top of a thread; whoever waits gets it
            failure = error
            tell(lambda: answer.set_exception(failure))
        else:
            tell(lambda: answer.set_result(key))

    # A daemon thread, since one that hangs in the system's keyring can't be ended.
    threading.Thread(target=ask, name="identity", daemon=True).start()
    return answer
