"""Keeping the mean power of a device by the share of time that it works.

Power follows the share of time in a straight line from what the device takes at rest to what it
takes at full work. The law holds the share still for a bout, takes the mean of the power in it,
and then moves the share along the steepest line that the readings allow, so that a step up stops
short of the limit whatever the device takes at rest. Between two steps only a reading beyond all
that were usual moves it, at once and downwards.
"""

import math
from dataclasses import dataclass, replace

LEAST_DUTY = 0.05
"""Below it, holding a device's memory costs more than the work is worth."""

_LAG_SECONDS = 1.25
"""Power sensors of newer cards tell the mean of the last second (NVML's
nvmlDeviceGetPowerUsage: "on Ampere (except GA100) or newer GPUs, the API returns power averaged
over 1 sec interval"); readings sooner after a change tell of what was before it."""

_SHORTEST_BOUT_SECONDS = 1.0
_LONGEST_BOUT_SECONDS = 8.0
_SHORTEST_REST_CYCLES_SECONDS = 0.25
"""At a small share of time the rests are long: a bout has to hold some of them."""

_SURE_ERRORS = 2.5
"""A difference of so many standard errors is not chance."""

_WORTH_A_STEP = 0.03
"""Smaller differences wait for the end of the bout."""

_STEADY_GAIN = 0.4
"""Share of a difference within chance that one bout corrects."""

_MOST_GROWTH = 2.5
"""One step up is at most by so much, since the first bouts know little."""

