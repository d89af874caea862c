"""Places within a micro-batch where work can stop: between the halves of layers, both ways.

A micro-batch of a large model on a slow processor takes tens of seconds, which is far too long for
a person who wants their computer back. At each of these places the control is asked. It may block
there for as long as it likes, since nothing that is computed depends on when; or it says stop, and
UnitStopped comes out of the forward or backward pass like any other exception.

On a graphics card kernels are queued ahead of the device. So that a stop takes hold at once, no
more than the work between a few of these places is ever queued.
"""

import time
from collections import deque
from collections.abc import Callable

import torch
from torch import Tensor

from potluck_training.control import Flow, UnitControl
from potluck_training.errors import UnitStopped

STOPPED = "Work was stopped as asked. It can be taken up from what was saved last."

QUEUED_PLACES = 3
"""How many places the host may be ahead of a graphics card: enough that the card never waits."""


class YieldPoints:
    """Asks one control, and keeps the time that work took apart from the time it was held.

    Used by one thread at a time; the backward pass on a graphics card has a thread of its own,
    but the one that started it waits meanwhile.

    Args:
        control: Whom to ask.
        device: What PyTorch calls the device.
        clock: Seconds that never go back.
    """

    def __init__(
        self, control: UnitControl, device: str, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._control = control
        self._clock = clock
        self._on_card = torch.device(device).type == "cuda"
        self._queued: deque[torch.cuda.Event] = deque()
        self._since = self._clock()
        self._busy_seconds = 0.0

    def between(self, activations: Tensor) -> None:
        """Ask now, in the forward pass, and again when the backward pass comes by here."""
        if activations.requires_grad:
            activations.register_hook(self._backward)  # type: ignore[no-untyped-call]
        self.ask()

    def ask(self) -> None:
        """Ask the control; raises UnitStopped when it says so."""
        if self._on_card:
            self._let_the_card_catch_up()
        if not self._control.interrupts(self._count()):
            return
        if self._queued:
            # What is held must not go on beneath.
            self._queued[-1].synchronize()
            self._queued.clear()
            self._count()
        flow = self._control.between_layers()
        self.resume()
        if flow is Flow.STOP:
            raise UnitStopped(STOPPED)

    def take_busy_seconds(self) -> float:
        """Return the seconds of work since this was last called, without those on hold."""
        self._count()
        seconds, self._busy_seconds = self._busy_seconds, 0.0
        return seconds

    def resume(self) -> None:
        """Leave out the time since the control was asked."""
        self._since = self._clock()

    def _backward(self, _gradient: Tensor) -> None:
        self.ask()

    def _count(self) -> float:
        now = self._clock()
        seconds, self._since = now - self._since, now
        self._busy_seconds += seconds
        return seconds

    def _let_the_card_catch_up(self) -> None:
        mark = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
        mark.record()
        self._queued.append(mark)
        if len(self._queued) > QUEUED_PLACES:
            oldest = self._queued.popleft()
            if not oldest.query():  # type: ignore[no-untyped-call]
                oldest.synchronize()
