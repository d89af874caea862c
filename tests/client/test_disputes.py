"""A volunteer's part in a dispute: states are kept, sent when asked for, and thrown away."""

import hashlib
from pathlib import Path

import pytest

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import MonthFullError
from potluck_client.journal.records import JoinedProject
from potluck_client.lifecycle import UnitState
from tests.fakes.client_machine import Machine, files_under
from tests.fakes.worker_process import FakeWorkerProcess, fake_state

STATES = "projects/*/units/*/states/*"


def exact_machine(home: Path) -> Machine:
    """Return a computer that is joined to a project with exact numerics."""
    machine = Machine(home)
    machine.coordinator.manifest.recipe.numerics = "exact-1"
    machine.journal.put_project(
        JoinedProject(
            project_id=machine.coordinator.key.public.hex(),
            link=machine.link,
            manifest=machine.coordinator.manifest.SerializeToString(),
        )
    )
    return machine


async def submitted(machine: Machine) -> lease.WorkUnit:
    """Let the computer do a unit of three segments, and return it."""
    unit = machine.coordinator.offer_unit(steps=6)
    machine.start()
    await machine.until(lambda: in_hands_of_the_project(machine, unit))
    return unit


def in_hands_of_the_project(machine: Machine, unit: lease.WorkUnit) -> bool:
    """Tell whether a unit was handed in."""
    entry = machine.journal.unit(unit.unit_id)
    return entry is not None and entry.state is UnitState.SUBMITTED


def sent(machine: Machine) -> dict[bytes, bytes]:
    """Return the states that have arrived at the coordinator."""
    (held,) = machine.coordinator.leases.values()
    return {digest: bytes(data) for digest, data in held.states.items()}


def kept(machine: Machine) -> list[str]:
    """Return the names of the files among the kept states."""
    return [path.name for path in files_under(machine.home, STATES)]


def state_after(machine: Machine, unit: lease.WorkUnit, steps: int) -> dict[bytes, bytes]:
    """Return a state of the unit under its digest."""
    recipe = machine.coordinator.manifest.recipe
    data = fake_state(wire.StartUnit(unit=unit, recipe=recipe), steps)
    return {hashlib.sha256(data).digest(): data}


async def test_states_are_kept_until_the_unit_is_decided(tmp_path: Path) -> None:
    """What a dispute may need outlives the handing in, and nothing else does."""
    machine = exact_machine(tmp_path)
    unit = await submitted(machine)
    assert kept(machine) == ["2.f32", "4.f32"]
    assert len(files_under(tmp_path, "projects/*/units/*/*")) == 1
    exact = numerics.NumericsClass(numerics="exact-1")
    assert all(named == exact for named in machine.coordinator.classes)
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: not files_under(tmp_path, "projects/*/units/*"))
    await machine.stop()


@pytest.mark.parametrize("exact", [True, False])
async def test_the_rules_tell_how_work_is_checked(tmp_path: Path, exact: bool) -> None:
    """What a person reads of a project is what its signed rules say."""
    machine = exact_machine(tmp_path) if exact else Machine(tmp_path)
    machine.start()
    await machine.until(lambda: machine.snapshot.projects[0].connected)
    wanted = control.CHECKING_BIT_FOR_BIT if exact else control.CHECKING_WITHIN_TOLERANCE
    assert machine.snapshot.projects[0].checking == wanted
    await machine.stop()


async def test_a_device_without_exact_numerics_takes_no_such_work(tmp_path: Path) -> None:
    """Apple's graphics part would fail every piece of work, so it asks for none."""

    def on_apple_graphics(worker: FakeWorkerProcess) -> None:
        worker.device_type = "mps"

    machine = exact_machine(tmp_path)
    machine.prepare_worker = on_apple_graphics
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.projects[0].connected)
    await machine.clock.advance(120)
    assert machine.journal.unit(unit.unit_id) is None
    assert machine.workers
    await machine.stop()


async def test_without_exact_numerics_no_state_is_kept(tmp_path: Path) -> None:
    """Where no two computers agree to the bit a kept state is of no use to anybody."""
    machine = Machine(tmp_path)
    await submitted(machine)
    assert not files_under(tmp_path, "projects/*/units/*")
    assert machine.coordinator.classes[0].device_type == "cpu"
    await machine.stop()


async def test_the_last_state_that_is_of_use_is_sent(tmp_path: Path) -> None:
    """The project gets the state from which it has least to run again, and the unit goes on."""
    machine = exact_machine(tmp_path)
    unit = await submitted(machine)
    machine.coordinator.dispute(unit.unit_id, 3)
    await machine.until(lambda: not kept(machine))
    assert sent(machine) == state_after(machine, unit, 2)
    assert machine.unit(unit.unit_id).state is UnitState.SUBMITTED
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.VERIFIED)
    await machine.stop()


async def test_a_computer_that_was_switched_off_sends_it_later(tmp_path: Path) -> None:
    """What was asked for is not forgotten with the process."""
    machine = exact_machine(tmp_path)
    unit = await submitted(machine)
    machine.coordinator.refusals["upload"] = MonthFullError("The month's data are used up.")
    machine.coordinator.dispute(unit.unit_id, 4)
    await machine.until(lambda: "upload" in machine.coordinator.calls[-3:])
    await machine.stop()
    assert "wanted" in kept(machine)
    del machine.coordinator.refusals["upload"]
    machine.start()
    await machine.until(lambda: sent(machine) == state_after(machine, unit, 4))
    await machine.stop()


async def test_a_broken_upload_goes_on(tmp_path: Path) -> None:
    """A line that breaks in the middle costs nothing but time."""
    machine = exact_machine(tmp_path)
    unit = await submitted(machine)
    machine.coordinator.cut_uploads.append(100)
    machine.coordinator.dispute(unit.unit_id, 4)
    await machine.until(lambda: sent(machine) == state_after(machine, unit, 4))
    await machine.stop()


async def test_a_refused_state_ends_the_matter(tmp_path: Path) -> None:
    """When the project has settled it without, the space is given back."""
    machine = exact_machine(tmp_path)
    unit = await submitted(machine)
    over = PotluckError("This is no state that is needed.", code=ErrorCode.BAD_INPUT)
    machine.coordinator.refusals["upload"] = over
    machine.coordinator.dispute(unit.unit_id, 4)
    await machine.until(lambda: not kept(machine))
    assert not sent(machine)
    await machine.stop()


async def test_a_dispute_without_a_kept_state_asks_for_nothing(tmp_path: Path) -> None:
    """News of a dispute before the first kept state changes nothing here."""
    machine = exact_machine(tmp_path)
    unit = await submitted(machine)
    machine.coordinator.dispute(unit.unit_id, 1)
    await machine.until(lambda: not kept(machine))
    assert not sent(machine)
    machine.coordinator.dispute(b"x" * 16, 4)
    await machine.until(lambda: machine.snapshot.projects[0].connected)
    await machine.stop()
