"""Keeping the temperature of a device below a ceiling by the share of time that it works.

A device warms in two paces: the chip within seconds of a change of power, its cooler and the case
over minutes. So the law looks at where the temperature will be when both trends go on for a few
seconds, and moves the share of time by the distance of that from the ceiling. The same law keeps
a fan below its ceiling, since a fan follows the heat.
"""

import math
from dataclasses import dataclass

from potluck_client.governor.power_state import LEAST_DUTY

_QUICK_SECONDS = 1.0
"""Readings are averaged over so long, against the steps of whole degrees that sensors make."""

_TREND_SECONDS = 8.0
_AHEAD_SECONDS = 10.0
"""How far ahead the trend is followed."""

_GAIN_PER_DEGREE = 0.03
"""Share of time taken back at once for each degree of warming; with a chip that warms by 45 °C
from rest to full work within seconds, a loop around it stays stable by a factor of two."""

_GAIN_PER_DEGREE_SECOND = 0.006
"""Share of time moved each second for each degree of distance from the ceiling."""

_MOST_RISE_PER_SECOND = 0.03
"""From rest to full work in half a minute: the chip's own warming then is a trend to be seen."""

_LEAD = 0.1
"""How far the share of time may be above what is in force by another law."""

_BEGIN_DUTY = 0.25
_MARGIN_DEGREES = 0.2
_BEYOND_DEGREES = 0.4
_GAIN_BEYOND = 0.085
"""A chip that is about to get so much warmer than it should, as when a fan stops, is answered
harder. A fan is not: it lags by seconds, so that the loop around it would swing, and no harm comes
of one that turns a little too fast for a while."""

_USUAL_RIPPLE_DEGREES = 0.65
_RIPPLE_FADES_SECONDS = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class HeatState:
    """What is known of a device's heat, in degrees or in what stands for degrees.

    Attributes:
        duty: Share of time that keeps below the ceiling, as far as known.
        quick: Temperature, averaged over a second; None before the first reading.
        slow: The same over several seconds.
        ripple: How far single readings lie above the average.
        over_seconds: How long even the least share of time has been too much.
    """

    duty: float = _BEGIN_DUTY
    quick: float | None = None
    slow: float = 0.0
    ripple: float = 0.0
    over_seconds: float = 0.0


def keep_cool(
    state: HeatState,
    degrees: float,
    *,
    ceiling: float,
    lags: bool,
    applied: float,
    most: float,
    dt: float,
) -> HeatState:
    """Return the state after a believable reading.

    Args:
        state: The state before it.
        degrees: What the sensor says.
        ceiling: What it should stay below.
        lags: True where the sensor tells of heat seconds late, as a fan does.
        applied: Share of time that was in force since the reading before.
        most: Greatest share of time that the person allows.
        dt: Seconds since then.
    """
    if state.quick is None:
        return HeatState(duty=min(state.duty, most), quick=degrees, slow=degrees)
    quick = state.quick + (degrees - state.quick) * dt / (_QUICK_SECONDS + dt)
    slow = state.slow + (degrees - state.slow) * dt / (_TREND_SECONDS + dt)
    trend = (quick - slow) / (_TREND_SECONDS - _QUICK_SECONDS)
    fading = math.exp(-dt / _RIPPLE_FADES_SECONDS)
    ripple = max(degrees - state.quick, state.ripple * fading)
    target = ceiling - _MARGIN_DEGREES - max(0.0, ripple - _USUAL_RIPPLE_DEGREES)
    distance = target - (quick + _AHEAD_SECONDS * trend)
    move = _GAIN_PER_DEGREE_SECOND * distance * dt - _GAIN_PER_DEGREE * (quick - state.quick)
    beyond = -distance - _BEYOND_DEGREES
    if beyond > 0.0 and not lags:
        move -= _GAIN_BEYOND * beyond * dt
    duty = state.duty + min(move, _MOST_RISE_PER_SECOND * dt)
    duty = min(max(duty, LEAST_DUTY), most, applied + _LEAD)
    over = duty <= LEAST_DUTY and applied <= LEAST_DUTY and quick > ceiling
    return HeatState(
        duty=duty,
        quick=quick,
        slow=slow,
        ripple=ripple,
        over_seconds=state.over_seconds + dt if over else 0.0,
    )


def after_gap(state: HeatState) -> HeatState:
    """Return the state after a time without readings: the trend is not known any more."""
    return HeatState(duty=min(state.duty, max(_BEGIN_DUTY, state.duty / 2)))
