"""When power leaps or creeps up between two steps, and by how much the share of time is cut."""

from dataclasses import replace

from potluck_client.governor.power_state import LEAST_DUTY, NO_BOUT, PowerState

_LAG_AFTER_CUT_SECONDS = 1.0
"""After a cut a reading that is still mixed with the time before errs on the safe side."""

_ALARM = 1.05
_LEAP_UNSEEN = 3.0
"""A whole leap, as a multiple of what the first reading above all that were usual shows of it: of
the second that it is the mean of, only the last quarter or so lay after the leap."""

RUSH_SHARE = 0.06
RUSH_FREE = 0.01
_RUSH_SCATTERS = 1.5
_RUSH_MOST_SCATTER = 0.1
_RUSH_ONE_READING = 0.7
"""Readings in a row that lie above the limit by more than scatter explains, and together by such a
share of it, don't wait for the end of a bout. No single one counts for more than so much of that,
since the mean of a second that holds few micro-batches has peaks of its own."""

_MOST_REST_SHARE = 0.6
"""The lowest reading of a sensor that averages lies far above rest; no more is taken for it."""


def leaps(state: PowerState, watts: float) -> bool:
    """Tell whether a reading lies above all that were usual."""
    return watts > _ALARM * max(state.usual_watts, state.cap_watts)


def after_leap(state: PowerState, watts: float, applied: float) -> PowerState:
    """Lower the share of time by what a leap may come to."""
    usual = max(state.usual_watts, state.cap_watts)
    # A mean of a second shows a part of a leap at first: it may rise by twice as much again.
    rest = _likely_rest_watts(state) if state.settled else 0.0
    leapt = usual + _LEAP_UNSEEN * (watts - usual)
    duty = max(LEAST_DUTY, applied * (usual - rest) / (leapt - rest))
    return replace(
        state,
        duty=min(duty, state.duty),
        usual_watts=watts,
        skip_seconds=_LAG_AFTER_CUT_SECONDS,
        bout=NO_BOUT,
        past_duty=0.0,
        rest_watts=0.0,
        rush=0.0,
    )


def count_rush(
    state: PowerState, watts: float, surely_watts: float, *, averaged: bool
) -> PowerState:
    """Add up how far readings in a row lie above the limit by more than scatter explains."""
    cap = state.cap_watts
    scatter, levels = state.scatter_watts, state.levels
    by_levels = levels.meant(averaged=averaged)
    if scatter is None or scatter > _RUSH_MOST_SCATTER * cap or by_levels:
        return state
    free = cap + max(RUSH_FREE * cap, _RUSH_SCATTERS * scatter)
    more = max(0.0, min((surely_watts - free) / cap, _RUSH_ONE_READING * RUSH_SHARE))
    rush = state.rush + more if watts > free else 0.0
    return state if rush == state.rush else replace(state, rush=rush)


def _likely_rest_watts(state: PowerState) -> float:
    """Return what the device takes at rest, as far as the lowest reading shows."""
    return min(state.levels.low, _MOST_REST_SHARE * state.cap_watts)


def after_rush(state: PowerState, watts: float, applied: float) -> PowerState:
    """Lower the share of time by what the newest reading says."""
    cap, rest = state.cap_watts, _likely_rest_watts(state)
    return replace(
        state,
        duty=max(LEAST_DUTY, min(state.duty, applied * (cap - rest) / (watts - rest))),
        skip_seconds=_LAG_AFTER_CUT_SECONDS,
        bout=NO_BOUT,
        past_duty=0.0,
        scatter_watts=None,
        rush=0.0,
    )
