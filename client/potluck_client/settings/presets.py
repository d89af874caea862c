"""The presets: what each is for, what it comes to on a computer, and which one is in force."""

from dataclasses import dataclass

from potluck.errors import ErrorCode
from potluck_client.errors import SettingsError
from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.settings.row import ComputerFacts, Preset
from potluck_client.settings.schema import limits_of, values_of
from potluck_client.settings.values import Settings, Value

_WHOLE_TIME = 100


@dataclass(frozen=True, kw_only=True)
class PresetWords:
    """A preset in words.

    Attributes:
        label: Short label.
        sentence: What it is for.
    """

    label: str
    sentence: str


PRESETS: dict[Preset, PresetWords] = {
    Preset.WHISPER: PresetWords(
        label="Whisper",
        sentence="You should neither hear nor feel it: little power, low warmth, long rests.",
    ),
    Preset.BALANCED: PresetWords(
        label="Balanced",
        sentence="Cool and quiet at a good speed, for every day.",
    ),
    Preset.FULL: PresetWords(
        label="Full",
        sentence="All that your devices do by themselves, and no more than that.",
    ),
}
"""From the gentlest to the strongest."""


def find_preset(name: str) -> Preset:
    """Return the preset of a name; raises SettingsError when there is none."""
    try:
        return Preset(name.strip().lower())
    except ValueError as error:
        known = ", ".join(Preset)
        raise SettingsError(
            f"There is no preset called “{name[:100]}”. The presets are: {known}.",
            code=ErrorCode.BAD_INPUT,
        ) from error


def preset_values(preset: Preset, facts: ComputerFacts) -> dict[str, Value]:
    """Return what a preset puts in force, by whole key."""
    return {limit.key: limit.presets[preset] for limit in limits_of(facts) if limit.presets}


def preset_in_force(settings: Settings, facts: ComputerFacts) -> Preset | None:
    """Return the preset whose values are all in force; None when the person mixed their own."""
    values = values_of(settings, facts)
    for preset in Preset:
        if preset_values(preset, facts).items() <= values.items():
            return preset
    return None


def effect(preset: Preset, facts: ComputerFacts) -> str:
    """Return in a line what a preset comes to on a computer."""
    values = preset_values(preset, facts)
    cards = [device for device in facts.devices if device.kind is not DeviceKind.CPU]
    processors = [device for device in facts.devices if device.kind is DeviceKind.CPU]
    names = [(card, card.name if len(cards) > 1 else "Graphics card") for card in cards]
    names += [(processor, "Processor") for processor in processors]
    return "; ".join(f"{name}: {_of_device(device, values)}" for device, name in names)


def _of_device(device: DeviceFacts, values: dict[str, Value]) -> str:
    def value(key: str) -> int:
        found = values.get(f"{key}@{device.device_id}", 0)
        return found if isinstance(found, int) else 0

    parts = []
    if device.kind is DeviceKind.CPU:
        threads = values["cpu_threads"]
        parts.append("1 thread" if threads == 1 else f"{threads} threads")
    watts, celsius = value("power_watts"), value("temperature_celsius")
    if watts and celsius:
        parts.append(f"at most {watts} W and {celsius} °C")
    elif watts:
        parts.append(f"at most {watts} W")
    elif celsius:
        parts.append(f"at most {celsius} °C")
    if value("duty_percent") < _WHOLE_TIME:
        parts.append(f"{value('duty_percent')} % of the time")
    return ", ".join(parts) or "all of the time"
