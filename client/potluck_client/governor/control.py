"""The governor of one device: readings in, share of time out; no clock, no driver.

Each limit has a law of its own that says what share of time keeps it; the least of them is in
force. Each law learns from the share that was in force, so that none runs away while another
rules. What no law can keep stops the work.
"""

import math
from dataclasses import dataclass, replace

from potluck.v1 import control_pb2 as control
from potluck_client.governor import heat, power, sentences, stopping
from potluck_client.governor.following import Following, follow
from potluck_client.governor.heat import HeatState
from potluck_client.governor.port import GovernorLimits, Verdict
from potluck_client.governor.power import LEAST_DUTY, PowerState
from potluck_client.governor.sensing import FAN, POWER, TEMPERATURE, Sense, Trouble, listen
from potluck_client.governor.stopping import Stop, StopCause
from potluck_client.host.port import DeviceReading

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

_UNMEASURED_HEAT_DUTY = 0.5
_UNMEASURED_FAN_DUTY = 0.5
_CAREFUL_SHARE = 0.8
"""A share of time that kept the limit while it was measured is cut to so much when it is not."""

_POWER_TOO_LOW_SECONDS = 15.0
_HEAT_TOO_LOW_SECONDS = 10.0
_FAN_TOO_LOW_SECONDS = 60.0
_DRIVER_FAILS_SECONDS = 6.0
_DRIVER_MARGIN = 1.03
_DRIVER_MEAN_SECONDS = 2.0
_STEPS_OF_DUTY = 10_000
_UNHEATED = HeatState()
_UNHEARD = Sense()
_FOLLOWED = Following()
_FASTEST_FAN_PERCENT = 100.0
_COUNTER_SECONDS = 1.0
"""A counter moves on in steps, which over so long weigh little."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GovernorState:
    """What the governor knows between two readings.

    Attributes:
        duty: Share of time in force since the last reading.
        power: The power law.
        heat: The temperature law.
        fan: The fan law.
        power_sense: What is made of the power sensor.
        heat_sense: What is made of the temperature sensor.
        fan_sense: What is made of the fan sensor.
        energy: Values of the device's energy counter in the last second, each with its age.
        sensor_watts: What the power sensor says beside a counter; None where it says nothing.
        following: What is known of how far the worker does as told.
        driver_watts: Mean power while the driver keeps the limit.
        driver_over_seconds: How long that has been above the limit.
        driver_failed: True once the driver was found not to keep the limit that it took on.
        hot_readings: How many readings in a row lay far above the ceiling.
        stop: Why work stands still; None while it may go on.
        stops: How often in a row even the least work was too much.
    """

    duty: float
    power: PowerState | None = None
    heat: HeatState = _UNHEATED
    fan: HeatState = _UNHEATED
    power_sense: Sense = _UNHEARD
    heat_sense: Sense = _UNHEARD
    fan_sense: Sense = _UNHEARD
    energy: tuple[tuple[float, float], ...] = ()
    sensor_watts: float | None = None
    following: Following = _FOLLOWED
    driver_watts: float = 0.0
    driver_over_seconds: float = 0.0
    driver_failed: bool = False
    hot_readings: int = 0
    stop: Stop | None = None
    stops: int = 0


def begin(limits: GovernorLimits) -> GovernorState:
    """Return the state before the first reading."""
    state = GovernorState(duty=LEAST_DUTY)
    if limits.power_watts is not None:
        state = replace(state, power=power.begin_power(limits.power_watts, limits.full_power_watts))
    duty = min(duty for duty, _, _ in _wishes(state, limits))
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
        state = _after_gap(state)
    watts, state = _watts(state, reading, dt)
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
    duty = min(duty for duty, _, _ in _wishes(state, limits))
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
    fresh = _after_gap(replace(state, stop=None, hot_readings=0))
    duty = min(duty for duty, _, _ in _wishes(fresh, limits))
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
                law, sense.value, ceiling=ceiling, applied=applied, most=most, dt=dt
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


_Wish = tuple[float, "control.HeldBackBy.ValueType", str]


def _wishes(state: GovernorState, limits: GovernorLimits) -> list[_Wish]:
    """Return the share of time that each limit leaves, what it is called, and its sentence."""
    share = sentences.share_of_time(limits.duty) if limits.duty < 1.0 else ""
    cause = control.HELD_BACK_BY_SHARE_OF_TIME if share else control.HELD_BACK_BY_UNSPECIFIED
    wishes: list[_Wish] = [(limits.duty, cause, share)]
    if state.power is not None and limits.power_watts is not None:
        wishes.append(_power_wish(state, limits, state.power, limits.power_watts))
    if limits.temperature_celsius is not None:
        wishes.append(_heat_wish(state, limits.temperature_celsius))
    if limits.fan_percent is not None:
        wishes.append(_fan_wish(state, limits.fan_percent))
    return wishes


def _power_wish(
    state: GovernorState, limits: GovernorLimits, law: PowerState, watts: float
) -> _Wish:
    trouble = state.power_sense.trouble
    if trouble is not Trouble.NONE:
        duty = power.unmeasured_duty(watts, limits.full_power_watts)
        if law.settled:
            duty = min(_CAREFUL_SHARE * law.duty, 1.0)
        text = sentences.power_unmeasured(trouble, watts, duty)
        return duty, control.HELD_BACK_BY_SENSOR, text
    text = (sentences.power_taken_over if state.driver_failed else sentences.power)(watts)
    return law.duty, control.HELD_BACK_BY_POWER, text


def _heat_wish(state: GovernorState, celsius: float) -> _Wish:
    trouble = state.heat_sense.trouble
    if trouble is not Trouble.NONE:
        duty = min(_UNMEASURED_HEAT_DUTY, max(LEAST_DUTY, _CAREFUL_SHARE * state.heat.duty))
        if state.heat.quick is None:
            duty = _UNMEASURED_HEAT_DUTY
        text = sentences.temperature_unmeasured(trouble, celsius, duty)
        return duty, control.HELD_BACK_BY_SENSOR, text
    return state.heat.duty, control.HELD_BACK_BY_TEMPERATURE, sentences.temperature(celsius)


def _fan_wish(state: GovernorState, percent: float) -> _Wish:
    trouble = state.fan_sense.trouble
    if trouble is not Trouble.NONE:
        duty = _UNMEASURED_FAN_DUTY
        text = sentences.fan_unmeasured(trouble, percent, duty)
        return duty, control.HELD_BACK_BY_SENSOR, text
    return state.fan.duty, control.HELD_BACK_BY_FAN, sentences.fan(percent)


def _verdict(state: GovernorState, limits: GovernorLimits) -> Verdict:
    if state.stop is not None:
        return stopping.stop_verdict(state.stop, _resumes(limits), LEAST_DUTY)
    duty, cause, sentence = min(_wishes(state, limits), key=lambda wish: wish[0])
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


def _after_gap(state: GovernorState) -> GovernorState:
    law = state.power
    return replace(
        state,
        power=None if law is None else power.after_gap(law),
        heat=heat.after_gap(state.heat),
        fan=heat.after_gap(state.fan),
        energy=(),
        driver_watts=0.0,
        driver_over_seconds=0.0,
    )


def _watts(
    state: GovernorState, reading: DeviceReading, dt: float
) -> tuple[float | None, GovernorState]:
    """Return the power of the last second by the energy counter, where one moves forward.

    A counter tells the mean of all the time between two readings, a power sensor perhaps only
    that of its own moment.
    """
    now = reading.energy_joules
    if now is None or not math.isfinite(now):
        return reading.power_watts, replace(state, energy=()) if state.energy else state
    aged = tuple((age + dt, joules) for age, joules in state.energy)
    if not aged or dt <= 0.0 or now <= aged[-1][1]:
        return reading.power_watts, replace(state, energy=((0.0, now),))
    first = next((i for i in reversed(range(len(aged))) if aged[i][0] >= _COUNTER_SECONDS), 0)
    state = replace(state, energy=(*aged[first:], (0.0, now)))
    age, joules = aged[first]
    return (now - joules) / age, state
