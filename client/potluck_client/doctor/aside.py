"""Questions that may hang, asked in a thread of their own and waited for so long and no longer."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

T = TypeVar("T")


async def aside(ask: Callable[[], T], seconds: float) -> T:
    """Return what a blocking function answers.

    Raises:
        TimeoutError: It did not answer in time; it is left alone, and what it says is dropped.
        Exception: Whatever it raises.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def give(found: T) -> None:
        if not answer.done():
            answer.set_result(found)

    def refuse(failure: Exception) -> None:
        if not answer.done():
            answer.set_exception(failure)

    def run() -> None:
        try:
            found = ask()
        except Exception as error:  # noqa: BLE001 — the top of a thread; whoever waits gets it
            _into(loop, partial(refuse, error))
        else:
            _into(loop, partial(give, found))

    # A daemon thread, since one that hangs in a driver or a keyring can't be ended.
    threading.Thread(target=run, name="doctor", daemon=True).start()
    async with asyncio.timeout(seconds):
        return await answer


def _into(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # The loop has ended, and the process is about to.
        loop.call_soon_threadsafe(call)