_ALARM = 1.05
_BEGIN_MARGIN = 0.8
_REST_SHARE = 0.3
"""What a device is taken to need at rest, of its full power, before it was measured."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bout:
    """Sums over a stretch in which the share of time hardly changed.

    Attributes:
        seconds: How long it is.
        duty_seconds: Share of time, summed over time.
        joules: Power, summed over time.
        square: Square of power, summed over time.
        top_watts: Highest reading.
        bottom_watts: Lowest reading.
        count: How many readings.
        high: Count, sum and sum of squares of readings that lie at the level of work.
        low: The same of readings that lie at the level of rest.
    """

    seconds: float = 0.0
    duty_seconds: float = 0.0
    joules: float = 0.0
    square: float = 0.0
    top_watts: float = 0.0
    bottom_watts: float = math.inf
    count: int = 0
    high: tuple[int, float, float] = (0, 0.0, 0.0)
    low: tuple[int, float, float] = (0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class PowerState:
    """What is known of a device's power.

    Attributes:
        duty: Share of time that keeps the limit, as far as known.
        cap_watts: The limit that it was found for.
        usual_watts: Highest reading that is no surprise.
        rest_watts: What the device takes at rest, at the least.
        levels: Lowest and highest reading of the bout before.
        skip_seconds: For so long readings still tell of another share of time.
        bout: The stretch under way.
        past_duty: Mean share of time of the bout before; 0 for none.
        past_watts: Mean power of the bout before.
        over_seconds: How long even the least share of time has been too much.
        settled: True once a bout ended close to the limit.
    """

    duty: float
    cap_watts: float
    usual_watts: float
    rest_watts: float = 0.0
    levels: tuple[float, float] = (0.0, 0.0)
    skip_seconds: float = _LAG_SECONDS
    bout: Bout = Bout()
    past_duty: float = 0.0
    past_watts: float = 0.0
    over_seconds: float = 0.0
    settled: bool = False


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
    state: PowerState, watts: float, *, applied: float, most: float, dt: float
) -> PowerState:
    """Return the state after a believable reading.

    Args:
        state: The state before it.
        watts: Mean or momentary power since the reading before.
        applied: Share of time that was in force since then; another law may have set it.
        most: Greatest share of time that the person allows.
        dt: Seconds since then.
    """
    usual = max(state.usual_watts, state.cap_watts)
    if watts > _ALARM * usual and applied > LEAST_DUTY:
        duty = max(LEAST_DUTY, applied * usual / (2 * watts - usual))
        return replace(
            state,
            duty=min(duty, state.duty),
            usual_watts=watts,
            skip_seconds=_LAG_SECONDS,
            bout=Bout(),
            past_duty=0.0,
            rest_watts=0.0,
        )
    if state.skip_seconds > 0.0:
        return replace(state, skip_seconds=state.skip_seconds - dt)
    bout = _add(state.bout, watts, applied, state.levels, dt)
    return _judge(replace(state, bout=bout), most)


def _add(bout: Bout, watts: float, duty: float, levels: tuple[float, float], dt: float) -> Bout:
    low_watts, high_watts = levels
    quarter = (high_watts - low_watts) / 4
    high, low = bout.high, bout.low
    if watts >= high_watts - quarter:
        high = (high[0] + 1, high[1] + watts, high[2] + watts * watts)
    elif watts <= low_watts + quarter:
        low = (low[0] + 1, low[1] + watts, low[2] + watts * watts)
    return Bout(
        seconds=bout.seconds + dt,
        duty_seconds=bout.duty_seconds + duty * dt,
        joules=bout.joules + watts * dt,
        square=bout.square + watts * watts * dt,
        top_watts=max(bout.top_watts, watts),
        bottom_watts=min(bout.bottom_watts, watts),
        count=bout.count + 1,
        high=high,
        low=low,
    )


def _judge(state: PowerState, most: float) -> PowerState:
    """Move the share of time when the bout says enough, or has lasted long enough."""
    bout, cap = state.bout, state.cap_watts
    duty = bout.duty_seconds / bout.seconds if bout.seconds > 0.0 else 0.0
    if duty <= 0.0 or bout.seconds < max(
        _SHORTEST_BOUT_SECONDS, _SHORTEST_REST_CYCLES_SECONDS / duty
    ):
        return state
    mean, error = _mean(bout, duty, state.levels, cap)
    difference = mean - cap
    sure = abs(difference) > max(_SURE_ERRORS * error, _WORTH_A_STEP * cap)
    if not sure and bout.seconds < _LONGEST_BOUT_SECONDS:
        return state
    rest = _rest_watts(state, duty, mean, error)
    if sure:
        # A step up reckons with the power that the device takes if the readings were unlucky.
        seen = mean if difference > 0.0 else mean + error
        wanted = duty * max(cap - rest, 0.0) / max(seen - rest, 1e-6)
        wanted = min(wanted, duty * _MOST_GROWTH)
    else:
        wanted = duty * (1.0 - _STEADY_GAIN * difference / max(mean - rest, 1e-6))
    over = state.over_seconds + bout.seconds
    too_much = difference > _WORTH_A_STEP * cap and duty <= LEAST_DUTY * 1.1
    wanted = min(max(wanted, LEAST_DUTY), most)
    small = abs(wanted - duty) < _WORTH_A_STEP * duty
    return PowerState(
        duty=wanted,
        cap_watts=cap,
        usual_watts=max(bout.top_watts, cap, 0.98 * state.usual_watts),
        rest_watts=rest,
        levels=(bout.bottom_watts, bout.top_watts),
        skip_seconds=0.0 if small else _LAG_SECONDS,
        past_duty=duty,
        past_watts=mean,
        over_seconds=over if too_much else 0.0,
        settled=state.settled or not sure,
    )


def _mean(bout: Bout, duty: float, levels: tuple[float, float], cap: float) -> tuple[float, float]:
    """Return the mean power of a bout and its standard error.

    Readings of a sensor that tells the moment lie at two levels, work and rest. Which of them a
    reading met is chance; how often there is work is known. So each level is averaged by itself.
    """
    plain = bout.joules / bout.seconds
    variance = max(0.0, bout.square / bout.seconds - plain * plain)
    (highs, high_sum, high_square), (lows, low_sum, low_square) = bout.high, bout.low
    apart = levels[1] - levels[0] > 0.3 * cap
    if apart and highs >= 3 and lows >= 3 and highs + lows >= 0.95 * bout.count and duty < 1.0:
        high, low = high_sum / highs, low_sum / lows
        high_variance = max(0.0, high_square / highs - high * high) / highs
        low_variance = max(0.0, low_square / lows - low * low) / lows
        mean = duty * high + (1.0 - duty) * low
        return mean, math.sqrt(duty * duty * high_variance + (1.0 - duty) ** 2 * low_variance)
    # Neighbouring readings share a second of the sensor's own mean: that many are worth one.
    return plain, math.sqrt(variance / max(bout.seconds, 1.0))


def _rest_watts(state: PowerState, duty: float, mean: float, error: float) -> float:
    """Return what the device takes at rest by the line through two bouts, on the low side.

    Too low a value makes the next step shorter; too high a one would make it leap over the limit.
    """
    if not state.past_duty or abs(duty - state.past_duty) < 0.2 * max(duty, state.past_duty):
        return min(state.rest_watts, 0.9 * mean)
    slope = (mean - state.past_watts) / (duty - state.past_duty)
    slope += 2 * error / abs(duty - state.past_duty)
    return min(max(0.9 * (mean - slope * duty), 0.0), 0.9 * mean)


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
    return replace(state, bout=Bout(), skip_seconds=_LAG_SECONDS, past_duty=0.0)
