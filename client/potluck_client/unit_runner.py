"""One device's road through its units: lease, fetch, compute, hand in, and again.

What to do next follows from the journal alone, so a daemon that was killed at any point goes on
from there. Reasons not to compute close the gate; they never stop what is computed from being
handed in, which only a pause does.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from potluck.errors import PotluckError
from potluck.v1 import worker_pb2 as wire
from potluck_client.activity import Activity
from potluck_client.activity_log import about_work
from potluck_client.backoff import delay_seconds
from potluck_client.case import Decision
from potluck_client.computing import Computing
from potluck_client.errors import WorkerError
from potluck_client.handing_in import lease_of
from potluck_client.host.port import DeviceFacts
from potluck_client.journal.records import UnitChanges, UnitEntry
from potluck_client.lifecycle import IN_HAND, TO_HAND_IN, UNFINISHED, UnitState
from potluck_client.projects import Project
from potluck_client.runner_parts import RunnerParts
from potluck_client.runner_waits import RunnerWaits
from potluck_client.trouble import Trouble, disk_is_full, trouble_of
from potluck_client.unit_endings import DEVICE_GONE, Ending, ending_of, failed, unwanted
from potluck_client.unit_orders import UnitOrders
from potluck_client.watched import Watched, first_of
from potluck_client.work_seeking import WorkSeeking
from potluck_client.worker_seat import WorkerSeat

_MOST_DEATHS = 3


class UnitRunner:
    """Drives one device.

    Attributes:
        device: The device.
        gate: Whether it may compute now; the daemon sets it.
        computing: How the unit in hand goes.
        activity: What it does.
        unit: The unit it is busy with; None between two.
        trouble: What went wrong last; None when nothing is wrong.
    """

    def __init__(
        self,
        device: DeviceFacts,
        *,
        parts: RunnerParts,
        gate: Watched[Decision],
        seat: WorkerSeat,
        takes_orphans: Callable[[UnitEntry], bool],
    ) -> None:
        self.device = device
        self.gate = gate
        self.computing = Computing(
            seat=seat,
            gate=gate,
            journal=parts.journal,
            clock=parts.clock,
            on_change=parts.on_change,
            on_work=parts.book.note_work,
        )
        self.activity = Activity.RESTING
        self.unit: UnitEntry | None = None
        self.trouble: Trouble | None = None
        self._parts = parts
        self._journal = parts.journal
        self._clock = parts.clock
        self._seat = seat
        self._waits = RunnerWaits(
            seat=seat, gate=gate, may_transfer=parts.may_transfer, clock=parts.clock
        )
        self._orders = UnitOrders(device.device_id, parts)
        self._takes_orphans = takes_orphans
        self._seeking = WorkSeeking(
            device.device_id,
            book=parts.book,
            journal=parts.journal,
            clock=parts.clock,
            threads=self._orders.threads,
            may_fetch=lambda: parts.may_seek.value.may_run,
        )

    async def run(self) -> None:
        """Work until cancelled; whatever goes wrong is shown and tried again."""
        failures = 0
        try:
            while True:
                try:
                    await self._turn()
                    failures, self.trouble = 0, None
                except (PotluckError, OSError) as error:
                    trouble = trouble_of(error)
                    if disk_is_full(error):
                        await self._wait_for_disk(trouble.sentence)
                        continue
                    failures, self.trouble = failures + 1, trouble
                    self._set(Activity.RESTING)
                    await self._clock.sleep(delay_seconds(failures, self._parts.jitter()))
        finally:
            await self._seat.end()

    @property
    def worker_pid(self) -> int | None:
        """The process of its worker; None while none runs."""
        return self._seat.pid

    @property
    def in_hand(self) -> UnitEntry | None:
        """The unit that is not handed in, also before it is taken up; None when there is none."""
        return self._next_unit()

    async def _turn(self) -> None:
        entry = self._next_unit()
        if entry is None:
            self._set(Activity.RESTING)
            entry = await self._lease()
        if entry is None:
            return
        self.unit = entry
        self.computing.take_up(entry)
        try:
            await self._finish(entry)
        finally:
            self.unit = None
            self._parts.on_change()

    def _next_unit(self) -> UnitEntry | None:
        mine = (
            entry
            for entry in self._journal.unfinished()
            if (entry.device_id == self.device.device_id or self._takes_orphans(entry))
            and self._parts.book.find(entry.project_id) is not None
        )
        return next(mine, None)

    async def _lease(self) -> UnitEntry | None:
        if not (self.gate.value.may_run and self._parts.may_lease.value):
            await self._rest(first_of(self.gate.change(), self._parts.may_lease.change()))
            return None
        if (wait := self._seeking.wait_seconds) > 0:
            await self._rest(
                first_of(
                    self.gate.change(),
                    self._parts.book.news.change(),
                    self._parts.may_seek.change(),
                    self._clock.sleep(wait),
                )
            )
            return None
        if self._seat.ready is None:
            self._set(Activity.STARTING)
        ready = await self.computing.start_worker()
        if ready is None:
            return None
        return await self._seeking.ask(ready, self.computing.pace.tokens_per_second)

    async def _finish(self, entry: UnitEntry) -> None:
        """Bring a unit to its end on this side, unless the coordinator stops wanting it."""
        project = self._parts.book.find(entry.project_id)
        if project is None:
            return
        if entry.state in IN_HAND and entry.device_id != self.device.device_id:
            await self._give_back(entry, project, DEVICE_GONE)
            return
        steps = asyncio.ensure_future(self._steps(entry, project))
        keeper = asyncio.ensure_future(
            self._parts.leases.until_unwanted(
                entry, project, lambda: self.computing.pace.steps_done
            )
        )
        try:
            await asyncio.wait({steps, keeper}, return_when=asyncio.FIRST_COMPLETED)
            if not steps.done():
                steps.cancel()
                await asyncio.gather(steps, return_exceptions=True)
                await self._seat.send_if_up(wire.ToWorker(abandon=wire.Abandon()))
                self._give_up(entry, unwanted(keeper.result()))
            else:
                await self._settle(entry, project, steps.exception())
        finally:
            for task in (steps, keeper):
                task.cancel()
            await asyncio.gather(steps, keeper, return_exceptions=True)

    async def _settle(
        self, entry: UnitEntry, project: Project, error: BaseException | None
    ) -> None:
        if error is None:
            return
        ending = ending_of(error)
        if ending is None:
            raise error  # The unit stays where it is.
        await self._give_back(entry, project, ending)

    async def _give_back(self, entry: UnitEntry, project: Project, ending: Ending) -> None:
        """Give a unit up and tell the coordinator once; if that fails the lease runs out."""
        self._give_up(entry, ending)
        # A project that was left is not told: it may never be talked to again.
        await first_of(self._release(entry, project), self._parts.book.left(project))

    async def _release(self, entry: UnitEntry, project: Project) -> None:
        link = await project.ready()
        with suppress(PotluckError):
            await link.release(lease_of(entry).lease_id)

    async def _steps(self, entry: UnitEntry, project: Project) -> None:
        if entry.state is UnitState.LEASED:
            self._parts.diary.note(about_work.begun(entry, project.name))
            entry = self._move(entry, UnitState.DOWNLOADING)
        if entry.state in IN_HAND:
            if self._parts.fetching.missing_bytes(entry):
                fetch = partial(self._parts.fetching.fetch, entry, project)
                await self._over_network(project, Activity.FETCHING, fetch)
            self.trouble = None  # Whatever stood in the way of this unit has passed.
            if entry.state is UnitState.DOWNLOADING:
                entry = self._move(entry, UnitState.READY)
            entry = await self._compute(entry, project)
        if entry.state in TO_HAND_IN:
            await self._over_network(
                project, Activity.SENDING, lambda: self._hand_in(entry, project)
            )

    async def _hand_in(self, entry: UnitEntry, project: Project) -> None:
        """Hand a unit in from the step at which the journal has it now."""
        entry = self._journal.unit(entry.unit_id) or entry
        handed_in = await self._parts.handing_in.hand_in(
            entry, project, lambda _done, _total: self._parts.on_change()
        )
        self._parts.diary.note(about_work.handed_in(handed_in, project.name))

    async def _over_network(
        self, project: Project, activity: Activity, step: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        """Carry out a step that moves files; Practice needs no network for it."""
        await self._waits.over_network(
            step,
            local=project.practice,
            on_wait=lambda: self._set(Activity.RESTING),
            on_move=lambda: self._set(activity),
        )

    async def _compute(self, entry: UnitEntry, project: Project) -> UnitEntry:
        while entry.state in IN_HAND:
            if not self.gate.value.may_run:
                await self._rest(self.gate.change())
                continue
            self._set(Activity.COMPUTING)
            try:
                said = await self.computing.compute(entry, self._orders.start(entry))
            except WorkerError as error:
                entry = await self._after_death(entry, project, error.sentence, retry=True)
                continue
            entry = self._journal.unit(entry.unit_id) or entry
            if isinstance(said, wire.UnitFinished):
                self._parts.disk.took()
                entry = await self._parts.handing_in.seal(entry, said.commitment)
            elif said is not None and said.disk:
                await self._wait_for_disk(said.message)
            elif said is not None:
                entry = await self._after_death(entry, project, said.message, retry=said.retry)
        return entry

    async def _after_death(
        self, entry: UnitEntry, project: Project, sentence: str, *, retry: bool
    ) -> UnitEntry:
        """Try again from the last segment, or give the unit back after too many tries."""
        deaths = (self._journal.unit(entry.unit_id) or entry).deaths + 1
        entry = self._journal.note(entry.unit_id, UnitChanges(deaths=deaths))
        self.trouble = trouble_of(WorkerError(sentence))
        self._parts.on_change()
        if retry and deaths < _MOST_DEATHS:
            await self._clock.sleep(delay_seconds(deaths, self._parts.jitter()))
            return entry
        await self._give_back(entry, project, failed(sentence))
        raise WorkerError(f"{about_work.GIVEN_BACK} {sentence}")

    async def _wait_for_disk(self, sentence: str) -> None:
        """Wait until the disk may take something again; the unit stays as it is."""
        self._parts.disk.refused(sentence)
        await self._rest(self._parts.disk.over())

    async def _rest(self, until: Coroutine[Any, Any, object]) -> None:
        """Wait with nothing to do."""
        self._set(Activity.RESTING)
        await self._waits.beside_worker(until)

    def _give_up(self, entry: UnitEntry, ending: Ending) -> None:
        now = self._journal.unit(entry.unit_id) or entry
        if now.state in UNFINISHED:
            self._move(now, ending.state, ending.sentence)
            project = self._parts.book.find(entry.project_id)
            name = "" if project is None else project.name
            self._parts.diary.note(about_work.given_back(entry, name, ending.sentence))
        self._parts.folders.forget_unit(entry.project_id, entry.unit_id)

    def _move(self, entry: UnitEntry, to: UnitState, sentence: str = "") -> UnitEntry:
        self.unit = self._journal.move(
            entry.unit_id, to, self._clock.unix_seconds(), sentence=sentence
        )
        self._parts.on_change()
        return self.unit

    def _set(self, activity: Activity) -> None:
        if activity is not self.activity:
            self.activity = activity
            self._parts.on_change()
