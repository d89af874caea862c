"""Honest people, cheats, an honest inspector and time in any order, with exact numerics."""

import tempfile
from functools import partial
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from potluck.limits import ID_BYTES
from potluck.manifest import parameter_count
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.lifecycle import CREDITED, PENDING, UnitState
from potluck_coordinator.records import Unit
from potluck_coordinator.replicas import said_of, state_bytes
from potluck_coordinator.steps import hand_in, upkeep
from potluck_coordinator.steps.step import Step
from tests.fakes.coordinator_people import Person, Project
from tests.fakes.coordinator_project import parted

HONEST = 1e-3
SCALES = st.sampled_from([HONEST, 1.5e-3, 2e-3])
MERGING = {UnitState.VERIFIED, UnitState.MERGED}


def _trust(step: Step, key: bytes) -> None:
    step.tx.people.set_passes(key, "1.0", 20)


def _strikes(step: Step, key: bytes) -> int:
    return step.tx.people.member(key).strikes


def _blamed(step: Step, key: bytes) -> list[Unit]:
    return list(step.tx.units.of_key(key, {UnitState.REJECTED, UnitState.REVOKED}))


class ExactCoordinator(RuleBasedStateMachine):
    """What can happen to pairs of units, in any order; two people are honest and two are not."""

    @initialize(drawn=st.sampled_from([0.05, 0.5, 0.9]), share=st.sampled_from([0.0, 0.6, 1.0]))
    def begin(self, drawn: float, share: float) -> None:
        """Begin a project."""
        self.folder = tempfile.TemporaryDirectory()
        self.project = Project(Path(self.folder.name))
        rules = self.project.rules
        rules.recipe.numerics = "exact-1"
        rules.recipe.ClearField("tolerance")
        rules.audits.replica_share, rules.audits.probation_units = share, 1
        self.honest = [Person(self.project), Person(self.project)]
        self.cheats = [Person(self.project), Person(self.project)]
        self.judge = Person(self.project)
        self.held: list[tuple[Person, lease.Lease]] = []
        self.project.chance.drawn = 0.0
        for person in (*self.honest, *self.cheats):
            given = person.ask(tokens_per_second=1e9).lease
            person.hand_in(given, person.result(given))
            self.judge.inspect()
            # As after long honest work, of which doing all of it would take too long here.
            self.project.do(partial(_trust, key=person.key.public))
        while self.judge.inspect().inspection_id:
            pass
        self.project.chance.drawn = drawn

    def teardown(self) -> None:
        """Whatever happened, time and an inspector bring every submitted unit to a verdict."""
        self.project.chance.drawn = 0.0
        for _ in range(60):
            self.project.later(60)
            while self.judge.inspect().inspection_id:
                pass
            if not self.units(*PENDING):
                break
        assert not self.units(*PENDING)
        self.nobody_honest_is_accused()
        self.folder.cleanup()

    def units(self, *states: UnitState) -> list[Unit]:
        """Return the units in some states."""
        return list(self.project.do(lambda step: step.tx.units.in_states(states)))

    @rule(place=st.integers(0, 3), device=st.sampled_from(["cpu", "gpu"]))
    def ask(self, place: int, device: str) -> None:
        """Somebody asks for work."""
        self.ask_for(place, device)

    @rule(data=st.data(), segment=st.integers(0, 7), scale=SCALES)
    def finish(self, data: st.DataObject, segment: int, scale: float) -> None:
        """Somebody hands in: an honest one what it came to, a cheat what it likes."""
        if self.held:
            place = data.draw(st.integers(0, len(self.held) - 1))
            self.hand_in(self.held.pop(place), segment, scale)

    @rule(places=st.permutations(range(4)), segment=st.integers(0, 7), scale=SCALES)
    def two_work(self, places: list[int], segment: int, scale: float) -> None:
        """Two ask one after the other, as two of a pair do, and hand in all that they hold."""
        for place in places[:2]:
            self.ask_for(place, "cpu")
        mine = [held for held in self.held if held[0] in self.people(*places[:2])]
        self.held = [held for held in self.held if held not in mine]
        for held in mine:
            self.hand_in(held, segment, scale)

    def people(self, *places: int) -> list[Person]:
        """Return some of the four."""
        return [[*self.honest, *self.cheats][place] for place in places]

    def ask_for(self, place: int, device: str) -> None:
        """Ask for work, and remember what came."""
        (person,) = self.people(place)
        answer = person.ask(device, tokens_per_second=1e9)
        mine = [given.lease_id for _, given in self.held]
        if answer.HasField("lease") and answer.lease.lease_id not in mine:
            self.held.append((person, answer.lease))

    def hand_in(self, held: tuple[Person, lease.Lease], segment: int, scale: float) -> None:
        """Hand a unit in; a cheat's result is made up from a segment on."""
        person, given = held
        result = person.result(given)
        if person in self.cheats and scale != HONEST:
            result = parted(person.result(given, scale), result, segment)
        try:
            person.hand_in(given, result)
        except RefusedError:
            return  # Its lease ran out and somebody else has it, or its key was shut out.

    @rule(data=st.data())
    def give_up(self, data: st.DataObject) -> None:
        """Somebody gives a unit back, or just goes away."""
        if self.held:
            person, given = self.held.pop(data.draw(st.integers(0, len(self.held) - 1)))
            person.release(given)

    @rule(data=st.data(), place=st.integers(0, 7))
    def send_a_state(self, data: st.DataObject, place: int) -> None:
        """One side of a dispute sends a state that it kept."""
        disputed = self.units(UnitState.DISPUTED)
        if not disputed:
            return
        unit = data.draw(st.sampled_from(disputed))
        people = [*self.honest, *self.cheats]
        person = next(p for p in people if p.key.public == unit.public_key)
        digest = said_of(unit).segments[place].state_digest
        size = state_bytes(parameter_count(self.project.rules.recipe.model))
        ref, lease_id = blob.BlobRef(digest=digest, size_bytes=size), unit.lease_id or b""
        try:
            self.project.do(lambda step: hand_in.upload_target(step, person.session, lease_id, ref))
        except RefusedError:
            return
        self.project.do(lambda step: hand_in.keep_state(step, person.session, lease_id, ref.digest))

    @rule()
    def inspect(self) -> None:
        """The inspector does what there is to do first."""
        self.judge.inspect()

    @rule(seconds=st.integers(0, 90))
    def wait(self, seconds: int) -> None:
        """Time passes."""
        self.project.later(seconds)

    @rule()
    def merge(self) -> None:
        """The merge that was decided is carried out."""
        if self.project.do(upkeep.planned_job) is not None:
            self.project.merge()

    @rule()
    def tidy(self) -> None:
        """The coordinator throws away what nobody needs, and nothing else."""
        thrown = self.project.do(upkeep.waste)
        needed = {
            unit.payload.digest
            for unit in self.units(*PENDING, UnitState.OPENED, UnitState.VERIFIED)
            if unit.payload is not None
        }
        needed |= {unit.state_digest for unit in self.units(UnitState.DISPUTED)} - {b""}
        assert not needed & set(thrown.digests)
        self.project.do(lambda step: upkeep.forget(step, thrown))

    @invariant()
    def nothing_is_ever_grey(self) -> None:
        """With exact numerics an inspector always knows."""
        assert not [unit for unit in self.units(*UnitState) if UnitState.GREY in unit.history]

    @invariant()
    def nobody_honest_is_accused(self) -> None:
        """Whatever cheats do, who computed what was asked for has no strike and no refusal."""
        for person in self.honest:
            key = person.key.public
            assert not self.project.do(partial(_blamed, key=key))
            assert not self.project.do(partial(_strikes, key=key))

    @invariant()
    def a_pair_is_merged_once(self) -> None:
        """Two equal results of the same piece of work move the weights as one."""
        by_id = {unit.unit_id: unit for unit in self.units(*MERGING)}
        for unit in by_id.values():
            twin = by_id.get(unit.twin)
            assert twin is None or twin.payload != unit.payload

    @invariant()
    def a_pair_has_two_keys(self) -> None:
        """Nobody ever confirms its own result."""
        by_id = {unit.unit_id: unit for unit in self.units(*UnitState) if unit.public_key}
        for unit in by_id.values():
            twin = by_id.get(unit.twin)
            assert len(unit.twin) in {0, ID_BYTES}
            assert twin is None or twin.public_key != unit.public_key

    @invariant()
    def credit_and_states_agree(self) -> None:
        """Standing credit in the ledger is exactly the units whose state says so."""
        standing: set[bytes] = set()
        for row in self.project.do(lambda step: list(step.tx.ledger.page(0, 10_000))):
            entry = row.entry()
            if entry.kind == ledger.ENTRY_KIND_CREDIT:
                assert entry.unit_id not in standing
                standing.add(entry.unit_id)
            else:
                standing.remove(entry.unit_id)
        assert standing == {unit.unit_id for unit in self.units(*CREDITED)}


ExactCoordinator.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=40,
    deadline=None,
    # Explaining traces every line, so that a failure would end in the test's timeout, unnamed.
    phases=[phase for phase in Phase if phase is not Phase.explain],
)
TestExactCoordinator = ExactCoordinator.TestCase
