"""`potluck limits`: devices, lists, hours and presets as people type and read them."""

import json

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.cli.endings import CommandError
from potluck_client.cli.limit_texts import (
    limits_text,
    presets_text,
    read_value,
    unknown_limit,
    value_text,
)
from tests.fakes.cli_process import Cli
from tests.fakes.control_process import FakeControlProcess

WATTS = control.Setting(
    key="power_watts@GPU-1",
    label="Power limit",
    sentence="How many watts it may take.",
    group="How hard to work",
    unit="W",
    value=control.SettingValue(whole=0),
    default_value=control.SettingValue(whole=195),
    minimum=control.SettingValue(whole=0),
    lowest=control.SettingValue(whole=100),
    maximum=control.SettingValue(whole=300),
    device_id="GPU-1",
    device_name="Some card",
    minimum_text="no limit",
)
HOURS = control.Setting(
    key="hours",
    sentence="Works only then.",
    group="When to work",
    value=control.SettingValue(texts=control.TextList()),
    default_value=control.SettingValue(texts=control.TextList()),
    form=control.SETTING_FORM_HOURS,
    minimum_text="always",
)
PROGRAMS = control.Setting(
    key="pause_for_programs",
    sentence="Rests for these.",
    group="When to work",
    value=control.SettingValue(texts=control.TextList(items=["obs", "steam"])),
    default_value=control.SettingValue(texts=control.TextList()),
    form=control.SETTING_FORM_PROGRAMS,
    minimum_text="none",
)
CURRENCY = control.Setting(
    key="currency",
    sentence="Your money.",
    group="Electricity",
    value=control.SettingValue(text="EUR"),
    default_value=control.SettingValue(text=""),
    minimum_text="not given",
)


def other_card() -> control.Setting:
    """Return the watts of a second card."""
    other = control.Setting()
    other.CopyFrom(WATTS)
    other.key, other.device_id, other.device_name = "power_watts@GPU-2", "GPU-2", "Other card"
    return other


def test_limits_stand_under_their_device_with_what_the_least_value_means() -> None:
    """A person sees which card a limit is of, and “no limit” where there is none."""
    text = limits_text([HOURS, PROGRAMS, WATTS, other_card(), CURRENCY])
    for part in (
        "hours               always      (such as “mon-fri 22:00-07:00”, default always)",
        "pause_for_programs  obs, steam  (default none)",
        "How hard to work: Some card\n",
        "power_watts@GPU-1  no limit  (100 to 300, 0 is no limit, default 195)",
        "How hard to work: Other card\n",
        "currency  EUR  (default not given)",
    ):
        assert part in text


def test_no_name_from_outside_commands_the_terminal() -> None:
    """A card's name or a list can't clear the screen."""
    evil = other_card()
    evil.device_name = "\x1b[2Jcard"
    evil.minimum_text = "\x07none"
    shown = [*limits_text([evil]).split("\n"), value_text(PROGRAMS.value)]
    assert all(line.isprintable() for line in shown)
    preset = control.Preset(key="\x1b[2J", sentence="\x07", effect="\x1b]0;")
    assert all(line.isprintable() for line in presets_text([preset]).split("\n"))


@pytest.mark.parametrize(
    ("setting", "typed", "value"),
    [
        (WATTS, "no limit", control.SettingValue(whole=0)),
        (WATTS, "150", control.SettingValue(whole=150)),
        (CURRENCY, " EUR ", control.SettingValue(text="EUR")),
        (CURRENCY, "not given", control.SettingValue(text="")),
        (PROGRAMS, "obs, steam", PROGRAMS.value),
        (PROGRAMS, "None", control.SettingValue(texts=control.TextList())),
        (PROGRAMS, "", control.SettingValue(texts=control.TextList())),
        (HOURS, "always", control.SettingValue(texts=control.TextList())),
        (
            HOURS,
            "mon-fri 22-7, sat,sun 0-24",
            control.SettingValue(texts=control.TextList(items=["mon-fri 22-7, sat,sun 0-24"])),
        ),
    ],
)
def test_values_are_read_as_people_type_them(
    setting: control.Setting, typed: str, value: control.SettingValue
) -> None:
    """Lists have commas, and what the table says for the least value can be typed."""
    assert read_value(setting, typed) == value


@pytest.mark.parametrize("typed", ["much", "9" * 30, "1.5"])
def test_a_number_that_is_none_is_said(typed: str) -> None:
    """Neither letters nor a number beyond all bounds reach the daemon."""
    with pytest.raises(CommandError, match="power_watts@GPU-1 is a whole number"):
        read_value(WATTS, typed)


def test_a_key_without_device_sets_and_resets_all(daemon: FakeControlProcess, cli: Cli) -> None:
    """Nobody has to type the long name of a card."""
    daemon.set_settings([WATTS, other_card(), HOURS])
    shown = cli("limits", "set", "power_watts", "150").stdout
    assert shown.count("150 W") == 2
    one = cli("limits", "set", "power_watts@GPU-2", "120").stdout
    assert "120 W" in one
    assert "GPU-1" not in one
    assert cli("limits", "reset", "power_watts").stdout.count("195 W") == 2
    gap = cli("limits", "set", "power_watts@GPU-2", "50")
    assert gap.returncode == 1
    assert gap.stderr


def test_presets_are_shown_and_put_in_force(daemon: FakeControlProcess, cli: Cli) -> None:
    """What a preset comes to is seen before, and that it holds is seen after."""
    daemon.set_settings([WATTS, HOURS])
    for key, watts in (("whisper", 105), ("full", 300)):
        preset = control.Preset(
            key=key, sentence=f"For {key}.", effect=f"Graphics card: at most {watts} W"
        )
        daemon.set_preset(preset, {WATTS.key: control.SettingValue(whole=watts)})
    assert "None of them is in force" in cli("limits").stdout
    assert "at most 105 W" in cli("limits", "preset").stdout
    shown = cli("limits", "preset", "Whisper").stdout
    assert "* whisper  For whisper." in shown
    assert "105 W" in cli("limits").stdout
    plain = json.loads(cli("limits", "preset", "full", "--json").stdout)
    assert [p["key"] for p in plain["presets"] if p["in_force"]] == ["full"]
    assert json.loads(cli("limits", "--json").stdout)["settings"][0]["value"]["whole"] == 300
    wrong = cli("limits", "preset", "thunder")
    assert wrong.returncode == 2
    assert "whisper, full" in wrong.stderr


def test_a_limit_that_no_device_can_have_is_told_apart_from_a_wrong_word() -> None:
    """A person learns whether they mistyped or their devices lack the sensor."""
    known = ["idle_minutes", "battery_percent", "duty_percent@cpu"]
    assert "No device of this computer" in unknown_limit("power_watts", known)
    assert "Did you mean idle_minutes?" in unknown_limit("idle_minute", known)
    assert unknown_limit("warp", known) == (
        "There is no limit “warp”. See them all: potluck limits"
    )
