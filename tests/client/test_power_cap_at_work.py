"""A power limit at the driver lasts as long as the work, whatever becomes of who sets it."""

from dataclasses import replace
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.host.port import CapAnswer, PowerRange
from tests.fakes.client_machine import Machine
from tests.fakes.host import CARD, CPU, FakeDevices
from tests.fakes.worker_process import FakeWorkerProcess

ASKED_AGAIN_SECONDS = 15.0
KNOWN = PowerRange(least_watts=100.0, default_watts=250.0, most_watts=300.0)


def one_step(worker: FakeWorkerProcess) -> None:
    """Let a worker stay at work for as long as the test wants."""
    worker.allow(1)


async def limited(home: Path, answer: CapAnswer | None) -> Machine:
    """Return a computer whose card works with a limit of 150 W."""
    machine = Machine(home)
    machine.devices = FakeDevices(replace(CARD, power_range=KNOWN), CPU)
    machine.prepare_worker = one_step
    machine.cap.answer = answer
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    request = control.UpdateSettingsRequest(
        values={"power_watts@GPU-1": control.SettingValue(whole=150)}
    )
    await machine.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]
    await machine.until(lambda: machine.snapshot.devices[0].working)
    return machine


async def test_the_driver_keeps_the_limit_while_the_card_works(tmp_path: Path) -> None:
    """It is set with the work, and put back with its end."""
    machine = await limited(tmp_path, None)
    assert machine.cap.watts == {"GPU-1": 150.0}
    assert machine.snapshot.devices[0].driver_keeps_power
    await machine.stop()
    assert machine.cap.watts == {}


async def test_a_helper_that_comes_later_is_asked_again(tmp_path: Path) -> None:
    """Who installs the helper while the card works need not start anything anew."""
    machine = await limited(tmp_path, CapAnswer(in_force=False, sentence="It is not there."))
    assert not machine.snapshot.devices[0].driver_keeps_power
    machine.cap.answer = None
    await machine.clock.advance(ASKED_AGAIN_SECONDS)
    assert machine.cap.watts == {"GPU-1": 150.0}
    await machine.stop()


async def test_a_helper_that_was_started_anew_is_asked_again(tmp_path: Path) -> None:
    """It puts the limit back at its start, so the card would work without one."""
    machine = await limited(tmp_path, None)
    machine.cap.watts.clear()
    await machine.clock.advance(ASKED_AGAIN_SECONDS)
    assert machine.cap.watts == {"GPU-1": 150.0}
    await machine.stop()


async def test_a_driver_that_refuses_later_is_not_said_to_keep_it(tmp_path: Path) -> None:
    """The window never says that the driver keeps a limit which it does not."""
    machine = await limited(tmp_path, None)
    machine.cap.watts.clear()
    machine.cap.answer = CapAnswer(in_force=False, sentence="It is not allowed any more.")
    await machine.clock.advance(ASKED_AGAIN_SECONDS)
    assert not machine.snapshot.devices[0].driver_keeps_power
    await machine.stop()
