"""Adding up the energy that a device takes while it works."""

from dataclasses import dataclass, replace

from potluck_client.host.port import DeviceReading

_JOULES_PER_WATT_HOUR = 3600.0
_LONGEST_GAP_SECONDS = 30.0
"""Readings further apart say nothing about the time between them."""


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

    The device's own counter is used where there is one; else power is taken to change evenly
    between two readings.
    """
    joules = None
    gap = now_seconds - meter.last_seconds
    if meter.last is not None and 0 <= gap <= _LONGEST_GAP_SECONDS:
        joules = _joules_between(meter.last, reading, gap)
    total = meter.watt_hours
    if joules is not None:
        total = (total or 0.0) + joules / _JOULES_PER_WATT_HOUR
    return EnergyMeter(watt_hours=total, last=reading, last_seconds=now_seconds)


def rest(meter: EnergyMeter) -> EnergyMeter:
    """Return the meter at rest: what the device takes until the next reading does not count."""
    return replace(meter, last=None)


def _joules_between(before: DeviceReading, after: DeviceReading, gap: float) -> float | None:
    if before.energy_joules is not None and after.energy_joules is not None:
        return max(0.0, after.energy_joules - before.energy_joules)
    if before.power_watts is not None and after.power_watts is not None:
        return gap * (before.power_watts + after.power_watts) / 2
    return None
