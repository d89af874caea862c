"""What a daemon at work tells its activity log."""

from pathlib import Path

from potluck.control_endpoint import read_endpoint
from potluck.limits import ACTIVITY_PAGE
from potluck.v1 import control_pb2 as control
from potluck.v1 import worker_pb2 as wire
from potluck_client.activity_log import about_work, changes
from potluck_client.activity_log.entry import Kind
from potluck_client.control.server import ControlServer
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.lifecycle import UnitState
from tests.fakes.client_machine import Machine
from tests.fakes.control_contract import Caller


def told(machine: Machine, *kinds: Kind) -> list[str]:
    """Return what was told of some kinds, oldest first."""
    return [
        entry.happening.sentence
        for entry in machine.activity.entries
        if entry.happening.kind in kinds
    ]


async def test_a_units_life_is_told_from_its_beginning_to_its_receipt(tmp_path: Path) -> None:
    """Begun, handed in, verified, and taken back, each with project, device and unit."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUBMITTED
        )
    )
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.VERIFIED)
    machine.coordinator.revoke(unit.unit_id, machine.key.public, "It was made up.")
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.REJECTED)
    await machine.stop()
    assert told(machine, Kind.WORK) == [
        about_work.BEGUN,
        about_work.HANDED_IN,
        about_work.VERIFIED,
        f"{about_work.TAKEN_BACK} It was made up.",
    ]
    for entry in machine.activity.entries:
        if entry.happening.kind is Kind.WORK:
            assert entry.happening.unit_id == unit.unit_id.hex()
            assert entry.happening.project_name == "Pocket project"
            assert entry.happening.device_name == machine.devices.devices()[0].name


async def test_a_refusal_is_told_with_its_reason(tmp_path: Path) -> None:
    """A volunteer learns why work did not count."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUBMITTED
        )
    )
    machine.coordinator.reject(unit.unit_id, "The numbers are not finite.")
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.REJECTED)
    await machine.stop()
    assert told(machine, Kind.WORK)[-1] == f"{about_work.REFUSED} The numbers are not finite."


async def test_a_project_out_of_reach_is_told_once_and_when_it_is_back(tmp_path: Path) -> None:
    """A day without network is two entries."""
    machine = Machine(tmp_path)
    machine.start()
    await machine.until(lambda: machine.snapshot.projects[0].connected)
    machine.coordinator.go_away()
    await machine.until(
        lambda: told(machine, Kind.PROJECT) == [changes.OUT_OF_REACH], step_seconds=5
    )
    for _ in range(40):
        await machine.clock.advance(60)
    assert told(machine, Kind.PROJECT) == [changes.OUT_OF_REACH]
    assert machine.activity.entries[-1].happening.remedy
    machine.coordinator.come_back()
    await machine.until(lambda: len(told(machine, Kind.PROJECT)) > 1, step_seconds=10)
    assert told(machine, Kind.PROJECT) == [changes.OUT_OF_REACH, changes.BACK]
    await machine.stop()


async def test_start_end_and_a_new_version_are_told(tmp_path: Path) -> None:
    """Somebody who helps sees when Potluck ran, and which one."""
    machine = Machine(tmp_path)
    machine.journal.put_note("activity-app-version", "1.2.2")
    for _ in range(2):
        machine.start()
        await machine.clock.advance(1)
        await machine.stop()
    assert told(machine, Kind.APP) == [
        "Potluck was updated from version 1.2.2 to 1.2.3.",
        "Potluck started, version 1.2.3.",
        "Potluck ended.",
        "Potluck started, version 1.2.3.",
        "Potluck ended.",
    ]


