"""Keeping the mean power of a device by the share of time that it works.

Power follows the share of time in a straight line from what the device takes at rest to what it
takes at full work. The law holds the share still for a bout, takes the mean of the power in it,
and then moves the share along the steepest line that the readings allow, so that a step up stops
short of the limit whatever the device takes at rest. Between two steps only a reading beyond all
that were usual moves it, or several that add up to more than chance: at once and downwards.
"""

from dataclasses import replace

from potluck_client.governor.bout import add
from potluck_client.governor.leap import after_leap, after_rush, count_rush, leaps, rushes
from potluck_client.governor.levels import hear, mean_and_error
from potluck_client.governor.power_state import LAG_SECONDS, LEAST_DUTY, NO_BOUT, PowerState
from potluck_client.governor.series import lasting_scatter

_SHORTEST_BOUT_SECONDS = 1.0
_LONGEST_BOUT_SECONDS = 8.0
_SHORTEST_REST_CYCLES_SECONDS = 0.25
"""At a small share of time the rests are long: a bout has to hold some of them."""

_SURE_ERRORS = 2.5
"""A difference of so many standard errors is not chance."""

_WORTH_A_STEP = 0.03
"""Smaller differences wait for the end of the bout."""

_PATIENCE = 5.0
_GOOD_ERROR = 0.01
"""A bout whose mean is known less well may last so many times longer, and moves less."""

_STEADY_GAIN = 0.4
"""Share of a difference within chance that one bout corrects."""

_MOST_GROWTH = 2.5
"""One step up is at most by so much, since the first bouts know little."""

_DOUBTED_GROWTH = 1.5
"""So long as readings may be those of moments that all met rest, or all met work."""

_SURE_BOUT_SECONDS = 4.0
"""Once a share of time was found, so short a bout moves it by chance: readings may be in step with
micro-batches. Upwards and downwards alike, or the mean would stray from the limit. A leap does not
wait for it."""

_SETTLED_GROWTH = 1.3
"""Once a share of time was found, rising far and at once is more likely chance than need: readings
and micro-batches in step with each other show only rest for a while."""

_USUAL_FADES = 0.999
"""With each second, so that a rare peak is remembered for a minute or two."""

_MOST_MORE_SCATTER = 2.0
_LEAST_SCATTER = 0.0025
_SCATTER_SECONDS = 80.0
"""Scatter at most doubles from bout to bout, since a bout in which power leapt tells too much, and
fades in so long, since one in which readings were in step with micro-batches tells too little."""

_ALL = 0.999
_BEGIN_MARGIN = 0.8
_REST_SHARE = 0.3
"""What a device is taken to need at rest, of its full power, before it was measured."""


def begin_power(cap_watts: float, full_watts: float | None) -> PowerState:
    """Return the state before the first reading, with a share of time that is safe to begin at."""
    return PowerState(
        duty=_first_duty(cap_watts, full_watts), cap_watts=cap_watts, usual_watts=cap_watts
    )


def unmeasured_duty(cap_watts: float, full_watts: float | None) -> float:
    """Return a cautious share of time for a device whose power can't be measured."""
    return _first_duty(cap_watts, full_watts)


def _first_duty(cap_watts: float, full_watts: float | None) -> float:
    if full_watts is None or full_watts <= 0.0:
        return LEAST_DUTY * 2
    rest = _REST_SHARE * full_watts
    duty = _BEGIN_MARGIN * (cap_watts - rest) / (full_watts - rest)
    return min(max(duty, LEAST_DUTY), 1.0)


def keep_power(
    state: PowerState,
    watts: float,
    *,
    applied: float,
    followed: float,
    between: bool,
    averaged: bool,
    sensor_watts: float | None,
    most: float,
    dt: float,
) -> PowerState:
    """Return the state after a believable reading.

    Args:
        state: The state before it.
        watts: Mean or momentary power since the reading before.
        applied: Share of time that was in force since then; another law may have set it.
        followed: How much of the share in force the worker really computes, about 1.
        between: False while a micro-batch that may be long is under way.
        averaged: True when readings are sure to be means over time, as those of energy counters.
        sensor_watts: What the power sensor says where watts come from a counter; a counter that
            goes in steps now and then shows a leap that was none, so this has to show it too.
        most: Greatest share of time that the person allows.
        dt: Seconds since then.
    """
    beside = watts if sensor_watts is None else sensor_watts
    if leaps(state, min(watts, beside)) and applied > LEAST_DUTY:
        return after_leap(state, watts, applied)
    if state.skip_seconds > 0.0:
        return replace(state, skip_seconds=state.skip_seconds - dt)
    state = count_rush(state, watts, beside, averaged=averaged, dt=dt)
    if rushes(state) and applied > LEAST_DUTY:
        return after_rush(state, (watts + beside) / 2, applied, averaged=averaged)
    share = min(1.0, applied * followed)
    bout = add(state.bout, watts, beside, applied, share, dt)
    levels = hear(state.levels, watts, share)
    return _judge(
        replace(state, bout=bout, levels=levels), most, between=between, averaged=averaged
    )


