"""A catalogue of crowds and litter: what many keys, or one that never tires, can do."""

from dataclasses import replace
from pathlib import Path

import pytest

from potluck.errors import ErrorCode
from potluck.identity import Domain
from potluck.limits import THREADS
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator import leases
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.leases import MOST_HOLDERS
from potluck_coordinator.lifecycle import UnitState
from potluck_coordinator.steps import enrolling, inspecting, upkeep
from potluck_coordinator.steps.enrolling import SESSIONS_PER_KEY, Caller
from potluck_coordinator.steps.inspecting import STUBBORN_HAND_OUTS
from potluck_coordinator.steps.round_keeping import queue_evaluation
from tests.fakes.coordinator_people import Person, Project
from tests.fakes.coordinator_project import CPU


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project in memory."""
    return Project(tmp_path)


def begin(project: Project, public_key: bytes) -> bytes:
    """Begin an enrolment and return its nonce."""
    request = enrolment.BeginEnrolmentRequest(public_key=public_key)
    return project.do(lambda step: enrolling.begin(step, request)).nonce


def enrol(project: Project, person: Person, nonce: bytes) -> enrolment.EnrolResponse:
    """Finish an enrolment."""
    request = enrolment.EnrolRequest(
        public_key=person.key.public,
        nonce=nonce,
        signature=person.key.sign(Domain.ENROLMENT, project.key.public + nonce),
        app_version="1.0",
        protocol_version=1,
    )
    return project.do(lambda step: enrolling.enrol(step, request))


def take(project: Project, judge: Person) -> inspector.TakeInspectionResponse:
    """Take a task and do nothing about it."""
    request = inspector.TakeInspectionRequest(numerics_class=CPU)
    return project.do(lambda step: inspecting.take(step, judge.session, request))


def evaluation(project: Project, number: int) -> None:
    """Ask for the loss of a round."""
    project.do(lambda step: step.tx.project.set_held_out(project.blobs.put_stream([b"text"])))
    project.do(lambda step: queue_evaluation(step, number))


def test_a_flood_of_enrolments_keeps_nobody_out(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many nonces are asked for in a minute, the next to join joins."""
    monkeypatch.setattr(enrolling, "OPEN_NONCES", 50)
    for _ in range(60):
        begin(project, bytes(32))
    project.now_ms += 1
    honest = Person(project)
    nonce = begin(project, honest.key.public)
    for _ in range(20):
        begin(project, bytes(32))
    assert enrol(project, honest, nonce).session_token
    assert project.do(lambda step: step.tx.people.nonces()) <= 50


def test_asking_for_nonces_in_anothers_name_does_not_hinder_it(project: Project) -> None:
    """Keys are public in the ledger, so a new nonce must not undo the one before."""
    person = Person(project)
    nonce = begin(project, person.key.public)
    begin(project, person.key.public)
    assert enrol(project, person, nonce).session_token


def test_a_key_that_enrols_for_ever_holds_a_few_sessions(project: Project) -> None:
    """A daemon that is started all day is never locked out; its oldest session ends."""
    person, tokens = Person(project), []
    for _ in range(SESSIONS_PER_KEY + 1):
        project.now_ms += 1
        answer = enrol(project, person, begin(project, person.key.public))
        tokens.append(Caller(token=answer.session_token.hex()))
    assert project.do(lambda step: step.tx.people.sessions()) == SESSIONS_PER_KEY
    with pytest.raises(RefusedError) as caught:
        project.do(lambda step: enrolling.session_of(step, tokens[0]))
    assert caught.value.code is ErrorCode.NO_SESSION
    kept = project.do(lambda step: enrolling.session_of(step, tokens[1]))
    assert kept.public_key == person.key.public


@pytest.mark.parametrize("token", [None, "", "z" * 64, "é" * 64, "0" * 63, "0" * 10_000, "\0" * 64])
def test_a_session_token_of_any_shape_is_just_no_session(
    project: Project, token: str | None
) -> None:
    """Whatever stands in a call's header gets the same answer."""
    with pytest.raises(RefusedError) as caught:
        project.do(lambda step: enrolling.session_of(step, Caller(token=token)))
    assert caught.value.code is ErrorCode.NO_SESSION


def test_requesting_and_releasing_for_ever_writes_a_bounded_record(project: Project) -> None:
    """A unit that goes from hand to hand is dropped, and its story stays short."""
    given = Person(project).ask().lease
    for _ in range(MOST_HOLDERS):
        project.later(61)
        given = Person(project).ask().lease
    units = project.do(lambda step: step.tx.units.in_states(set(UnitState)))
    assert units[0].state is UnitState.SUPERSEDED
    assert len(units[0].history) <= 2 * MOST_HOLDERS + 2
    assert given.unit.unit_id != units[0].unit_id


