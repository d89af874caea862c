"""Limits seen through a whole daemon in memory: what stops work, and what lets it go on."""

import datetime as dt
from itertools import cycle, pairwise
from pathlib import Path

import pytest

from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from potluck.v1 import worker_pb2 as wire
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.errors import ClientError
from potluck_client.host.port import BatteryReading, DeviceReading, UserReading
from potluck_client.lifecycle import UnitState
from tests.fakes.client_machine import Machine, leave_alone
from tests.fakes.host import CARD, CPU, START_UNIX, FakeDevices, settle
from tests.fakes.worker_process import FakeWorkerProcess

HOLD = wire.ToWorker(hold=wire.Hold())


def whole(number: int) -> control.SettingValue:
    """Return a whole number as a setting's value."""
    return control.SettingValue(whole=number)


def flag(*, on: bool) -> control.SettingValue:
    """Return yes or no as a setting's value."""
    return control.SettingValue(flag=on)


def texts(*items: str) -> control.SettingValue:
    """Return texts as a setting's value."""
    return control.SettingValue(texts=control.TextList(items=items))


async def set_limits(machine: Machine, **values: control.SettingValue) -> None:
    """Change limits as a window does."""
    request = control.UpdateSettingsRequest(values=values)
    await machine.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]


def one_step(worker: FakeWorkerProcess) -> None:
    """Let a worker stay at work for as long as the test wants."""
    worker.allow(1)


async def at_work(home: Path, *cards: str) -> Machine:
    """Return a computer that works, with the processor and, if named, a card."""
    machine = Machine(home)
    if cards:
        machine.devices = FakeDevices(CARD, CPU)
    machine.prepare_worker = one_step
    for _ in range(2 if cards else 1):
        machine.coordinator.offer_unit(steps=4)
    machine.start()
    await set_limits(machine, **{"use@cpu": flag(on=True)})
    await machine.until(lambda: all(device.working for device in machine.snapshot.devices))
    return machine


def device(machine: Machine, device_id: str) -> control.DeviceSnapshot:
    """Return what a window shows of a device."""
    return next(d for d in machine.snapshot.devices if d.device_id == device_id)


async def test_a_device_at_work_is_read_at_uneven_times(tmp_path: Path) -> None:
    """Readings do not fall into step with micro-batches, nor with the daemon's looks around."""
    machine = await at_work(tmp_path)
    machine.jitter = cycle((0.1, 0.9, 0.3, 0.7, 0.5)).__next__
    times: list[float] = []
    for _ in range(200):
        before = len(machine.devices.asked)
        await machine.clock.advance(0.01)
        if len(machine.devices.asked) > before:
            times.append(machine.clock.monotonic_seconds())
    gaps = [round(after - before, 2) for before, after in pairwise(times)][1:]
    assert len(gaps) >= 5
    assert set(gaps) >= {0.17, 0.33}
    assert min(gaps) >= 0.15
    assert max(gaps) <= 0.36
    await machine.stop()


async def test_the_first_input_stops_work_without_any_time_passing(tmp_path: Path) -> None:
    """The worker is told to stop before the clock has moved, however seldom the daemon looks."""
    machine = await at_work(tmp_path)
    before = machine.clock.monotonic_seconds()
    machine.user.touch()
    await settle()
    assert machine.worker.received[-1] == HOLD
    assert machine.clock.monotonic_seconds() == before
    assert machine.snapshot.reason == control.NOT_NOW_REASON_USER_ACTIVE
    await machine.stop()
    assert machine.user.closed == 1


async def test_input_is_watched_only_while_work_depends_on_it(tmp_path: Path) -> None:
    """Nobody's keys are waited for when nothing would follow from them."""
    machine = await at_work(tmp_path)
    assert machine.user.watched
    machine.daemon.engine.run_now(0)
    await machine.clock.advance(0.2)
    assert not machine.user.watched
    machine.daemon.engine.pause(PauseAsked())
    await machine.clock.advance(0.2)
    assert not machine.user.watched
    await machine.stop()


