"""Limits: their ranges, their file, and what happens when the file is damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.errors import SettingsError
from potluck_client.settings.schema import (
    SETTINGS,
    ComputerFacts,
    check_value,
    default_settings,
    values_of,
)
from potluck_client.settings.store import FILE_NAME, SettingsStore

FACTS = ComputerFacts(logical_cores=8, disk_gigabytes=100, has_gpu=False)


def test_a_computer_with_a_graphics_card_spares_its_processor() -> None:
    """Defaults err on the volunteer's side."""
    assert default_settings(FACTS).use_cpu
    with_gpu = ComputerFacts(logical_cores=8, disk_gigabytes=100, has_gpu=True)
    assert not default_settings(with_gpu).use_cpu
    assert default_settings(FACTS).cpu_threads == 4


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 512), st.integers(1, 10_000), st.booleans())
def test_every_default_lies_in_its_range(cores: int, disk: int, gpu: bool) -> None:
    """No computer is so odd that its own defaults are refused."""
    facts = ComputerFacts(logical_cores=cores, disk_gigabytes=disk, has_gpu=gpu)
    for row in SETTINGS:
        assert check_value(row, facts, row.default(facts)) == row.default(facts)
        assert row.sentence.endswith(".")


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    """What a person set stays set."""
    SettingsStore(tmp_path, FACTS).update({"idle_minutes": 10, "run_on_battery": True})
    again = SettingsStore(tmp_path, FACTS).current
    assert (again.idle_minutes, again.run_on_battery) == (10, True)
    SettingsStore(tmp_path, FACTS).update({}, ("idle_minutes",))
    assert SettingsStore(tmp_path, FACTS).current.idle_minutes == 3


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("cpu_threads", 9, "from 1 to 8 threads"),
        ("cpu_threads", 0, "from 1 to 8 threads"),
        ("duty_percent", True, "whole number from 10 to 100"),
        ("duty_percent", 12.5, "whole number"),
        ("only_when_idle", 1, "on or off"),
        ("warp_factor", 9, "no setting called"),
    ],
)
def test_a_wrong_value_is_refused_with_its_range_and_changes_nothing(
    tmp_path: Path, key: str, value: object, words: str
) -> None:
    """All changes are made or none."""
    store = SettingsStore(tmp_path, FACTS)
    before = store.current
    with pytest.raises(SettingsError, match=words):
        store.update({"idle_minutes": 7, key: value})
    assert store.current == before
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"format": 2, "settings": {}}',
        b'{"format": 1, "settings": {"idle_minutes": 100000}}',
        b'{"format": 1, "settings": {"warp_factor": 1}}',
        b'{"format": 1, "settings": []}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_means_safe_defaults_and_stays_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    """Nothing that a person once set is thrown away behind their back."""
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    store = SettingsStore(tmp_path, FACTS)
    assert store.current == default_settings(FACTS)
    assert str(path) in store.damage
    with pytest.raises(SettingsError, match="Move it away"):
        store.update({"idle_minutes": 7})
    assert path.read_bytes() == content


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from([row.key for row in SETTINGS]), st.integers(-5, 300)))
def test_no_file_brings_a_value_out_of_range(values: dict[str, int]) -> None:
    """Whatever a file says, what is in force is in range."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        path.write_text(json.dumps({"format": 1, "settings": values}), "utf-8")
        current = values_of(SettingsStore(Path(folder), FACTS).current)
    for row in SETTINGS:
        assert check_value(row, FACTS, current[row.key]) == current[row.key]
