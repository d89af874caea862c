"""Noticing the first input on systems that have to be asked for it.

A thread looks only while somebody waits for input, so that a resting computer is left alone.
"""

import threading
from collections.abc import Callable

Look = Callable[[], bool]
"""Tells whether there was input since the look began."""


class InputPoll:
    """Calls back at the first input, once.

    Args:
        begin: Remembers how things stand and returns the look that tells whether that changed.
        every_seconds: Time between two looks.
        name: What the thread is called.
    """

    def __init__(self, begin: Callable[[], Look], *, every_seconds: float, name: str) -> None:
        self._begin = begin
        self._every_seconds = every_seconds
        self._name = name
        self._over = threading.Event()

    def watch(self, on_input: Callable[[], None] | None) -> None:
        """Wait for input from now on in place of what was waited for before; None to stop."""
        self._over.set()
        if on_input is None:
            return
        self._over = threading.Event()
        threading.Thread(
            target=self._poll,
            args=(self._begin(), on_input, self._over),
            name=self._name,
            daemon=True,
        ).start()

    def _poll(self, look: Look, on_input: Callable[[], None], over: threading.Event) -> None:
        while not over.wait(self._every_seconds):
            if look() and not over.is_set():
                over.set()
                on_input()