async def test_input_at_a_locked_screen_is_somebody_who_comes_back(tmp_path: Path) -> None:
    """Work stops for the first key of the password, not only after its last."""
    machine = await at_work(tmp_path)
    machine.user.reading = UserReading(idle_seconds=1e6, away=True)
    await machine.clock.advance(30)
    assert machine.snapshot.state == control.APP_STATE_WORKING
    machine.user.touch(UserReading(idle_seconds=0.0, away=True))
    await settle()
    assert machine.worker.received[-1] == HOLD
    await machine.clock.advance(5)
    assert not device(machine, "cpu").working
    await machine.stop()


async def test_a_listed_program_stops_work_and_its_end_lets_it_go_on(tmp_path: Path) -> None:
    """Programs are looked for only while somebody asked for one."""
    machine = await at_work(tmp_path)
    await machine.clock.advance(10)
    assert machine.programs.asked == 0
    await set_limits(machine, pause_for_programs=texts("Blender"))
    machine.programs.names = {"blender.exe"}
    await machine.until(lambda: not device(machine, "cpu").working)
    assert machine.snapshot.reason == control.NOT_NOW_REASON_PROGRAM_RUNS
    assert machine.snapshot.sentence == "Waiting until Blender has ended."
    machine.programs.names = set()
    await machine.until(lambda: device(machine, "cpu").working)
    await machine.stop()


async def test_hours_open_and_close_the_computer(tmp_path: Path) -> None:
    """Work goes on to the minute at which the hours begin, which was said before."""
    machine = await at_work(tmp_path)
    await set_limits(machine, hours=texts("daily 08:05-08:10"))
    await settle()
    shown = machine.snapshot
    assert shown.reason == control.NOT_NOW_REASON_OUTSIDE_HOURS
    begin = START_UNIX + 300
    assert shown.resumes_unix_ms == begin * 1000
    await machine.clock.advance(begin - machine.clock.unix_seconds() - 2)
    assert not device(machine, "cpu").working
    await machine.until(lambda: device(machine, "cpu").working)
    assert machine.clock.unix_seconds() - begin < 10
    await machine.clock.advance(300)
    assert machine.snapshot.reason == control.NOT_NOW_REASON_OUTSIDE_HOURS
    await machine.stop()


async def test_a_battery_is_spared_within_its_ten_seconds(tmp_path: Path) -> None:
    """Pulling the plug stops work."""
    machine = await at_work(tmp_path)
    machine.battery.reading = BatteryReading(on_battery=True, percent=90.0)
    await machine.clock.advance(10.5)
    assert machine.snapshot.reason == control.NOT_NOW_REASON_ON_BATTERY
    await machine.stop()


async def test_one_device_is_paused_alone_and_stays_so_over_a_restart(tmp_path: Path) -> None:
    """The card rests until its own resume, and the processor works on."""
    machine = await at_work(tmp_path, "card")
    machine.daemon.engine.pause(PauseAsked(device_id="GPU-1"))
    await settle()
    assert not device(machine, "GPU-1").working
    assert device(machine, "GPU-1").paused
    assert device(machine, "GPU-1").sentence == "This device is paused until you resume it."
    assert device(machine, "cpu").working
    assert machine.snapshot.state == control.APP_STATE_WORKING
    await machine.stop()
    machine.start()
    await machine.until(lambda: device(machine, "cpu").working)
    assert device(machine, "GPU-1").paused
    machine.daemon.engine.resume("GPU-1")
    await machine.until(lambda: device(machine, "GPU-1").working)
    with pytest.raises(ClientError) as caught:
        machine.daemon.engine.pause(PauseAsked(device_id="GPU-9"))
    assert caught.value.code is ErrorCode.NOT_FOUND
    await machine.stop()


async def test_one_device_goes_on_alone_after_a_pause_of_all(tmp_path: Path) -> None:
    """“Resume the processor” leaves the card at rest."""
    machine = await at_work(tmp_path, "card")
    machine.daemon.engine.pause(PauseAsked())
    await settle()
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    machine.daemon.engine.resume("cpu")
    await machine.until(lambda: device(machine, "cpu").working)
    assert device(machine, "GPU-1").paused
    await machine.stop()


