"""Questions to a system that may hang, asked in a thread of their own.

Services behind a system call can be stopped, busy or broken. Nobody waits for them longer than a
moment: an answer that is late counts as unknown until it comes.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

ANSWER_SECONDS = 0.15
"""How long a reader waits for an answer; leaves room within the fifth of a second of a reading."""

T = TypeVar("T")


class AskedAside(Generic[T]):
    """Keeps the last answer while it is fresh, and asks again when it is not.

    Args:
        ask: The question; an OSError counts as not knowing.
        fresh_seconds: How long an answer is used again.
        monotonic_seconds: Tells time.
        name: What the thread is called.
    """

    def __init__(
        self,
        ask: Callable[[], T],
        *,
        fresh_seconds: float,
        monotonic_seconds: Callable[[], float],
        name: str,
    ) -> None:
        self._ask = ask
        self._fresh_seconds = fresh_seconds
        self._monotonic_seconds = monotonic_seconds
        self._name = name
        self._changed = threading.Condition()
        self._asking = False
        self._closed = False
        self._answer: T | None = None
        self._asked_at: float | None = None
        self._thread: threading.Thread | None = None

    def read(self) -> T | None:
        """Return the answer, or None while none came in time or none is known."""
        with self._changed:
            if self._closed:
                return None
            if self._is_fresh():
                return self._answer
            if self._asking:
                return None  # It is late already; nobody waits for it a second time.
            self._asking = True
            self._asked_at = self._monotonic_seconds()
            if self._thread is None:
                # A daemon thread, so that a call that hangs can't keep the process from ending.
                self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._asking or self._closed, ANSWER_SECONDS)
            return None if self._asking else self._answer

    def close(self) -> None:
        """Let the thread end; safe to repeat."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _is_fresh(self) -> bool:
        # As old as its question: what a call saw before it hung may be over when it returns.
        if self._asking or self._asked_at is None:
            return False
        return self._monotonic_seconds() - self._asked_at < self._fresh_seconds

    def _serve(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._asking or self._closed)
                if self._closed:
                    return
            answer: T | None
            try:
                answer = self._ask()
            except OSError:
                answer = None
            with self._changed:
                self._answer = answer
                self._asking = False
                self._changed.notify_all()
