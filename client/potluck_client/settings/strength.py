"""How hard each preset lets a device work, from the device's own range.

No preset asks for more power than the device's own default, nor for a temperature nearer than a
margin to where it slows itself down. Balanced is also what holds when nobody chose.
"""

import math

from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.settings.row import ComputerFacts, Preset, Range

LEAST_CELSIUS = 40
"""Ceilings below this are reached by devices that rest in a warm room."""
LEAST_FAN_PERCENT = 20
"""Many fans don't turn slower than this, or only not at all."""
LEAST_DUTY_PERCENT = 10
"""Below this a piece of work would hardly come to its end."""
LEAST_MEMORY_PERCENT = 10
"""Below this no model finds room."""
MARGIN_CELSIUS = 5
"""How far ceilings stay below the temperature at which a device slows itself down."""

_CEILING_CELSIUS = 85
"""Greatest ceiling where a device does not say when it slows itself down."""
_UNKNOWN_WATTS: Range = (5, 1000)
"""Limits of power for a device that tells its power but whose driver knows no range."""

# Shares of the default power. Cards do most of their work well below their default: the last third
# of the watts buys a tenth of the speed or less.
_POWER_SHARE = {Preset.WHISPER: 0.35, Preset.BALANCED: 0.65, Preset.FULL: 1.0}
_CARD_CELSIUS = {Preset.WHISPER: 60, Preset.BALANCED: 70, Preset.FULL: 80}
# Processors are warmer than cards at the same noise, since their coolers are smaller.
_PROCESSOR_CELSIUS = {Preset.WHISPER: 65, Preset.BALANCED: 75, Preset.FULL: 85}
_FAN_PERCENT = {Preset.WHISPER: 35, Preset.BALANCED: 60, Preset.FULL: 0}
_MEMORY_PERCENT = {Preset.WHISPER: 40, Preset.BALANCED: 70, Preset.FULL: 90}
_DUTY_PERCENT = {Preset.WHISPER: 40, Preset.BALANCED: 100, Preset.FULL: 100}
# Where nothing can be measured, the share of time is all there is to keep a card cool.
_BLIND_DUTY_PERCENT = {Preset.WHISPER: 25, Preset.BALANCED: 60, Preset.FULL: 100}
_THREAD_SHARE = {Preset.WHISPER: 1 / 8, Preset.BALANCED: 1 / 2, Preset.FULL: 1.0}


def has_power(device: DeviceFacts) -> bool:
    """Tell whether a limit of power can be kept: by the driver, or by measuring."""
    return device.power_range is not None or device.tells_power


def is_blind(device: DeviceFacts) -> bool:
    """Tell whether neither power nor temperature of a device can be measured."""
    return not has_power(device) and not device.tells_temperature


def power_limits(device: DeviceFacts) -> Range:
    """Return 0 for no limit, and the most watts: what the device takes by itself."""
    return 0, _watts_range(device)[1]


def least_watts(device: DeviceFacts) -> float:
    """Return the least limit of power."""
    return _watts_range(device)[0]


def watts(preset: Preset, device: DeviceFacts) -> int:
    """Return the limit of power; 0 for none, where no range is known to take a share of."""
    if device.power_range is None:
        return 0
    least, most = _watts_range(device)
    share = math.floor(device.power_range.default_watts * _POWER_SHARE[preset])
    return int(max(least, min(share, most)))


def celsius_limits(device: DeviceFacts) -> Range:
    """Return 0 for no limit, and the highest temperature."""
    ceiling = _CEILING_CELSIUS
    if device.slows_celsius is not None:
        ceiling = math.floor(device.slows_celsius) - MARGIN_CELSIUS
    return 0, max(1, ceiling)


def least_celsius(device: DeviceFacts) -> float:
    """Return the lowest ceiling."""
    return min(LEAST_CELSIUS, celsius_limits(device)[1])


def celsius(preset: Preset, device: DeviceFacts) -> int:
    """Return the highest temperature."""
    wanted = _PROCESSOR_CELSIUS if device.kind is DeviceKind.CPU else _CARD_CELSIUS
    return int(min(wanted[preset], celsius_limits(device)[1]))


def fan_percent(preset: Preset, device: DeviceFacts) -> int:  # noqa: ARG001 — a row's form.
    """Return the fastest fan; 0 for no limit."""
    return _FAN_PERCENT[preset]


def duty_percent(preset: Preset, device: DeviceFacts) -> int:
    """Return the share of time; a processor is held by its threads as well."""
    blind = is_blind(device) and device.kind is not DeviceKind.CPU
    return (_BLIND_DUTY_PERCENT if blind else _DUTY_PERCENT)[preset]


def memory_percent(preset: Preset, device: DeviceFacts) -> int:  # noqa: ARG001 — a row's form.
    """Return the share of the device's own memory."""
    return _MEMORY_PERCENT[preset]


def threads(preset: Preset, facts: ComputerFacts) -> int:
    """Return the threads of the processor."""
    return max(1, math.floor(facts.logical_cores * _THREAD_SHARE[preset]))


def _watts_range(device: DeviceFacts) -> Range:
    known = device.power_range
    if known is None:
        return _UNKNOWN_WATTS
    most = max(1, math.floor(known.default_watts))
    return max(1, min(math.ceil(known.least_watts), most)), most
