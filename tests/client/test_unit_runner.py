"""The road of units through a whole daemon in memory: nothing is lost, nothing is done twice."""

import errno
from pathlib import Path

import pytest

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import worker_pb2 as wire
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.host.port import DeviceReading, UserReading
from potluck_client.lifecycle import UnitState
from tests.fakes.client_journal import MemoryJournal
from tests.fakes.client_machine import Machine, PowerCut, files_under, leave_alone
from tests.fakes.coordinator_link import FakeCoordinatorLink
from tests.fakes.worker_process import FakeWorkerProcess


def submitted(machine: Machine, unit_id: bytes) -> bool:
    """Tell whether the coordinator has a unit and the journal knows it."""
    entry = machine.journal.unit(unit_id)
    return entry is not None and entry.state is UnitState.SUBMITTED


def offered(machine: Machine) -> lease.Lease:
    """Return the lease that the coordinator gives next."""
    offer = machine.coordinator.offers[-1]
    assert isinstance(offer, lease.Lease)
    return offer


def ended(worker: FakeWorkerProcess) -> bool:
    """Tell whether a worker's process is gone."""
    return worker.pid is None


async def test_a_unit_travels_from_lease_to_receipt(tmp_path: Path) -> None:
    """An idle computer trains, hands in, and sees its credit."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert machine.snapshot.contribution.pending_units == 1
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.snapshot.contribution.verified_units == 1)
    entry = machine.unit(unit.unit_id)
    assert entry.state is UnitState.VERIFIED
    assert entry.has_receipt
    assert machine.snapshot.contribution.verified_tokens == 256
    assert machine.snapshot.today == machine.snapshot.contribution
    assert machine.snapshot.projects[0].contribution == machine.snapshot.contribution
    assert not files_under(tmp_path, "projects/*/units/*")
    road = [state.wire_name for state in machine.journal.history(unit.unit_id)]
    assert road == [
        "leased", "downloading", "ready", "running", "committed", "opened", "uploading",
        "submitted", "verified",
    ]  # fmt: skip
    await machine.stop()
    assert ended(machine.worker)


async def test_asking_again_for_work_is_not_shown_as_a_start(tmp_path: Path) -> None:
    """Who waits for a round to end reads why, and not something else every second."""
    machine = Machine(tmp_path)
    asked = machine.coordinator.classes
    machine.start()
    await machine.until(lambda: len(asked) == 1)
    said = set[str]()
    machine.coordinator.on_call = lambda _name: said.add(machine.snapshot.sentence)
    await machine.until(lambda: len(asked) == 4)
    await machine.stop()
    assert said
    assert "Getting the training part ready." not in said


async def writes_of_a_unit(home: Path) -> int:
    """Count the changes to the journal that one unit takes."""
    machine = Machine(home)
    assert isinstance(machine.journal, MemoryJournal)
    unit = machine.coordinator.offer_unit(steps=4)
    before = machine.journal.writes
    machine.start()
    await machine.until(lambda: submitted(machine, unit.unit_id))
    await machine.stop()
    return machine.journal.writes - before


async def test_killed_before_any_write_the_next_start_hands_in_exactly_one_unit(
    tmp_path: Path,
) -> None:
    """Kill -9 at every journaled step: no unit is lost and none is handed in twice."""
    total = await writes_of_a_unit(tmp_path / "count")
    assert total > 10
    for number in range(total):
        machine = Machine(tmp_path / str(number))
        unit = machine.coordinator.offer_unit(steps=4)
        machine.fail_journal(after=number, failure=PowerCut())
        machine.start()
        while machine.powered:
            await machine.clock.advance(0.25)
        await machine.lose_power()
        machine.start()
        await machine.until(lambda m=machine, u=unit: submitted(m, u.unit_id))  # type: ignore[misc]
        await machine.stop()
        leases = machine.coordinator.leases.values()
        assert [held.submitted for held in leases] == [True], f"killed at write {number}"
        road = machine.journal.history(unit.unit_id)
        assert len(set(road)) == len(road) or UnitState.SUSPENDED in road


async def test_the_person_gets_the_computer_back_step_by_step(tmp_path: Path) -> None:
    """Hold at once, memory within a second, the process after ten; then it goes on."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    worker = machine.worker
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(0.15)
    assert worker.received[-1] == wire.ToWorker(hold=wire.Hold())
    assert machine.unit(unit.unit_id).state is UnitState.SUSPENDED
    assert machine.snapshot.state == control.APP_STATE_WAITING
    assert machine.snapshot.reason == control.NOT_NOW_REASON_USER_ACTIVE
    await machine.clock.advance(0.85)
    assert worker.received[-1] == wire.ToWorker(hold=wire.Hold(release_memory=True))
    assert not ended(worker)
    await machine.clock.advance(10)
    assert ended(worker)
    machine.prepare_worker = lambda worker: worker.allow(None)
    machine.user.reading = UserReading(idle_seconds=1e6)
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert len(machine.workers) == 2
    await machine.stop()