def _judge(state: PowerState, most: float, *, between: bool, averaged: bool) -> PowerState:
    """Move the share of time when the bout says enough, or has lasted long enough."""
    bout, cap = state.bout, state.cap_watts
    duty = bout.duty_seconds / bout.seconds if bout.seconds > 0.0 else 0.0
    if duty <= 0.0 or bout.seconds < max(
        _SHORTEST_BOUT_SECONDS, _SHORTEST_REST_CYCLES_SECONDS / duty
    ):
        return state
    mean, error = mean_and_error(bout, state.levels, cap, averaged=averaged)
    difference = mean - cap
    sure = abs(difference) > max(_SURE_ERRORS * error, _WORTH_A_STEP * cap)
    at_once = difference > 0.0 and state.levels.meant(averaged=averaged)
    if sure and state.settled and not at_once and bout.seconds < _SURE_BOUT_SECONDS:
        return state
    longest = _LONGEST_BOUT_SECONDS * (_PATIENCE if error > _GOOD_ERROR * cap else 1.0)
    if not sure and bout.seconds < longest:
        return state if state.settled else _undecided(state, duty)
    if not between and bout.seconds < longest + _LONGEST_BOUT_SECONDS:
        return state
    rest = _rest_watts(state, duty, mean, error)
    if sure:
        # A step up reckons with the power that the device takes if the readings were unlucky.
        seen = mean if difference > 0.0 else mean + error
        wanted = duty * max(cap - rest, 0.0) / max(seen - rest, 1e-6)
        wanted = min(wanted, duty * _most_growth(state, averaged=averaged))
    else:
        gain = _STEADY_GAIN * min(1.0, 2 * _GOOD_ERROR * cap / max(error, 1e-6))
        # The lowest reading is no proof of what rest takes, but good enough for a small step.
        likely_rest = max(rest, min(state.levels.low, 0.5 * mean))
        wanted = duty * (1.0 - gain * difference / max(mean - likely_rest, 1e-6))
    over = state.over_seconds + bout.seconds
    too_much = difference > _WORTH_A_STEP * cap and duty <= LEAST_DUTY * 1.1
    wanted = min(max(wanted, LEAST_DUTY), most)
    settled = state.settled or not sure or duty >= _ALL * most
    small = abs(wanted - duty) < _WORTH_A_STEP * duty
    return PowerState(
        duty=wanted,
        cap_watts=cap,
        usual_watts=max(bout.top_watts, cap, _USUAL_FADES**bout.seconds * state.usual_watts),
        rest_watts=rest,
        levels=state.levels,
        skip_seconds=0.0 if small else LAG_SECONDS,
        past_duty=duty,
        past_watts=mean,
        over_seconds=over if too_much else 0.0,
        settled=settled,
        scatter_watts=_scatter(state) if settled else state.scatter_watts,
        rush_watts=state.rush_watts if small else 0.0,
        rush_count=state.rush_count if small else 0,
        rush_seconds=state.rush_seconds if small else 0.0,
    )


def _most_growth(state: PowerState, *, averaged: bool) -> float:
    """Return by how much one step up is at most."""
    if state.settled:
        return _SETTLED_GROWTH
    return _MOST_GROWTH if averaged or state.levels.two else _DOUBTED_GROWTH


def _undecided(state: PowerState, duty: float) -> PowerState:
    """Keep another law from raising the share of time through a long bout that is not judged yet.

    What may be the levels of work and rest tells how far it can go at the least.
    """
    levels, cap = state.levels, state.cap_watts
    if levels.high <= cap or levels.low >= cap:
        return state
    safe = max(duty, (cap - levels.low) / (levels.high - levels.low))
    return replace(state, duty=min(state.duty, safe))


def _scatter(state: PowerState) -> float:
    """Return how far readings scatter, after a bout."""
    scatter = lasting_scatter(state.bout.shown)
    if state.scatter_watts is None:
        return scatter
    most = _MOST_MORE_SCATTER * max(state.scatter_watts, _LEAST_SCATTER * state.cap_watts)
    fading = min(1.0, state.bout.seconds / _SCATTER_SECONDS)
    less = state.scatter_watts + fading * (scatter - state.scatter_watts)
    return min(max(scatter, less), most)


def _rest_watts(state: PowerState, duty: float, mean: float, error: float) -> float:
    """Return what the device takes at rest by the line through two bouts, on the low side.

    Too low a value makes the next step shorter; too high a one would make it leap over the limit.
    """
    most = 0.9 * min(mean, state.levels.low) if state.levels.count else 0.9 * mean
    if not state.past_duty or abs(duty - state.past_duty) < 0.2 * max(duty, state.past_duty):
        return min(state.rest_watts, most)
    slope = (mean - state.past_watts) / (duty - state.past_duty)
    slope += 2 * error / abs(duty - state.past_duty)
    return min(max(0.9 * (mean - slope * duty), 0.0), most)


def with_cap(state: PowerState, cap_watts: float, full_watts: float | None) -> PowerState:
    """Return the state for another limit: at once lower, and higher only as bouts allow."""
    if cap_watts == state.cap_watts:
        return state
    share = min(1.0, cap_watts / state.cap_watts)
    rest = min(state.rest_watts, 0.9 * cap_watts)
    duty = state.duty * share
    if rest and state.cap_watts > rest:
        duty = state.duty * min(1.0, (cap_watts - rest) / (state.cap_watts - rest))
    if not state.settled:
        duty = min(duty, _first_duty(cap_watts, full_watts))
    return PowerState(
        duty=max(duty, LEAST_DUTY),
        cap_watts=cap_watts,
        usual_watts=max(cap_watts, state.usual_watts * share),
        levels=state.levels,
        settled=state.settled,
    )


def after_gap(state: PowerState) -> PowerState:
    """Return the state after a time without readings: what was learned stays, the bout does not."""
    return replace(state, bout=NO_BOUT, skip_seconds=LAG_SECONDS, past_duty=0.0)