async def test_a_snooze_lasts_as_long_as_its_program_also_over_a_restart(tmp_path: Path) -> None:
    """“While this program runs” ends by itself, seconds after the program."""
    machine = await at_work(tmp_path)
    machine.programs.names = {"resolve"}
    machine.daemon.engine.pause(PauseAsked(while_program="Resolve"))
    await settle()
    assert machine.snapshot.sentence == "Paused until Resolve has ended."
    await machine.stop()
    machine.start()
    await machine.clock.advance(60)
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    machine.programs.names = set()
    await machine.clock.advance(4)
    assert machine.snapshot.state != control.APP_STATE_PAUSED
    await machine.until(lambda: device(machine, "cpu").working)
    with pytest.raises(ClientError, match="does not run now"):
        machine.daemon.engine.pause(PauseAsked(while_program="Resolve"))
    await machine.stop()


async def test_until_tomorrow_is_the_next_morning(tmp_path: Path) -> None:
    """The daemon's calendar decides, so that a window elsewhere can't be wrong."""
    machine = await at_work(tmp_path)
    machine.daemon.engine.pause(PauseAsked(until_tomorrow=True))
    await settle()
    assert machine.snapshot.sentence == "Paused until the time that you chose."
    morning = dt.datetime.fromtimestamp(START_UNIX + 86400, dt.UTC).replace(minute=0, second=0)
    assert machine.snapshot.resumes_unix_ms == morning.timestamp() * 1000
    with pytest.raises(ClientError, match="only one end"):
        machine.daemon.engine.pause(PauseAsked(until_unix=1.0, until_tomorrow=True))
    await machine.stop()


async def test_a_card_that_vanishes_is_waited_for(tmp_path: Path) -> None:
    """It is known by its name when it is back, and its piece of work goes on."""
    machine = await at_work(tmp_path, "card")
    machine.devices.readings["GPU-1"] = DeviceReading(present=False)
    await machine.until(lambda: not device(machine, "GPU-1").working)
    assert device(machine, "GPU-1").reason == control.NOT_NOW_REASON_DEVICE_GONE
    assert device(machine, "cpu").working
    await machine.clock.advance(120)
    machine.prepare_worker = leave_alone
    machine.devices.readings["GPU-1"] = DeviceReading()
    unit = next(entry for entry in machine.journal.unfinished() if entry.device_id == "GPU-1")
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.SUBMITTED)
    assert machine.unit(unit.unit_id).deaths == 0
    await machine.stop()


async def test_a_card_that_others_use_is_left_to_them(tmp_path: Path) -> None:
    """A game stops the card and not the processor; half a minute after its end it goes on."""
    machine = await at_work(tmp_path, "card")
    machine.devices.readings["GPU-1"] = DeviceReading(others_utilisation=0.15)
    await machine.clock.advance(30)
    assert device(machine, "GPU-1").working
    machine.devices.readings["GPU-1"] = DeviceReading(others_utilisation=0.8)
    await machine.clock.advance(4)
    assert device(machine, "GPU-1").reason == control.NOT_NOW_REASON_DEVICE_IN_USE
    assert device(machine, "cpu").working
    machine.devices.readings["GPU-1"] = DeviceReading(others_utilisation=0.02)
    await machine.clock.advance(20)
    assert not device(machine, "GPU-1").working
    await machine.until(lambda: device(machine, "GPU-1").working)
    await machine.stop()


async def test_a_card_too_hot_stops_cools_and_goes_on(tmp_path: Path) -> None:
    """Above the ceiling nothing computes; it is read until it has cooled, and then left alone."""
    machine = await at_work(tmp_path, "card")
    machine.daemon.engine.pause(PauseAsked(device_id="cpu"))
    await set_limits(machine, **{"temperature_celsius@GPU-1": whole(70)})
    machine.devices.readings["GPU-1"] = DeviceReading(temperature_celsius=60.0)
    await machine.clock.advance(2)
    assert device(machine, "GPU-1").working
    assert device(machine, "GPU-1").temperature_limit_celsius == 70
    machine.devices.readings["GPU-1"] = DeviceReading(temperature_celsius=75.0)
    await machine.until(lambda: not device(machine, "GPU-1").working)
    shown = device(machine, "GPU-1")
    assert shown.reason == control.NOT_NOW_REASON_TOO_HOT
    assert shown.sentence.endswith(".")
    await machine.clock.advance(5)
    assert device(machine, "GPU-1").temperature_celsius == 75.0
    assert not device(machine, "GPU-1").working
    for celsius in range(74, 50, -1):
        machine.devices.readings["GPU-1"] = DeviceReading(temperature_celsius=float(celsius))
        await machine.clock.advance(2)
    await machine.until(lambda: device(machine, "GPU-1").working)
    machine.daemon.engine.pause(PauseAsked())
    machine.devices.closed = 0
    await machine.until(lambda: machine.devices.closed == 1)
    machine.devices.asked.clear()
    await machine.clock.advance(60)
    assert {how for how, _, _ in machine.devices.asked} == {"glance"}
    await machine.stop()