async def test_a_short_visit_of_the_person_keeps_the_worker(tmp_path: Path) -> None:
    """Somebody who looks at the clock costs no restart."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(5)
    machine.user.reading = UserReading(idle_seconds=1e6)
    machine.worker.allow(None)
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert len(machine.workers) == 1
    assert wire.ToWorker(proceed=wire.Proceed()) in machine.worker.received
    await machine.stop()


async def test_a_worker_that_does_not_answer_is_killed_within_two_seconds(tmp_path: Path) -> None:
    """Whatever hangs, the device is the person's again."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    machine.worker.hang()
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(2.2)
    assert ended(machine.worker)
    machine.prepare_worker = leave_alone
    machine.user.reading = UserReading(idle_seconds=1e6)
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert machine.unit(unit.unit_id).deaths == 0
    await machine.stop()


async def test_a_new_duty_reaches_the_worker_at_once(tmp_path: Path) -> None:
    """A person who finds it too loud is heard without a restart."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    request = control.UpdateSettingsRequest(values={"duty_percent": control.SettingValue(whole=30)})
    await machine.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]
    await machine.clock.advance(0.2)
    assert machine.worker.received[-1] == wire.ToWorker(set_duty=wire.SetDuty(duty=0.3))
    await machine.stop()


async def test_energy_of_work_is_booked_on_the_unit_and_none_of_a_wait(tmp_path: Path) -> None:
    """100 watts for 36 seconds are a watt-hour; what the owner's own use takes is not counted."""
    machine = Machine(tmp_path)
    machine.devices.readings["cpu"] = DeviceReading(power_watts=100.0)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    await machine.clock.advance(36)
    assert machine.snapshot.devices[0].power_watts == 100.0
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(8)
    assert not machine.snapshot.devices[0].HasField("power_watts")
    machine.user.reading = UserReading(idle_seconds=1e6)
    machine.worker.allow(None)
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert machine.unit(unit.unit_id).watt_hours == pytest.approx(1.0, rel=0.1)
    await machine.stop()


async def test_a_worker_that_keeps_dying_gives_the_unit_back(tmp_path: Path) -> None:
    """Three deaths over one unit, and somebody else may try; the person is told."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    for number in range(1, 4):
        await machine.until(
            lambda n=number: (
                len(machine.workers) == n  # type: ignore[misc]
                and machine.snapshot.state == control.APP_STATE_WORKING
            )
        )
        machine.worker.die()
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.FAILED)
    (lease,) = machine.coordinator.leases.values()
    await machine.until(lambda: lease.ended)
    await machine.stop()


async def test_one_death_costs_only_the_current_segment(tmp_path: Path) -> None:
    """A crash is no reason to lose a unit."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(3)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).steps_done == 2
        )
    )
    machine.prepare_worker = leave_alone
    machine.worker.die()
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert machine.unit(unit.unit_id).deaths == 1
    await machine.stop()


