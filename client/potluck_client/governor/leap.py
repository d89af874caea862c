"""When power leaps or creeps up between two steps, and by how much the share of time is cut."""

from dataclasses import replace

from potluck_client.governor.power_state import LEAST_DUTY, NO_BOUT, PowerState

_LAG_AFTER_CUT_SECONDS = 1.0
"""After a cut a reading that is still mixed with the time before errs on the safe side."""

_ALARM = 1.05
_LEAP_UNSEEN = 3.0
"""A whole leap, as a multiple of what the first reading above all that were usual shows of it: of
the second that it is the mean of, only the last quarter or so lay after the leap."""

_RUSH_LEAST_FREE = 0.02
_RUSH_FREE_SCATTERS = 0.5
_RUSH_LEAST = 0.025
_RUSH_SCATTERS = 4.0
"""What readings lie above the limit adds up, less about half of the least leap to be seen or of
their scatter, whichever is more, and what they lie lower takes away. A sum that chance hardly
brings about does not wait for the end of a bout: Page's cumulative sum (Biometrika 41, 1954)."""

_RUSH_ONE_READING = 0.7
"""No single reading counts for more than so much of it, since the mean of a second that holds few
micro-batches has peaks of its own."""

_HEAD_START = 0.5
"""After a cut, whose depth is a guess, so much of a sum that is no chance is reckoned as there:
Lucas and Crosier's fast initial response (Technometrics 24, 1982). It fades where all is well."""

_MEAN_SECONDS = 1.0
"""A reading that tells the mean of so long shows only a part of a leap that is newer."""

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
    return _cut(replace(state, usual_watts=watts, rest_watts=0.0), min(duty, state.duty))


def count_rush(
    state: PowerState, watts: float, sensor_watts: float, *, averaged: bool, dt: float
) -> PowerState:
    """Add up how far readings lie above the limit.

    Nothing counts before it is known how far readings scatter, nor where they lie at the levels of
    work and rest, which tell the mean without them.

    Args:
        state: The state before the reading.
        watts: The reading.
        sensor_watts: What the power sensor says where that comes from a counter, else the same.
        averaged: True when readings are sure to be means over time.
        dt: Seconds since the reading before.
    """
    rush = 0.0
    if state.scatter_watts is not None and not state.levels.meant(averaged=averaged):
        more = (watts + sensor_watts) / 2 - _free_watts(state)
        if min(watts, sensor_watts) <= state.cap_watts:
            more = min(more, 0.0)  # Only one of them shows it.
        rush = state.rush_watts + min(more, _RUSH_ONE_READING * _enough_watts(state))
    if rush > 0.0:
        return replace(
            state,
            rush_watts=rush,
            rush_count=state.rush_count + 1,
            rush_seconds=state.rush_seconds + dt,
        )
    if state.rush_watts <= 0.0:
        return state
    return replace(state, rush_watts=0.0, rush_count=0, rush_seconds=0.0)


def rushes(state: PowerState) -> bool:
    """Tell whether so much was added up that it is no chance."""
    return state.rush_watts >= _enough_watts(state)


def _free_watts(state: PowerState) -> float:
    """Return above what readings count: chance takes away what it adds, a leap does not."""
    scatter = state.scatter_watts or 0.0
    return state.cap_watts + max(_RUSH_LEAST_FREE * state.cap_watts, _RUSH_FREE_SCATTERS * scatter)


def _enough_watts(state: PowerState) -> float:
    """Return what sum of readings is no chance."""
    scatter = state.scatter_watts or 0.0
    return max(_RUSH_LEAST * state.cap_watts, _RUSH_SCATTERS * scatter)


def _likely_rest_watts(state: PowerState) -> float:
    """Return what the device takes at rest, as far as the lowest reading shows."""
    return min(state.levels.low, _MOST_REST_SHARE * state.cap_watts)


def after_rush(state: PowerState, watts: float, applied: float, *, averaged: bool) -> PowerState:
    """Lower the share of time by what the newest reading says, or all of the rush does."""
    cap, rest = state.cap_watts, _likely_rest_watts(state)
    watts = max(watts, _free_watts(state) + state.rush_watts / state.rush_count)
    if averaged and state.rush_seconds < _MEAN_SECONDS:
        watts = cap + (watts - cap) * min(_LEAP_UNSEEN, _MEAN_SECONDS / state.rush_seconds)
    return _cut(state, max(LEAST_DUTY, min(state.duty, applied * (cap - rest) / (watts - rest))))


def _cut(state: PowerState, duty: float) -> PowerState:
    """Return the state after a cut: whether it was deep enough is soon to be seen."""
    return replace(
        state,
        duty=duty,
        skip_seconds=_LAG_AFTER_CUT_SECONDS,
        bout=NO_BOUT,
        past_duty=0.0,
        rush_watts=_HEAD_START * _enough_watts(state),
        rush_count=0,
        rush_seconds=_MEAN_SECONDS,
    )
