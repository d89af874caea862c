"""Two volunteers with the same unit: equal results, disputes, and who goes away in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from potluck.manifest import parameter_count
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.lifecycle import CREDITED, UnitState
from potluck_coordinator.replicas import (
    Move,
    agreed_states,
    next_move,
    said_of,
    state_bytes,
)
from potluck_coordinator.steps import hand_in, hand_out, inspecting, upkeep
from potluck_coordinator.steps.step import Step
from tests.fakes.coordinator_people import Person, Project
from tests.fakes.coordinator_project import CPU, Result, parted

NEVER, ALWAYS = 0.99, 0.0
LONG = 1e9
"""A speed that brings units of eight segments."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project with exact numerics, in which every unit may have a twin."""
    made = Project(tmp_path)
    made.rules.recipe.numerics = "exact-1"
    made.rules.recipe.ClearField("tolerance")
    made.rules.rounds.quorum_units = 100  # Nothing is tidied up while a merge is planned.
    return made


def known(project: Project, passes: int = 3) -> Person:
    """Return somebody whose units are no longer all run again."""
    person, judge = Person(project), Person(project)
    project.rules.audits.replica_share = 0.0
    project.chance.drawn = ALWAYS
    for _ in range(passes):
        given = person.ask(tokens_per_second=LONG).lease
        person.hand_in(given, person.result(given))
        judge.inspect()
    project.chance.drawn = NEVER
    project.rules.audits.replica_share = 1.0
    return person


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two people with the same piece of work."""

    first: Person
    second: Person
    one: lease.Lease
    other: lease.Lease


def pair(project: Project) -> Pair:
    """Return two trusted people who hold the two units of a pair."""
    first, second = known(project), known(project)
    one = first.ask(tokens_per_second=LONG).lease
    other = second.ask(tokens_per_second=LONG).lease
    assert one.unit.unit_id != other.unit.unit_id
    assert (one.unit.seed, one.unit.steps) == (other.unit.seed, other.unit.steps)
    return Pair(first=first, second=second, one=one, other=other)


def states(project: Project, *given: lease.Lease) -> list[UnitState]:
    """Return where some units stand."""
    return [project.unit(each.unit.unit_id).state for each in given]


def last_news(person: Person) -> ledger.UnitOutcome:
    """Return the newest news of somebody."""
    return person.news()[-1]


def wrong_from(person: Person, given: lease.Lease, place: int, scale: float = 2e-3) -> Result:
    """Return a result that is made up from a segment on."""
    return parted(person.result(given, scale), person.result(given), place)


def test_equal_results_need_no_inspector_and_are_merged_once(project: Project) -> None:
    """Both are credited, and the weights move as by one."""
    both = pair(project)
    both.first.hand_in(both.one, both.first.result(both.one))
    assert states(project, both.one) == [UnitState.PAIRED]
    both.second.hand_in(both.other, both.second.result(both.other))
    assert sorted(state.value for state in states(project, both.one, both.other)) == [
        "lapsed",
        "verified",
    ]
    for person in (both.first, both.second):
        assert last_news(person).state == ledger.UNIT_STATE_VERIFIED
        assert not ledger.LedgerEntry.FromString(last_news(person).receipt.entry).audited
    assert not Person(project).inspect().inspection_id
    payload = both.first.result(both.one).said.payload
    # The one that is not merged does not take the other one's payload with it.
    assert payload.digest not in project.do(upkeep.waste).digests


def test_exact_commitments_name_states_and_no_device(project: Project) -> None:
    """Who did not compute as the recipe says is told so, and keeps the lease."""
    person = Person(project)
    given = person.ask().lease
    for spoil in ("no state", "cut-off state", "device", "other numerics"):
        result = person.result(given)
        match spoil:
            case "no state":
                result.said.segments[0].state_digest = b""
            case "cut-off state":
                result.said.segments[-1].state_digest = b"short"
            case "device":
                result.said.numerics_class.device_type = "cpu"
            case "other numerics":
                result.said.numerics_class.numerics = "exact-2"
        with pytest.raises(RefusedError):
            person.commit(given, result)
    person.hand_in(given, person.result(given))
    device = lease.RequestLeaseRequest(device_id="cpu", numerics_class=CPU)
    with pytest.raises(RefusedError, match="exact numerics"):
        project.do(partial(hand_out.request_lease, session=person.session, request=device))


def test_nobody_confirms_its_own_result(project: Project) -> None:
    """A computer never gets both units of a pair, on whatever device it asks."""
    person = known(project)
    one = person.ask(tokens_per_second=LONG).lease
    other = person.ask("gpu", tokens_per_second=LONG).lease
    assert one.unit.seed != other.unit.seed


def test_a_drawn_unit_is_audited_and_speaks_for_its_twin(project: Project) -> None:
    """A pair takes the place of trust only: whoever is on probation is still run again."""
    trusted, newcomer = known(project), Person(project)
    one, other = trusted.ask().lease, newcomer.ask().lease
    assert one.unit.seed == other.unit.seed
    newcomer.hand_in(other, newcomer.result(other))
    trusted.hand_in(one, trusted.result(one))
    assert states(project, one, other) == [UnitState.PAIRED, UnitState.AUDITING]
    Person(project).inspect()
    assert set(states(project, one, other)) <= CREDITED
    assert project.unit(other.unit.unit_id).audited
    assert not project.unit(one.unit.unit_id).audited


def test_a_proven_result_convicts_a_twin_that_differs(project: Project) -> None:
    """The audit of one unit decides both, without a second run."""
    cheat, newcomer = known(project), Person(project)
    one, other = cheat.ask().lease, newcomer.ask().lease
    cheat.hand_in(one, cheat.result(one, 2e-3))
    newcomer.hand_in(other, newcomer.result(other))
    Person(project).inspect()
    assert states(project, one, other) == [UnitState.REJECTED, UnitState.VERIFIED]


def test_credit_on_trust_is_taken_back_when_the_twin_proves_it_wrong(project: Project) -> None:
    """Who was trusted because its twin was late loses the credit when that comes."""
    both = pair(project)
    cheated = both.first.result(both.one, 2e-3)
    both.first.hand_in(both.one, cheated)
    both.second.renew(both.other)
    for _ in range(4):
        project.later(40)
        both.second.renew(both.other)
    assert states(project, both.one) == [UnitState.VERIFIED]
    both.second.hand_in(both.other, both.second.result(both.other))
    assert states(project, both.other) == [UnitState.AUDITING]
    Person(project).inspect()
    assert states(project, both.one, both.other) == [UnitState.REVOKED, UnitState.VERIFIED]
    assert project.do(lambda s: s.tx.people.member(both.first.key.public)).strikes == 1


def test_a_failed_audit_takes_the_twin_with_the_same_result_along(project: Project) -> None:
    """Two keys of one person that agree on a lie lose both units when one of them is drawn."""
    trusted, newcomer = known(project), Person(project)
    one, other = trusted.ask().lease, newcomer.ask().lease
    trusted.hand_in(one, trusted.result(one, 2e-3))
    newcomer.hand_in(other, newcomer.result(other, 2e-3))
    for _ in range(2):
        project.later(60)  # No inspector comes, and trust does not wait for ever.
    assert states(project, one, other) == [UnitState.VERIFIED, UnitState.AUDITING]
    Person(project).inspect()
    assert states(project, one, other) == [UnitState.REVOKED, UnitState.REJECTED]
    for person in (trusted, newcomer):
        assert project.do(partial(_strikes, key=person.key.public)) == 1


def _strikes(step: Step, key: bytes) -> int:
    return step.tx.people.member(key).strikes


@pytest.mark.parametrize("place", [0, 1, 3, 7])
@pytest.mark.parametrize("right", ["first", "second", "neither"])
def test_a_dispute_runs_one_segment_and_finds_who_is_right(
    project: Project, place: int, right: str
) -> None:
    """Whoever differs from the re-run has failed; the other is credited."""
    both = pair(project)
    results = {
        "first": (None, 2e-3),
        "second": (2e-3, None),
        "neither": (2e-3, 3e-3),
    }[right]
    for person, given, scale in zip(
        (both.first, both.second), (both.one, both.other), results, strict=True
    ):
        honest = person.result(given)
        person.hand_in(given, honest if scale is None else wrong_from(person, given, place, scale))
    assert states(project, both.one, both.other) == [UnitState.DISPUTED] * 2
    project.later(60)
    task = Person(project).inspect()
    segment_steps = project.rules.recipe.segment_steps
    assert task.dispute.until_steps == (place + 1) * segment_steps
    expected = {
        "first": [UnitState.VERIFIED, UnitState.REJECTED],
        "second": [UnitState.REJECTED, UnitState.VERIFIED],
        "neither": [UnitState.REJECTED, UnitState.REJECTED],
    }[right]
    assert states(project, both.one, both.other) == expected
    assert not Person(project).inspect().inspection_id


def test_the_first_difference_counts_though_later_segments_are_equal_again(
    project: Project,
) -> None:
    """Who writes right digests after a wrong one is found at the wrong one."""
    both = pair(project)
    result = both.first.result(both.one)
    result.said.segments[2].state_digest = bytes(32)
    both.first.hand_in(both.one, result)
    both.second.hand_in(both.other, both.second.result(both.other))
    project.later(60)
    assert Person(project).inspect().dispute.until_steps == 15
    assert states(project, both.one, both.other) == [UnitState.REJECTED, UnitState.VERIFIED]


def test_payloads_that_differ_alone_are_settled_by_the_whole_unit(project: Project) -> None:
    """A payload that does not come of the signed segments convicts its sender."""
    both = pair(project)
    honest = both.first.result(both.one)
    other = parted(both.second.result(both.other, 1.0001e-3), honest, 8)
    assert other.said.payload.digest != honest.said.payload.digest
    both.first.hand_in(both.one, honest)
    # The opening has to fit the roots, so the delta stays honest, and the payload does not.
    forged = Result(said=other.said, delta=honest.delta, payload=other.payload)
    both.second.hand_in(both.other, forged)
    assert states(project, both.one, both.other) == [UnitState.DISPUTED] * 2
    task = Person(project).inspect()
    assert (task.dispute.until_steps, task.dispute.HasField("state")) == (40, False)
    assert states(project, both.one, both.other) == [UnitState.VERIFIED, UnitState.REJECTED]


def disputed(project: Project, place: int = 4) -> Pair:
    """Return a pair whose first has made up all from a segment on."""
    both = pair(project)
    both.first.hand_in(both.one, wrong_from(both.first, both.one, place))
    both.second.hand_in(both.other, both.second.result(both.other))
    return both


def send_state(project: Project, person: Person, given: lease.Lease, place: int) -> blob.BlobRef:
    """Offer the state at the end of a segment, as the service does once it has arrived."""
    said = said_of(project.unit(given.unit.unit_id))
    size = state_bytes(parameter_count(project.rules.recipe.model))
    ref = blob.BlobRef(digest=said.segments[place].state_digest, size_bytes=size)
    target, whole = project.do(
        lambda step: hand_in.upload_target(step, person.session, given.lease_id, ref)
    )
    assert target == ref
    assert not whole
    project.do(lambda step: hand_in.keep_state(step, person.session, given.lease_id, ref.digest))
    return ref


def taken(project: Project) -> inspector.TakeInspectionResponse:
    """Return what a fresh inspector is given."""
    request = inspector.TakeInspectionRequest(
        numerics_class=numerics.NumericsClass(numerics="exact-1")
    )
    judge = Person(project)
    return project.do(lambda step: inspecting.take(step, judge.session, request))


def test_a_state_that_both_signed_saves_the_way_to_it(project: Project) -> None:
    """With the state before the first difference, one segment settles the dispute at once."""
    both = disputed(project)
    for person in (both.first, both.second):
        news = last_news(person)
        assert (news.state, news.state_steps) == (ledger.UNIT_STATE_DISPUTED, 20)
    assert not taken(project).inspection_id  # Both sides still have time to send one.
    ref = send_state(project, both.second, both.other, 3)
    task = Person(project).inspect()
    assert (task.dispute.state, task.dispute.state_steps, task.dispute.until_steps) == (ref, 20, 25)
    assert states(project, both.one, both.other) == [UnitState.REJECTED, UnitState.VERIFIED]
    thrown = project.do(upkeep.waste)
    assert ref.digest in thrown.digests
    project.do(lambda step: upkeep.forget(step, thrown))
    assert not project.do(upkeep.waste).disputed


def test_the_later_of_two_states_is_used(project: Project) -> None:
    """Each side sends what it has kept; the inspector starts from the one that saves more."""
    both = disputed(project)
    send_state(project, both.first, both.one, 1)
    assert not taken(project).inspection_id
    send_state(project, both.second, both.other, 2)
    assert taken(project).dispute.state_steps == 15


def test_nobody_sends_a_state_and_the_dispute_is_settled_all_the_same(project: Project) -> None:
    """Two volunteers who went away delay a dispute, and decide nothing by that."""
    both = disputed(project)
    project.later(59)
    assert not taken(project).inspection_id
    project.later(1)
    task = Person(project).inspect()
    assert not task.dispute.HasField("state")
    assert states(project, both.one, both.other) == [UnitState.REJECTED, UnitState.VERIFIED]


def test_only_states_that_both_signed_are_taken(project: Project) -> None:
    """A disputed unit is no way to store files at the coordinator."""
    both = disputed(project)
    said = said_of(project.unit(both.one.unit.unit_id))
    size = state_bytes(parameter_count(project.rules.recipe.model))
    for digest, size_bytes in [
        (said.segments[4].state_digest, size),  # Where the two already differ.
        (said.segments[3].state_digest, size + 4),
        (bytes(32), size),
        (said.segments[3].delta_root, size),
    ]:
        ref = blob.BlobRef(digest=digest, size_bytes=size_bytes)
        with pytest.raises(RefusedError, match="both sides"):
            project.do(
                partial(
                    hand_in.upload_target,
                    session=both.first.session,
                    lease_id=both.one.lease_id,
                    ref=ref,
                )
            )
    send_state(project, both.first, both.one, 2)
    with pytest.raises(RefusedError, match="Another state"):
        send_state(project, both.first, both.one, 3)


def test_no_state_is_asked_for_outside_a_dispute(project: Project) -> None:
    """A unit that nobody disputes takes its payload and nothing else."""
    both = pair(project)
    both.first.hand_in(both.one, both.first.result(both.one))
    said = said_of(project.unit(both.one.unit.unit_id))
    size = state_bytes(parameter_count(project.rules.recipe.model))
    ref = blob.BlobRef(digest=said.segments[0].state_digest, size_bytes=size)
    with pytest.raises(RefusedError, match="another payload"):
        project.do(
            lambda step: hand_in.upload_target(step, both.first.session, both.one.lease_id, ref)
        )


def test_a_twin_that_nobody_takes_does_not_hold_a_result_up(project: Project) -> None:
    """With one volunteer alone, units wait a lease for a second one and are then trusted."""
    person = known(project)
    given = person.ask().lease
    person.hand_in(given, person.result(given))
    project.later(59)
    assert states(project, given) == [UnitState.PAIRED]
    project.later(1)
    assert states(project, given) == [UnitState.VERIFIED]
    twin = project.unit(project.unit(given.unit.unit_id).twin)
    assert twin.state is UnitState.SUPERSEDED


def test_a_twin_that_is_never_finished_does_not_hold_a_result_up(project: Project) -> None:
    """Who renews for ever can't keep another one's result from being counted."""
    both = pair(project)
    both.first.hand_in(both.one, both.first.result(both.one))
    for _ in range(3):
        project.later(40)
        both.second.renew(both.other)
    assert states(project, both.one) == [UnitState.VERIFIED]
    # What comes after all is compared with what was trusted, credited, and not merged again.
    both.second.hand_in(both.other, both.second.result(both.other))
    assert states(project, both.other) == [UnitState.LAPSED]


def test_who_is_shut_out_in_a_dispute_leaves_the_other_one_to_an_audit(project: Project) -> None:
    """A dispute whose one side is gone for other reasons ends in an ordinary re-run."""
    both = disputed(project)
    for _ in range(2):
        given = both.first.ask().lease
        project.chance.drawn = ALWAYS
        both.first.hand_in(given, both.first.result(given, 3e-3))
        task = Person(project).inspect()
        assert task.audit.unit == given.unit
    assert states(project, both.one) == [UnitState.REJECTED]
    project.later(1)
    assert states(project, both.other) == [UnitState.AUDITING]
    Person(project).inspect()
    assert states(project, both.other) == [UnitState.VERIFIED]


def test_a_dispute_that_no_inspector_settles_is_given_up(project: Project) -> None:
    """Nobody is credited or blamed for what could not be checked."""
    both = disputed(project)
    project.later(60)
    for _ in range(inspecting.MOST_HAND_OUTS):
        assert taken(project).dispute.until_steps
        project.later(121)
    assert states(project, both.one, both.other) == [UnitState.SUPERSEDED] * 2


def test_neither_side_settles_its_own_dispute(project: Project) -> None:
    """An inspector that also volunteers is not asked about its own work."""
    both = disputed(project)
    project.later(60)
    for person in (both.first, both.second):
        assert not person.inspect().inspection_id
    assert Person(project).inspect().inspection_id


def test_a_report_about_another_dispute_is_refused(project: Project) -> None:
    """An inspector's fault must not become a volunteer's strike."""
    both = disputed(project)
    project.later(60)
    judge = Person(project)
    request = inspector.TakeInspectionRequest(
        numerics_class=numerics.NumericsClass(numerics="exact-1")
    )
    task = project.do(lambda step: inspecting.take(step, judge.session, request))
    honest = list(both.second.result(both.other).said.segments)
    exact = numerics.NumericsClass(numerics="exact-1")
    wrong: Sequence[inspector.DisputeReport] = [
        inspector.DisputeReport(numerics_class=exact),
        inspector.DisputeReport(numerics_class=exact, segments=honest[:4]),
        inspector.DisputeReport(numerics_class=exact, segments=honest),
        inspector.DisputeReport(numerics_class=CPU, segments=honest[:5]),
    ]
    for report in wrong:
        full = inspector.ReportInspectionRequest(inspection_id=task.inspection_id, dispute=report)
        with pytest.raises(RefusedError):
            project.do(partial(inspecting.report, session=judge.session, request=full))
    assert states(project, both.one, both.other) == [UnitState.DISPUTED] * 2
    judge.report_dispute(task)
    judge.report_dispute(task)  # Once more, as after a kill.
    assert states(project, both.one, both.other) == [UnitState.REJECTED, UnitState.VERIFIED]


def test_a_disputed_unit_always_finds_its_end(project: Project) -> None:
    """Whatever has become of the other side, a dispute without it becomes an audit."""
    both = disputed(project)
    unit = project.unit(both.one.unit.unit_id)
    twin = project.unit(both.other.unit.unit_id)
    assert agreed_states(said_of(unit), said_of(twin))
    assert next_move(unit, None, waited_seconds=0, lease_seconds=60) is Move.AUDIT
    assert next_move(unit, twin, waited_seconds=1e9, lease_seconds=60) is Move.WAIT
