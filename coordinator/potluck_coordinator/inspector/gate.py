"""Holding an inspector back, slowing it down, and ending it, in the middle of its work."""

import threading
import time
from collections.abc import Callable

from potluck_training.control import Flow, MicroBatchProgress

SHORTEST_REST_SECONDS = 0.001
"""Rests below it are put together; a system can't wait for less."""


class Gate:
    """Asked after every micro-batch and between layers; blocks while held, stops when closed.

    Safe to use from any thread.

    Args:
        held: Begin held.
        clock: Monotonic seconds; tells how long a rest was.
    """

    def __init__(self, *, held: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._duty = 1.0
        self._owed_seconds = 0.0
        self._changed = threading.Condition()
        self._held = held
        self._closed = False

    def hold(self) -> None:
        """Let nothing through until go() is called."""
        self._set(held=True)

    def go(self, duty: float = 1.0) -> None:
        """Let work through.

        Args:
            duty: Share of time that it may take, above 0 and at most 1.
        """
        with self._changed:
            self._duty = duty
        self._set(held=False)

    def close(self) -> None:
        """End the work at its next layer, held or not, for good."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_until_open(self) -> Flow:
        """Block while held; STOP once the gate is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._held)
            return Flow.STOP if self._closed else Flow.CONTINUE

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Rest for the work that was done, and say whether to go on, as the training room asks."""
        with self._changed:
            self._owed_seconds += progress.busy_seconds * (1.0 / self._duty - 1.0)
            if self._owed_seconds >= SHORTEST_REST_SECONDS:
                began = self._clock()
                self._changed.wait_for(lambda: self._closed or self._held, self._owed_seconds)
                self._owed_seconds = max(0.0, self._owed_seconds - (self._clock() - began))
        return self.wait_until_open()

    def interrupts(self, busy_seconds: float) -> bool:  # noqa: ARG002
        """Tell whether it is held or closed; a flag that is read a moment late is read again."""
        return self._held or self._closed

    def between_layers(self) -> Flow:
        """Say whether to go on, as the training room asks in the middle of a micro-batch."""
        return self.wait_until_open()

    def _set(self, *, held: bool) -> None:
        with self._changed:
            self._held = held
            self._changed.notify_all()
