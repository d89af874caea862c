"""The file of limits: kept over restarts, never lost when damaged, and true to its hardware."""

import contextlib
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.errors import SettingsError
from potluck_client.settings.checking import check_value
from potluck_client.settings.row import Preset
from potluck_client.settings.schema import default_settings, limits_of, values_of
from potluck_client.settings.store import FILE_NAME, SettingsStore
from tests.fakes.computers import CARD, CPU, MUTE_CARD, computer

FACTS = computer(CARD, CPU)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = st.sampled_from([limit.key for limit in limits_of(FACTS)])
GOOD = {
    "format": 2,
    "settings": {"idle_minutes": 10, "hours": ["daily 22:00-06:00"], "power_watts@GPU-1": 150},
}


def written(home: Path) -> dict[str, object]:
    """Return the choices in the file."""
    settings: dict[str, object] = json.loads((home / FILE_NAME).read_bytes())["settings"]
    return settings


def test_changes_are_there_after_a_restart(tmp_path: Path) -> None:
    """What a person set stays set, and a reset is forgotten."""
    SettingsStore(tmp_path, FACTS).update(
        {"idle_minutes": 10, "pause_for_programs": ["obs"], "power_watts@GPU-1": 150}
    )
    again = SettingsStore(tmp_path, FACTS)
    assert (again.current.idle_minutes, again.current.pause_for_programs) == (10, ("obs",))
    assert again.current.devices["GPU-1"].power_watts == 150
    again.update({}, ("idle_minutes", "power_watts"))
    assert written(tmp_path) == {"pause_for_programs": ["obs"]}
    assert not again.damage
    assert not again.notices


def test_a_preset_comes_before_resets_and_values(tmp_path: Path) -> None:
    """One call can put a preset in force with a value of the person's own."""
    store = SettingsStore(tmp_path, FACTS)
    current = store.update({"cpu_threads": 3}, ("fan_percent",), "whisper")
    card = current.devices["GPU-1"]
    assert (card.power_watts, card.fan_percent, current.cpu_threads) == (105, 60, 3)
    assert SettingsStore(tmp_path, FACTS).current == current
    store.update({}, (), Preset.BALANCED)
    assert written(tmp_path) == {}


@pytest.mark.parametrize(
    ("values", "reset", "preset"),
    [({"idle_minutes": 7, "cpu_threads": 99}, (), ""), ({}, ("nothing",), ""), ({}, (), "thunder")],
)
def test_a_wrong_change_changes_nothing(
    tmp_path: Path, values: dict[str, object], reset: tuple[str, ...], preset: str
) -> None:
    """All changes are made or none."""
    store = SettingsStore(tmp_path, FACTS)
    before = store.current
    with pytest.raises(SettingsError):
        store.update({"run_on_battery": True, **values}, reset, preset)
    assert store.current == before
    assert not (tmp_path / FILE_NAME).exists()


def assert_left_alone(home: Path, content: bytes) -> None:
    """Safe defaults hold, the person is told, and the file stays byte for byte."""
    path = home / FILE_NAME
    path.write_bytes(content)
    store = SettingsStore(home, FACTS)
    assert store.current == default_settings(FACTS)
    assert str(path) in store.damage
    assert store.damage.endswith(".")
    with pytest.raises(SettingsError, match="Move it away"):
        store.update({"idle_minutes": 7}, (), "full")
    assert store.current == default_settings(FACTS)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"format": true, "settings": {}}',
        b'{"format": 0, "settings": {}}',
        b'{"format": 2.0, "settings": {}}',
        b'{"settings": {}}',
        b'{"format": 2, "settings": []}',
        b'{"format": 2, "preset": "thunder", "settings": {}}',
        b'{"format": 2, "preset": ["full"], "settings": {}}',
        b'{"format": 2, "settings": {"warp_factor": 1}}',
        b'{"format": 2, "settings": {"idle_minutes": "3"}}',
        b'{"format": 2, "settings": {"idle_minutes": NaN}}',
        b'{"format": 2, "settings": {"price_per_kwh": Infinity}}',
        b'{"format": 2, "settings": {"hours": ["at night"]}}',
        b'{"format": 2, "settings": {"currency": "\\ud800"}}',
        b'{"format": 2, "settings": {"power_watts@": 100}}',
        b'{"format": 2, "settings": {"power_watts@GPU-9": "much"}}',
        b'{"format": 2, "settings": {"power_watts@GPU\\ud8009": 100}}',
        b'{"format": 2, "settings": {"idle_minutes@GPU-9": 3}}',
        b"[" * 100_000,
        b'{"format": 2, "settings": {"idle_minutes": ' + b"9" * 5000 + b"}}",
        b'{"format": 2, "settings": {}}' + b" " * 1_100_000,
    ],
)
def test_a_damaged_file_means_safe_defaults_and_stays_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    """Nothing that a person once set is thrown away behind their back."""
    assert_left_alone(tmp_path, content)


