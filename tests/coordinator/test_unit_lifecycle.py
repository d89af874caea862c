"""A unit's states: only the table's ways exist, and a refusal tells the history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_coordinator.errors import TransitionError
from potluck_coordinator.lifecycle import (
    CREDITED,
    PAYLOAD_DONE,
    TRANSITIONS,
    UNDECIDED,
    UnitEvent,
    UnitState,
    advance,
)

FINAL = {UnitState.REJECTED, UnitState.SUPERSEDED, UnitState.REVOKED}


@given(events=st.lists(st.sampled_from(UnitEvent), max_size=30))
def test_no_order_of_events_breaks_the_rules(events: list[UnitEvent]) -> None:
    """Credit comes once, only after a commitment, and what was refused stays refused."""
    history: tuple[UnitState, ...] = (UnitState.WAITING,)
    for event in events:
        before = history
        try:
            history = (*history, advance(b"u" * 16, history, event))
        except TransitionError as error:
            assert before[-1].value in error.sentence
            assert (before[-1], event) not in TRANSITIONS
    assert history.count(UnitState.VERIFIED) <= 1
    if set(history) & CREDITED:
        assert UnitState.OPENED in history[: history.index(UnitState.VERIFIED)]
    for state in FINAL & set(history):
        assert history[-1] is state


def test_a_refusal_tells_the_history() -> None:
    """Whoever looks for the fault sees how the unit came to be there."""
    history = (UnitState.WAITING, UnitState.LEASED, UnitState.COMMITTED)
    with pytest.raises(TransitionError, match="waiting → leased → committed"):
        advance(b"u" * 16, history, UnitEvent.MERGE)


def test_every_state_can_be_reached_and_payloads_are_let_go_at_the_end_only() -> None:
    """No state is dead, and an undecided or unmerged unit never loses its payload."""
    reached = {UnitState.WAITING, *TRANSITIONS.values()}
    assert reached == set(UnitState)
    assert not PAYLOAD_DONE & UNDECIDED
    assert UnitState.VERIFIED not in PAYLOAD_DONE
