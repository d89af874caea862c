"""Steps on the record, without a network: leases over time, grey audits, merges, tidying."""

import functools
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from potluck.manifest import parameter_count
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.lifecycle import UnitState
from potluck_coordinator.merging import carry_out
from potluck_coordinator.steps import hand_out, inspecting, upkeep
from potluck_training.checkpoint import load_checkpoint
from potluck_training.weights import flatten, initial_weights
from tests.fakes.coordinator_people import Person, Project
from tests.fakes.coordinator_project import (
    CPU,
)
from tests.fakes.coordinator_store import MemoryStore


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project in memory."""
    return Project(tmp_path)


def test_a_returned_unit_goes_to_the_next_who_asks(project: Project) -> None:
    """A unit that was given back is not lost."""
    first, second = Person(project), Person(project)
    given = first.ask().lease
    first.release(given)
    first.release(given)
    again = second.ask().lease
    assert again.unit == given.unit
    assert again.lease_id != given.lease_id


def test_a_lease_runs_out_unless_it_is_renewed(project: Project) -> None:
    """A computer that went away blocks nothing; one that renews keeps its unit."""
    gone, there = Person(project), Person(project)
    lost, kept = gone.ask().lease, there.ask().lease
    project.later(40)
    assert there.renew(kept).still_wanted
    project.later(40)
    assert project.unit(lost.unit.unit_id).state is UnitState.WAITING
    assert project.unit(kept.unit.unit_id).state is UnitState.LEASED
    assert Person(project).ask().lease.unit == lost.unit


def test_a_late_commitment_is_taken_while_nobody_else_has_the_unit(project: Project) -> None:
    """Work done over a long pause counts, unless the unit was handed out again."""
    early, late = Person(project), Person(project)
    given = early.ask().lease
    project.later(61)
    early.hand_in(given, early.result(given))
    assert project.unit(given.unit.unit_id).state is UnitState.AUDITING
    overtaken = late.ask().lease
    project.later(61)
    other = Person(project).ask().lease
    assert other.unit == overtaken.unit
    with pytest.raises(RefusedError, match="somebody else"):
        late.commit(overtaken, late.result(overtaken))
    assert not late.renew(overtaken).still_wanted


def test_a_device_that_went_on_does_not_get_its_old_unit_back(project: Project) -> None:
    """A device has one unit at a time, also when a late renewal comes for another."""
    slow, others, judge = Person(project), [Person(project), Person(project)], Person(project)
    given = [person.ask().lease for person in others]
    old = slow.ask().lease
    slow.release(old)
    for person, each in zip(others, given, strict=True):
        person.hand_in(each, person.result(each))
        judge.inspect()
    project.merge()
    new = slow.ask().lease
    assert new.unit.unit_id != old.unit.unit_id
    assert not slow.renew(old).still_wanted
    assert slow.renew(new).still_wanted


def test_a_renewal_after_the_end_takes_the_unit_up_again(project: Project) -> None:
    """A computer that slept goes on with its unit if nobody else has it."""
    sleeper = Person(project)
    given = sleeper.ask().lease
    project.later(61)
    assert sleeper.renew(given).still_wanted
    assert project.unit(given.unit.unit_id).state is UnitState.LEASED
    assert sleeper.ask().lease.lease_id == given.lease_id


def test_nobody_touches_anothers_lease(project: Project) -> None:
    """A lease's name is no right."""
    given = Person(project).ask().lease
    thief = Person(project)
    for call in (thief.renew, thief.release):
        with pytest.raises(RefusedError, match="no such lease"):
            call(given)


def test_a_grey_audit_is_decided_by_the_volunteers_own_class(project: Project) -> None:
    """Between pass and fail, only an inspector that can reach the same bits may judge."""
    volunteer, stranger, twin = Person(project), Person(project), Person(project)
    other = numerics.NumericsClass()
    other.CopyFrom(CPU)
    other.architecture = "another"
    unit_id = volunteer.do_unit()
    assert stranger.inspect(named=other, factor=1.01).audit.unit.unit_id == unit_id
    assert project.unit(unit_id).state is UnitState.GREY
    assert not stranger.inspect(named=other).inspection_id
    assert twin.inspect().audit.unit.unit_id == unit_id
    assert project.unit(unit_id).state is UnitState.VERIFIED


