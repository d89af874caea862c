"""Limits hold although the disk, the journal or a sensor fails, and however clocks leap."""

from pathlib import Path

import pytest

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck.v1 import worker_pb2 as wire
from potluck_client.buckets import ALL_TIME
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.errors import ClientError
from potluck_client.host.devices_aside import DevicesAside
from potluck_client.host.port import DeviceReading, UserReading
from tests.fakes.client_machine import Machine, PowerCut, leave_alone
from tests.fakes.host import CARD, CPU, FakeClock, FakeDevices, settle
from tests.fakes.hung_devices import HungDevices
from tests.fakes.worker_process import FakeWorkerProcess

HOLD = wire.ToWorker(hold=wire.Hold())


class SetClock(FakeClock):
    """A clock that somebody sets.

    Attributes:
        off_seconds: How far the wall clock is off.
    """

    def __init__(self) -> None:
        super().__init__()
        self.off_seconds = 0.0

    def unix_seconds(self) -> float:
        """Return what the wall clock says."""
        return super().unix_seconds() + self.off_seconds


async def set_limits(machine: Machine, **values: control.SettingValue) -> None:
    """Change limits as a window does."""
    request = control.UpdateSettingsRequest(values=values)
    await machine.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]


def one_step(worker: FakeWorkerProcess) -> None:
    """Let a worker stay at work for as long as the test wants."""
    worker.allow(1)


def device(machine: Machine, device_id: str) -> control.DeviceSnapshot:
    """Return what a window shows of a device."""
    return next(d for d in machine.snapshot.devices if d.device_id == device_id)


async def at_work(home: Path, *cards: str) -> Machine:
    """Return a computer that works, with the processor and, if named, a card."""
    machine = Machine(home)
    if cards:
        machine.devices = FakeDevices(CARD, CPU)
    machine.prepare_worker = one_step
    for _ in range(2 if cards else 1):
        machine.coordinator.offer_unit(steps=4)
    machine.start()
    await set_limits(machine, **{"use@cpu": control.SettingValue(flag=True)})
    await machine.until(lambda: all(device.working for device in machine.snapshot.devices))
    return machine


async def test_a_disk_that_does_not_answer_leaves_heat_watched(tmp_path: Path) -> None:
    """A device is read, and stops when it is too hot, while the disk can't be asked."""
    machine = await at_work(tmp_path, "card")
    await set_limits(machine, **{"temperature_celsius@GPU-1": control.SettingValue(whole=70)})
    machine.devices.readings["GPU-1"] = DeviceReading(temperature_celsius=60.0)
    await machine.clock.advance(2)
    machine.disk.failure = OSError(5, "Input/output error")
    await machine.clock.advance(15)
    machine.devices.readings["GPU-1"] = DeviceReading(temperature_celsius=75.0)
    await machine.until(lambda: not device(machine, "GPU-1").working)
    assert device(machine, "GPU-1").reason == control.NOT_NOW_REASON_TOO_HOT
    assert any("Input/output" in problem.sentence for problem in machine.snapshot.problems)
    machine.disk.failure = None
    await machine.clock.advance(2)
    assert not machine.snapshot.problems
    await machine.stop()


async def test_a_pause_is_obeyed_while_the_disk_does_not_answer(tmp_path: Path) -> None:
    """The command succeeds: its end does not hang on a reading that failed."""
    machine = await at_work(tmp_path)
    machine.disk.failure = OSError(5, "Input/output error")
    await machine.clock.advance(15)
    machine.daemon.engine.pause(PauseAsked())
    await settle()
    assert machine.worker.received[-1] == HOLD
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    await machine.stop()


async def test_the_person_is_seen_while_the_journal_takes_nothing(tmp_path: Path) -> None:
    """A pause whose end can't be written down does not keep the gates from closing."""
    machine = await at_work(tmp_path, "card")
    machine.programs.names = {"resolve"}
    machine.daemon.engine.pause(PauseAsked(while_program="Resolve", device_id="GPU-1"))
    await settle()
    machine.fail_journal(after=0)
    machine.programs.names = set()
    await machine.clock.advance(5)
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(1)
    assert not device(machine, "cpu").working
    begun = [worker for worker in machine.workers if worker.received]
    assert all(HOLD in worker.received or worker.pid is None for worker in begun)


async def test_a_pause_that_can_not_be_kept_holds_all_the_same(tmp_path: Path) -> None:
    """The person is told that it could not be written down, and nothing works meanwhile."""
    machine = await at_work(tmp_path)
    machine.fail_journal(after=0)
    with pytest.raises(PotluckError):
        machine.daemon.engine.pause(PauseAsked())
    await settle()
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    assert HOLD in machine.worker.received