async def test_the_worker_is_named_to_the_sensors(tmp_path: Path) -> None:
    """Its own use of a device never counts as that of others."""
    machine = await at_work(tmp_path)
    machine.devices.asked.clear()
    await machine.clock.advance(1)
    assert ("read", "cpu", machine.worker.pid) in machine.devices.asked
    await machine.stop()


async def test_little_memory_stops_work_until_there_is_room_for_it(tmp_path: Path) -> None:
    """What work itself gives back is not room enough to begin again."""
    machine = await at_work(tmp_path)
    machine.memory.worker_bytes = 2 * 10**9
    machine.memory.available = 3 * 10**8
    await machine.until(lambda: not device(machine, "cpu").working)
    assert machine.snapshot.reason == control.NOT_NOW_REASON_LOW_MEMORY
    machine.memory.available = 23 * 10**8
    await machine.clock.advance(30)
    assert not device(machine, "cpu").working
    machine.memory.available = 4 * 10**9
    await machine.until(lambda: device(machine, "cpu").working)
    await machine.stop()


async def test_a_piece_of_work_that_takes_too_much_memory_is_given_back(tmp_path: Path) -> None:
    """It is begun again from its last segment a few times first."""
    machine = await at_work(tmp_path)
    (unit,) = machine.journal.unfinished()
    machine.memory.worker_bytes = 6 * 10**9
    await set_limits(machine, memory_gigabytes=whole(4))
    await machine.until(lambda: machine.unit(unit.unit_id).deaths == 1)
    assert machine.unit(unit.unit_id).state is not UnitState.FAILED
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.FAILED)
    assert "memory" in machine.unit(unit.unit_id).sentence
    await machine.stop()


async def test_a_network_that_costs_takes_on_no_new_work(tmp_path: Path) -> None:
    """What is in hand is computed; nothing new is fetched until the network costs nothing."""
    machine = Machine(tmp_path)
    machine.network.costs = True
    machine.prepare_worker = one_step
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_METERED)
    await machine.clock.advance(120)
    assert "request_lease" not in machine.coordinator.calls
    machine.network.costs = False
    await machine.until(lambda: device(machine, "cpu").working)
    await machine.stop()


async def test_a_login_is_left_alone_for_its_minutes(tmp_path: Path) -> None:
    """Starting programs and Potluck don't get into each other's way."""
    machine = Machine(tmp_path)
    machine.login.at_unix = START_UNIX
    machine.prepare_worker = one_step
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    await set_limits(machine, start_delay_minutes=whole(2))
    assert machine.snapshot.reason == control.NOT_NOW_REASON_JUST_LOGGED_IN
    assert machine.snapshot.resumes_unix_ms == (START_UNIX + 120) * 1000
    await machine.until(lambda: device(machine, "cpu").working)
    await machine.stop()


async def test_a_power_limit_at_the_driver_ends_with_the_work(tmp_path: Path) -> None:
    """Nobody who plays after Potluck finds a slowed card."""
    machine = await at_work(tmp_path, "card")
    machine.cap.watts["GPU-1"] = 100.0
    await machine.stop()
    assert machine.cap.watts == {}
    assert machine.cap.closed == 1


async def test_programs_are_named_to_choose_from(tmp_path: Path) -> None:
    """A window can offer what runs instead of asking for a name."""
    machine = Machine(tmp_path)
    machine.programs.names = {"steam", "blender"}
    machine.start()
    request = control.ListProgramsRequest()
    answer = await machine.daemon.calls.ListPrograms(request, None)  # type: ignore[arg-type]
    assert list(answer.names) == ["blender", "steam"]
    await machine.stop()
