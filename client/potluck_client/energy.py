"""Adding up the energy that a device takes while it works."""

import math
from dataclasses import dataclass, replace

from potluck_client.host.port import DeviceReading

_JOULES_PER_WATT_HOUR = 3600.0
_LONGEST_GAP_SECONDS = 30.0
"""Power readings further apart say nothing about the time between them."""

_LONGEST_COUNTED_SECONDS = 3600.0
"""A counter tells of a longer gap too; but beyond this it may have been work of others."""

_MOST_WATTS = 3000.0
"""No device takes more: what tells of more is a counter that leapt, or a sensor that failed."""


@dataclass(frozen=True, kw_only=True)
class EnergyMeter:
    """The energy of a stretch of work.

    Attributes:
        watt_hours: Energy so far; None while the device has not told any.
        last: The newest reading; None when the meter rests.
        last_seconds: When that was, on the monotonic clock.
    """

    watt_hours: float | None = None
    last: DeviceReading | None = None
    last_seconds: float = 0.0


def read_on(meter: EnergyMeter, reading: DeviceReading, now_seconds: float) -> EnergyMeter:
    """Return the meter after a reading taken at work.

    The device's own counter is used where there is one that moves forward; else power is taken to
    change evenly between two readings. A counter that wrapped around or began anew, as after a
    reset of the device, falls back to power for that step.
    """
    joules = None
    gap = now_seconds - meter.last_seconds
    if meter.last is not None and gap >= 0.0:
        joules = _joules_between(meter.last, reading, gap)
    total = meter.watt_hours
    if joules is not None:
        total = (total or 0.0) + joules / _JOULES_PER_WATT_HOUR
    return EnergyMeter(watt_hours=total, last=reading, last_seconds=now_seconds)


def rest(meter: EnergyMeter) -> EnergyMeter:
    """Return the meter at rest: what the device takes until the next reading does not count."""
    return replace(meter, last=None)


def _joules_between(before: DeviceReading, after: DeviceReading, gap: float) -> float | None:
    counted = _counted(before.energy_joules, after.energy_joules, gap)
    if counted:
        return counted
    powers = (_believable(before.power_watts), _believable(after.power_watts))
    if powers[0] is not None and powers[1] is not None and gap <= _LONGEST_GAP_SECONDS:
        return gap * (powers[0] + powers[1]) / 2
    return counted


def _counted(before: float | None, after: float | None, gap: float) -> float | None:
    """Return what a counter tells; None when it does not go on from where it was."""
    if before is None or after is None or gap > _LONGEST_COUNTED_SECONDS:
        return None
    joules = after - before
    # Counters step each tenth of a second or so: two quick readings may hold the energy of that.
    believable = math.isfinite(joules) and 0.0 <= joules <= _MOST_WATTS * (gap + 1.0)
    return joules if believable else None


def _believable(watts: float | None) -> float | None:
    if watts is None or not 0.0 <= watts <= _MOST_WATTS:
        return None
    return watts
