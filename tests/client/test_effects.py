"""What limits come to: figures that a person can rely on, and that change nothing."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.v1 import control_pb2 as control
from potluck_client.control.server import ControlServer
from potluck_client.effects import effect_of, most_watts, without_effect
from potluck_client.host.port import UserReading
from potluck_client.schedule import holds, hours_of_week, parse_hours
from potluck_client.settings.presets import preset_values
from potluck_client.settings.row import ComputerFacts, Preset
from potluck_client.settings.schema import change_settings, default_settings, settings_from
from potluck_client.settings.values import Settings
from tests.fakes.client_machine import Machine
from tests.fakes.computers import CARD, CPU, MUTE_CARD, any_computer, computer
from tests.fakes.control_contract_preview import PreviewContract

FACTS = computer(CPU, CARD)


class TestDaemonPreview(PreviewContract):
    """The contract, on a daemon."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """Return the folder of a daemon in memory behind its real socket."""
        machine = Machine(tmp_path)
        machine.start()
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        yield tmp_path
        await machine.stop()
        await server.stop()


def chosen(values: Mapping[str, object]) -> Settings:
    """Return the defaults with some values changed."""
    return change_settings(default_settings(FACTS), FACTS, values, ())


def of_preset(preset: Preset, facts: ComputerFacts) -> control.Effect:
    """Return what a preset comes to."""
    return effect_of(settings_from(preset_values(preset, facts), facts), facts, 8.0)


@pytest.mark.parametrize(
    ("values", "hours"),
    [
        ({}, 168.0),
        ({"hours": ("daily 22:00-06:00",)}, 56.0),
        ({"hours": ("mon-fri 22:00-07:00", "sat,sun 00:00-24:00")}, 5 * 9 + 48 - 7),
        ({"cheap_power_only": True}, 0.0),
        ({"cheap_power_only": True, "cheap_power_hours": ("daily 00:00-06:00",)}, 42.0),
        (
            {
                "hours": ("daily 22:00-02:00",),
                "cheap_power_only": True,
                "cheap_power_hours": ("daily 00:00-06:00",),
            },
            14.0,
        ),
        ({"cheap_power_hours": ("daily 00:00-06:00",)}, 168.0),
    ],
)
def test_hours_of_a_week_are_those_in_which_all_conditions_hold(
    values: dict[str, object], hours: float
) -> None:
    """Hours that overlap count once, and those of which one condition fails not at all."""
    assert effect_of(chosen(values), FACTS, 8.0).hours_per_week == hours


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["mon", "fri-sun", "daily"]), st.integers(0, 23), st.integers(1, 24)
        ),
        min_size=1,
        max_size=3,
    ).filter(lambda spans: all(begin != end for _, begin, end in spans))
)
def test_hours_of_a_week_are_what_the_clock_finds(spans: list[tuple[str, int, int]]) -> None:
    """The figure is that of the very decision, quarter of an hour by quarter of an hour."""
    parsed = parse_hours([f"{days} {begin:02}:00-{end:02}:00" for days, begin, end in spans])
    monday = dt.datetime(2026, 6, 1)  # noqa: DTZ001 — the clock on the wall.
    quarters = (monday + dt.timedelta(minutes=15 * n) for n in range(4 * 24 * 7))
    assert hours_of_week([parsed]) == sum(holds(parsed, at) for at in quarters) / 4


def test_watts_are_the_sum_of_the_devices_that_may_work() -> None:
    """A limit counts; without one, what it takes by itself; one that is off does not."""
    card = {"power_watts@GPU-1": 120}
    assert effect_of(chosen(card), FACTS, 8.0).watts == 120
    assert effect_of(chosen({"power_watts@GPU-1": 0}), FACTS, 8.0).watts == 300
    off = effect_of(chosen({"use@GPU-1": False}), FACTS, 8.0)
    assert (off.watts, off.hours_per_week, off.noise) == (0.0, 0.0, control.NOISE_HARDLY_HEARD)
    assert off.kilowatt_hours_per_month == 0.0


def test_watts_of_a_device_that_tells_nothing_are_not_made_up() -> None:
    """No figure is better than one that is too low."""
    facts = computer(CPU, CARD, MUTE_CARD)
    effect = effect_of(default_settings(facts), facts, 8.0)
    assert not effect.HasField("watts")
    assert not effect.HasField("kilowatt_hours_per_month")
    assert not effect.HasField("cost_per_month")


def test_a_share_of_time_takes_fewer_watts() -> None:
    """A person who lowers the share sees the watts go down, though not to nothing."""
    limits = default_settings(FACTS).devices["GPU-1"]
    half = most_watts(CARD, replace(limits, power_watts=0, duty_percent=50))
    assert half == pytest.approx(300 * 0.625)


@pytest.mark.parametrize(
    ("values", "kilowatt_hours", "cost"),
    [
        ({}, 28.8, None),
        ({"price_per_kwh": 0.5}, 28.8, 14.4),
        ({"hours": ("daily 00:00-04:00",), "price_per_kwh": 0.5}, 14.4, 7.2),
        (
            {"cheap_power_hours": ("daily 00:00-06:00",), "cheap_price_per_kwh": 0.1},
            28.8,
            None,
        ),
        (
            {
                "cheap_power_hours": ("daily 00:00-06:00",),
                "cheap_price_per_kwh": 0.1,
                "cheap_power_only": True,
            },
            21.6,
            2.16,
        ),
    ],
)
def test_a_month_has_no_more_hours_than_the_limits_allow(
    values: dict[str, object], kilowatt_hours: float, cost: float | None
) -> None:
    """Energy and money are for the hours that are free and allowed, at the price of those hours."""
    limits = {"power_watts@GPU-1": 120, "currency": "EUR", **values}
    effect = effect_of(chosen(limits), FACTS, 8.0)
    assert effect.kilowatt_hours_per_month == pytest.approx(kilowatt_hours)
    assert effect.currency == "EUR"
    shown = effect.cost_per_month if effect.HasField("cost_per_month") else None
    assert shown == pytest.approx(cost)


def test_presets_go_from_hardly_heard_to_loud() -> None:
    """What the presets promise in words is what the figures say."""
    for facts in (FACTS, computer(CPU)):
        noises = [of_preset(preset, facts).noise for preset in Preset]
        assert noises == [control.NOISE_HARDLY_HEARD, control.NOISE_MODERATE, control.NOISE_LOUD]


@settings(deadline=None, max_examples=60)
@given(any_computer())
def test_no_gentler_preset_is_louder_or_takes_more(facts: ComputerFacts) -> None:
    """Whatever sensors and ranges a computer has, the figures rise from Whisper to Full."""
    effects = [of_preset(preset, facts) for preset in Preset]
    assert [e.noise for e in effects] == sorted(e.noise for e in effects)
    if all(effect.HasField("watts") for effect in effects):
        assert [e.watts for e in effects] == sorted(e.watts for e in effects)


def test_limits_without_effect_are_named() -> None:
    """A window greys what counts for nothing after the change."""
    reasons = without_effect(chosen({"only_when_idle": False}), FACTS)
    assert "idle_minutes" in reasons
    assert all(reason.endswith(".") for reason in reasons.values())


async def _preview(
    machine: Machine, **values: control.SettingValue
) -> control.PreviewSettingsResponse:
    request = control.PreviewSettingsRequest(change=control.UpdateSettingsRequest(values=values))
    return await machine.daemon.calls.PreviewSettings(request, None)  # type: ignore[arg-type]


async def test_a_preview_says_what_would_happen_now(tmp_path: Path) -> None:
    """The very rules that decide tell a person what a change would do at this moment."""
    machine = Machine(tmp_path)
    machine.user.reading = UserReading(idle_seconds=5)
    machine.programs.names = {"blender"}
    machine.start()
    await machine.clock.advance(1)
    answer = await _preview(machine, only_when_idle=control.SettingValue(flag=False))
    assert not answer.before.works_now
    assert answer.before.now_sentence == machine.snapshot.sentence
    assert answer.after.works_now
    blender = control.SettingValue(texts=control.TextList(items=["blender"]))
    answer = await _preview(
        machine,
        only_when_idle=control.SettingValue(flag=False),
        pause_for_programs=blender,
    )
    assert answer.after.now_sentence == "Waiting until blender has ended."
    answer = await _preview(machine, use=control.SettingValue(flag=False))
    assert "Allow one in your limits" in answer.after.now_sentence
    assert not answer.after.works_now
    assert not (tmp_path / "settings.json").exists()
    await machine.stop()


async def test_presets_come_with_their_figures(tmp_path: Path) -> None:
    """The choice of a preset shows what each would come to."""
    machine = Machine(tmp_path)
    machine.start()
    answer = await machine.daemon.calls.GetSettings(control.GetSettingsRequest(), None)  # type: ignore[arg-type]
    assert all(preset.HasField("figures") for preset in answer.presets)
    assert all(preset.figures.hours_per_week == 168 for preset in answer.presets)
    await machine.stop()
