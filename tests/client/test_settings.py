"""The table of limits: defaults, ranges, and what a change may be."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.errors import SettingsError
from potluck_client.settings.checking import check_value, fit
from potluck_client.settings.row import ComputerFacts, Kind
from potluck_client.settings.schema import (
    SETTINGS,
    change_settings,
    default_settings,
    find_limits,
    limits_of,
    settings_from,
    values_of,
)
from potluck_client.settings.values import DeviceSettings, Settings, Value
from tests.fakes.computers import CARD, CPU, MUTE_CARD, any_computer, computer

FULL_HOUSE = computer(CARD, MUTE_CARD, CPU)
_TYPES: dict[Kind, type] = {
    Kind.FLAG: bool,
    Kind.WHOLE: int,
    Kind.NUMBER: float,
    Kind.TEXT: str,
    Kind.PROGRAMS: tuple,
    Kind.HOURS: tuple,
}


def test_the_table_gives_every_value_that_is_in_force() -> None:
    """No field is without its row, no row without its field, and their kinds agree."""
    named = {row.key for row in SETTINGS}
    of_all = {field.name for field in fields(Settings)} - {"devices"}
    of_devices = {field.name for field in fields(DeviceSettings)}
    assert named == of_all | of_devices
    assert not of_all & of_devices
    for key, value in values_of(default_settings(FULL_HOUSE), FULL_HOUSE).items():
        (limit,) = find_limits(key, FULL_HOUSE)
        assert type(value) is _TYPES[limit.row.kind]


@settings(deadline=None, max_examples=60)
@given(any_computer())
def test_every_default_and_preset_lies_in_its_range(facts: ComputerFacts) -> None:
    """No computer is so odd that its own defaults are refused."""
    for limit in limits_of(facts):
        for value in (limit.default, *limit.presets.values()):
            assert check_value(limit, value) == value
        assert limit.row.label
        assert limit.sentence.endswith(".")


def test_a_computer_with_a_graphics_card_spares_its_processor() -> None:
    """Defaults err on the volunteer's side."""
    alone, with_card = default_settings(computer(CPU)), default_settings(computer(CARD, CPU))
    assert alone.devices["cpu"].use
    assert not with_card.devices["cpu"].use
    assert with_card.devices["GPU-1"].use
    assert alone.cpu_threads == 4
    assert alone.only_when_idle
    assert not alone.run_on_battery
    assert not alone.run_on_metered


def test_ranges_come_from_the_device_itself() -> None:
    """Nobody is offered watts or degrees that their own card does not have."""
    limits = {limit.key: limit for limit in limits_of(computer(CARD, CPU))}
    watts = limits["power_watts@GPU-1"]
    assert (watts.range, watts.lowest) == ((0, 300), 100)
    assert limits["temperature_celsius@GPU-1"].range == (0, 85)
    assert limits["cpu_threads"].range == (1, 8)


def test_what_a_device_can_not_have_is_left_out_and_said() -> None:
    """A person whose card tells no power reads why there is no limit in watts."""
    keys = {limit.key for limit in limits_of(FULL_HOUSE)}
    assert {"power_watts@GPU-1", "fan_percent@GPU-1", "duty_percent@GPU-2"} <= keys
    left_out = {"power_watts@GPU-2", "temperature_celsius@GPU-2", "fan_percent@GPU-2"}
    assert not keys & (left_out | {"memory_percent@cpu"})
    (duty,) = find_limits("duty_percent@GPU-2", FULL_HOUSE)
    assert "does not tell how much power" in duty.sentence
    (duty,) = find_limits("duty_percent@GPU-1", FULL_HOUSE)
    assert "does not tell" not in duty.sentence
    with pytest.raises(SettingsError, match="can’t be set for Mute card"):
        find_limits("power_watts@GPU-2", FULL_HOUSE)
    with pytest.raises(SettingsError, match="no device “GPU-9”"):
        find_limits("power_watts@GPU-9", FULL_HOUSE)
    with pytest.raises(SettingsError, match="No device"):
        find_limits("power_watts", computer(CPU))


