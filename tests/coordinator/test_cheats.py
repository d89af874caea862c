"""A catalogue of ways to be credited without the work, or to have honest people punished."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import grpc
import numpy as np
import pytest

from potluck.digest import digest_bytes
from potluck.identity import generate_key
from potluck.limits import LEASES_PER_KEY
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator import leases
from potluck_coordinator.clock import SystemChance
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.lifecycle import CREDITED, UnitState
from potluck_coordinator.records import Unit
from potluck_training.codec_int8 import decode, encode
from tests.fakes.coordinator_people import Person, Project
from tests.fakes.coordinator_project import CPU, make_home, tiny_rules
from tests.fakes.coordinator_serving import Running, refused, running

NEVER, ALWAYS = 0.99, 0.0
CHEATED = 1.1e-3
"""Scale of a result that a re-run finds out."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project in memory: two units of probation, then one in ten is re-run."""
    return Project(tmp_path)


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Running]:
    """A tiny project that is being served."""
    key = generate_key()
    home: CoordinatorHome = make_home(tmp_path / "home", tiny_rules(key), key)
    async with running(home) as project:
        yield project


def known(project: Project, passes: int = 10) -> Person:
    """Return somebody who has passed some audits."""
    person, judge = Person(project), Person(project)
    project.chance.drawn = ALWAYS
    for _ in range(passes):
        person.do_unit()
        judge.inspect()
    return person


def cheat(person: Person, device_id: str = "cpu") -> Unit:
    """Hand in a made-up result that passes every check but a re-run."""
    given = person.ask(device_id).lease
    person.hand_in(given, person.result(given, scale=CHEATED))
    return person.project.unit(given.unit.unit_id)


def credited(project: Project, person: Person) -> list[Unit]:
    """Return the units whose credit stands."""
    return list(project.do(lambda step: step.tx.units.of_key(person.key.public, CREDITED)))


def strikes(project: Project, person: Person) -> int:
    """Return how often a key has failed."""
    return project.do(lambda step: step.tx.people.member(person.key.public)).strikes


def of_another_kind() -> numerics.NumericsClass:
    """Return the arithmetic of a computer that the inspectors don't have."""
    other = numerics.NumericsClass()
    other.CopyFrom(CPU)
    other.architecture = "no inspector has this"
    return other


def test_honest_work_between_two_frauds_washes_nothing(project: Project) -> None:
    """Making units up, being caught, working through probation and making up again ends badly."""
    person, judge = known(project), Person(project)
    for expected in (1, 2):
        project.chance.drawn = NEVER
        made_up = [cheat(person) for _ in range(3)]
        assert {unit.state for unit in made_up} <= CREDITED
        project.chance.drawn = ALWAYS
        cheat(person)
        judge.inspect()
        assert strikes(project, person) == expected
        if expected == 1:
            for _ in range(5):
                person.do_unit()
                judge.inspect()
    assert all(unit.audited for unit in credited(project, person))
    assert len(credited(project, person)) == 15
    assert person.ask().no_work.reason == lease.NO_WORK_REASON_SHUT_OUT


def test_nobody_runs_ahead_of_the_inspector_on_trust(project: Project) -> None:
    """However fast units are made up while a drawn one waits, credit on trust is bounded."""
    person = known(project)
    project.chance.drawn = NEVER
    states = []
    for number in range(25):
        given = person.ask(f"gpu{number}").lease
        if not given.lease_id:
            break
        person.hand_in(given, person.result(given, scale=CHEATED))
        states.append(project.unit(given.unit.unit_id).state)
    on_trust = sum(state is UnitState.VERIFIED for state in states)
    assert on_trust == 20
    assert set(states[on_trust:]) == {UnitState.AUDITING}


def test_short_units_vouch_for_no_long_ones(project: Project) -> None:
    """Who passed its probation with the shortest units is checked again at the first long ones."""
    person = known(project, passes=2)
    project.chance.drawn = NEVER
    short, long = person.ask("slow").lease, person.ask("fast", tokens_per_second=1e9).lease
    assert (short.unit.steps, long.unit.steps) == (10, 40)
    for given in (short, long):
        person.hand_in(given, person.result(given))
    assert project.unit(short.unit.unit_id).state is UnitState.VERIFIED
    assert project.unit(long.unit.unit_id).state is UnitState.AUDITING


def test_a_new_key_after_the_end_starts_from_nothing(project: Project) -> None:
    """Who was shut out and comes back under a new key has every unit re-run."""
    project.chance.drawn = NEVER
    newcomer = Person(project)
    assert cheat(newcomer).state is UnitState.AUDITING