async def test_no_worker_computes_unwatched_when_the_journal_takes_nothing(
    tmp_path: Path,
) -> None:
    """Nobody would see the person come back, or the device get hot, so its process ends."""
    machine = await at_work(tmp_path)
    machine.fail_journal(after=0)
    machine.worker.allow(1)
    await machine.until(lambda: not device(machine, "cpu").working)
    await settle()
    assert machine.worker.pid is None


async def test_finish_and_then_pause_outlives_the_daemon(tmp_path: Path) -> None:
    """Who asked for it finds no new work in hand after a power cut."""
    machine = await at_work(tmp_path)
    machine.daemon.engine.finish()
    await settle()
    machine.fail_journal(after=0, failure=PowerCut())
    machine.worker.allow(None)
    await machine.lose_power()
    machine.coordinator.offer_unit(steps=4)
    machine.prepare_worker = leave_alone
    machine.start()
    assert machine.snapshot.finishing
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_PAUSED)
    assert machine.journal.given(ALL_TIME)[0].pending_units == 1
    await machine.stop()


async def test_start_now_ends_in_time_though_the_clock_is_put_back(tmp_path: Path) -> None:
    """A few minutes at work beside the person do not become a year."""
    machine = Machine(tmp_path)
    clock = machine.clock = SetClock()
    machine.prepare_worker = one_step
    machine.coordinator.offer_unit(steps=4)
    machine.user.reading = UserReading(idle_seconds=0.0)
    machine.start()
    machine.daemon.engine.run_now(300)
    await machine.until(lambda: device(machine, "cpu").working)
    clock.off_seconds = -365 * 86400.0
    await machine.clock.advance(200)
    assert device(machine, "cpu").working
    await machine.clock.advance(120)
    assert machine.snapshot.reason == control.NOT_NOW_REASON_USER_ACTIVE
    await machine.stop()


async def test_a_snooze_ends_in_time_though_the_clock_is_put_back(tmp_path: Path) -> None:
    """An hour's pause is an hour's; one without end stays without end."""
    machine = await at_work(tmp_path, "card")
    clock = SetClock()
    await machine.stop()
    machine.clock = clock
    machine.start()
    machine.daemon.engine.pause(PauseAsked(until_unix=clock.unix_seconds() + 3600))
    machine.daemon.engine.pause(PauseAsked(device_id="GPU-1"))
    clock.off_seconds = -365 * 86400.0
    await machine.clock.advance(3000)
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    await machine.clock.advance(700)
    assert machine.snapshot.state != control.APP_STATE_PAUSED
    assert device(machine, "GPU-1").paused
    await machine.stop()


async def test_a_driver_that_hangs_at_work_does_not_delay_the_first_input(tmp_path: Path) -> None:
    """Inside a call that never returns, the daemon would never tell the worker to stop."""
    driver = HungDevices()
    machine = Machine(tmp_path)
    machine.devices = DevicesAside(driver, "test")  # type: ignore[assignment]
    machine.prepare_worker = one_step
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: device(machine, "GPU-1").working)
    driver.answers.clear()
    await machine.clock.advance(1)
    machine.user.touch()
    await settle()
    assert machine.worker.received[-1] == HOLD
    await machine.stop()
    driver.answers.set()


async def test_what_holds_for_each_of_several_devices_is_said_of_one_by_name(
    tmp_path: Path,
) -> None:
    """“This device” in a headline says nothing where there are two."""
    machine = await at_work(tmp_path, "card")
    machine.daemon.engine.pause(PauseAsked(device_id="cpu"))
    machine.daemon.engine.pause(PauseAsked(device_id="GPU-1"))
    await settle()
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    named = "Fake card: This device is paused until you resume it."
    assert machine.snapshot.sentence == named
    machine.daemon.engine.pause(PauseAsked())
    assert machine.snapshot.sentence == "Paused until you resume."
    await machine.stop()


async def test_a_pause_until_a_time_that_is_over_is_refused(tmp_path: Path) -> None:
    """Who named a wrong time hears of it, instead of working on without a word."""
    machine = await at_work(tmp_path)
    with pytest.raises(ClientError, match="still to come"):
        machine.daemon.engine.pause(PauseAsked(until_unix=machine.clock.unix_seconds()))
    assert machine.snapshot.state == control.APP_STATE_WORKING
    await machine.stop()
