"""The table of phases: every way through it ends, and ends well."""

from hypothesis import given
from hypothesis import strategies as st

from potluck_setup.updates.switch_journal import Phase
from potluck_setup.updates.switch_rules import Outcome, can_fail, follows, must_last


@given(start=st.sampled_from(Phase), happens=st.lists(st.sampled_from(Outcome), max_size=30))
def test_whatever_happens_it_ends_once_it_may(start: Phase, happens: list[Outcome]) -> None:
    """After any misfortunes, going well from there on leads to the end in a few phases."""
    phase: Phase | None = start
    for outcome in happens:
        if phase is not None and (outcome is not Outcome.FAILED or can_fail(phase)):
            phase = follows(phase, outcome)
    left = len(Phase)
    while phase is not None and left:
        phase, left = follows(phase, Outcome.DONE), left - 1
    assert phase is None


@given(happens=st.lists(st.sampled_from(Outcome), max_size=30))
def test_the_new_version_is_confirmed_only_after_it_has_answered(happens: list[Outcome]) -> None:
    """There is no way to the end with the new version but through its trial."""
    phase: Phase | None = Phase.WAITING
    tried = False
    for outcome in happens:
        if phase is None or (outcome is Outcome.FAILED and not can_fail(phase)):
            break
        tried = tried or (phase is Phase.TRYING and outcome is Outcome.DONE)
        phase = follows(phase, outcome)
        assert tried or phase is not Phase.CONFIRMING


def test_what_was_touched_is_put_back_before_leaving() -> None:
    """Once the new version was pointed to, every misfortune leads through going back."""
    for phase in (Phase.POINTING, Phase.TRYING):
        for outcome in (Outcome.FAILED, Outcome.CUT_SHORT):
            assert follows(phase, outcome) is Phase.GOING_BACK


def test_phases_that_lead_on_need_the_journal() -> None:
    """Nothing that can't be undone from an earlier phase begins without being written down."""
    assert {phase for phase in Phase if must_last(phase)} == {
        Phase.COPYING,
        Phase.POINTING,
        Phase.TRYING,
    }