def test_an_older_app_version_is_no_refuge(project: Project) -> None:
    """A failure under one version starts probation under all of them."""
    person, judge = known(project), Person(project)
    older = Person(project, app_version="0.9")
    older.key = person.key
    older.session = replace(older.session, public_key=person.key.public)
    for _ in range(3):
        older.do_unit()
        judge.inspect()
    cheat(older)
    judge.inspect()
    project.chance.drawn = NEVER
    assert project.unit(person.do_unit()).state is UnitState.AUDITING
    assert project.unit(older.do_unit("second")).state is UnitState.AUDITING


def test_nobody_is_framed_by_a_result_that_was_taken_first(project: Project) -> None:
    """Run a unit, give it back, commit another to its result: the next holder gets no strike."""
    framer, victim = Person(project), Person(project)
    seen = framer.ask("first").lease
    result = framer.result(seen)
    framer.release(seen)
    theirs = victim.ask().lease
    assert theirs.unit == seen.unit
    other = framer.ask("second").lease
    stolen = framer.result(other)
    stolen.said.payload.CopyFrom(result.said.payload)
    stolen.said.segments[-1].delta_root = result.said.segments[-1].delta_root
    framer.commit(other, stolen)
    with pytest.raises(RefusedError, match="before"):
        victim.commit(theirs, victim.result(theirs))
    assert strikes(project, victim) == 0
    (outcome,) = victim.news()
    assert outcome.state == ledger.UNIT_STATE_SUPERSEDED


def test_an_old_result_earns_nothing_again(project: Project) -> None:
    """One's own result of another unit is a copy as well, and a commitment names its unit."""
    person = Person(project)
    first = person.ask().lease
    result = person.result(first)
    person.hand_in(first, result)
    second = person.ask().lease
    with pytest.raises(RefusedError, match="another unit"):
        person.commit(second, result)
    result.said.unit_id = second.unit.unit_id
    with pytest.raises(RefusedError, match="before"):
        person.commit(second, result)
    assert not credited(project, person)


@pytest.mark.parametrize(
    ("factor", "state"),
    [
        (1.001, UnitState.VERIFIED),
        (1.01, UnitState.SUPERSEDED),
        (1.05, UnitState.REJECTED),
    ],
)
def test_naming_another_kind_of_computer_buys_the_tolerance_and_no_more(
    project: Project, factor: float, state: UnitState
) -> None:
    """Who claims a class that no inspector has must still come as near as honest ones do."""
    person, judge = Person(project), Person(project)
    given = person.ask().lease
    result = person.result(given, scale=1e-3 * factor)
    result.said.numerics_class.CopyFrom(of_another_kind())
    person.hand_in(given, result)
    judge.inspect(factor=1.0, payload_error=factor - 1.0)
    if project.unit(given.unit.unit_id).state is UnitState.GREY:
        assert not judge.inspect().inspection_id
        assert not credited(project, person)
        project.later(24 * 3600)
    assert project.unit(given.unit.unit_id).state is state
    assert bool(credited(project, person)) == (state is UnitState.VERIFIED)