def test_a_key_without_device_means_all_that_have_it() -> None:
    """One word changes all cards, and a whole key beside it still counts for its own."""
    before = default_settings(FULL_HOUSE)
    after = change_settings(
        before, FULL_HOUSE, {"duty_percent@cpu": 30, "duty_percent": 50, "use": False}, ()
    )
    duties = {name: device.duty_percent for name, device in after.devices.items()}
    assert duties == {"GPU-1": 50, "GPU-2": 50, "cpu": 30}
    assert not any(device.use for device in after.devices.values())
    assert change_settings(after, FULL_HOUSE, {}, ("duty_percent", "use")) == before


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("cpu_threads", 9, "from 1 to 8 threads"),
        ("cpu_threads", 0, "from 1 to 8 threads"),
        ("cpu_threads", "4", "whole number"),
        ("duty_percent", True, "whole number from 10 to 100"),
        ("duty_percent", 12.5, "whole number"),
        ("power_watts", 99, "0 for no limit or a whole number from 100 to 300 W"),
        ("power_watts@GPU-1", 301, "from 100 to 300"),
        ("only_when_idle", 1, "on or off"),
        ("price_per_kwh", float("nan"), "a number from 0"),
        ("price_per_kwh", 10**400, "a number from 0"),
        ("currency", "x" * 17, "at most 16"),
        ("currency", "\x1b[2J", "text"),
        ("hours", ["at night"], "no span of hours"),
        ("hours", "mon 1-2", "list of hours"),
        ("pause_for_programs", [""], "names of 1 to 100"),
        ("pause_for_programs", [f"game {n}" for n in range(101)], "at most 100"),
        ("pause_for_programs", [7], "list of programs"),
        ("warp_factor", 9, "no setting called"),
        ("idle_minutes@cpu", 9, "no setting called"),
    ],
)
def test_a_wrong_value_is_refused_with_its_range(key: str, value: object, words: str) -> None:
    """The person reads what would be right, and nothing is changed."""
    with pytest.raises(SettingsError, match=words):
        change_settings(
            default_settings(FULL_HOUSE), FULL_HOUSE, {"idle_minutes": 7, key: value}, ()
        )


def test_values_are_kept_in_one_form() -> None:
    """What is typed in several ways means the same everywhere."""
    after = change_settings(
        default_settings(FULL_HOUSE),
        FULL_HOUSE,
        {
            "hours": ["Mon-Fri 22-7, sat 0-24"],
            "pause_for_programs": [" Steam ", "steam", "obs"],
            "idle_minutes": 5.0,
            "price_per_kwh": 1,
            "currency": " EUR ",
        },
        (),
    )
    assert after.hours == ("mon-fri 22:00-07:00", "sat 00:00-24:00")
    assert after.pause_for_programs == ("Steam", "obs")
    assert (after.idle_minutes, after.price_per_kwh, after.currency) == (5, 1.0, "EUR")


@given(any_computer(), st.data())
@settings(deadline=None, max_examples=60)
def test_bringing_into_range_never_lifts_a_limit(facts: ComputerFacts, data: st.DataObject) -> None:
    """A number that a computer can't have becomes the nearest it can, and never “no limit”."""
    ordered = [limit for limit in limits_of(facts) if limit.range is not None]
    limit = data.draw(st.sampled_from(ordered))
    number = data.draw(st.integers(-(10**20), 10**20))
    nearest = fit(limit, number)
    assert check_value(limit, nearest) == nearest
    if limit.lowest is not None:
        assert (nearest == 0) == (number == 0)


def test_devices_without_a_sensor_have_no_limit_in_force() -> None:
    """Code that reads a limit finds one for every device, whatever its sensors."""
    mute = default_settings(FULL_HOUSE).devices["GPU-2"]
    assert (mute.power_watts, mute.temperature_celsius, mute.fan_percent) == (0, 0, 0)
    values: dict[str, Value] = {"duty_percent@GPU-2": 20}
    assert settings_from(values, FULL_HOUSE).devices["GPU-2"] == replace(mute, duty_percent=20)