async def test_a_coordinator_that_goes_away_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    """The upload goes on where it stopped, and the person reads “offline” meanwhile."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.coordinator.cut_downloads.append(1000)
    machine.coordinator.cut_uploads.append(1000)
    machine.start()
    await machine.until(lambda: "upload" in machine.coordinator.calls)
    machine.coordinator.go_away()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_OFFLINE)
    assert "coordinator" in machine.snapshot.sentence
    await machine.clock.advance(900)
    machine.coordinator.come_back()
    await machine.until(lambda: submitted(machine, unit.unit_id), step_seconds=10)
    assert machine.coordinator.calls.count("upload") > 1
    await machine.stop()


class FullDiskLink(FakeCoordinatorLink):
    """A link whose downloads find no room."""

    full = True

    async def download(self, *values: object) -> None:
        """Fail as a full disk does, while it is full."""
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        await super().download(*values)  # type: ignore[arg-type]


async def test_a_full_disk_at_download_is_said_and_waited_for(tmp_path: Path) -> None:
    """The unit stays; it goes on by itself once there is room."""
    machine = Machine(tmp_path)
    link = FullDiskLink(machine.coordinator)
    machine.open_link = lambda _: link
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_DISK_FULL)
    assert machine.snapshot.state == control.APP_STATE_WAITING
    assert "disk is full" in machine.snapshot.sentence
    link.full = False
    await machine.until(lambda: submitted(machine, unit.unit_id))
    await machine.until(lambda: not machine.snapshot.problems)
    await machine.stop()


async def test_a_full_disk_under_the_journal_stops_work_and_loses_nothing(tmp_path: Path) -> None:
    """No step is taken that could not be written down."""
    machine = Machine(tmp_path)
    assert isinstance(machine.journal, MemoryJournal)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.fail_journal(after=3)
    machine.start()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_DISK_FULL)
    assert "disk is full" in machine.snapshot.sentence
    machine.journal.fail_from = None
    await machine.until(lambda: submitted(machine, unit.unit_id))
    await machine.stop()


async def test_a_folder_that_vanishes_for_a_while_does_not_end_the_daemon(tmp_path: Path) -> None:
    """An unmounted disk is shown, and work goes on when it is back."""
    machine = Machine(tmp_path)
    machine.start()
    machine.disk.failure = OSError(errno.ENOENT, "No such file or directory")
    await machine.until(lambda: bool(machine.snapshot.problems), step_seconds=5)
    machine.disk.failure = None
    await machine.until(lambda: not machine.snapshot.problems, step_seconds=5)
    await machine.stop()


async def test_a_unit_that_would_not_fit_the_limit_is_not_fetched(tmp_path: Path) -> None:
    """Potluck never fills more of the disk than was allowed."""
    machine = Machine(tmp_path)
    machine.coordinator.offer_unit(steps=4)
    offer = offered(machine)
    offer.unit.base_checkpoint.size_bytes = 11 * 10**9
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_PROBLEM)
    assert "11.0 GB of disk space" in machine.snapshot.sentence
    assert "download" not in machine.coordinator.calls
    await machine.stop()


async def test_a_unit_that_nobody_wants_any_more_is_dropped(tmp_path: Path) -> None:
    """No electricity goes into what can't be merged."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    offered(machine).expires_unix_ms = round(machine.clock.unix_seconds() + 90) * 1000
    machine.coordinator.still_wanted = False
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUPERSEDED
        )
    )
    assert machine.unit(unit.unit_id).sentence == "The round is over."
    assert wire.ToWorker(abandon=wire.Abandon()) in machine.worker.received
    await machine.stop()


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (ErrorCode.BAD_INPUT, UnitState.FAILED),
        (ErrorCode.NOT_FOUND, UnitState.SUPERSEDED),
    ],
)
async def test_a_refused_result_ends_the_unit_with_the_reason(
    tmp_path: Path, code: ErrorCode, state: UnitState
) -> None:
    """A refusal is shown, and the next unit comes."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.coordinator.refusals["commit"] = PotluckError("The losses look odd.", code=code)
    machine.start()
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is state
        )
    )
    assert machine.unit(unit.unit_id).sentence == "The losses look odd."
    del machine.coordinator.refusals["commit"]
    second = machine.coordinator.offer_unit(steps=4)
    await machine.until(lambda: submitted(machine, second.unit_id))
    await machine.stop()


async def test_finish_hands_in_the_unit_in_hand_and_takes_no_other(tmp_path: Path) -> None:
    """“Finish and then pause” does exactly that, and a restart keeps it."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    first = machine.coordinator.offer_unit(steps=4)
    second = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    machine.daemon.engine.finish()
    assert machine.snapshot.finishing
    machine.worker.allow(None)
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_FINISHED)
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    assert submitted(machine, first.unit_id)
    assert machine.journal.unit(second.unit_id) is None
    await machine.stop()
    machine.start()
    assert machine.snapshot.reason == control.NOT_NOW_REASON_FINISHED
    machine.daemon.engine.resume()
    machine.prepare_worker = leave_alone
    await machine.until(lambda: submitted(machine, second.unit_id))
    await machine.stop()


async def test_a_pause_stops_the_network_too_and_outlives_the_daemon(tmp_path: Path) -> None:
    """Paused means paused, also after a restart."""
    machine = Machine(tmp_path)
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    machine.daemon.engine.pause(PauseAsked())
    await machine.clock.advance(30)
    assert "request_lease" not in machine.coordinator.calls
    await machine.stop()
    machine.start()
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    await machine.stop()