def test_grey_units_do_not_pile_up(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who always stays between pass and fail is never credited, and soon gets no more work."""
    person, judge = Person(project), Person(project)
    monkeypatch.setattr(leases, "LEASES_PER_KEY", 4)
    for _ in range(8):
        given = person.ask().lease
        result = person.result(given, scale=1.01e-3)
        result.said.numerics_class.CopyFrom(of_another_kind())
        person.hand_in(given, result)
        judge.inspect(payload_error=0.01)
        assert project.unit(given.unit.unit_id).state is UnitState.GREY
    assert "as many units" in person.ask().no_work.message
    assert not credited(project, person)


def test_the_draw_falls_after_submission_and_only_once(project: Project) -> None:
    """Nothing that a volunteer sees before it hands in depends on the draw."""
    person = known(project)
    project.chance.drawn = NEVER
    given = person.ask().lease
    result = person.result(given)
    person.commit(given, result)
    project.chance.drawn = ALWAYS
    person.hand_in(given, result)
    assert project.unit(given.unit.unit_id).state is UnitState.AUDITING
    project.chance.drawn = NEVER
    person.hand_in_again(given)
    assert project.unit(given.unit.unit_id).state is UnitState.AUDITING


def test_the_draw_can_not_be_foreseen() -> None:
    """Chance is the operating system's; seeding Python's own generator changes nothing."""
    drawn = set()
    for _ in range(20):
        random.seed(1)
        drawn.add((SystemChance().share(), SystemChance().token(16), SystemChance().below(2**62)))
    assert len(drawn) == 20


def test_shopping_for_a_nice_unit_ends_soon(project: Project) -> None:
    """A unit that was given back comes again, and who gives back many has to wait."""
    person = Person(project)
    first = person.ask().lease
    person.release(first)
    assert person.ask().lease.unit == first.unit
    seen = set()
    for number in range(1000):
        given = person.ask(f"gpu{number}").lease
        if not given.lease_id:
            break
        seen.add(given.unit.unit_id)
        person.release(given)
    assert len(seen) < 2 * LEASES_PER_KEY
    assert "unfinished" in person.ask("another").no_work.message


def test_two_computers_under_one_name_share_one_unit(project: Project) -> None:
    """A key and a device's name mean one lease, whoever uses them; it is credited once."""
    person, twin = Person(project), Person(project)
    twin.key, twin.session = person.key, person.session
    given = person.ask().lease
    assert twin.ask().lease.lease_id == given.lease_id
    person.hand_in(given, person.result(given))
    twin.commit(given, twin.result(given))
    Person(project).inspect()
    assert len(credited(project, person)) == 1


def test_an_inspector_never_judges_its_own_work(project: Project) -> None:
    """A key that both trains and inspects can't pass itself."""
    both = Person(project)
    both.do_unit()
    assert not both.inspect().inspection_id
    assert Person(project).inspect().inspection_id


async def test_a_payload_that_is_honest_only_where_it_is_looked_at_fails_its_audit(
    served: Running, tmp_path: Path
) -> None:
    """Right leaves with another payload around them pass the cheap checks and fail the re-run."""
    volunteer, recipe = served.volunteer, served.rules.recipe
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    values = decode(result.payload, len(result.delta) // 4, recipe.codec_block)
    # Two neighbours change places in one block: size, scale and norm stay as they were.
    altered = values.copy()
    altered[[0, 1]] = altered[[1, 0]]
    payload = encode(altered, recipe.codec_block)
    assert payload != result.payload
    result.said.payload.digest = digest_bytes(payload)
    result = replace(result, payload=payload)
    challenge = await volunteer.commit(given, result)
    leaves = volunteer.leaves(result, challenge, tmp_path)
    await volunteer.open(given, leaves)
    await volunteer.upload(given, result.said.payload, payload)
    if any(leaf.index == 0 for leaf in leaves):
        await refused(volunteer.submit(given), grpc.StatusCode.INVALID_ARGUMENT)
    else:
        await volunteer.submit(given)
        await served.inspector.work_off()
    (outcome,) = await volunteer.outcomes(1)
    assert outcome.state == ledger.UNIT_STATE_REJECTED


async def test_calls_that_race_each_other_give_one_credit(served: Running, tmp_path: Path) -> None:
    """Every step sent many times at once is the step sent once."""
    volunteer = served.volunteer
    asked = await asyncio.gather(*(volunteer.ask() for _ in range(8)))
    assert len({answer.lease.lease_id for answer in asked}) == 1
    given = asked[0].lease
    result = volunteer.result(given)
    challenges = await asyncio.gather(*(volunteer.commit(given, result) for _ in range(8)))
    assert len({challenge.nonce for challenge in challenges}) == 1
    leaves = volunteer.leaves(result, challenges[0], tmp_path)
    await asyncio.gather(*(volunteer.open(given, leaves) for _ in range(8)))
    uploads = (volunteer.upload(given, result.said.payload, result.payload) for _ in range(4))
    await asyncio.gather(*uploads, return_exceptions=True)
    here = await volunteer.offset(given, result.said.payload)
    await volunteer.upload(given, result.said.payload, result.payload, here)
    await asyncio.gather(*(volunteer.submit(given) for _ in range(8)))
    assert await served.inspector.work_off() == 1
    page = await volunteer.stub.ListLedger(
        ledger.ListLedgerRequest(start=0, limit=10), metadata=volunteer.session
    )
    assert len(page.entries) == 1


def test_a_norm_that_lies_is_found_without_a_rerun(project: Project) -> None:
    """A result that is far larger or smaller than all others never gets as far as a draw."""
    person = known(project)
    project.chance.drawn = NEVER
    for scale in (1e-1, 1e-5):
        given = person.ask().lease
        with pytest.raises(RefusedError, match="larger or smaller"):
            person.hand_in(given, person.result(given, scale=scale))
    norms = [unit.norm_rate for unit in credited(project, person)]
    assert max(norms) < 2 * float(np.median(norms))
