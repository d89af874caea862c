"""Limits and presets as messages: all that a window needs, and back."""

from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.control.settings_wire import change_settings, settings_answer, value_of
from potluck_client.errors import SettingsError
from potluck_client.settings.schema import limits_of, values_of
from potluck_client.settings.store import SettingsStore
from tests.fakes.computers import CARD, CPU, MUTE_CARD, computer

FACTS = computer(CARD, MUTE_CARD, CPU)


def messages(store: SettingsStore) -> dict[str, control.Setting]:
    """Return the messages by their keys."""
    return {setting.key: setting for setting in settings_answer(store).settings}


def test_every_limit_comes_with_all_that_is_needed_to_edit_it(tmp_path: Path) -> None:
    """A window needs no table of its own."""
    shown = messages(SettingsStore(tmp_path, FACTS))
    assert list(shown) == [limit.key for limit in limits_of(FACTS)]
    watts = shown["power_watts@GPU-1"]
    assert (watts.device_id, watts.device_name) == ("GPU-1", "Some card")
    assert (watts.minimum.whole, watts.lowest.whole, watts.maximum.whole) == (0, 100, 300)
    assert (watts.value.whole, watts.unit, watts.minimum_text) == (195, "W", "no limit")
    hours = shown["hours"]
    assert (hours.form, hours.minimum_text) == (control.SETTING_FORM_HOURS, "always")
    assert hours.value.WhichOneof("value") == "texts"
    assert shown["pause_for_programs"].form == control.SETTING_FORM_PROGRAMS
    price = shown["price_per_kwh"]
    assert price.value.WhichOneof("value") == price.maximum.WhichOneof("value") == "number"
    assert not price.HasField("lowest")
    assert shown["currency"].value.WhichOneof("value") == "text"
    assert not shown["use@cpu"].HasField("minimum")


def test_every_value_comes_back_as_it_went(tmp_path: Path) -> None:
    """Sending what was shown changes nothing, whatever the kind."""
    store = SettingsStore(tmp_path, FACTS)
    store.update({"hours": ["sat 1-2"], "pause_for_programs": ["obs"], "currency": "EUR"})
    before = values_of(store.current, FACTS)
    shown = messages(store)
    assert {key: value_of(setting.value) for key, setting in shown.items()} == before
    request = control.UpdateSettingsRequest(values={k: s.value for k, s in shown.items()})
    answer = change_settings(store, request)
    assert {s.key: s for s in answer.settings} == shown
    assert values_of(store.current, FACTS) == before


def test_presets_come_with_what_they_come_to(tmp_path: Path) -> None:
    """The window shows each preset's effect here, and which one holds."""
    store = SettingsStore(tmp_path, FACTS)
    presets = settings_answer(store).presets
    assert [(p.key, p.in_force) for p in presets] == [
        ("whisper", False),
        ("balanced", True),
        ("full", False),
    ]
    assert "105 W" in presets[0].effect
    assert all(p.label and p.sentence.endswith(".") for p in presets)
    after = change_settings(store, control.UpdateSettingsRequest(preset="whisper"))
    assert [p.key for p in after.presets if p.in_force] == ["whisper"]
    assert store.current.devices["GPU-1"].power_watts == 105


@pytest.mark.parametrize(
    "request_",
    [
        control.UpdateSettingsRequest(values={"idle_minutes": control.SettingValue()}),
        control.UpdateSettingsRequest(preset="thunder"),
        control.UpdateSettingsRequest(reset=["nothing"]),
        control.UpdateSettingsRequest(values={"hours": control.SettingValue(text="mon 1-2")}),
        control.UpdateSettingsRequest(
            values={"price_per_kwh": control.SettingValue(number=float("inf"))}
        ),
    ],
)
def test_a_wrong_message_is_refused_in_words(
    tmp_path: Path, request_: control.UpdateSettingsRequest
) -> None:
    """A program with a fault of its own breaks nothing."""
    store = SettingsStore(tmp_path, FACTS)
    before = store.current
    with pytest.raises(SettingsError) as caught:
        change_settings(store, request_)
    assert caught.value.sentence.endswith(".")
    assert store.current == before


def test_a_limit_that_counts_for_nothing_now_says_why(tmp_path: Path) -> None:
    """Nobody turns a knob and wonders; the reason is gone with the setting that made it so."""
    store = SettingsStore(tmp_path, FACTS)
    shown = messages(store)
    assert shown["battery_percent"].no_effect == "This counts only with “Also on battery”."
    assert shown["cheap_price_per_kwh"].no_effect
    assert not shown["idle_minutes"].no_effect
    assert not shown["power_watts@GPU-1"].no_effect
    store.update(
        {
            "run_on_battery": True,
            "only_when_idle": False,
            "use@GPU-1": False,
            "cheap_power_hours": ["daily 1-2"],
        }
    )
    silent = {key for key, setting in messages(store).items() if setting.no_effect}
    of_the_card = {key for key in shown if key.endswith("@GPU-1")} - {"use@GPU-1"}
    assert silent == {"idle_minutes"} | of_the_card


def test_a_limit_is_named_by_its_label_where_another_depends_on_it(tmp_path: Path) -> None:
    """The reason leads to a setting that there is, by the words that stand beside it."""
    store = SettingsStore(tmp_path, FACTS)
    store.update({"only_when_idle": False, "use": False})
    shown = messages(store)
    labels = {setting.label for setting in shown.values()}
    reasons = {setting.no_effect for setting in shown.values() if setting.no_effect}
    assert len(reasons) == 4
    assert all(reason.split("“")[1].split("”")[0] in labels for reason in reasons)