def test_a_grey_unit_that_nobody_can_judge_counts_neither_way(project: Project) -> None:
    """After a day without a suitable inspector the unit is dropped, without a strike."""
    volunteer = Person(project)
    other = numerics.NumericsClass()
    other.CopyFrom(CPU)
    other.architecture = "another"
    volunteer.do_unit()
    Person(project).inspect(named=other, factor=1.01)
    project.later(24 * 3600)
    (outcome,) = volunteer.news()
    assert outcome.state == ledger.UNIT_STATE_SUPERSEDED
    assert outcome.message
    member = project.do(lambda step: step.tx.people.member(volunteer.key.public))
    assert member.strikes == 0


def test_a_dead_inspectors_task_goes_to_another(project: Project) -> None:
    """A task whose inspector is silent for too long is handed out again."""
    unit_id = Person(project).do_unit()
    dead, alive = Person(project), Person(project)
    request = inspector.TakeInspectionRequest(numerics_class=CPU)
    taken = project.do(lambda step: inspecting.take(step, dead.session, request))
    assert not alive.inspect().inspection_id
    project.later(121)
    assert alive.inspect().inspection_id == taken.inspection_id
    assert project.unit(unit_id).state is UnitState.VERIFIED


def test_a_new_app_version_is_on_probation_again(project: Project) -> None:
    """Trust belongs to a key with an app version."""
    volunteer, judge = Person(project), Person(project)
    project.chance.drawn = 0.6
    for _ in range(2):
        volunteer.do_unit()
        judge.inspect()
    assert project.unit(volunteer.do_unit()).state is UnitState.VERIFIED
    updated = Person(project, app_version="2.0")
    updated.key = volunteer.key
    updated.session = replace(updated.session, public_key=volunteer.key.public)
    assert project.unit(updated.do_unit()).state is UnitState.AUDITING


def test_a_wild_norm_is_refused_without_a_strike(project: Project) -> None:
    """A result far larger than all others is not merged, but may be bad luck."""
    volunteer, judge = Person(project), Person(project)
    for _ in range(8):
        volunteer.do_unit()
        judge.inspect()
        if project.do(upkeep.planned_job) is not None:
            project.merge()
    given = volunteer.ask().lease
    with pytest.raises(RefusedError, match="larger"):
        volunteer.hand_in(given, volunteer.result(given, scale=1.0))
    assert volunteer.news()[-1].state == ledger.UNIT_STATE_REJECTED
    member = project.do(lambda step: step.tx.people.member(volunteer.key.public))
    assert (member.strikes, member.shut_out) == (0, False)


def test_a_merge_done_again_after_a_kill_makes_the_same_files(project: Project) -> None:
    """The merge is a function of the recorded plan, whenever it was cut off."""
    volunteer, judge = Person(project), Person(project)
    for _ in range(2):
        volunteer.do_unit()
        judge.inspect()
    job = project.do(upkeep.planned_job)
    assert job is not None
    recipe, scratch = project.rules.recipe, project.scratch / "merging"
    first = carry_out(job, project.blobs, recipe, scratch)
    (scratch / "weights.safetensors").write_bytes(b"what a kill left here")
    assert carry_out(job, project.blobs, recipe, scratch) == first
    assert project.merge() == first.checkpoint.digest
    assert project.do(upkeep.planned_job) is None


def test_a_merge_moves_the_model_by_the_outer_step(project: Project) -> None:
    """One round from rest: weights + η(1 + µ) × the mean of the units' changes."""
    project.rules.rounds.quorum_units = 1
    volunteer = Person(project)
    given = volunteer.ask().lease
    result = volunteer.result(given)
    volunteer.hand_in(given, result)
    Person(project).inspect()
    model = project.rules.recipe.model
    before = flatten(model, initial_weights(model, 1))
    digest = project.merge()
    after = flatten(model, load_checkpoint(project.blobs.local_path(digest), model))
    delta = np.frombuffer(result.delta, "<f4")
    expected = before + 0.7 * (1 + 0.9) * delta
    assert after.size == parameter_count(model)
    np.testing.assert_allclose(after, expected, atol=0.05 * float(np.abs(delta).max()))


def test_a_unit_that_is_too_old_is_credited_but_not_merged(project: Project) -> None:
    """Late work earns its credit and leaves the model alone."""
    slow, quick, judge, keeper = (Person(project) for _ in range(4))
    held = slow.ask().lease
    slow.commit(held, slow.result(held))
    waiting = slow.do_unit("second")
    for _ in range(3):
        task = project.do(
            lambda step: inspecting.take(
                step, keeper.session, inspector.TakeInspectionRequest(numerics_class=CPU)
            )
        )
        assert task.audit.unit.unit_id == waiting
        for _ in range(2):
            quick.do_unit()
            judge.inspect()
        project.merge()
    project.later(1)
    assert project.unit(held.unit.unit_id).state is UnitState.SUPERSEDED
    keeper.inspect()
    assert project.unit(waiting).state is UnitState.LAPSED
    states = {outcome.unit_id: outcome.state for outcome in slow.news()}
    assert states[waiting] == ledger.UNIT_STATE_VERIFIED
    assert states[held.unit.unit_id] == ledger.UNIT_STATE_SUPERSEDED


