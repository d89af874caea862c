"""Practice's inspector computes on the owner's processor, and keeps to the owner's limits."""

from dataclasses import replace
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.host.port import DeviceReading
from tests.fakes.client_machine import Machine
from tests.fakes.host import CARD, CPU, FakeDevices, settle
from tests.fakes.worker_process import FakeWorkerProcess


async def set_limits(machine: Machine, **values: control.SettingValue) -> None:
    """Change limits as a window does."""
    request = control.UpdateSettingsRequest(values=values)
    await machine.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]


async def practising(home: Path, *cards: str) -> Machine:
    """Return a computer whose inspector may compute, with a card if one is named."""

    def one_step(worker: FakeWorkerProcess) -> None:
        worker.allow(1)

    machine = Machine(home, joined=False)
    machine.prepare_worker = one_step
    machine.coordinator.manifest.practice = True
    if cards:
        machine.devices = FakeDevices(CARD, replace(CPU, tells_temperature=True))
    machine.start(practice=True)
    await machine.until(lambda: machine.practice.running and not machine.practice.held)
    return machine


async def test_the_inspector_works_no_greater_share_of_the_time(tmp_path: Path) -> None:
    """The processor's share of time holds for it, also when it is changed meanwhile."""
    machine = await practising(tmp_path)
    await set_limits(machine, **{"duty_percent@cpu": control.SettingValue(whole=40)})
    await machine.until(lambda: machine.practice.duty <= 0.4)
    await set_limits(machine, **{"duty_percent@cpu": control.SettingValue(whole=20)})
    await machine.until(lambda: machine.practice.duty <= 0.2)
    assert machine.practice.duty > 0.0
    await machine.stop()


async def test_the_inspector_stops_when_the_processor_is_too_hot(tmp_path: Path) -> None:
    """The processor is read while it inspects, also where only a card trains."""
    machine = await practising(tmp_path, "card")
    await set_limits(machine, **{"temperature_celsius@cpu": control.SettingValue(whole=70)})
    machine.devices.readings["cpu"] = DeviceReading(temperature_celsius=60.0)
    await machine.clock.advance(2)
    assert not machine.practice.held
    machine.devices.readings["cpu"] = DeviceReading(temperature_celsius=75.0)
    await machine.clock.advance(2)
    assert machine.practice.held
    await machine.stop()


async def test_the_inspector_rests_while_the_processor_is_paused(tmp_path: Path) -> None:
    """A pause of the processor alone is one for it, whatever the card does."""
    machine = await practising(tmp_path, "card")
    machine.daemon.engine.pause(PauseAsked(device_id="cpu"))
    await settle()
    assert machine.practice.held
    machine.daemon.engine.resume("cpu")
    await settle()
    assert not machine.practice.held
    await machine.stop()


async def test_the_first_input_stops_an_inspector_that_works_alone(tmp_path: Path) -> None:
    """No time passes, though no device has anything in hand."""
    machine = await practising(tmp_path)
    await machine.clock.advance(120)
    before = machine.clock.monotonic_seconds()
    machine.user.touch()
    await settle()
    assert machine.practice.held
    assert machine.clock.monotonic_seconds() == before
    await machine.stop()


async def test_a_practice_without_a_share_ends_once_its_work_is_done(tmp_path: Path) -> None:
    """Its inspector takes no memory for a project that gets no work, and it comes back with one."""
    machine = await practising(tmp_path)
    await machine.until(lambda: bool(machine.snapshot.projects))
    project_id = machine.snapshot.projects[0].project_id
    none, some = (control.SetShareRequest(project_id=project_id, share=share) for share in (0, 100))
    await machine.daemon.calls.SetShare(none, None)  # type: ignore[arg-type]
    await machine.until(lambda: not machine.practice.running, step_seconds=2.0)
    await machine.daemon.calls.SetShare(some, None)  # type: ignore[arg-type]
    await machine.until(lambda: machine.practice.running)
    await machine.stop()
