"""What happens between two micro-batches: report, hold, rest, or stop."""

import time
from collections import deque
from collections.abc import Callable

from potluck.v1 import worker_pb2 as wire
from potluck_training.control import Flow, MicroBatchProgress

from potluck_client.worker.orders import Orders, Wish

REPORT_SECONDS = 0.25
"""Shortest time between two progress messages."""

SPEED_SECONDS = 10.0
"""Seconds of work over which speed is measured."""

SHORTEST_REST_SECONDS = 0.001
"""Rests below it are put together; a system can't wait for less."""

_MOST_CREDIT_SECONDS = 1.0

Say = Callable[[wire.FromWorker], None]


class Pace:
    """Implements UnitControl for one unit.

    Args:
        unit_id: The unit, as named in messages.
        orders: What the daemon wants.
        say: Sends a message to the daemon.
        clock: Monotonic seconds; tells reports apart and how long a rest was.
    """

    def __init__(
        self,
        unit_id: bytes,
        orders: Orders,
        say: Say,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._unit_id = unit_id
        self._orders = orders
        self._say = say
        self._clock = clock
        self._reported_at: float | None = None
        self._busy_seconds = 0.0
        self._recent: deque[tuple[float, int]] = deque()
        self._recent_seconds = 0.0
        self._recent_tokens = 0
        self._owed_seconds = 0.0

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Report, then hold or rest for as long as that is wanted."""
        self._count(progress)
        wish = self._orders.wish()
        now = self._clock()
        # Before a hold and after it, so that the daemon knows to the micro-batch what was done.
        due = self._reported_at is None or now - self._reported_at >= REPORT_SECONDS
        if due or wish.hold is not None:
            self._say(wire.FromWorker(progress=self._report(progress)))
            self._reported_at = now
        self._owe(progress.busy_seconds, wish.duty)
        while not wish.stop:
            if wish.hold is not None:
                if wish.hold.release_memory:
                    return Flow.STOP
                answer_hold(self._orders, self._say, wish, memory_released=False)
                wish = self._orders.wait_for_change(wish)
                self.taken_up()
            elif self._owed_seconds > SHORTEST_REST_SECONDS:
                began = self._clock()
                duty = wish.duty
                wish = self._orders.wait_for_change(wish, self._owed_seconds)
                self._owed_seconds -= self._clock() - began
                if wish.duty != duty:
                    self._owed_seconds = (
                        max(0.0, self._owed_seconds) * _rest(wish.duty) / _rest(duty)
                    )
            else:
                return Flow.CONTINUE
        return Flow.STOP

    def taken_up(self) -> None:
        """Begin anew after a pause: it was rest enough, and the daemon hears of the first batch."""
        self._owed_seconds = 0.0
        self._reported_at = None

    def _owe(self, busy_seconds: float, duty: float) -> None:
        """Add the rest that work asks for; one that was too long counts for the next."""
        owed = max(self._owed_seconds, -_MOST_CREDIT_SECONDS)
        self._owed_seconds = owed + busy_seconds * _rest(duty) if duty < 1.0 else 0.0

    def _count(self, progress: MicroBatchProgress) -> None:
        self._busy_seconds += progress.busy_seconds
        self._recent.append((progress.busy_seconds, progress.tokens))
        self._recent_seconds += progress.busy_seconds
        self._recent_tokens += progress.tokens
        while len(self._recent) > 1 and self._recent_seconds > SPEED_SECONDS:
            seconds, tokens = self._recent.popleft()
            self._recent_seconds -= seconds
            self._recent_tokens -= tokens

    def _report(self, progress: MicroBatchProgress) -> wire.UnitProgress:
        seconds = self._recent_seconds
        return wire.UnitProgress(
            unit_id=self._unit_id,
            steps_done=progress.steps_done,
            micro_batches_done=progress.micro_batches_done,
            loss=progress.loss,
            tokens_per_second=self._recent_tokens / seconds if seconds > 0.0 else 0.0,
            busy_seconds=self._busy_seconds,
        )


def answer_hold(orders: Orders, say: Say, wish: Wish, *, memory_released: bool) -> None:
    """Say that work has stopped as a Hold asked, once for each."""
    if orders.first_answer(wish.hold_number):
        say(wire.FromWorker(held=wire.Held(memory_released=memory_released)))


def _rest(duty: float) -> float:
    """Return the seconds of rest that a second of work asks for."""
    return (1.0 - duty) / duty
