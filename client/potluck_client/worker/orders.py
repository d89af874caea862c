"""What the daemon wants of the worker now: a reader thread writes it, the training thread reads it.

Holding is a state of the worker, not of a unit: it ends with Proceed, Abandon or the next order
to begin something. Every Hold is answered once, also when it repeats the one before.
"""

import threading
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.frames import read_frame
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.job_checks import check_duty

Beginning: TypeAlias = wire.StartUnit | wire.Generate | wire.Check | wire.Examine
"""An order to begin something."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is wanted at one moment.

    Attributes:
        stop: True when what is in hand is to be left: abandoned, replaced, or the pipe closed.
        hold: How to hold, or None to work.
        hold_number: Counts the Hold messages, so that each is answered once.
        duty: Share of time to compute.
    """

    stop: bool
    hold: wire.Hold | None
    hold_number: int
    duty: float


class Orders:
    """The newest orders, safe between two threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._next: Beginning | None = None
        self._abandoned = False
        self._closed = False
        self._hold: wire.Hold | None = None
        self._hold_number = 0
        self._answered_hold = 0
        self._duty = 1.0
        self._wish = self._drawn_up()

    def take(self, message: wire.ToWorker) -> None:
        """Put an order into force; raises FormatError when it is none."""
        with self._changed:
            match message.WhichOneof("message"):
                case "start":
                    self._next, self._hold = message.start, None
                    self._duty = message.start.duty
                case "generate":
                    self._next, self._hold, self._duty = message.generate, None, 1.0
                case "check":
                    self._next, self._hold, self._duty = message.check, None, 1.0
                case "examine":
                    self._next, self._hold, self._duty = message.examine, None, 1.0
                case "hold":
                    self._hold = message.hold
                    self._hold_number += 1
                case "proceed":
                    self._hold = None
                case "set_duty":
                    check_duty(message.set_duty.duty)
                    self._duty = message.set_duty.duty
                case "abandon":
                    self._abandoned, self._next, self._hold = True, None, None
                case _:
                    raise FormatError("The daemon sent an order that this worker does not know.")
            self._tell()

    def close(self) -> None:
        """Stop everything: nobody gives orders any more."""
        with self._changed:
            self._closed = True
            self._tell()

    def next_beginning(self) -> Beginning | None:
        """Take what is to begin, if anything; what was said of what was before is forgotten."""
        with self._changed:
            order, self._next = self._next, None
            self._abandoned = False
            self._tell()
            return order

    @property
    def closed(self) -> bool:
        """Tell whether nobody gives orders any more."""
        with self._changed:
            return self._closed

    def first_answer(self, hold_number: int) -> bool:
        """Tell whether a Hold is answered for the first time, and remember it."""
        with self._changed:
            first = hold_number > self._answered_hold
            self._answered_hold = max(self._answered_hold, hold_number)
            return first

    def wish(self) -> Wish:
        """Return what is wanted now; so cheap that it may be asked between two layers."""
        return self._wish

    def wait_for_change(self, since: Wish, seconds: float | None = None) -> Wish:
        """Wait until something else is wanted, or so long, and return what is wanted then."""
        with self._changed:
            self._changed.wait_for(lambda: self._wish != since, seconds)
            return self._wish

    def _tell(self) -> None:
        self._wish = self._drawn_up()
        self._changed.notify_all()

    def _drawn_up(self) -> Wish:
        return Wish(
            stop=self._closed or self._abandoned or self._next is not None,
            hold=self._hold,
            hold_number=self._hold_number,
            duty=self._duty,
        )


def read_orders(stream: BinaryIO, orders: Orders) -> None:
    """Take orders until the stream ends.

    Raises:
        FormatError: The stream carries something else than orders.
    """
    while (frame := read_frame(stream)) is not None:
        message = wire.ToWorker()
        try:
            message.ParseFromString(frame)
        except DecodeError as error:
            raise FormatError("The daemon sent an order that can't be read.") from error
        orders.take(message)
