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
