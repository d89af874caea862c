"""What the governor knows of one device between two readings."""

from dataclasses import dataclass, replace

from potluck_client.governor import heat, power
from potluck_client.governor.following import Following
from potluck_client.governor.heat import HeatState
from potluck_client.governor.power_state import PowerState
from potluck_client.governor.sensing import Sense
from potluck_client.governor.stopping import Stop

_UNHEATED = HeatState()
_UNHEARD = Sense()
_FOLLOWED = Following()


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


def after_gap(state: GovernorState) -> GovernorState:
    """Return the state after a time without readings: what tells of trends is forgotten."""
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
