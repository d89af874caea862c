"""The presets: how gentle they are, that they stay below what a device does by itself."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings

from potluck_client.errors import SettingsError
from potluck_client.host.port import DeviceFacts, DeviceKind, PowerRange
from potluck_client.settings.presets import (
    PRESETS,
    effect,
    find_preset,
    preset_in_force,
    preset_values,
)
from potluck_client.settings.row import ComputerFacts, Preset
from potluck_client.settings.schema import change_settings, default_settings, settings_from
from tests.fakes.computers import CARD, CPU, MUTE_CARD, any_computer, computer


def of(preset: Preset, facts: ComputerFacts, key: str) -> float:
    """Return a number that a preset gives."""
    value = preset_values(preset, facts)[key]
    assert isinstance(value, int)
    return value


@settings(deadline=None, max_examples=80)
@given(any_computer())
def test_no_preset_asks_more_of_a_device_than_it_does_by_itself(facts: ComputerFacts) -> None:
    """Never above the device's own default power, never near where it slows itself down."""
    for preset in Preset:
        in_force = settings_from(preset_values(preset, facts), facts)
        for device in facts.devices:
            own = in_force.devices[device.device_id]
            if device.power_range is not None:
                assert 1 <= own.power_watts <= max(1, math.floor(device.power_range.default_watts))
            if device.tells_temperature and device.slows_celsius is not None:
                assert 1 <= own.temperature_celsius <= device.slows_celsius - 5


@settings(deadline=None, max_examples=80)
@given(any_computer())
def test_each_preset_is_at_least_as_gentle_as_the_next(facts: ComputerFacts) -> None:
    """From Whisper to Full nothing becomes less; no limit of the fan is the most of all."""
    gentle, middle, strong = (preset_values(preset, facts) for preset in Preset)
    for key in gentle:
        numbers = [values[key] for values in (gentle, middle, strong)]
        assert all(isinstance(number, int) for number in numbers)
        shown = [
            math.inf if number == 0 and key.startswith("fan") else float(str(number))
            for number in numbers
        ]
        assert shown == sorted(shown)


@settings(deadline=None, max_examples=40)
@given(any_computer())
def test_what_holds_when_nobody_chose_is_balanced(facts: ComputerFacts) -> None:
    """The window shows a preset from the first day."""
    balanced = preset_values(Preset.BALANCED, facts)
    assert settings_from(balanced, facts) == default_settings(facts)


def test_whisper_is_gentle_on_every_device() -> None:
    """“Light” that isn't light is what people of the field complain of."""
    facts = computer(CARD, MUTE_CARD, CPU)
    assert of(Preset.WHISPER, facts, "power_watts@GPU-1") == 105
    assert of(Preset.WHISPER, facts, "temperature_celsius@GPU-1") == 60
    assert of(Preset.WHISPER, facts, "fan_percent@GPU-1") == 35
    assert of(Preset.WHISPER, facts, "duty_percent@GPU-1") == 40
    assert of(Preset.WHISPER, facts, "duty_percent@GPU-2") == 25
    assert of(Preset.WHISPER, facts, "cpu_threads") == 1
    weak = replace(
        CARD, power_range=PowerRange(least_watts=250.0, default_watts=300.0, most_watts=300.0)
    )
    assert of(Preset.WHISPER, computer(weak), "power_watts@GPU-1") == 250


def test_a_card_that_tells_its_power_without_a_range_is_held_by_time_and_warmth() -> None:
    """No watts are made up where no range is known."""
    card = replace(CARD, kind=DeviceKind.AMD, power_range=None)
    assert of(Preset.WHISPER, computer(card), "power_watts@GPU-1") == 0
    assert of(Preset.WHISPER, computer(card), "duty_percent@GPU-1") == 40


def test_the_preset_in_force_is_named_until_a_value_differs() -> None:
    """A person sees whether they have a preset or values of their own; other limits don't count."""
    facts = computer(CARD, CPU)
    assert preset_in_force(default_settings(facts), facts) is Preset.BALANCED
    for preset in Preset:
        chosen = settings_from(preset_values(preset, facts), facts)
        assert preset_in_force(chosen, facts) is preset
        other = change_settings(chosen, facts, {"idle_minutes": 9, "use@cpu": True}, ())
        assert preset_in_force(other, facts) is preset
        own = change_settings(chosen, facts, {"power_watts@GPU-1": 111}, ())
        assert preset_in_force(own, facts) is None


@pytest.mark.parametrize(
    ("preset", "devices", "line"),
    [
        (
            Preset.WHISPER,
            (CARD, CPU),
            (
                "Graphics card: at most 105 W and 60 °C, 40 % of the time; Processor: 1 thread, "
                "40 % of the time"
            ),
        ),
        (
            Preset.BALANCED,
            (CARD, CPU),
            "Graphics card: at most 195 W and 70 °C; Processor: 4 threads",
        ),
        (Preset.FULL, (CPU,), "Processor: 8 threads"),
        (
            Preset.FULL,
            (CARD, MUTE_CARD),
            "Some card: at most 300 W and 80 °C; Mute card: all of the time",
        ),
        (Preset.WHISPER, (MUTE_CARD,), "Graphics card: 25 % of the time"),
    ],
)
def test_what_a_preset_comes_to_is_a_line_of_plain_words(
    preset: Preset, devices: tuple[DeviceFacts, ...], line: str
) -> None:
    """A person knows watts, degrees and threads before they press the button."""
    assert effect(preset, computer(*devices)) == line


def test_a_preset_is_found_by_its_name() -> None:
    """A slip of the keyboard names those that there are."""
    assert find_preset(" Whisper ") is Preset.WHISPER
    assert set(PRESETS) == set(Preset)
    with pytest.raises(SettingsError, match="whisper, balanced, full"):
        find_preset("thunder")