def test_a_round_hands_out_no_more_units_than_its_rules_say(project: Project) -> None:
    """Where units that come late do harm, who asks for more waits for the next checkpoint."""
    project.rules.rounds.most_units = 2
    first, second, judge = Person(project), Person(project), Person(project)
    given = first.ask().lease
    first.do_unit("other")
    assert second.ask().no_work.reason == lease.NO_WORK_REASON_ROUND_FULL
    first.release(given)
    assert second.ask().lease.unit == given.unit
    second.do_unit()
    assert first.ask().no_work.reason == lease.NO_WORK_REASON_ROUND_FULL
    for _ in range(2):
        judge.inspect()
    assert first.ask().no_work.reason == lease.NO_WORK_REASON_ROUND_FULL
    project.merge()
    assert first.ask().lease.unit.round == 1


def test_a_rejected_unit_leaves_its_place_in_the_round(project: Project) -> None:
    """A bounded round does not wait for ever for a unit that failed its check."""
    project.rules.rounds.most_units = 2
    cheat, honest, judge = Person(project), Person(project), Person(project)
    cheat.do_unit()
    honest.do_unit()
    judge.inspect(factor=2.0)
    assert honest.ask().HasField("lease")


def test_only_needed_files_are_kept(project: Project) -> None:
    """Merged payloads and old checkpoints go, whatever a unit still starts from stays."""
    volunteer, judge, slow = Person(project), Person(project), Person(project)
    base = slow.ask().lease.unit.base_checkpoint.digest
    payloads = []
    for _ in range(5):
        for _ in range(2):
            given = volunteer.ask().lease
            result = volunteer.result(given)
            payloads.append(result.said.payload.digest)
            volunteer.hand_in(given, result)
            judge.inspect()
        assert not project.do(upkeep.waste).digests
        project.merge()
        thrown = project.do(upkeep.waste)
        for digest in thrown.digests:
            project.blobs.delete(digest)
        project.do(functools.partial(upkeep.forget, thrown=thrown))
        assert not project.do(upkeep.waste).digests
    assert all(project.blobs.size_bytes(digest) is None for digest in payloads)
    assert project.blobs.size_bytes(base) is not None
    kept = [r.number for r in project.do(lambda step: step.tx.project.rounds_with_files())]
    assert kept == [0, 3, 4, 5]


def test_a_payload_that_names_a_file_of_the_project_is_rejected(project: Project) -> None:
    """Nobody can have a checkpoint or a shard thrown away by calling it a payload."""
    volunteer = Person(project)
    given = volunteer.ask().lease
    result = volunteer.result(given)
    result.said.payload.digest = given.unit.base_checkpoint.digest
    with pytest.raises(RefusedError, match="file of the project"):
        volunteer.commit(given, result)
    assert not project.do(upkeep.waste).digests


def test_the_project_has_to_have_started(tmp_path: Path) -> None:
    """Without a checkpoint or text there is no work, and a reason."""
    project = Project(tmp_path)
    project.store = MemoryStore()
    answer = Person(project).ask()
    assert answer.no_work.reason == lease.NO_WORK_REASON_STARTING


def test_a_device_with_too_little_memory_is_told_so(project: Project) -> None:
    """A device that can't hold the model hears how much it would need."""
    person = Person(project)
    request = lease.RequestLeaseRequest(device_id="cpu", numerics_class=CPU, memory_bytes=100)
    answer = project.do(lambda step: hand_out.request_lease(step, person.session, request))
    assert answer.no_work.reason == lease.NO_WORK_REASON_TOO_LITTLE_MEMORY


def test_seeds_differ_from_unit_to_unit(project: Project) -> None:
    """No two units see the same data in the same order."""
    person = Person(project)
    units = [person.ask(f"gpu{i}").lease.unit for i in range(10)]
    assert len({unit.seed for unit in units}) == 10
    assert {unit.steps for unit in units} == {10}


def test_the_service_never_imports_torch() -> None:
    """The coordinator's process stays small: torch belongs to inspectors."""
    program = "import sys, potluck_coordinator.server; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