def test_a_file_of_a_newer_potluck_is_named_as_such(tmp_path: Path) -> None:
    """A person who went back a version learns why their limits don't hold."""
    assert_left_alone(tmp_path, b'{"format": 3, "settings": {"idle_minutes": 9}}')
    assert "newer Potluck" in SettingsStore(tmp_path, FACTS).damage


def test_a_file_that_can_not_be_read_is_no_reason_to_write_over_it(tmp_path: Path) -> None:
    """A folder in its place, or a wrong owner, is said."""
    (tmp_path / FILE_NAME).mkdir()
    store = SettingsStore(tmp_path, FACTS)
    assert "can't be read" in store.damage
    with pytest.raises(SettingsError, match="Move it away"):
        store.update({"idle_minutes": 7})


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=200)
    | st.builds(lambda end: json.dumps(GOOD).encode()[:end], st.integers(0, 150))
    | st.builds(lambda value: json.dumps(value).encode(), JSON)
    | st.builds(
        lambda key, value: json.dumps({"format": 2, "settings": {key: value}}).encode(), KEYS, JSON
    )
)
def test_whatever_a_file_holds_what_is_in_force_is_in_range(content: bytes) -> None:
    """Random bytes, a torn end or wrong kinds never stop the daemon nor break a limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        path.write_bytes(content)
        store = SettingsStore(Path(folder), FACTS)
        assert path.read_bytes() == content
    values = values_of(store.current, FACTS)
    for limit in limits_of(FACTS):
        assert check_value(limit, values[limit.key]) == values[limit.key]
    if store.damage:
        assert store.current == default_settings(FACTS)


def test_the_limits_of_a_card_come_back_with_it(tmp_path: Path) -> None:
    """A card that vanishes, even for weeks of other changes, does not lose its limits."""
    SettingsStore(tmp_path, FACTS).update({"power_watts@GPU-1": 120, "use@GPU-1": False})
    without = SettingsStore(tmp_path, computer(CPU))
    assert without.damage == ""
    assert "GPU-1" not in without.current.devices
    without.update({"idle_minutes": 9}, ("duty_percent",), "full")
    assert written(tmp_path)["power_watts@GPU-1"] == 120
    back = SettingsStore(tmp_path, FACTS).current
    assert (back.devices["GPU-1"].power_watts, back.devices["GPU-1"].use) == (120, False)
    assert back.idle_minutes == 9


def test_a_sensor_that_is_away_for_a_start_does_not_lose_its_limit(tmp_path: Path) -> None:
    """A driver that was not loaded yet takes no choice away."""
    SettingsStore(tmp_path, FACTS).update({"power_watts@GPU-1": 120})
    mute = computer(
        type(CARD)(device_id="GPU-1", name="Some card", torch_device="cuda:0", memory_bytes=1), CPU
    )
    SettingsStore(tmp_path, mute).update({"idle_minutes": 9})
    assert SettingsStore(tmp_path, FACTS).current.devices["GPU-1"].power_watts == 120


def test_a_running_daemon_adapts_to_a_card_that_goes_and_comes(tmp_path: Path) -> None:
    """After a resume from sleep the card's own limits hold at once."""
    store = SettingsStore(tmp_path, FACTS)
    store.update({"power_watts@GPU-1": 120})
    assert set(store.adapt(computer(CPU)).devices) == {"cpu"}
    store.update({"idle_minutes": 9})
    back = store.adapt(computer(CPU, MUTE_CARD, CARD))
    assert back.devices["GPU-1"].power_watts == 120
    assert back.devices["GPU-2"].use
    assert back.idle_minutes == 9


def test_a_card_that_comes_later_follows_the_preset(tmp_path: Path) -> None:
    """Who chose Whisper is not surprised by a second card at a stronger setting."""
    store = SettingsStore(tmp_path, computer(MUTE_CARD, CPU))
    store.update({}, (), "whisper")
    both = SettingsStore(tmp_path, computer(CARD, MUTE_CARD, CPU))
    assert both.current.devices["GPU-1"].power_watts == 105
    assert both.current.cpu_threads == 1
    both.update({"cpu_threads": 2})
    assert written(tmp_path) == {"cpu_threads": 2}
    both.update({}, ("power_watts",))
    assert SettingsStore(tmp_path, FACTS).current.devices["GPU-1"].power_watts == 195


