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

_PATIENCE = 5.0
_GOOD_ERROR = 0.01
"""A bout whose mean is known less well may last so many times longer, and moves less."""

_STEADY_GAIN = 0.4
"""Share of a difference within chance that one bout corrects."""

_MOST_GROWTH = 2.5
"""One step up is at most by so much, since the first bouts know little."""

_LEVEL_WIDTH = 0.15
"""Readings so near to a level, as a share of the way between both, belong to it."""

_LEVELS_SECONDS = 240.0
_EXPLAINED = 0.02
_READINGS_SPREAD = 0.4
_MOSTLY_PURE = 0.85
_EVENLY_TAKEN = 0.7
"""Readings at even steps tell more than as many at random; found on the modelled devices."""

_LEAST_LEVELS_SECONDS = 10.0

_UPWARD_BOUT_SECONDS = 4.0
_SETTLED_GROWTH = 1.3
"""Once a share of time was found, rising far and at once is more likely chance than need: readings
and micro-batches in step with each other show only rest for a while."""

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
        square: Sum of the squares of the readings.
        total: Sum of the readings.
        cross: Sum of the products of each reading with the one before it.
        last_watts: Last reading.
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
    total: float = 0.0
    cross: float = 0.0
    last_watts: float = 0.0
    top_watts: float = 0.0
    bottom_watts: float = math.inf
    count: int = 0
    high: tuple[int, float, float] = (0, 0.0, 0.0)
    low: tuple[int, float, float] = (0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Levels:
    """The power of work and of rest, where a sensor is quick enough to show them apart.

    Attributes:
        low: Power of rest.
        high: Power of work.
        seconds: How long they have been watched.
        pure: Share of the readings that lie at one of them.
        unexplained: Share of the way from low to high by which the mean of all readings lies
            off what the share of time says.
    """

    low: float = 0.0
    high: float = 0.0
    seconds: float = 0.0
    pure: float = 0.0
    unexplained: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class PowerState:
    """What is known of a device's power.

    Attributes:
        duty: Share of time that keeps the limit, as far as known.
        cap_watts: The limit that it was found for.
        usual_watts: Highest reading that is no surprise.
        rest_watts: What the device takes at rest, at the least.
        levels: What readings within work and within rest show.
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
    levels: Levels = Levels()
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


def _add(bout: Bout, watts: float, duty: float, levels: Levels, dt: float) -> Bout:
    width = _LEVEL_WIDTH * (levels.high - levels.low)
    high, low = bout.high, bout.low
    if watts >= levels.high - width:
        high = (high[0] + 1, high[1] + watts, high[2] + watts * watts)
    elif watts <= levels.low + width:
        low = (low[0] + 1, low[1] + watts, low[2] + watts * watts)
    return Bout(
        seconds=bout.seconds + dt,
        duty_seconds=bout.duty_seconds + duty * dt,
        joules=bout.joules + watts * dt,
        square=bout.square + watts * watts,
        total=bout.total + watts,
        cross=bout.cross + watts * (bout.last_watts if bout.count else watts),
        last_watts=watts,
        top_watts=max(bout.top_watts, watts),
        bottom_watts=min(bout.bottom_watts, watts),
        count=bout.count + 1,
        high=high,
        low=low,
    )


def _learn(levels: Levels, bout: Bout, duty: float, plain_watts: float) -> Levels:
    """Return the levels of work and rest after a bout, and how far they explain its mean.

    Where readings tell of so short a moment that some lie wholly within work and some within
    rest, their mean lies as far above rest as the share of time says. A sensor that averages over
    whole micro-batches shows a highest and a lowest reading too, but these don't explain the mean.
    """
    width = _LEVEL_WIDTH * (levels.high - levels.low)
    higher = bout.top_watts > levels.high + width
    lower = bout.bottom_watts < levels.low - width
    lost = bout.high[0] == 0 and bout.seconds * duty > 2.0
    if higher or lower or lost:
        return Levels(
            low=bout.bottom_watts if lower or levels.seconds == 0.0 else levels.low,
            high=bout.top_watts if higher or lost else levels.high,
        )
    high, low = _level(bout.high, levels.high), _level(bout.low, levels.low)
    seconds = min(levels.seconds + bout.seconds, _LEVELS_SECONDS)
    unexplained = (plain_watts - low) / max(high - low, 1e-6) - duty
    share = min(1.0, bout.seconds / seconds)
    pure = (bout.high[0] + bout.low[0]) / bout.count
    return Levels(
        low=low,
        high=high,
        seconds=seconds,
        pure=levels.pure + (pure - levels.pure) * share,
        unexplained=levels.unexplained + (unexplained - levels.unexplained) * share,
    )


def _level(readings: tuple[int, float, float], before: float) -> float:
    """Return a level after a few more readings of it."""
    count, total, _ = readings
    return (before * 4 + total) / (4 + count)


def _judge(state: PowerState, most: float) -> PowerState:
    """Move the share of time when the bout says enough, or has lasted long enough."""
    bout, cap = state.bout, state.cap_watts
    duty = bout.duty_seconds / bout.seconds if bout.seconds > 0.0 else 0.0
    if duty <= 0.0 or bout.seconds < max(
        _SHORTEST_BOUT_SECONDS, _SHORTEST_REST_CYCLES_SECONDS / duty
    ):
        return state
    plain = bout.joules / bout.seconds
    mean, error = _mean(bout, duty, plain, state.levels, cap)
    difference = mean - cap
    sure = abs(difference) > max(_SURE_ERRORS * error, _WORTH_A_STEP * cap)
    if sure and difference < 0.0 and state.settled and bout.seconds < _UPWARD_BOUT_SECONDS:
        return state
    longest = _LONGEST_BOUT_SECONDS * (_PATIENCE if error > _GOOD_ERROR * cap else 1.0)
    if not sure and bout.seconds < longest:
        return state
    rest = _rest_watts(state, duty, mean, error)
    if sure:
        # A step up reckons with the power that the device takes if the readings were unlucky.
        seen = mean if difference > 0.0 else mean + error
        wanted = duty * max(cap - rest, 0.0) / max(seen - rest, 1e-6)
        wanted = min(wanted, duty * (_SETTLED_GROWTH if state.settled else _MOST_GROWTH))
    else:
        gain = _STEADY_GAIN * min(1.0, 2 * _GOOD_ERROR * cap / max(error, 1e-6))
        # The lowest reading is no proof of what rest takes, but good enough for a small step.
        likely_rest = max(rest, min(state.levels.low, 0.5 * mean))
        wanted = duty * (1.0 - gain * difference / max(mean - likely_rest, 1e-6))
    over = state.over_seconds + bout.seconds
    too_much = difference > _WORTH_A_STEP * cap and duty <= LEAST_DUTY * 1.1
    wanted = min(max(wanted, LEAST_DUTY), most)
    small = abs(wanted - duty) < _WORTH_A_STEP * duty
    return PowerState(
        duty=wanted,
        cap_watts=cap,
        usual_watts=max(bout.top_watts, cap, 0.98 * state.usual_watts),
        rest_watts=rest,
        levels=_learn(state.levels, bout, duty, plain),
        skip_seconds=0.0 if small else _LAG_SECONDS,
        past_duty=duty,
        past_watts=mean,
        over_seconds=over if too_much else 0.0,
        settled=state.settled or not sure,
    )


def _mean(bout: Bout, duty: float, plain: float, levels: Levels, cap: float) -> tuple[float, float]:
    """Return the mean power of a bout and its standard error.

    Readings of a sensor that tells the moment lie at two levels, work and rest. Which of them a
    reading met is chance; how often there is work is known. So each level is averaged by itself.
    """
    chance = _READINGS_SPREAD / math.sqrt(max(levels.seconds, 1.0))
    if (
        duty < 1.0
        and levels.seconds >= _LEAST_LEVELS_SECONDS
        and levels.high - levels.low > 0.2 * cap
        and levels.pure >= _MOSTLY_PURE
        and abs(levels.unexplained) <= max(chance, _EXPLAINED)
    ):
        high = _level(bout.high, levels.high)
        low = _level(bout.low, levels.low)
        return low + duty * (high - low), 0.01 * cap
    return plain, _chance_error(bout)


def _chance_error(bout: Bout) -> float:
    """Return the standard error of the mean of readings that resemble their neighbours.

    Those that do, as of a sensor with a memory, are worth fewer: (1 − r) / (1 + r) of their
    number, r being the correlation of neighbours in a series that forgets evenly.
    """
    mean = bout.total / bout.count
    variance = max(0.0, bout.square / bout.count - mean * mean)
    if variance <= 1e-9 * mean * mean:
        return 0.0
    likeness = (bout.cross / bout.count - mean * mean) / variance
    likeness = min(max(likeness, -0.5), 0.8)
    return _EVENLY_TAKEN * math.sqrt(variance / bout.count * (1.0 + likeness) / (1.0 - likeness))


def _rest_watts(state: PowerState, duty: float, mean: float, error: float) -> float:
    """Return what the device takes at rest by the line through two bouts, on the low side.

    Too low a value makes the next step shorter; too high a one would make it leap over the limit.
    """
    most = 0.9 * min(mean, state.levels.low) if state.levels.seconds > 0.0 else 0.9 * mean
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
    return replace(state, bout=Bout(), skip_seconds=_LAG_SECONDS, past_duty=0.0)
