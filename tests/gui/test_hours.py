"""Hours of the week in the window: what the daemon writes is read, edited and written back."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from potluck_client.schedule import format_hours, parse_hours
from potluck_gui.view.formats import Reader
from potluck_gui.view.hours import HoursView, hours_words, read_hours, write_hours

DAYS = st.frozensets(st.integers(0, 6), min_size=1)


@given(DAYS, st.integers(0, 1439), st.integers(1, 1440))
def test_the_daemon_reads_what_the_window_writes(
    days: frozenset[int], start: int, end: int
) -> None:
    """Both sides mean the same hours, in both directions; an empty span is never written."""
    assume(start != end)
    hours = HoursView(days=days, start_minute=start, end_minute=end)
    (span,) = parse_hours([write_hours(hours)])
    assert (frozenset(span.days), span.begins, span.ends) == (days, start, end)
    (text,) = format_hours([span])
    assert read_hours(text) == hours


@given(st.text(max_size=60))
def test_words_from_outside_are_no_trouble(text: str) -> None:
    """What is no span of hours is shown as it came and not taken for one."""
    hours = read_hours(text)
    assert hours is None or hours.days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mon-fri 22:00-07:00", "Monday to Friday, 22:00 to 07:00 of the next day"),
        ("sat,sun 00:00-24:00", "Saturday, Sunday, all day"),
        ("daily 09:30-17:00", "Every day, 09:30 to 17:00"),
        ("fri-mon 12:00-24:00", "Monday, Friday, Saturday, Sunday, 12:00 to midnight"),
        ("now and then", "now and then"),
    ],
)
def test_hours_are_said_in_words(reader: Reader, text: str, words: str) -> None:
    """A person reads days and times, not a notation."""
    assert hours_words(text, reader) == words
