"""The share of time that each limit leaves, and how that is told to a person."""

from potluck.v1 import control_pb2 as control
from potluck_client.governor import power, sentences
from potluck_client.governor.port import GovernorLimits
from potluck_client.governor.power_state import LEAST_DUTY, PowerState
from potluck_client.governor.sensing import Trouble
from potluck_client.governor.state import GovernorState

_UNMEASURED_HEAT_DUTY = 0.5
_UNMEASURED_FAN_DUTY = 0.5
_CAREFUL_SHARE = 0.8
"""A share of time that kept the limit while it was measured is cut to so much when it is not."""

Wish = tuple[float, "control.HeldBackBy.ValueType", str]


def wishes(state: GovernorState, limits: GovernorLimits) -> list[Wish]:
    """Return the share of time that each limit leaves, what it is called, and its sentence."""
    share = sentences.share_of_time(limits.duty) if limits.duty < 1.0 else ""
    cause = control.HELD_BACK_BY_SHARE_OF_TIME if share else control.HELD_BACK_BY_UNSPECIFIED
    found: list[Wish] = [(limits.duty, cause, share)]
    if state.power is not None and limits.power_watts is not None:
        found.append(_power_wish(state, limits, state.power, limits.power_watts))
    if limits.temperature_celsius is not None:
        found.append(_heat_wish(state, limits.temperature_celsius))
    if limits.fan_percent is not None:
        found.append(_fan_wish(state, limits.fan_percent))
    return found


def _power_wish(
    state: GovernorState, limits: GovernorLimits, law: PowerState, watts: float
) -> Wish:
    trouble = state.power_sense.trouble
    if trouble is not Trouble.NONE:
        duty = power.unmeasured_duty(watts, limits.full_power_watts)
        if law.settled:
            duty = min(_CAREFUL_SHARE * law.duty, 1.0)
        text = sentences.power_unmeasured(trouble, watts, duty)
        return duty, control.HELD_BACK_BY_SENSOR, text
    text = (sentences.power_taken_over if state.driver_failed else sentences.power)(watts)
    return law.duty, control.HELD_BACK_BY_POWER, text


def _heat_wish(state: GovernorState, celsius: float) -> Wish:
    trouble = state.heat_sense.trouble
    if trouble is not Trouble.NONE:
        duty = min(_UNMEASURED_HEAT_DUTY, max(LEAST_DUTY, _CAREFUL_SHARE * state.heat.duty))
        if state.heat.quick is None:
            duty = _UNMEASURED_HEAT_DUTY
        text = sentences.temperature_unmeasured(trouble, celsius, duty)
        return duty, control.HELD_BACK_BY_SENSOR, text
    return state.heat.duty, control.HELD_BACK_BY_TEMPERATURE, sentences.temperature(celsius)


def _fan_wish(state: GovernorState, percent: float) -> Wish:
    trouble = state.fan_sense.trouble
    if trouble is not Trouble.NONE:
        duty = _UNMEASURED_FAN_DUTY
        text = sentences.fan_unmeasured(trouble, percent, duty)
        return duty, control.HELD_BACK_BY_SENSOR, text
    return state.fan.duty, control.HELD_BACK_BY_FAN, sentences.fan(percent)
