"""The governor of one device: readings in, share of time out; no clock, no driver.

Each limit has a law of its own that says what share of time keeps it; the least of them is in
force. Each law learns from the share that was in force, so that none runs away while another
rules. What no law can keep stops the work.
"""

import math
from dataclasses import replace

from potluck_client.governor import heat, power, stopping
from potluck_client.governor.counter import counted_watts
from potluck_client.governor.following import follow
from potluck_client.governor.port import GovernorLimits, Verdict
from potluck_client.governor.power_state import LEAST_DUTY
from potluck_client.governor.sensing import FAN, POWER, TEMPERATURE, listen
from potluck_client.governor.state import GovernorState, after_gap
from potluck_client.governor.stopping import Stop, StopCause
from potluck_client.governor.wishes import wishes
from potluck_client.host.port import DeviceReading

__all__ = ["GovernorState", "begin", "govern"]

FAN_PERCENT_PER_DEGREE = 3.0
"""Curves of cards' fans rise by 2 to 4 % a degree where they rise."""

_GAP_SECONDS = 5.0
"""After a longer time without readings, as when the computer slept, trends are not known."""

_HARD_MARGIN_CELSIUS = 1.5
"""So far above the ceiling work stops, whatever the laws say."""

_HARD_READINGS = 2
_HYSTERESIS_CELSIUS = 5.0
_LONGEST_STEP_SECONDS = 1.0
"""No law moves further for one late reading than for a second."""

_POWER_TOO_LOW_SECONDS = 15.0
_HEAT_TOO_LOW_SECONDS = 10.0
_FAN_TOO_LOW_SECONDS = 60.0
_DRIVER_FAILS_SECONDS = 6.0
_DRIVER_MARGIN = 1.03
_DRIVER_MEAN_SECONDS = 2.0
_STEPS_OF_DUTY = 10_000
_FASTEST_FAN_PERCENT = 100.0


def begin(limits: GovernorLimits) -> GovernorState:
    """Return the state before the first reading."""
    state = GovernorState(duty=LEAST_DUTY)
    if limits.power_watts is not None:
        state = replace(state, power=power.begin_power(limits.power_watts, limits.full_power_watts))
    duty = min(duty for duty, _, _ in wishes(state, limits))
    return replace(state, duty=duty)


def govern(
    state: GovernorState,
    reading: DeviceReading,
    limits: GovernorLimits,
    dt_seconds: float,
    busy_seconds: float | None = None,
) -> tuple[GovernorState, Verdict]:
    """Return the state after a reading, and how hard the device may work until the next.

    Args:
        state: What the last call returned, or begin().
        reading: What the device's sensors say.
        limits: What the device has to keep to; they may differ from those of the last call.
        dt_seconds: Time since the last call; late and missing readings are no error.
        busy_seconds: How long the worker says that it computed in all; it may begin anew at 0, and
            is None where it says nothing.
    """
    dt = dt_seconds if math.isfinite(dt_seconds) and dt_seconds > 0.0 else 0.0
    if limits.fan_percent is not None and limits.fan_percent >= _FASTEST_FAN_PERCENT:
        limits = replace(limits, fan_percent=None)  # It can't turn faster anyway.
    state = _with_limits(state, limits)
    if not reading.present or reading.asleep:
        return state, _verdict(state, limits)
    if dt > _GAP_SECONDS:
        state = after_gap(state)
    watts, state = counted_watts(state, reading, dt)
    beside = reading.power_watts if len(state.energy) > 1 else None
    possible = beside is not None and POWER.least < beside <= POWER.most
    working = 0.0 if state.stop is not None else state.duty
    state = replace(
        state,
        sensor_watts=beside if possible else None,
        following=follow(state.following, busy_seconds, working, dt),
        power_sense=listen(state.power_sense, watts, POWER, working, dt),
        heat_sense=listen(state.heat_sense, reading.temperature_celsius, TEMPERATURE, working, dt),
        fan_sense=listen(state.fan_sense, reading.fan_percent, FAN, working, dt),
    )
    state = _rest(state, limits, dt) if state.stop is not None else _work(state, limits, dt)
    return state, _verdict(state, limits)


def _work(state: GovernorState, limits: GovernorLimits, dt: float) -> GovernorState:
    """Let each law take its step, and see whether work has to stop."""
    step = min(dt, _LONGEST_STEP_SECONDS)
    if step > 0.0:
        state = _step_heat(_step_power(state, limits, step), limits, step)
    stop = _stop(state, limits)
    if stop is not None:
        counted = stop.cause is not StopCause.TOO_HOT
        return replace(state, stop=stop, stops=state.stops + counted, duty=LEAST_DUTY)
    duty = min(duty for duty, _, _ in wishes(state, limits))
    return replace(state, duty=max(1, round(duty * _STEPS_OF_DUTY)) / _STEPS_OF_DUTY)


def _rest(state: GovernorState, limits: GovernorLimits, dt: float) -> GovernorState:
    """Wait for the end of a stop."""
    if state.stop is None:
        return state
    sense = state.heat_sense
    celsius = sense.value if sense.reliable and sense.fresh else None
    stop = stopping.go_on(state.stop, limits, celsius, _resumes(limits), dt)
    if stop is not None:
        return replace(state, stop=stop)
    fresh = after_gap(replace(state, stop=None, hot_readings=0))
    duty = min(duty for duty, _, _ in wishes(fresh, limits))
    return replace(fresh, duty=duty)


