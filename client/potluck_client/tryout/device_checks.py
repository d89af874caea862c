"""Checking the devices for speed and heat, one after the other, while all other work is held.

The load is a small model of no use in a worker of its own, so a unit in hand is only held, as for a
person who comes back, and goes on afterwards from where it is. The person asked for the check, so
it does not wait for an idle computer; but the temperature that they allow is kept.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck.v1 import worker_pb2 as wire
from potluck_client.case import CPU_ID, Decision, refused
from potluck_client.errors import ClientError, WorkerError
from potluck_client.host.port import Clock, DeviceFacts, DeviceProbe, DeviceReading
from potluck_client.settings.values import Settings
from potluck_client.tryout.check_words import WENT_QUIET, ceiling_sentence, closing_sentence
from potluck_client.watched import Watched
from potluck_client.worker_port import WorkerProcess
from potluck_client.worker_seat import WorkerSeat

USUAL_SECONDS = 20.0
"""How long a check of all devices takes where nobody says."""

LOOK_SECONDS = 0.25
"""How often sensors are read and progress is told."""

REST_SECONDS = 1.0
"""How long a device is looked at before its check, so that its power is a mean and no moment."""

HOLD_SECONDS = 2.0
"""Work has stopped by then: a worker that has not is ended."""

SILENT_SECONDS = 60.0
"""A worker that says nothing for so long after it came up has failed; a first warm-up is slow."""

LEAST_SHARE = 0.4
"""Of a device's span so much at the least is work, however long it took to get ready."""

HELD = refused(
    control.NOT_NOW_REASON_CHECKED, "Held for a moment, while you have its speed checked."
)


@dataclass(kw_only=True)
class _Course:
    """One device's check on its way.

    Attributes:
        facts: The device.
        shown: What is shown of it.
        answered: How its worker ended the check; None before.
    """

    facts: DeviceFacts
    shown: control.DeviceCheck
    answered: wire.CheckFinished | None = field(default=None)


