"""Practice in a daemon in memory: one that fails, hangs, is made anew, or belongs to another."""

from dataclasses import replace
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.errors import ClientError
from potluck_client.lifecycle import UnitState
from tests.fakes.client_machine import Machine


def stands(machine: Machine, unit_id: bytes, state: UnitState) -> bool:
    """Tell whether the journal has a unit in a state."""
    entry = machine.journal.unit(unit_id)
    return entry is not None and entry.state is state


async def test_the_practice_of_another_computer_can_not_be_joined(tmp_path: Path) -> None:
    """A project that calls itself Practice would be mistaken for this computer's own."""
    machine = Machine(tmp_path, joined=False)
    machine.coordinator.manifest.practice = True
    machine.start()
    with pytest.raises(ClientError, match="only that computer"):
        await machine.daemon.calls._book.join(machine.link)
    assert not machine.snapshot.projects
    await machine.stop()


def practice_machine(home: Path) -> Machine:
    """Return a computer that has joined nothing, with Practice at hand."""
    machine = Machine(home, joined=False)
    machine.coordinator.manifest.practice = True
    return machine


@pytest.mark.parametrize("kind", ["won't start", "ends by itself"])
async def test_a_practice_that_fails_again_and_again_becomes_a_problem(
    tmp_path: Path, kind: str
) -> None:
    """The person reads why and what to do, in words that stay the same between two tries."""
    machine = practice_machine(tmp_path)
    if kind == "won't start":
        machine.practice.problem = "Practice needs the coordinator extra."
    machine.practice.lasting = False
    machine.start(practice=True)
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_PROBLEM)
    said = set()
    for _ in range(40):
        await machine.clock.advance(0.5)
        said.add((machine.snapshot.state, machine.snapshot.sentence))
    assert len(said) == 1
    (problem,) = machine.snapshot.problems
    assert problem.sentence == machine.snapshot.sentence
    assert "“practice”" in problem.remedy
    machine.practice.problem, machine.practice.lasting = None, True
    unit = machine.coordinator.offer_unit(steps=4)
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    await machine.until(lambda: not machine.snapshot.problems, step_seconds=5)
    await machine.stop()


async def test_a_practice_that_hangs_is_started_anew(tmp_path: Path) -> None:
    """A local coordinator that runs but does not answer gets no patience without end."""
    machine = practice_machine(tmp_path)
    machine.start(practice=True)
    await machine.until(lambda: machine.practice.running and bool(machine.snapshot.projects))
    machine.coordinator.go_away()
    await machine.until(lambda: machine.practice.starts > 1, step_seconds=5)
    assert "does not answer" in machine.snapshot.problems[0].sentence
    await machine.stop()


async def test_a_practice_that_was_made_anew_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Who moved its folder away gets a new project, and keeps the receipts of the old."""
    machine = practice_machine(tmp_path)
    machine.start(practice=True)
    await machine.until(lambda: bool(machine.snapshot.projects))
    old = machine.snapshot.projects[0].project_id
    await machine.stop()
    fresh = practice_machine(tmp_path)
    fresh.journal = machine.journal
    fresh.start(practice=True)
    await fresh.until(lambda: [p.project_id != old for p in fresh.snapshot.projects] == [True])
    unit = fresh.coordinator.offer_unit(steps=4)
    await fresh.until(lambda: stands(fresh, unit.unit_id, UnitState.SUBMITTED))
    await fresh.stop()
    record = fresh.journal.project(old)
    assert record is not None
    assert record == replace(record, joined=False)