def _step_power(state: GovernorState, limits: GovernorLimits, dt: float) -> GovernorState:
    sense = state.power_sense
    if limits.power_watts is None or not sense.fresh or not sense.reliable or sense.value is None:
        return state
    if limits.power_by_driver and not state.driver_failed:
        return _watch_driver(state, limits.power_watts, sense.value, dt)
    if state.power is None:
        return state
    law = power.keep_power(
        state.power,
        sense.value,
        applied=state.duty,
        followed=state.following.share,
        between=state.following.between,
        averaged=len(state.energy) > 1,
        sensor_watts=state.sensor_watts,
        most=limits.duty,
        dt=dt,
    )
    return replace(state, power=law)


def _watch_driver(state: GovernorState, cap_watts: float, watts: float, dt: float) -> GovernorState:
    """See whether the driver keeps the limit; take over when it does not."""
    before = state.driver_watts or watts
    mean = before + (watts - before) * dt / (_DRIVER_MEAN_SECONDS + dt)
    over = state.driver_over_seconds + dt if mean > _DRIVER_MARGIN * cap_watts else 0.0
    if over < _DRIVER_FAILS_SECONDS:
        return replace(state, driver_watts=mean, driver_over_seconds=over)
    law = power.begin_power(cap_watts, None)
    duty = max(LEAST_DUTY, 0.9 * state.duty * cap_watts / mean)
    return replace(state, driver_failed=True, power=replace(law, duty=duty))


def _step_heat(state: GovernorState, limits: GovernorLimits, dt: float) -> GovernorState:
    applied, most = state.duty, limits.duty
    sense = state.heat_sense
    law, hot = state.heat, state.hot_readings
    if limits.temperature_celsius is not None and sense.fresh and sense.value is not None:
        ceiling = limits.temperature_celsius
        hot = hot + 1 if sense.value >= ceiling + _HARD_MARGIN_CELSIUS else 0
        if sense.reliable:
            law = heat.keep_cool(
                law, sense.value, ceiling=ceiling, lags=False, applied=applied, most=most, dt=dt
            )
    fan, sense = state.fan, state.fan_sense
    if (
        limits.fan_percent is not None
        and sense.reliable
        and sense.fresh
        and sense.value is not None
    ):
        fan = heat.keep_cool(
            fan,
            sense.value / FAN_PERCENT_PER_DEGREE,
            ceiling=limits.fan_percent / FAN_PERCENT_PER_DEGREE,
            lags=True,
            applied=applied,
            most=most,
            dt=dt,
        )
    return replace(state, heat=law, fan=fan, hot_readings=hot)


def _stop(state: GovernorState, limits: GovernorLimits) -> Stop | None:
    """Return the stop that has become necessary; None when work may go on."""
    celsius, percent = limits.temperature_celsius, limits.fan_percent
    if celsius is not None and state.hot_readings >= _HARD_READINGS:
        return stopping.too_hot(celsius)
    if celsius is not None and state.heat.over_seconds >= _HEAT_TOO_LOW_SECONDS:
        measured = state.heat.quick or 0.0
        return stopping.too_low(StopCause.TEMPERATURE, celsius, measured, state.stops)
    law = state.power
    if law is not None and law.over_seconds >= _POWER_TOO_LOW_SECONDS:
        return stopping.too_low(StopCause.POWER, law.cap_watts, law.past_watts, state.stops)
    if percent is not None and state.fan.over_seconds >= _FAN_TOO_LOW_SECONDS:
        measured = (state.fan.quick or 0.0) * FAN_PERCENT_PER_DEGREE
        return stopping.too_low(StopCause.FAN, percent, measured, state.stops)
    return None


def _verdict(state: GovernorState, limits: GovernorLimits) -> Verdict:
    if state.stop is not None:
        return stopping.stop_verdict(state.stop, _resumes(limits), LEAST_DUTY)
    duty, cause, sentence = min(wishes(state, limits), key=lambda wish: wish[0])
    if duty >= 1.0:
        return Verdict(duty=1.0)
    return Verdict(duty=state.duty, held_back_by=cause, sentence=sentence)


def _resumes(limits: GovernorLimits) -> float:
    return (limits.temperature_celsius or 0.0) - _HYSTERESIS_CELSIUS


def _with_limits(state: GovernorState, limits: GovernorLimits) -> GovernorState:
    """Return the state for limits that may be others than before."""
    watts = limits.power_watts
    if watts is None:
        if state.power is None and not state.driver_failed:
            return state
        return replace(state, power=None, driver_failed=False, driver_over_seconds=0.0)
    if limits.power_by_driver and not state.driver_failed:
        return state if state.power is None else replace(state, power=None)
    if state.power is None:
        return replace(state, power=power.begin_power(watts, limits.full_power_watts))
    if watts == state.power.cap_watts:
        return state
    return replace(state, power=power.with_cap(state.power, watts, limits.full_power_watts))
