"""Rounds under any order of events: nothing is merged twice, early, or too late."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.rounds import (
    QUORUMS_MERGED,
    Accepted,
    Advanced,
    Candidate,
    Event,
    Lapse,
    Merge,
    RoundState,
    Ticked,
    Withdrawn,
    staleness_weight,
    step,
)

POLICY = manifest.RoundPolicy(quorum_units=3, grace_seconds=10, lease_seconds=60)
OUTER = manifest.OuterOptimizer(
    learning_rate=0.7, momentum=0.9, staleness_factor=0.5, max_staleness_rounds=2
)


class Rounds(RuleBasedStateMachine):
    """Volunteers, inspectors and time, in any order."""

    @initialize()
    def begin(self) -> None:
        """Begin with the first round."""
        self.state = RoundState(number=5)
        self.now = 0
        self.made = 0
        self.rounds: dict[bytes, int] = {}
        self.merged: set[bytes] = set()
        self.lapsed: set[bytes] = set()
        self.withdrawn: set[bytes] = set()

    def happen(self, event: Event) -> None:
        """Let an event happen and check what follows."""
        quorum_before = self.state.quorum_unix_ms
        self.state, actions = step(self.state, event, POLICY, OUTER)
        for action in actions:
            if isinstance(action, Lapse):
                number = self.state.number
                assert number - self.rounds[action.unit_id] > OUTER.max_staleness_rounds
                self.lapsed.add(action.unit_id)
            else:
                self.check_merge(action, quorum_before)

    def check_merge(self, action: Merge, quorum_before: int | None) -> None:
        """A merge has a quorum, waited out the grace time, and weighs each unit by its age."""
        assert 1 <= len(action.shares) / POLICY.quorum_units <= QUORUMS_MERGED
        assert quorum_before is not None
        assert self.now >= quorum_before + POLICY.grace_seconds * 1000
        for share in action.shares:
            late = self.state.number - self.rounds[share.unit_id]
            assert 0 <= late <= OUTER.max_staleness_rounds
            assert share.weight == 100 * staleness_weight(late, OUTER)

    @rule(late=st.integers(0, 4))
    def accept(self, late: int) -> None:
        """A unit is verified that started some rounds ago."""
        self.made += 1
        unit_id = self.made.to_bytes(16, "big")
        self.rounds[unit_id] = self.state.number - late
        candidate = Candidate(unit_id=unit_id, round=self.state.number - late, tokens=100)
        self.happen(Accepted(candidate=candidate, now_unix_ms=self.now))

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """A unit's credit is taken back."""
        if self.rounds:
            unit_id = data.draw(st.sampled_from(sorted(self.rounds)))
            self.withdrawn.add(unit_id)
            self.happen(Withdrawn(unit_id=unit_id))

    @rule(seconds=st.integers(0, 15))
    def tick(self, seconds: int) -> None:
        """Time passes."""
        self.now += seconds * 1000
        self.happen(Ticked(now_unix_ms=self.now))

    @rule()
    def finish(self) -> None:
        """The planned merge is done."""
        if self.state.planned:
            units = {share.unit_id for share in self.state.planned}
            assert not units & self.merged
            self.merged |= units
            number = self.state.number
            self.happen(Advanced())
            assert self.state.number == number + 1
            assert not self.state.planned

    @invariant()
    def every_unit_has_one_place(self) -> None:
        """A unit is a candidate, merged, lapsed or withdrawn, and never lost."""
        waiting = {candidate.unit_id for candidate in self.state.candidates}
        assert not waiting & (self.merged | self.lapsed | self.withdrawn)
        assert not self.merged & self.lapsed
        everything = waiting | self.merged | self.lapsed | self.withdrawn
        assert everything == set(self.rounds)


TestRounds = Rounds.TestCase


def test_a_crowd_of_units_is_merged_in_several_rounds() -> None:
    """However many units come within the grace time, a merge fits the memory and none is lost."""
    state = RoundState(number=0)
    for number in range(30):
        candidate = Candidate(unit_id=number.to_bytes(16, "big"), round=0, tokens=100)
        state, actions = step(state, Accepted(candidate=candidate, now_unix_ms=0), POLICY, OUTER)
        assert not actions
    sizes = []
    while state.candidates:
        state, _ = step(state, Ticked(now_unix_ms=0), POLICY, OUTER)
        state, (action,) = step(state, Ticked(now_unix_ms=10_000), POLICY, OUTER)
        assert isinstance(action, Merge)
        sizes.append(len(action.shares))
        state, lapses = step(state, Advanced(), POLICY, OUTER)
        assert not lapses
    assert sizes == [12, 12, 6]


@given(late=st.integers(0, 10))
def test_later_work_never_counts_more(late: int) -> None:
    """A unit that is later weighs at most as much."""
    assert staleness_weight(late + 1, OUTER) <= staleness_weight(late, OUTER) <= 1.0
