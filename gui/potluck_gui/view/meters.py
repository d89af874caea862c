"""What is measured on a device, each against the limit that the person set for it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, decimal

translate = QCoreApplication.translate

_HOT_CELSIUS = 100.0
"""End of the scale of temperatures, unless a limit lies beyond."""
_LEAST_WATTS = 50.0
_LARGEST = 1e6
"""No device has more of anything; what a broken sensor says beyond is left out."""
_BEYOND = 1.15
"""How far a scale goes beyond what it has to show."""


@dataclass(frozen=True, kw_only=True)
class MeterView:
    """A measured value on its scale.

    Attributes:
        label: What is measured.
        text: Value, limit and unit in words.
        value: The value.
        most: The end of the scale.
        limit: Where the limit stands; None for none.
    """

    label: str
    text: str
    value: float
    most: float
    limit: float | None = None


def device_meters(device: control.DeviceSnapshot, reader: Reader) -> tuple[MeterView, ...]:
    """Return what a device tells of its power, temperature and use."""
    return tuple(_meters(device, reader))


def _meters(device: control.DeviceSnapshot, reader: Reader) -> Iterator[MeterView]:
    if device.HasField("power_watts") and _believable(device.power_watts):
        limit = _limit(device, "power_limit_watts")
        label = translate("Home", "Power")
        if device.driver_keeps_power:
            label = translate("Home", "Power (kept by the card)")
        # Without a limit the scale grows in wide steps, so that the bar does not jump about.
        unlimited = _LEAST_WATTS * 2 ** math.ceil(
            math.log2(max(1.0, device.power_watts / _LEAST_WATTS))
        )
        yield MeterView(
            label=label,
            text=_within(device.power_watts, limit, "W", reader),
            value=device.power_watts,
            most=unlimited if limit is None else max(limit * _BEYOND, device.power_watts),
            limit=limit,
        )
    if device.HasField("temperature_celsius") and _believable(device.temperature_celsius):
        limit = _limit(device, "temperature_limit_celsius")
        yield MeterView(
            label=translate("Home", "Temperature"),
            text=_within(device.temperature_celsius, limit, "°C", reader),
            value=device.temperature_celsius,
            most=max(_HOT_CELSIUS, limit or 0.0, device.temperature_celsius),
            limit=limit,
        )
    if device.HasField("utilisation") and math.isfinite(device.utilisation):
        percent = min(1.0, max(0.0, device.utilisation)) * 100
        yield MeterView(
            label=translate("Home", "In use"),
            text=f"{decimal(percent, reader, places=0)} %",
            value=percent,
            most=100.0,
        )


def _limit(device: control.DeviceSnapshot, field: str) -> float | None:
    if not device.HasField(field):  # type: ignore[arg-type]  # The stub knows the names one by one.
        return None
    limit = float(getattr(device, field))
    return limit if _believable(limit) and limit > 0 else None


def _believable(value: float) -> bool:
    return math.isfinite(value) and abs(value) <= _LARGEST


def _within(value: float, limit: float | None, unit: str, reader: Reader) -> str:
    """Return a measured value, with its limit where there is one: "118 of 150 W"."""
    shown = decimal(value, reader, places=0)
    if limit is None:
        return f"{shown} {unit}"
    text = translate("Home", "%1 of %2").replace("%1", shown)
    return text.replace("%2", f"{decimal(limit, reader, places=0)} {unit}")
