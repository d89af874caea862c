"""Spans and moments as people type them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.errors import PotluckError
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.times import read_moment, read_span, show_moment, show_span

NOON = dt.datetime(2026, 12, 31, 12, 0)  # noqa: DTZ001 — local time, as the module takes it.


@pytest.mark.parametrize(
    ("text", "minutes"), [("90m", 90), ("1h", 60), ("1h30m", 90), ("2d", 2880), (" 1H ", 60)]
)
def test_a_span_is_read_as_it_is_said(text: str, minutes: int) -> None:
    """A pause lasts as long as was typed."""
    assert read_span(text) == dt.timedelta(minutes=minutes)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_other_text_is_refused_as_wrong_words(text: str) -> None:
    """A typing error never becomes a pause of some other length, or a crash."""
    for read in (read_span, lambda words: read_moment(words, NOON)):
        try:
            read(text)
        except CommandError as error:
            assert error.exit_code is ExitCode.WRONG_WORDS


@pytest.mark.parametrize("text", ["", "0m", "h", "-1h", "1", "1.5h", "367d", "٣h"])
def test_spans_that_mean_nothing_are_refused(text: str) -> None:
    """No pause is empty or longer than a year."""
    with pytest.raises(PotluckError, match="no span"):
        read_span(text)


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("18:30", (2026, 12, 31), 18, 30),
        ("11:59", (2027, 1, 1), 11, 59),
        ("12:00", (2027, 1, 1), 12, 0),
    ],
)
def test_a_moment_is_the_next_of_its_kind(
    text: str, day: tuple[int, int, int], hour: int, minute: int
) -> None:
    """A pause never ends in the past."""
    moment = dt.datetime(*day, hour, minute)  # noqa: DTZ001
    assert read_moment(text, NOON) == moment
    assert moment > NOON


@pytest.mark.parametrize("text", ["25:00", "12:60", "noon", "1200", ""])
def test_moments_that_do_not_exist_are_refused(text: str) -> None:
    """The sentence shows how to write one."""
    with pytest.raises(CommandError, match="18:30"):
        read_moment(text, NOON)


def test_moments_and_spans_are_shown_short() -> None:
    """A person reads a time of day for today, and a day with it for later."""
    assert show_moment(NOON + dt.timedelta(hours=1), NOON) == "13:00"
    assert show_moment(NOON + dt.timedelta(days=1), NOON) == "2027-01-01 12:00"
    shown = [show_span(s) for s in (0, 59, 60, 95, 3600, 12_000, 3_600_000)]
    assert shown == ["0 s", "59 s", "1 min", "1 min 35 s", "1 h", "3 h 20 min", "1,000 h"]
