"""The power of the last second by a device's energy counter, where it has one."""

import math
from dataclasses import replace

from potluck_client.governor.state import GovernorState
from potluck_client.host.port import DeviceReading

_COUNTER_SECONDS = 1.0
"""A counter moves on in steps, which over so long weigh little."""


def counted_watts(
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