def test_values_that_come_to_a_preset_are_that_preset(tmp_path: Path) -> None:
    """Resetting everything after Whisper is Balanced again, also for a card that comes later."""
    store = SettingsStore(tmp_path, computer(CPU))
    store.update({}, (), "whisper")
    store.update({}, tuple(limit.key for limit in limits_of(store.facts)))
    assert written(tmp_path) == {}
    assert SettingsStore(tmp_path, FACTS).current == default_settings(FACTS)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "whisper", "balanced", "full"]),
            st.sampled_from(["", "cpu_threads", "power_watts", "duty_percent", "duty_percent@cpu"]),
            st.dictionaries(
                st.sampled_from(["cpu_threads", "duty_percent", "duty_percent@GPU-1"]),
                st.sampled_from([8, 40, 100]),
            ),
        ),
        max_size=5,
    )
)
def test_whatever_was_done_is_in_force_again_after_a_restart(
    steps: list[tuple[str, str, dict[str, int]]],
) -> None:
    """No order of presets, resets and values is told apart from its file."""
    with tempfile.TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder), FACTS)
        for preset, reset, values in steps:
            with contextlib.suppress(SettingsError):
                store.update(values, (reset,) if reset else (), preset)
            assert SettingsStore(Path(folder), FACTS).current == store.current


def test_a_choice_beyond_changed_hardware_is_fitted_and_said_and_kept(tmp_path: Path) -> None:
    """Fewer cores or another disk are no damage, and the old choice returns with the old ones."""
    SettingsStore(tmp_path, FACTS).update({"cpu_threads": 8, "disk_gigabytes": 90})
    smaller = SettingsStore(tmp_path, computer(CARD, CPU, cores=4, disk=50))
    assert smaller.damage == ""
    assert (smaller.current.cpu_threads, smaller.current.disk_gigabytes) == (4, 50)
    assert len(smaller.notices) == 2
    assert smaller.notices[0] == (
        "“Processor threads” is 4 for now, although you chose 8: on this computer it must be a "
        "whole number from 1 to 4 threads."
    )
    smaller.update({"idle_minutes": 9})
    assert SettingsStore(tmp_path, FACTS).current.cpu_threads == 8
    smaller.update({"cpu_threads": 2, "disk_gigabytes": 20})
    assert not smaller.notices


def test_a_weaker_card_never_turns_a_limit_into_none(tmp_path: Path) -> None:
    """A limit below the new card's least is its least."""
    path = tmp_path / FILE_NAME
    path.write_text('{"format": 2, "settings": {"power_watts@GPU-1": 40}}', "utf-8")
    store = SettingsStore(tmp_path, FACTS)
    assert store.current.devices["GPU-1"].power_watts == 100
    assert "Some card" in store.notices[0]


def test_the_file_of_an_early_potluck_is_understood(tmp_path: Path) -> None:
    """Switches of all cards and one share of time become those of each device."""
    old = {
        "use_cpu": True,
        "use_gpu": False,
        "duty_percent": 40,
        "cpu_threads": 2,
        "run_on_battery": True,
    }
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps({"format": 1, "settings": old}), "utf-8")
    store = SettingsStore(tmp_path, FACTS)
    assert store.damage == ""
    devices = store.current.devices
    assert (devices["cpu"].use, devices["GPU-1"].use) == (True, False)
    assert {device.duty_percent for device in devices.values()} == {40}
    assert (store.current.cpu_threads, store.current.run_on_battery) == (2, True)
    store.update({"idle_minutes": 9})
    assert json.loads(path.read_bytes())["format"] == 2
    assert SettingsStore(tmp_path, FACTS).current == store.current


def test_what_a_killed_writer_left_is_taken_away(tmp_path: Path) -> None:
    """Torn scratch files don't pile up beside the settings."""
    (tmp_path / f".{FILE_NAME}.123.tmp").write_bytes(b"{")
    SettingsStore(tmp_path, FACTS)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_put_in_place_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """Who restores a copy of their limits under a running Potluck keeps them."""
    store = SettingsStore(tmp_path, FACTS)
    store.update({"idle_minutes": 5})
    content = json.dumps({"format": 2, "preset": "whisper", "settings": {"cpu_threads": 3}})
    (tmp_path / FILE_NAME).write_text(content)
    current = store.update({"run_on_battery": True})
    assert (current.cpu_threads, current.idle_minutes) == (3, 3)
    assert current.devices["GPU-1"].power_watts == 105
    assert written(tmp_path) == {"cpu_threads": 3, "run_on_battery": True}


def test_a_file_that_was_put_in_place_damaged_is_named_and_left(tmp_path: Path) -> None:
    """What holds goes on, the person is told, and a file that is mended or gone is no obstacle."""
    store = SettingsStore(tmp_path, FACTS)
    before = store.update({"idle_minutes": 5})
    kept = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).write_bytes(b"{")
    with pytest.raises(SettingsError, match="somebody else changed the file"):
        store.update({"idle_minutes": 9})
    assert store.current == before
    assert (tmp_path / FILE_NAME).read_bytes() == b"{"
    (tmp_path / FILE_NAME).write_bytes(kept)
    assert store.update({"idle_minutes": 9}).idle_minutes == 9
    (tmp_path / FILE_NAME).unlink()
    store.update({"run_on_battery": True})
    assert written(tmp_path) == {"idle_minutes": 9, "run_on_battery": True}
