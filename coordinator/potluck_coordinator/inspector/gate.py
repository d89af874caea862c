"""Holding an inspector back, and ending it, in the middle of its work."""

import threading

from potluck_training.control import Flow, MicroBatchProgress


class Gate:
    """Asked after every micro-batch and between layers; blocks while held, stops when closed.

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
        """End the work at its next layer, held or not, for good."""
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
