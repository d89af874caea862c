"""Numbers, times and texts as people read them."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from potluck_gui.view import formats
from potluck_gui.view.formats import Reader
from tests.gui import scenes


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (12_345, "12,345"),
        (999_999, "999,999"),
        (1_284_505, "1.28 million"),
        (124_000_000, "124 million"),
        (28_672_000_000, "28.7 billion"),
        (2**64 - 1, "more than a quintillion"),
    ],
)
def test_counts_are_exact_when_small_and_in_words_when_large(
    reader: Reader, number: int, expected: str
) -> None:
    """Nobody counts zeros."""
    assert formats.count(number, reader) == expected


def test_counts_follow_the_locale(reader: Reader) -> None:
    """A German reads points between thousands."""
    german = dataclasses.replace(
        reader, locale=QLocale(QLocale.Language.German, QLocale.Country.Germany)
    )
    assert formats.count(12_345, german) == "12.345"
    assert formats.energy(13_420.0, german) == "13,42 kWh"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.0, "less than a minute"),
        (59.9, "less than a minute"),
        (60.0, "1 minute"),
        (253.0, "4 minutes"),
        (3600.0, "1 hour"),
        (3660.0, "1 hour 1 minute"),
        (90_000.0, "1 day 1 hour"),
        (172_800.0, "2 days"),
        (-1.0, "–"),
        (math.nan, "–"),
        (math.inf, "–"),
    ],
)
def test_durations_have_at_most_two_units(seconds: float, expected: str) -> None:
    """A span of time is read at a glance."""
    assert formats.duration(seconds) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.0, "0 seconds"),
        (1.2, "1 second"),
        (48.0, "48 seconds"),
        (60.0, "1 minute"),
        (1800.0, "30 minutes"),
        (9420.0, "2.6 hours"),
        (412_600.0, "115 hours"),
    ],
)
def test_computing_time_is_in_hours(reader: Reader, seconds: float, expected: str) -> None:
    """Hours are what people compare."""
    assert formats.hours(seconds, reader) == expected


@pytest.mark.parametrize(
    ("watt_hours", "expected"),
    [(0.0, "0.0 Wh"), (43.0, "43 Wh"), (13_420.0, "13.42 kWh"), (math.nan, "–"), (-1.0, "–")],
)
def test_energy_is_in_the_units_of_a_bill(reader: Reader, watt_hours: float, expected: str) -> None:
    """A kilowatt-hour is what the person pays for."""
    assert formats.energy(watt_hours, reader) == expected


def test_moments_name_the_day_only_where_it_is_another(reader: Reader) -> None:
    """13:00 today is not said like 13:00 tomorrow."""
    day = 24 * 3600 * 1000
    assert formats.moment(scenes.NOW_UNIX_MS, reader) == "13:00"
    assert formats.moment(scenes.NOW_UNIX_MS + day, reader) == "tomorrow at 13:00"
    assert formats.moment(scenes.NOW_UNIX_MS - day, reader) == "yesterday at 13:00"
    assert formats.moment(scenes.NOW_UNIX_MS + 9 * day, reader).endswith(" at 13:00")
    assert formats.moment(2**62, reader) == "–"


def test_recent_times_are_relative(reader: Reader) -> None:
    """What just happened is said in minutes."""
    assert formats.ago(scenes.NOW_UNIX_MS - 5_000, reader) == "just now"
    assert formats.ago(scenes.NOW_UNIX_MS - 60_000, reader) == "1 minute ago"
    assert formats.ago(scenes.NOW_UNIX_MS - 1_500_000, reader) == "25 minutes ago"
    assert formats.ago(scenes.NOW_UNIX_MS - 3_600_000, reader) == "12:00"


@given(text=st.text(max_size=3000), characters=st.integers(min_value=10, max_value=400))
def test_texts_from_outside_fit_and_can_be_broken(text: str, characters: int) -> None:
    """No name, however long, widens the window."""
    shown = formats.plain(text, characters)
    assert len(shown.replace("\u200b", "")) <= characters
    assert "\n" not in shown
    assert all(len(run) <= 24 for word in shown.split(" ") for run in word.split("\u200b"))


@given(st.floats(), st.integers(min_value=0, max_value=2**64 - 1))
def test_no_number_breaks_a_format(value: float, number: int) -> None:
    """Whatever arrives, something readable is shown."""
    reader = Reader(locale=QLocale(QLocale.Language.English), now=scenes.now())
    assert formats.decimal(value, reader, places=1)
    assert formats.duration(value)
    assert formats.hours(value, reader)
    assert formats.energy(value, reader)
    assert formats.speed(value, reader)
    assert formats.count(number, reader)
    assert formats.moment(number % 2**63, reader)
