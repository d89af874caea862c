"""The table of states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.errors import LifecycleError
from potluck_client.lifecycle import (
    TRANSITIONS,
    UNFINISHED,
    UnitState,
    check_transition,
    state_named,
)


def test_every_state_has_a_sentence_a_name_and_a_row() -> None:
    """Nothing that a unit can be is without words."""
    assert set(TRANSITIONS) == set(UnitState)
    for state in UnitState:
        assert state.sentence.endswith(".")
        assert state_named(state.wire_name) is state


def test_every_unfinished_unit_can_end() -> None:
    """No unit is stuck: from every state a final one can be reached."""
    for state in UNFINISHED:
        reached, fresh = {state}, [state]
        while fresh:
            news = TRANSITIONS[fresh.pop()] - reached
            reached |= news
            fresh += news
        assert UnitState.FAILED in reached
        assert UnitState.VERIFIED in reached


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(UnitState), st.sampled_from(UnitState))
def test_an_impossible_change_is_refused_with_its_history(now: UnitState, to: UnitState) -> None:
    """A fault shows the road that led to it."""
    if to in TRANSITIONS[now]:
        check_transition("ab", [now], to)
        return
    with pytest.raises(LifecycleError, match=f"leased → {now.wire_name}") as caught:
        check_transition("ab", [UnitState.LEASED, now], to)
    assert to.wire_name in caught.value.sentence


def test_a_name_from_a_newer_version_is_refused() -> None:
    """An older app does not guess."""
    with pytest.raises(LifecycleError, match="Update the app"):
        state_named("teleported")
