"""Idleness by an X11 display, asked in a thread of its own.

A display may die or hang at any moment, and its library then blocks for good. So the daemon never
waits for it longer than a moment: an answer that is late counts as none until it comes.
"""

import threading
from collections.abc import Callable

from potluck_client.host.x11_display import XDisplay, XDisplayError, open_display

ANSWER_SECONDS = 0.2
RETRY_SECONDS = 30.0


class X11Idle:
    """Implements IdleProbe on the MIT-SCREEN-SAVER extension."""

    def __init__(
        self,
        name: str,
        monotonic_seconds: Callable[[], float],
        open_it: Callable[[str], XDisplay] = open_display,
    ) -> None:
        self._name = name
        self._monotonic_seconds = monotonic_seconds
        self._open_it = open_it
        self._display: XDisplay | None = None
        self._retry_at = 0.0
        self._asked = threading.Semaphore(0)
        self._answered = threading.Event()
        self._waiting = False
        self._answer: float | None = None
        self._thread: threading.Thread | None = None

    def idle_seconds(self) -> float | None:
        """Return seconds since the last input at the display, or None when it does not tell."""
        if self._thread is None:
            # A daemon thread, so that a hung display can't keep the process from ending.
            self._thread = threading.Thread(target=self._serve, name="x11-idle", daemon=True)
            self._thread.start()
        if not self._waiting:
            self._answered.clear()
            self._waiting = True
            self._asked.release()
            late = not self._answered.wait(ANSWER_SECONDS)
        else:
            late = not self._answered.is_set()
        if late:
            return None
        self._waiting = False
        return self._answer

    def _serve(self) -> None:
        while True:
            self._asked.acquire()
            self._answer = self._ask()
            self._answered.set()

    def _ask(self) -> float | None:
        try:
            if self._display is None:
                if self._monotonic_seconds() < self._retry_at:
                    return None
                self._display = self._open_it(self._name)
            return self._display.idle_seconds()
        except XDisplayError:
            if self._display is not None:
                self._display.close()
            self._display = None
            self._retry_at = self._monotonic_seconds() + RETRY_SECONDS
            return None