async def test_pauses_and_their_ends_are_told(tmp_path: Path) -> None:
    """The person finds in the log why nothing was done, also when a pause ended by itself."""
    machine = Machine(tmp_path)
    machine.start()
    engine = machine.daemon.engine
    await machine.clock.advance(1)
    now = machine.clock.unix_seconds()
    engine.pause(PauseAsked(until_unix=now + 600))
    await machine.until(lambda: machine.snapshot.state != control.APP_STATE_PAUSED, step_seconds=20)
    engine.run_now(3600)
    engine.finish()
    await machine.until(
        lambda: "The work in hand" in told(machine, Kind.PERSON)[-1], step_seconds=1
    )
    engine.resume()
    await machine.clock.advance(5)
    await machine.stop()
    assert told(machine, Kind.PERSON) == [
        "You paused Potluck for 10 minutes.",
        "The pause is over.",
        "You told Potluck to work now, for 1 hour.",
        "You asked Potluck to finish the work in hand and then pause.",
        "The work in hand is finished, so Potluck paused, as you asked.",
        "You let Potluck go on.",
    ]


async def test_a_disk_that_takes_nothing_is_one_problem_and_stops_nobody(tmp_path: Path) -> None:
    """The log's own disk refuses; the daemon works on, and what it told is written later."""
    machine = Machine(tmp_path)
    machine.activity.full = True
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUBMITTED
        )
    )
    assert machine.activity.entries == []
    machine.activity.full = False
    await machine.stop()
    assert told(machine, Kind.WORK) == [about_work.BEGUN, about_work.HANDED_IN]


async def test_work_that_can_not_be_done_is_given_back_with_the_reason(tmp_path: Path) -> None:
    """The reason is told with the piece of work, and as one problem with what to do."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    failure = wire.UnitFailed(message="The card lost its memory.", retry=False)
    machine.prepare_worker = lambda worker: setattr(worker, "failure", failure)
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.FAILED
        )
    )
    await machine.clock.advance(60)
    await machine.stop()
    assert told(machine, Kind.WORK) == [
        about_work.BEGUN,
        f"{about_work.GIVEN_BACK} The card lost its memory.",
    ]
    problems = [e.happening for e in machine.activity.entries if e.happening.kind is Kind.PROBLEM]
    assert len(problems) == 1
    assert "The card lost its memory." in problems[0].sentence
    assert problems[0].remedy


async def test_limits_and_projects_are_told_over_the_wire(tmp_path: Path) -> None:
    """What a window changes, a window can read again."""
    machine = Machine(tmp_path, joined=False)
    machine.start()
    await machine.clock.advance(1)
    server = ControlServer(tmp_path, machine.daemon.calls)
    await server.start()
    caller = Caller(read_endpoint(tmp_path))
    idle = {"idle_minutes": control.SettingValue(whole=7)}
    await caller.stub.UpdateSettings(
        control.UpdateSettingsRequest(values=idle, preset="whisper"), metadata=caller.metadata
    )
    await caller.stub.UpdateSettings(
        control.UpdateSettingsRequest(values=idle), metadata=caller.metadata
    )
    joined = await caller.stub.Join(
        control.JoinRequest(link=machine.link), metadata=caller.metadata
    )
    await machine.clock.advance(1)
    for share in (2, 2):
        await caller.stub.SetShare(
            control.SetShareRequest(project_id=joined.project_id, share=share),
            metadata=caller.metadata,
        )
    await caller.stub.Leave(
        control.LeaveRequest(project=joined.project_id), metadata=caller.metadata
    )
    await machine.clock.advance(1)
    request = control.ListActivityRequest(limit=ACTIVITY_PAGE, project_id=joined.project_id)
    answer = await caller.stub.ListActivity(request, metadata=caller.metadata)
    first, share_told, last = (entry.sentence for entry in answer.entries)
    assert (first, last) == (changes.LEFT, changes.JOINED)
    assert share_told.startswith("You changed this project's share of the work from ")
    assert share_told.endswith(" to 2.")
    assert {entry.project_name for entry in answer.entries} == {"Pocket project"}
    chosen, idle_told, _ = told(machine, Kind.PERSON)
    assert chosen == "You chose the preset “Whisper”."
    assert idle_told.endswith("from 3 minutes to 7 minutes.")
    await caller.channel.close(None)
    await machine.stop()
    await server.stop()
