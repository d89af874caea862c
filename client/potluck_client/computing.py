"""Computing one unit on one device's worker, and giving way to the person at every moment."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from potluck.errors import PotluckError
from potluck.v1 import worker_pb2 as wire
from potluck_client.case import Decision
from potluck_client.energy import EnergyMeter, read_on, rest
from potluck_client.errors import WorkerError
from potluck_client.host.port import Clock, DeviceReading
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitChanges, UnitEntry
from potluck_client.lifecycle import UnitState
from potluck_client.watched import Watched, first_of
from potluck_client.worker_seat import WorkerSeat
from potluck_client.yielding import Due, Wait, due, memory_is_wanted

STALL_SECONDS = 3600.0
"""A worker that may work and says nothing for so long has failed."""


_STALLED = "The training part has done nothing for an hour, so it is started again."


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How the unit in hand goes.

    Attributes:
        steps_done: Inner steps done.
        loss: Training loss of the newest step; None before the first.
        tokens_per_second: Measured speed; 0 when not known.
        busy_seconds: Seconds of computing so far.
    """

    steps_done: int = 0
    loss: float | None = None
    tokens_per_second: float = 0.0
    busy_seconds: float = 0.0


class Computing:
    """One device's way of computing units.

    Args:
        seat: Where its worker sits.
        gate: Whether it may compute now.
        journal: Keeps how far units are.
        clock: Tells time and waits.
        on_change: Called when something was changed that a window shows.
        on_work: Called with a project and seconds of computing for it.

    Attributes:
        pace: How the unit in hand goes.
        at_work: Whether the worker computes.
    """

    def __init__(
        self,
        *,
        seat: WorkerSeat,
        gate: Watched[Decision],
        journal: Journal,
        clock: Clock,
        on_change: Callable[[], None],
        on_work: Callable[[str, float], None] = lambda _project_id, _seconds: None,
    ) -> None:
        self._seat = seat
        self._gate = gate
        self._journal = journal
        self._clock = clock
        self._on_change = on_change
        self._on_work = on_work
        self._meter = EnergyMeter()
        self._busy_before = 0.0
        self._evicted = ""
        self.pace = Pace()
        self.at_work = Watched(value=False)

    @property
    def working(self) -> bool:
        """Tell whether the worker computes."""
        return self.at_work.value

    async def start_worker(self) -> wire.WorkerReady | None:
        """Start the worker, or return None when the person came back meanwhile.

        Raises:
            WorkerError: It would not start.
        """
        starting = asyncio.ensure_future(self._seat.ensure())
        try:
            await first_of(asyncio.wait({starting}), self._closed())
            if starting.done():
                return starting.result()
        finally:
            # Waited for also when this is cancelled: nobody else may touch a worker that starts.
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
        await self._seat.end()
        return None

    def take_up(self, entry: UnitEntry) -> None:
        """Begin to account for a unit from where the journal has it; the speed is kept."""
        self._busy_before = entry.busy_seconds
        self._meter = EnergyMeter(watt_hours=entry.watt_hours)
        self.pace = Pace(
            steps_done=entry.steps_done,
            tokens_per_second=self.pace.tokens_per_second,
            busy_seconds=entry.busy_seconds,
        )

    async def compute(
        self, entry: UnitEntry, start: wire.StartUnit
    ) -> wire.UnitFinished | wire.UnitFailed | None:
        """Compute a unit from where it stands; None when the worker was ended for the person.

        Raises:
            WorkerError: The worker died, or it does nothing any more.
            JournalError: Its progress can't be written down; the worker was ended.
        """
        if await self.start_worker() is None:
            return None
        self.take_up(entry)
        self._move(entry, UnitState.RUNNING)
        start.duty, self._evicted = self._gate.value.duty, ""
        await self._seat.send(wire.ToWorker(start=start))
        self._set_working(True)
        follower = asyncio.create_task(self._follow_gate())
        try:
            return await self._listen(entry, start.duty)
        except PotluckError:
            # A worker that nobody listens to would compute on, whoever comes back.
            await self._seat.end()
            raise
        finally:
            follower.cancel()
            self._set_working(False)
            self._journal.note(entry.unit_id, self._progress())

    def evict(self, sentence: str) -> None:
        """End the worker that computes; the unit is begun again from its last segment.

        It counts as a death of the worker, so that a unit which this computer can't bear is given
        back after some of them.

        Args:
            sentence: Why, for the person.
        """
        if self.working:
            self._evicted = sentence
            self._seat.wake.set()

    def read_sensors(self, reading: DeviceReading) -> float:
        """Add a reading of the device to the energy of the unit in hand.

        Returns:
            The watt-hours since the reading before it.
        """
        if not self.working:
            return 0.0
        before = self._meter.watt_hours or 0.0
        self._meter = read_on(self._meter, reading, self._clock.monotonic_seconds())
        return (self._meter.watt_hours or 0.0) - before

    async def _listen(
        self, entry: UnitEntry, duty: float
    ) -> wire.UnitFinished | wire.UnitFailed | None:
        wait: Wait | None = None
        heard_at = self._clock.monotonic_seconds()
        while True:
            self._seat.wake.clear()
            while (message := self._seat.take()) is not None:
                heard_at = self._clock.monotonic_seconds()
                match message.WhichOneof("message"):
                    case "finished" if message.finished.commitment.unit_id == entry.unit_id:
                        return message.finished
                    case "failed":
                        return message.failed
                    case "held" if wait is not None:
                        wait = replace(wait, answered=True)
                    case "progress":
                        self._note_progress(entry, message.progress)
                    case "segment_saved":
                        self._note_segment(entry, message.segment_saved)
                    case _:
                        pass
            if self._evicted:
                raise WorkerError(self._evicted)
            decision, now = self._gate.value, self._clock.monotonic_seconds()
            if not decision.may_run and wait is None:
                # The worker is told first: the person comes before the journal.
                await self._seat.send(wire.ToWorker(hold=wire.Hold()))
                wanted = now if memory_is_wanted(decision.reason) else None
                wait = Wait(asked=now, wanted=wanted)
                self._set_working(False)
                self._move(entry, UnitState.SUSPENDED)
            elif decision.may_run and wait is not None:
                self._move(entry, UnitState.RUNNING)
                await self._seat.send(wire.ToWorker(proceed=wire.Proceed()))
                wait, heard_at = None, now
                self._set_working(True)
            elif wait is not None and wait.wanted is None and memory_is_wanted(decision.reason):
                wait = replace(wait, wanted=now)
            if decision.may_run and decision.duty != duty:
                duty = decision.duty
                await self._seat.send(wire.ToWorker(set_duty=wire.SetDuty(duty=duty)))
            if wait is None:
                left = heard_at + STALL_SECONDS - now
                if left <= 0:
                    raise WorkerError(_STALLED)
                await self._woken(left)
                continue
            what, again = due(wait, now)
            if what in {Due.KILL, Due.END}:
                await self._seat.end()
                return None
            if what is Due.RELEASE_MEMORY:
                await self._seat.send(wire.ToWorker(hold=wire.Hold(release_memory=True)))
                wait = replace(wait, asked=now, answered=False, releasing=True)
                _, again = due(wait, now)
            await self._woken(again - now)

    def _note_progress(self, entry: UnitEntry, progress: wire.UnitProgress) -> None:
        loss, before = progress.loss, self.pace.busy_seconds
        self.pace = Pace(
            steps_done=progress.steps_done,
            loss=loss if loss == loss else self.pace.loss,
            tokens_per_second=progress.tokens_per_second,
            busy_seconds=self._busy_before + progress.busy_seconds,
        )
        self._on_work(entry.project_id, self.pace.busy_seconds - before)
        self._on_change()

    def _note_segment(self, entry: UnitEntry, saved: wire.SegmentSaved) -> None:
        changes = replace(self._progress(), steps_done=saved.segment.steps_done)
        self._journal.note(entry.unit_id, changes)

    def _progress(self) -> UnitChanges:
        return UnitChanges(busy_seconds=self.pace.busy_seconds, watt_hours=self._meter.watt_hours)

    def _move(self, entry: UnitEntry, to: UnitState) -> None:
        self._journal.move(entry.unit_id, to, self._clock.unix_seconds())
        self._on_change()

    def _set_working(self, working: bool) -> None:
        self.at_work.set(working)
        if not working:
            self._meter = rest(self._meter)
        self._on_change()

    async def _woken(self, seconds: float) -> None:
        await first_of(self._seat.wake.wait(), self._clock.sleep(seconds))

    async def _follow_gate(self) -> None:
        while True:
            # Also at the beginning: the gate may have closed before this task had its first turn.
            self._seat.wake.set()
            await self._gate.change()

    async def _closed(self) -> None:
        while self._gate.value.may_run:
            await self._gate.change()