def test_refused_results_can_not_be_handed_in_for_ever(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key whose results are always refused without a strike has to wait in the end."""
    person, judge = Person(project), Person(project)
    for _ in range(8):
        person.do_unit()
        judge.inspect()
    monkeypatch.setattr(leases, "LEASES_PER_KEY", 4)
    refusals = 0
    while (given := person.ask().lease).lease_id:
        with pytest.raises(RefusedError, match="larger or smaller"):
            person.hand_in(given, person.result(given, scale=1.0))
        refusals += 1
    assert refusals == 8
    project.later(61)
    assert person.ask().lease.lease_id


def test_a_crowd_of_new_keys_stops_only_new_keys(project: Project) -> None:
    """Made-up units of new keys keep neither work nor re-runs from keys that have passed."""
    known, judge = Person(project), Person(project)
    known.do_unit()
    judge.inspect()
    held = known.ask("second").lease
    for _ in range(6):
        Person(project).do_unit()
    assert not Person(project).ask().lease.lease_id
    assert known.ask().lease.lease_id
    known.hand_in(held, known.result(held))
    assert take(project, judge).audit.unit == held.unit


def test_a_unit_that_stops_inspectors_does_not_stop_the_queue(project: Project) -> None:
    """After some tries in vain the others go first; in the end it is dropped without a strike."""
    poison, honest, judge = Person(project), Person(project), Person(project)
    bad, good = poison.do_unit(), honest.do_unit()
    for _ in range(STUBBORN_HAND_OUTS):
        assert take(project, judge).audit.unit.unit_id == bad
    assert judge.inspect().audit.unit.unit_id == good
    for _ in range(inspecting.MOST_HAND_OUTS):
        take(project, judge)
    project.later(3600)
    assert project.unit(bad).state is UnitState.SUPERSEDED
    assert project.do(lambda step: step.tx.people.member(poison.key.public)).strikes == 0


def test_no_inspector_is_asked_for_more_threads_than_allowed(project: Project) -> None:
    """A number of threads that no computer has would make every inspector fall over."""
    person = Person(project)
    given = person.ask().lease
    result = person.result(given)
    result.said.numerics_class.threads = THREADS + 1
    with pytest.raises(RefusedError, match="threads"):
        person.commit(given, result)


def test_measuring_waits_for_re_runs_but_not_for_ever(project: Project) -> None:
    """Volunteers wait for audits and nobody for a loss; rounds are measured in their order."""
    volunteer, judge = Person(project), Person(project)
    evaluation(project, 0)
    evaluation(project, 1)
    unit_id = volunteer.do_unit()
    assert take(project, judge).audit.unit.unit_id == unit_id
    judge.inspect()
    assert take(project, judge).evaluation.round == 0
    late = Project(project.scratch)
    evaluation(late, 0)
    late.later(late.rules.rounds.lease_seconds / 60)
    Person(late).do_unit()
    assert take(late, Person(late)).WhichOneof("task") == "evaluation"


@pytest.mark.parametrize("where", ["tokenizer", "checkpoint to come"])
def test_a_payload_called_after_a_file_of_the_project_does_not_have_it_deleted(
    project: Project, where: str
) -> None:
    """A payload is thrown away under the name that its commitment gave it."""
    person = Person(project)
    file = project.blobs.put_stream([b"precious"])
    given = person.ask().lease
    result = person.result(given)
    result.said.payload.digest = file.digest
    if where == "tokenizer":
        project.rules.tokenizer.CopyFrom(
            manifest.Tokenizer(kind=manifest.Tokenizer.KIND_HUGGING_FACE, definition=file)
        )
        with pytest.raises(RefusedError, match="file of the project"):
            person.commit(given, result)
    else:
        person.commit(given, result)
        opened = project.do(lambda step: step.tx.project.current_round())
        assert opened is not None
        project.do(
            lambda step: step.tx.project.add_round(replace(opened, number=3, checkpoint=file))
        )
        project.later(1)
    assert project.unit(given.unit.unit_id).state in {UnitState.REJECTED, UnitState.SUPERSEDED}
    assert file.digest not in project.do(upkeep.waste).digests


def test_a_commitment_carries_nothing_but_itself(project: Project) -> None:
    """Fields that nobody knows would be kept for ever, a quarter of a megabyte a unit."""
    person = Person(project)
    given = person.ask().lease
    serialised, _ = person.result(given).signed(person.key)
    junk = serialised + b"\xfa\x7f\xa0\x8d\x06" + bytes(100_000)  # Field 2047, length 100 000.
    commitment.Commitment.FromString(junk)
    with pytest.raises(RefusedError, match="more than it should"):
        person.commit_bytes(given, junk)


def test_an_opening_keeps_nothing_but_its_leaves(project: Project) -> None:
    """What a leaf carries besides is not kept while the unit waits."""
    person = Person(project)
    given = person.ask().lease
    result = person.result(given)
    opening = person.opening(given, result)
    for leaf in opening.leaves:
        leaf.MergeFromString(b"\xfa\x7f\xa0\x8d\x06" + bytes(100_000))
    person.open(opening)
    kept = project.unit(given.unit.unit_id)
    assert kept.state is UnitState.OPENED
    assert len(kept.opening) < 10_000


def test_a_proof_of_other_lengths_proves_nothing(project: Project) -> None:
    """A sibling that is no whole hash could carry megabytes, or be read in two ways."""
    person = Person(project)
    given = person.ask().lease
    result = person.result(given)
    opening = person.opening(given, result)
    opening.leaves[0].proof[0] += b"x"
    with pytest.raises(RefusedError, match="not what was committed"):
        person.open(opening)
