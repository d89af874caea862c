"""Ctrl-C and the signal to terminate, as requests that a command can answer in order."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator

# A terminal that is closed sends SIGHUP, which Windows does not have.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = tuple(signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__)


class StopRequests:
    """The first request asks to end in order, the second to end at once.

    Until a command listens, the first one cancels it.
    """

    def __init__(self, cancel: Callable[[], object]) -> None:
        self._cancel = cancel
        self._event = asyncio.Event()
        self._at_once: Callable[[], object] = cancel
        self._listening = False

    def listen(self, at_once: Callable[[], object]) -> None:
        """Promise to watch for requests; at_once is what the second one does."""
        self._listening = True
        self._at_once = at_once

    def request(self) -> None:
        """Take a request."""
        if self._event.is_set():
            self._at_once()
        elif not self._listening:
            self._cancel()
        self._event.set()

    @property
    def asked(self) -> bool:
        """Tell whether there was a request."""
        return self._event.is_set()

    async def wait(self) -> None:
        """Wait for the first request."""
        await self._event.wait()


@contextlib.contextmanager
def stop_requests(cancel: Callable[[], object]) -> Iterator[StopRequests]:
    """Take the signals of this process until the context ends."""
    loop = asyncio.get_running_loop()
    requests = StopRequests(cancel)

    def on_signal(_number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(requests.request)

    before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    try:
        yield requests
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
