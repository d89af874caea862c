"""Holding an inspector back, and ending it, in the middle of its work."""

import threading

from potluck_training.control import Flow, MicroBatchProgress


class Gate:
    """Asked after every micro-batch; blocks while held, and stops the work when closed.

    Safe to use from any thread.
    """

    def __init__(self, *, held: bool = False) -> None:
        self._changed = threading.Condition()
        self._held = held
        self._closed = False

    def hold(self) -> None:
        """Let nothing through until go() is called."""
        self._set(held=True)

    def go(self) -> None:
        """Let work through."""
        self._set(held=False)

    def close(self) -> None:
        """End the work at its next micro-batch, held or not, for good."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_until_open(self) -> Flow:
        """Block while held; STOP once the gate is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._held)
            return Flow.STOP if self._closed else Flow.CONTINUE

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:  # noqa: ARG002
        """Say whether to go on, as the training room asks."""
        return self.wait_until_open()

    def _set(self, *, held: bool) -> None:
        with self._changed:
            self._held = held
            self._changed.notify_all()
