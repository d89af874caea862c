"""The rows that say how hard to work, of the computer and of each device."""

from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.settings import strength
from potluck_client.settings.row import ComputerRow, DeviceRow, Group, Kind, Preset
from potluck_client.settings.values import DeviceSettings

ROWS_THREADS: tuple[ComputerRow, ...] = (
    ComputerRow(
        key="cpu_threads",
        label="Processor threads",
        sentence="How many of the processor’s threads to use, from the next piece of work on.",
        group=Group.HOW_HARD,
        kind=Kind.WHOLE,
        unit="threads",
        default=lambda facts: strength.threads(Preset.BALANCED, facts),
        limits=lambda facts: (1, facts.logical_cores),
        by_preset=strength.threads,
    ),
)


def _who_keeps_it(device: DeviceFacts) -> str:
    if device.kind not in {DeviceKind.NVIDIA, DeviceKind.AMD}:
        return ""
    return (
        "Potluck keeps it by resting in between; where the power helper is installed, the card "
        "keeps it by itself."
    )


def _why_no_power_limit(device: DeviceFacts) -> str:
    if strength.has_power(device):
        return ""
    return (
        "It does not tell how much power it takes, so there is no limit in watts for it; a "
        "smaller share of time takes less power."
    )


def _of_a_card_in_use(device: DeviceFacts, settings: DeviceSettings) -> str:
    # The processor's count also while it is switched off: Practice inspects on it.
    if settings.use or device.kind is DeviceKind.CPU:
        return ""
    return "This counts only with “Use this device”."


ROWS_OF_DEVICES: tuple[DeviceRow, ...] = (
    DeviceRow(
        key="use",
        label="Use this device",
        sentence="Lets Potluck work with it.",
        group=Group.HOW_HARD,
        kind=Kind.FLAG,
        default=lambda facts, device: device.kind is not DeviceKind.CPU or not facts.has_card,
    ),
    DeviceRow(
        key="power_watts",
        label="Power limit",
        sentence="How many watts it may take while it works.",
        group=Group.HOW_HARD,
        kind=Kind.WHOLE,
        unit="W",
        minimum_text="no limit",
        default=lambda _, device: strength.watts(Preset.BALANCED, device),
        limits=strength.power_limits,
        lowest=strength.least_watts,
        by_preset=strength.watts,
        note=_who_keeps_it,
        applies=strength.has_power,
        no_effect=_of_a_card_in_use,
    ),
    DeviceRow(
        key="temperature_celsius",
        label="Highest temperature",
        sentence="Works less before it gets warmer than this, and stops when it does.",
        group=Group.HOW_HARD,
        kind=Kind.WHOLE,
        unit="°C",
        minimum_text="no limit",
        default=lambda _, device: strength.celsius(Preset.BALANCED, device),
        limits=strength.celsius_limits,
        lowest=strength.least_celsius,
        by_preset=strength.celsius,
        applies=lambda device: device.tells_temperature,
        no_effect=_of_a_card_in_use,
    ),
    DeviceRow(
        key="fan_percent",
        label="Fastest fan",
        sentence="Works less when its fan turns faster than this share of its most.",
        group=Group.HOW_HARD,
        kind=Kind.WHOLE,
        unit="%",
        minimum_text="no limit",
        default=lambda _, device: strength.fan_percent(Preset.BALANCED, device),
        limits=lambda _: (0, 100),
        lowest=lambda _: strength.LEAST_FAN_PERCENT,
        by_preset=strength.fan_percent,
        applies=lambda device: device.tells_fan,
        no_effect=_of_a_card_in_use,
    ),
    DeviceRow(
        key="duty_percent",
        label="Share of time",
        sentence="Share of the time that it spends computing; less is cooler and quieter.",
        group=Group.HOW_HARD,
        kind=Kind.WHOLE,
        unit="%",
        default=lambda _, device: strength.duty_percent(Preset.BALANCED, device),
        limits=lambda _: (strength.LEAST_DUTY_PERCENT, 100),
        by_preset=strength.duty_percent,
        note=_why_no_power_limit,
        no_effect=_of_a_card_in_use,
    ),
    DeviceRow(
        key="memory_percent",
        label="Share of its memory",
        sentence="How much of its own memory the work may fill.",
        group=Group.HOW_HARD,
        kind=Kind.WHOLE,
        unit="%",
        default=lambda _, device: strength.memory_percent(Preset.BALANCED, device),
        limits=lambda _: (strength.LEAST_MEMORY_PERCENT, 100),
        by_preset=strength.memory_percent,
        applies=lambda device: device.kind is not DeviceKind.CPU,
        no_effect=_of_a_card_in_use,
    ),
)
