"""What limits come to on a computer: hours, watts, noise, energy and money; pure functions.

Every figure is the most that the limits allow, so that nobody is surprised by more. Of what a
computer takes at rest nothing is known here, nor of a supply's losses: only devices are counted.
"""

from collections.abc import Iterable

from potluck.v1 import control_pb2 as control
from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.schedule import hours_of_week, parse_hours
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.schema import limits_of
from potluck_client.settings.values import DeviceSettings, Settings

FREE_HOURS = 8.0
"""Hours a day in which a computer is free, where nobody says: a night."""

_DAYS_OF_MONTH = 30
_DAYS_OF_WEEK = 7
_WATTS_IN_KILOWATT = 1000.0
_WHOLE_PERCENT = 100

_REST_SHARE = 0.25
"""What a device that rests between two micro-batches takes of its full power, at most: it stays in
its working state, so this is more than what an idle one takes."""

# Bounds of what is hardly heard, and of what is moderate; beyond is loud. Two thirds of a fan's
# most speed are about 9 dB below it, a third about 24 dB (the fan laws: 50 dB for ten times the
# speed), which is the difference between a game and a room at night.
_FAN_PERCENT = (35.0, 67.0)
# A cooler's fan follows the heat that it has to carry away, as a share of what it was made for.
_POWER_SHARE = (0.4, 0.75)
# Vendors' fan curves are flat at their quiet end up to about 60 °C on cards and steep above 75 °C;
# coolers of processors are smaller and begin later.
_CARD_CELSIUS = (62.0, 75.0)
_PROCESSOR_CELSIUS = (67.0, 80.0)


def effect_of(settings: Settings, facts: ComputerFacts, free_hours: float) -> control.Effect:
    """Return what settings come to, without what they mean at this moment.

    Args:
        settings: The settings.
        facts: What they hold on.
        free_hours: Hours a day in which the computer is free for work.
    """
    used = [device for device in facts.devices if settings.devices[device.device_id].use]
    hours = _hours_per_week(settings) if used else 0.0
    effect = control.Effect(
        hours_per_week=hours, noise=_noise(used, settings, facts), currency=settings.currency
    )
    watts = [most_watts(device, settings.devices[device.device_id]) for device in used]
    known = [each for each in watts if each is not None]
    if len(known) < len(watts):
        return effect
    effect.watts = sum(known)
    hours_a_day = min(free_hours, hours / _DAYS_OF_WEEK)
    kilowatt_hours = effect.watts * hours_a_day * _DAYS_OF_MONTH / _WATTS_IN_KILOWATT
    effect.kilowatt_hours_per_month = kilowatt_hours
    price = _price(settings)
    if price > 0:
        effect.cost_per_month = kilowatt_hours * price
    return effect


def without_effect(settings: Settings, facts: ComputerFacts) -> dict[str, str]:
    """Return the limits that change nothing beside the others, and why."""
    reasons = ((limit.key, limit.no_effect(settings)) for limit in limits_of(facts))
    return {key: reason for key, reason in reasons if reason}


def most_watts(device: DeviceFacts, limits: DeviceSettings) -> float | None:
    """Return the most power of a device while it works, as a mean over seconds.

    That is its limit of power, or what it takes by itself, less what it rests by its share of time.
    None where neither is known.
    """
    bounds = []
    if limits.power_watts:
        bounds.append(float(limits.power_watts))
    if device.power_range is not None:
        share = limits.duty_percent / _WHOLE_PERCENT
        bounds.append(device.power_range.default_watts * (share + (1 - share) * _REST_SHARE))
    return min(bounds, default=None)


def noise_of(
    device: DeviceFacts, limits: DeviceSettings, thread_share: float
) -> "control.Noise.ValueType":
    """Return how loud a device gets at most: each limit that it has is a bound, the lowest counts.

    Args:
        device: The device.
        limits: Its limits.
        thread_share: Share of the processor's threads that may work, from 0 to 1.
    """
    bounds = []
    if device.tells_fan and limits.fan_percent:
        bounds.append(_grade(limits.fan_percent, _FAN_PERCENT))
    watts = most_watts(device, limits)
    if device.power_range is not None and watts is not None:
        bounds.append(_grade(watts / max(1.0, device.power_range.default_watts), _POWER_SHARE))
    if device.tells_temperature and limits.temperature_celsius:
        processor = device.kind is DeviceKind.CPU
        celsius = _PROCESSOR_CELSIUS if processor else _CARD_CELSIUS
        bounds.append(_grade(limits.temperature_celsius, celsius))
    busy = limits.duty_percent / _WHOLE_PERCENT
    if device.kind is DeviceKind.CPU:
        bounds.append(_grade(busy * thread_share, _POWER_SHARE))
    elif device.power_range is None:
        bounds.append(_grade(busy, _POWER_SHARE))
    return min(bounds)


def _grade(value: float, bounds: tuple[float, float]) -> "control.Noise.ValueType":
    quiet, moderate = bounds
    if value <= quiet:
        return control.NOISE_HARDLY_HEARD
    return control.NOISE_MODERATE if value <= moderate else control.NOISE_LOUD


def _noise(
    used: Iterable[DeviceFacts], settings: Settings, facts: ComputerFacts
) -> "control.Noise.ValueType":
    thread_share = settings.cpu_threads / max(1, facts.logical_cores)
    loudest = [
        noise_of(device, settings.devices[device.device_id], thread_share) for device in used
    ]
    return max(loudest, default=control.NOISE_HARDLY_HEARD)


def _hours_per_week(settings: Settings) -> float:
    spans = [parse_hours(settings.hours)] if settings.hours else []
    if settings.cheap_power_only:
        spans.append(parse_hours(settings.cheap_power_hours))
    return hours_of_week(spans)


def _price(settings: Settings) -> float:
    """Return the most that a kilowatt-hour costs in the hours in which it works; 0 for no price."""
    cheap = settings.cheap_price_per_kwh or settings.price_per_kwh
    if not settings.cheap_power_hours:
        return settings.price_per_kwh
    if settings.cheap_power_only:
        return cheap
    return max(settings.price_per_kwh, cheap) if settings.price_per_kwh else 0.0