class DeviceChecks:
    """Checks all devices when it is asked to; one check at a time.

    Args:
        devices: The devices, in the order in which they are checked.
        probe: Reads their sensors.
        make_worker: Makes a worker of a device.
        at_work: Tells whether a worker of the daemon still computes.
        settings: Gives the limits in force.
        clock: Tells time and waits.

    Attributes:
        under_way: True while everything else is held for a check.
    """

    def __init__(
        self,
        *,
        devices: Sequence[DeviceFacts],
        probe: DeviceProbe,
        make_worker: Callable[[DeviceFacts], WorkerProcess],
        at_work: Callable[[], bool],
        settings: Callable[[], Settings],
        clock: Clock,
    ) -> None:
        self.under_way = Watched(value=False)
        self._devices = devices
        self._probe = probe
        self._make_worker = make_worker
        self._at_work = at_work
        self._settings = settings
        self._clock = clock
        self._seat: WorkerSeat | None = None
        self._evicted = ""

    @property
    def pid(self) -> int | None:
        """The process of the check's worker; None while none runs."""
        return None if self._seat is None else self._seat.pid

    def decision(self) -> Decision | None:
        """Return why no device may work now; None when a check is no reason."""
        return HELD if self.under_way.value else None

    def evict(self, sentence: str) -> None:
        """End the check of the device that is checked; the sentence says why."""
        if self._seat is not None:
            self._evicted = sentence

    async def run(self, seconds: float) -> AsyncGenerator[control.CheckDevicesResponse, None]:
        """Yield how far the check is, about four times a second, and at last what it came to.

        Raises:
            ClientError: A check is under way already.
        """
        if self.under_way.value:
            raise ClientError("A check is under way already.", code=ErrorCode.CONFLICT)
        self.under_way.set(True)
        try:
            courses = [_Course(facts=facts, shown=_waiting(facts)) for facts in self._devices]
            yield _answer(courses)
            await self._wait_for_rest()
            for course in courses:
                steps = self._check(course, (seconds or USUAL_SECONDS) / len(courses))
                try:
                    async for _ in steps:
                        yield _answer(courses)
                finally:
                    await steps.aclose()
            yield _answer(courses, done=True)
        finally:
            self.under_way.set(False)

    async def _wait_for_rest(self) -> None:
        """Wait until what is in hand is held."""
        give_up = self._clock.monotonic_seconds() + HOLD_SECONDS
        while self._at_work() and self._clock.monotonic_seconds() < give_up:
            await self._clock.sleep(LOOK_SECONDS)

    async def _check(self, course: _Course, span_seconds: float) -> AsyncGenerator[None, None]:
        """Check one device; yields whenever there is something to show."""
        shown, began = course.shown, self._clock.monotonic_seconds()
        shown.stage = control.CHECK_STAGE_STARTING
        yield
        seat = self._seat = WorkerSeat(lambda: self._make_worker(course.facts))
        self._evicted = ""
        try:
            while self._clock.monotonic_seconds() < began + REST_SECONDS:
                _note_rest(shown, self._read(course.facts, None))
                await self._clock.sleep(LOOK_SECONDS)
            yield
            await seat.ensure()
            left = began + span_seconds - self._clock.monotonic_seconds()
            order = self._order(course.facts, max(left, LEAST_SHARE * span_seconds))
            await seat.send(wire.ToWorker(check=order))
            async for _ in self._follow(course, seat, order.seconds):
                yield
            self._conclude(course)
        except PotluckError as error:
            shown.stage, shown.sentence = control.CHECK_STAGE_FAILED, error.sentence
        finally:
            self._seat = None
            await seat.end()
        yield

    async def _follow(
        self, course: _Course, seat: WorkerSeat, seconds: float
    ) -> AsyncGenerator[None, None]:
        """Read worker and sensors until the worker is done."""
        shown = course.shown
        began: float | None = None
        heard_at = self._clock.monotonic_seconds()
        while course.answered is None:
            seat.wake.clear()
            while (message := seat.take()) is not None:
                heard_at = self._clock.monotonic_seconds()
                if message.HasField("checked"):
                    course.answered = message.checked
                elif message.HasField("progress"):
                    began = heard_at if began is None else began
                    shown.stage = control.CHECK_STAGE_RUNNING
                    shown.tokens_per_second = message.progress.tokens_per_second
            if self._evicted:
                raise WorkerError(self._evicted, code=ErrorCode.FULL)
            now = self._clock.monotonic_seconds()
            if now - heard_at > SILENT_SECONDS:
                raise WorkerError(WENT_QUIET)
            if began is not None:
                _note_work(shown, self._read(course.facts, seat.pid))
                shown.progress = max(shown.progress, min(1.0, (now - began) / seconds))
                if self._too_hot(course):
                    return
            yield
            await self._clock.sleep(LOOK_SECONDS)

    def _conclude(self, course: _Course) -> None:
        """Say what a check came to; raises WorkerError when it came to nothing."""
        shown, answered = course.shown, course.answered
        shown.stage, shown.progress = control.CHECK_STAGE_DONE, 1.0
        if answered is None:
            ceiling = self._ceiling(course.facts)
            shown.sentence = ceiling_sentence(shown.work_celsius, ceiling)
            return
        if answered.problem or answered.tokens_per_second <= 0.0:
            raise WorkerError(answered.problem or WENT_QUIET)
        shown.tokens_per_second = answered.tokens_per_second
        shown.sentence = closing_sentence(
            answered.practice_seconds,
            shown.work_celsius if shown.HasField("work_celsius") else None,
            tells_power=shown.HasField("work_watts"),
        )

    def _read(self, facts: DeviceFacts, pid: int | None) -> DeviceReading:
        """Read the sensors; of the processor they alone, since its use takes a look at all."""
        if facts.device_id == CPU_ID:
            return self._probe.glance(CPU_ID)
        return self._probe.read(facts.device_id, pid)

    def _too_hot(self, course: _Course) -> bool:
        ceiling = self._ceiling(course.facts)
        return ceiling > 0.0 and course.shown.work_celsius >= ceiling

    def _ceiling(self, facts: DeviceFacts) -> float:
        """Return the temperature that the person allows; 0 for no limit."""
        return float(self._settings().devices[facts.device_id].temperature_celsius)

    def _order(self, facts: DeviceFacts, seconds: float) -> wire.Check:
        settings = self._settings()
        if facts.device_id == CPU_ID:
            return wire.Check(seconds=seconds, threads=settings.cpu_threads)
        share = settings.devices[facts.device_id].memory_percent / 100
        return wire.Check(seconds=seconds, threads=1, memory_share=share)


def _waiting(facts: DeviceFacts) -> control.DeviceCheck:
    return control.DeviceCheck(
        device_id=facts.device_id, device_name=facts.name, stage=control.CHECK_STAGE_WAITING
    )


def _answer(courses: Sequence[_Course], *, done: bool = False) -> control.CheckDevicesResponse:
    return control.CheckDevicesResponse(devices=[each.shown for each in courses], done=done)


def _note_rest(shown: control.DeviceCheck, reading: DeviceReading) -> None:
    if reading.power_watts is not None:
        shown.rest_watts = reading.power_watts
    if reading.temperature_celsius is not None:
        shown.rest_celsius = reading.temperature_celsius


def _note_work(shown: control.DeviceCheck, reading: DeviceReading) -> None:
    if reading.power_watts is not None:
        shown.work_watts = max(shown.work_watts, reading.power_watts)
    if reading.temperature_celsius is not None:
        shown.work_celsius = max(shown.work_celsius, reading.temperature_celsius)
