"""What happens between two micro-batches, and between layers: report, hold, rest, or stop."""

import time
from collections import deque
from collections.abc import Callable

from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.orders import Orders, Wish
from potluck_training.control import Flow, MicroBatchProgress

REPORT_SECONDS = 0.25
"""Shortest time between two progress messages."""

SPEED_SECONDS = 10.0
"""Seconds of work over which speed is measured."""

SHORTEST_REST_SECONDS = 0.001
"""Rests below it are put together; a system can't wait for less."""

LONGEST_CYCLE_SECONDS = 1.0
"""Longest work and rest together: where a micro-batch takes longer, rests fall between layers.

So the power of a throttled device stays even enough for its sensors, its fan and its regulator.
"""

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
        self._counted_seconds = 0.0
        self._unreported: MicroBatchProgress | None = None

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Report, then hold or rest for as long as that is wanted."""
        self._count(progress)
        self._unreported = progress
        wish = self._orders.wish()
        if self._reported_at is None or self._clock() - self._reported_at >= REPORT_SECONDS:
            self._report()
        self._owe(progress.busy_seconds - self._counted_seconds, wish.duty)
        self._counted_seconds = 0.0
        return self._give_way(wish)

    def interrupts(self, busy_seconds: float) -> bool:
        """Tell whether something is wanted that can't wait for the end of the micro-batch."""
        wish = self._orders.wish()
        self._counted_seconds += busy_seconds
        self._owe(busy_seconds, wish.duty)
        # A rest that is owed in full is 1 - duty of a cycle.
        rest_is_due = self._owed_seconds > LONGEST_CYCLE_SECONDS * (1.0 - wish.duty) > 0.0
        return wish.stop or wish.hold is not None or rest_is_due

    def between_layers(self) -> Flow:
        """Hold or rest, in the middle of a micro-batch, for as long as that is wanted."""
        wish = self._orders.wish()
        self._owe(0.0, wish.duty)  # It may have changed since interrupts().
        return self._give_way(wish)

    def _give_way(self, wish: Wish) -> Flow:
        while not wish.stop:
            if wish.hold is not None:
                # Before a hold and after it, so that the daemon knows to the micro-batch what was
                # done.
                self._report()
                if wish.hold.release_memory:
                    return Flow.STOP
                answer_hold(self._orders, self._say, wish, memory_released=False)
                wish = self._orders.wait_for_change(wish)
                self._rested()
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
        """Begin anew at the last segment, after a micro-batch that may not have come to its end."""
        self._counted_seconds = 0.0
        self._rested()

    def _rested(self) -> None:
        """Forget what is owed: a pause was rest enough, and the daemon hears of the next batch."""
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

    def _report(self) -> None:
        """Say how far the unit is, unless that was said."""
        progress, self._unreported = self._unreported, None
        if progress is None:
            return
        self._reported_at = self._clock()
        seconds = self._recent_seconds
        report = wire.UnitProgress(
            unit_id=self._unit_id,
            steps_done=progress.steps_done,
            micro_batches_done=progress.micro_batches_done,
            loss=progress.loss,
            tokens_per_second=self._recent_tokens / seconds if seconds > 0.0 else 0.0,
            busy_seconds=self._busy_seconds,
        )
        self._say(wire.FromWorker(progress=report))


def answer_hold(orders: Orders, say: Say, wish: Wish, *, memory_released: bool) -> None:
    """Say that work has stopped as a Hold asked, once for each."""
    if orders.first_answer(wish.hold_number):
        say(wire.FromWorker(held=wire.Held(memory_released=memory_released)))


def _rest(duty: float) -> float:
    """Return the seconds of rest that a second of work asks for."""
    return (1.0 - duty) / duty
