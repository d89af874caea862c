"""The worker's one loop: wait for an order, carry it out as the pace allows, say how it ended."""

import logging

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.asides import check, generate
from potluck_client.worker.device import give_memory_back, limit_memory
from potluck_client.worker.examining import examine
from potluck_client.worker.job_checks import checked_job
from potluck_client.worker.orders import Orders
from potluck_client.worker.pace import Pace, Say, answer_hold
from potluck_training.errors import DiskError, UnitStopped
from potluck_training.unit import UnitJob, run_unit

_LOG = logging.getLogger(__name__)


class UnitLoop:
    """Runs the units that the orders name, one after the other, and whatever else they ask for.

    Args:
        device: What PyTorch calls the device.
        orders: What the daemon wants.
        say: Sends a message to the daemon.
    """

    def __init__(self, device: str, orders: Orders, say: Say) -> None:
        self._device = device
        self._orders = orders
        self._say = say

    def run(self) -> None:
        """Carry out orders until nobody gives any more."""
        while not self._orders.closed:
            order = self._orders.next_beginning()
            if order is None:
                self._idle()
                continue
            if isinstance(order, wire.StartUnit):
                self._run_or_fail(order)
            elif isinstance(order, wire.Generate):
                generate(order, self._orders, self._say)
            elif isinstance(order, wire.Examine):
                examine(self._device, self._say)
            else:
                check(order, self._device, self._orders, self._say)
            give_memory_back(self._device)

    def _idle(self) -> None:
        wish = self._orders.wish()
        if wish.hold is not None:
            released = wish.hold.release_memory
            answer_hold(self._orders, self._say, wish, memory_released=released)
        if not wish.stop:
            self._orders.wait_for_change(wish)

    def _run_or_fail(self, start: wire.StartUnit) -> None:
        try:
            job = checked_job(start, self._device)
            limit_memory(self._device, start.memory_share)
            self._run(job)
        except DiskError as error:
            self._fail(start, error.sentence, retry=True, disk=True)
        except PotluckError as error:
            self._fail(start, error.sentence, retry=error.code is ErrorCode.FULL)
        except Exception as error:  # noqa: BLE001 — the top of the process; the daemon hears of it
            _LOG.exception("A unit failed")
            self._fail(
                start,
                f"The training part failed in a way that was not foreseen ({type(error).__name__}: "
                f"{error}). Please report it with the log.",
                retry=False,
            )

    def _run(self, job: UnitJob) -> None:
        """Run a unit, taking it up again as often as its memory was asked for."""
        pace = Pace(job.unit.unit_id, self._orders, self._say)
        while (finished := self._try(job, pace)) is None:
            wish = self._orders.wish()
            if wish.stop:
                return
            give_memory_back(self._device)
            while wish.hold is not None and not wish.stop:
                answer_hold(self._orders, self._say, wish, memory_released=True)
                wish = self._orders.wait_for_change(wish)
            pace.taken_up()
        self._say(wire.FromWorker(finished=wire.UnitFinished(commitment=finished)))

    def _try(self, job: UnitJob, pace: Pace) -> commitment.Commitment | None:
        """Run until the end or a stop; the tensors are gone when it returns."""

        def saved(segment: commitment.SegmentCommitment) -> None:
            message = wire.SegmentSaved(unit_id=job.unit.unit_id, segment=segment)
            self._say(wire.FromWorker(segment_saved=message))

        try:
            return run_unit(job, pace, saved)
        except UnitStopped:
            return None

    def _fail(
        self, start: wire.StartUnit, sentence: str, *, retry: bool, disk: bool = False
    ) -> None:
        failed = wire.UnitFailed(
            unit_id=start.unit.unit_id, message=sentence, retry=retry, disk=disk
        )
        self._say(wire.FromWorker(failed=failed))
