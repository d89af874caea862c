"""What a worker does beside units, for a person who asked: write a text, or check the speed."""

import logging
import time
from collections.abc import Callable

from potluck.errors import PotluckError
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.device import limit_memory
from potluck_client.worker.job_checks import check_check, checked_text
from potluck_client.worker.orders import Orders
from potluck_client.worker.pace import Pace, Say
from potluck_training.control import Flow, MicroBatchProgress
from potluck_training.generation.text import write_text
from potluck_training.speed import practice_seconds, train_for_speed

TEXT_SECONDS = 0.05
"""Characters that come faster are sent together; nobody reads faster."""

_NOBODY = b""
_NOT_TRIED = (
    "The model could not be tried, for a reason that was not foreseen ({}). Please report it with "
    "the log."
)
_NOT_CHECKED = (
    "The check failed for a reason that was not foreseen ({}). Please report it with the log."
)
_LOG = logging.getLogger(__name__)


def generate(
    order: wire.Generate, orders: Orders, say: Say, clock: Callable[[], float] = time.monotonic
) -> None:
    """Write a text and send it as it comes, until its end or until something else is wanted.

    Args:
        order: What to write.
        orders: What the daemon wants.
        say: Sends a message to the daemon.
        clock: Monotonic seconds.
    """

    def tell(text: str, *, done: bool = False, problem: str = "") -> None:
        piece = wire.GeneratedText(number=order.number, text=text, done=done, problem=problem)
        say(wire.FromWorker(text=piece))

    waiting, said_at = "", clock() - TEXT_SECONDS
    try:
        for text in write_text(checked_text(order), lambda: not orders.wish().stop):
            waiting += text
            if waiting and clock() - said_at >= TEXT_SECONDS:
                tell(waiting)
                waiting, said_at = "", clock()
    except Exception as error:  # noqa: BLE001 — the top of the process; the daemon hears of it
        tell(waiting, done=True, problem=_in_words(error, _NOT_TRIED))
        return
    tell(waiting, done=True)


def check(order: wire.Check, device: str, orders: Orders, say: Say) -> None:
    """Train for a while to see how fast the device is, and say so.

    Args:
        order: How long.
        device: What PyTorch calls the device.
        orders: What the daemon wants.
        say: Sends a message to the daemon.
    """
    speed = CheckControl(Pace(_NOBODY, orders, say), order.seconds)
    problem = ""
    try:
        check_check(order)
        limit_memory(device, order.memory_share)
        train_for_speed(device, order.threads, speed)
    except Exception as error:  # noqa: BLE001 — the top of the process; the daemon hears of it
        problem = _in_words(error, _NOT_CHECKED)
    finished = wire.CheckFinished(problem=problem)
    if not problem and speed.tokens_per_second > 0.0:
        finished.tokens_per_second = speed.tokens_per_second
        finished.practice_seconds = practice_seconds(speed.tokens_per_second)
    say(wire.FromWorker(checked=finished))


class CheckControl:
    """Implements UnitControl: a unit's pace, which ends after so many seconds.

    Args:
        pace: Reports, holds and rests.
        seconds: How long the work may last from the first micro-batch that counts.
        clock: Monotonic seconds.
    """

    def __init__(
        self, pace: Pace, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pace = pace
        self._seconds = seconds
        self._clock = clock
        self._began: float | None = None
        self._tokens = 0
        self._busy_seconds = 0.0

    @property
    def tokens_per_second(self) -> float:
        """Tokens a second of work; 0 before the first."""
        return self._tokens / self._busy_seconds if self._busy_seconds > 0.0 else 0.0

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Count, and say whether to go on."""
        now = self._clock()
        self._began = now if self._began is None else self._began
        self._tokens += progress.tokens
        self._busy_seconds += progress.busy_seconds
        flow = self._pace.after_micro_batch(progress)
        return Flow.STOP if now - self._began >= self._seconds else flow

    def interrupts(self, busy_seconds: float) -> bool:
        """Tell whether something is wanted in the middle of a micro-batch."""
        return self._pace.interrupts(busy_seconds)

    def between_layers(self) -> Flow:
        """Give way in the middle of a micro-batch."""
        return self._pace.between_layers()


def _in_words(error: Exception, unforeseen: str) -> str:
    if isinstance(error, PotluckError):
        return error.sentence
    sentence = unforeseen.format(f"{type(error).__name__}: {error}")
    _LOG.exception(sentence)
    return sentence