async def test_a_pause_falls_silent_in_the_middle_of_a_stream(tmp_path: Path) -> None:
    """Nothing is heard while paused, and nothing is missed afterwards."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: submitted(machine, unit.unit_id))
    machine.daemon.engine.pause(PauseAsked())
    await machine.clock.advance(1)
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.clock.advance(60)
    assert machine.snapshot.contribution.verified_units == 0
    machine.daemon.engine.resume()
    await machine.until(lambda: machine.snapshot.contribution.verified_units == 1)
    await machine.stop()


async def test_leaving_gives_up_the_unit_in_hand_and_keeps_receipts(tmp_path: Path) -> None:
    """What was earned stays; what was begun is dropped; the files go if asked."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(5)
    first = machine.coordinator.offer_unit(steps=4)
    second = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: submitted(machine, first.unit_id))
    machine.coordinator.verify(first.unit_id, machine.key.public)
    await machine.until(
        lambda: (
            machine.journal.unit(second.unit_id) is not None
            and machine.snapshot.contribution.verified_units == 1
            and machine.snapshot.state == control.APP_STATE_WORKING
        )
    )
    request = control.LeaveRequest(project="Pocket project", delete_data=True)
    await machine.daemon.calls.Leave(request, None)  # type: ignore[arg-type]
    await machine.clock.advance(2)
    assert machine.unit(second.unit_id).state is UnitState.SUPERSEDED
    assert machine.snapshot.reason == control.NOT_NOW_REASON_NO_PROJECT
    assert machine.snapshot.contribution.verified_units == 1
    assert len(machine.journal.receipts(first.unit_id)) == 1
    await machine.until(lambda: machine.journal.get_note("forgetting") == "")
    assert not files_under(tmp_path, "projects/*/blobs/*")
    await machine.stop()


async def test_a_project_that_rewrites_its_history_is_named(tmp_path: Path) -> None:
    """The kept tree head is evidence, and the person hears of it."""
    machine = Machine(tmp_path)
    units = [machine.coordinator.offer_unit(steps=4) for _ in range(2)]
    machine.start()
    await machine.until(lambda: submitted(machine, units[1].unit_id))
    machine.coordinator.verify(units[0].unit_id, machine.key.public)
    project_id = machine.coordinator.key.public.hex()

    def head() -> bytes:
        project = machine.journal.project(project_id)
        assert project is not None
        return project.tree_head

    await machine.until(lambda: head() != b"")
    known = head()
    machine.coordinator.refusals["advance_head"] = rewritten()
    machine.coordinator.verify(units[1].unit_id, machine.key.public)
    await machine.until(lambda: bool(machine.snapshot.problems))
    assert "rewrote its history" in machine.snapshot.problems[0].sentence
    assert head() == known
    await machine.stop()


def rewritten() -> PotluckError:
    """Return what a link raises when a head does not follow on the known one."""
    from potluck_client.link.ledger_checks import rewritten_history

    return rewritten_history()


def at_rest(machine: Machine) -> bool:
    """Tell whether the inspector of Practice may not compute."""
    return machine.practice.held


def practice_machine(home: Path) -> Machine:
    """Return a computer that has joined nothing, with Practice at hand."""
    machine = Machine(home, joined=False)
    machine.coordinator.manifest.practice = True
    return machine


async def test_practice_starts_when_work_is_allowed_and_yields_to_the_person(
    tmp_path: Path,
) -> None:
    """Its inspector stops at once when somebody is back, and nothing of it stays in memory."""
    machine = practice_machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    machine.user.reading = UserReading(idle_seconds=0.0)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    machine.daemon.engine.start_practice()
    await machine.clock.advance(5)
    assert machine.snapshot.reason == control.NOT_NOW_REASON_USER_ACTIVE
    assert machine.practice.starts == 0
    machine.user.reading = UserReading(idle_seconds=1e6)
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    assert machine.snapshot.projects[0].practice
    assert at_rest(machine) is False
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(0.2)
    assert at_rest(machine)
    await machine.clock.advance(65)
    assert not machine.practice.running
    machine.prepare_worker = leave_alone
    machine.user.reading = UserReading(idle_seconds=1e6)
    await machine.until(lambda: submitted(machine, unit.unit_id))
    assert machine.practice.starts == 2
    await machine.stop()
    assert not machine.practice.running


async def test_after_a_finish_practice_stays_until_the_last_unit_is_decided(
    tmp_path: Path,
) -> None:
    """The inspector is on this computer, so it may end only after its verdict."""
    machine = practice_machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start(practice=True)
    await machine.until(lambda: submitted(machine, unit.unit_id))
    machine.daemon.engine.finish()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_FINISHED)
    await machine.clock.advance(200)
    assert machine.practice.running
    assert at_rest(machine) is False
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: not machine.practice.running, step_seconds=5)
    assert machine.unit(unit.unit_id).state is UnitState.VERIFIED
    await machine.stop()


async def test_a_practice_that_can_not_start_says_why(tmp_path: Path) -> None:
    """A missing part gets a sentence, and another try."""
    machine = practice_machine(tmp_path)
    machine.practice.problem = "Practice needs the coordinator extra."
    machine.start(practice=True)
    await machine.until(lambda: bool(machine.snapshot.problems))
    assert machine.snapshot.problems[0].sentence == "Practice needs the coordinator extra."
    machine.practice.problem = None
    await machine.until(lambda: machine.practice.running)
    await machine.stop()
