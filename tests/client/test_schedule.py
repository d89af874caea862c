"""Hours of the week: how they are read and written, when they hold, and when that changes."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.errors import SettingsError
from potluck_client.schedule import (
    MOST_SPANS,
    HourSpan,
    format_hours,
    holds,
    next_change,
    parse_hours,
)

MONDAY = dt.datetime(2026, 1, 5)  # noqa: DTZ001 — the wall clock, which knows no zone.
MINUTE = dt.timedelta(minutes=1)
WEEK_MINUTES = 7 * 24 * 60
BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


@st.composite
def hour_spans(draw: st.DrawFn) -> HourSpan:
    """Draw any span that can be written."""
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    begins = draw(st.integers(0, 1439))
    ends = draw(st.integers(1, 1440).filter(lambda m: m != begins))
    return HourSpan(days=tuple(sorted(days)), begins=begins, ends=ends)


SPANS = st.lists(hour_spans(), max_size=4).map(tuple)


def minute_table(spans: tuple[HourSpan, ...]) -> list[bool]:
    """Tell for each minute of the week whether a span covers it, by walking through each."""
    table = [False] * WEEK_MINUTES
    for span in spans:
        for day in span.days:
            minute = span.begins
            while True:
                table[(day * 1440 + minute) % WEEK_MINUTES] = True
                minute += 1
                if minute % 1440 == span.ends % 1440:
                    break
    return table


@given(SPANS)
def test_what_is_written_is_read_as_the_same(spans: tuple[HourSpan, ...]) -> None:
    """Hours come through the file, the wire and the terminal unchanged."""
    texts = format_hours(spans)
    assert parse_hours(texts) == spans
    assert parse_hours([", ".join(texts)] if texts else []) == spans
    assert format_hours(parse_hours(texts)) == texts


@settings(deadline=None, max_examples=40)
@given(SPANS)
def test_hours_hold_in_exactly_their_minutes(spans: tuple[HourSpan, ...]) -> None:
    """A span that ends before it begins goes on into the next day, Sunday's into Monday."""
    table = minute_table(spans)
    sampled = range(0, WEEK_MINUTES, 7)
    assert [holds(spans, MONDAY + m * MINUTE) for m in sampled] == [table[m] for m in sampled]


@settings(deadline=None)
@given(SPANS, st.integers(0, WEEK_MINUTES - 1), st.integers(0, 59))
def test_the_next_change_is_the_first_minute_that_differs(
    spans: tuple[HourSpan, ...], minute: int, second: int
) -> None:
    """The person is told the very minute, also when it is next week."""
    table = minute_table(spans)
    now = MONDAY + minute * MINUTE + dt.timedelta(seconds=second)
    steps = (
        n for n in range(1, WEEK_MINUTES) if table[(minute + n) % WEEK_MINUTES] != table[minute]
    )
    first = next(steps, None)
    expected = None if first is None else MONDAY + (minute + first) * MINUTE
    assert next_change(spans, now) == expected
    aware = now.replace(tzinfo=dt.UTC)
    assert next_change(spans, aware) == (expected and expected.replace(tzinfo=dt.UTC))


@settings(deadline=None, max_examples=60)
@given(
    SPANS,
    st.sampled_from(
        [
            (BERLIN, dt.datetime(2026, 3, 28, 22, tzinfo=dt.UTC)),
            (BERLIN, dt.datetime(2026, 10, 24, 22, tzinfo=dt.UTC)),
            (LORD_HOWE, dt.datetime(2026, 4, 4, 12, tzinfo=dt.UTC)),
            (LORD_HOWE, dt.datetime(2026, 10, 3, 12, tzinfo=dt.UTC)),
        ]
    ),
    st.integers(0, 10 * 60),
)
def test_the_next_change_is_exact_when_clocks_are_changed(
    spans: tuple[HourSpan, ...], zone_and_day: tuple[ZoneInfo, dt.datetime], minutes: int
) -> None:
    """On the days on which clocks go back or forward, it is found as by waiting for it."""
    zone, day = zone_and_day
    begin = day + minutes * MINUTE
    now = holds(spans, begin.astimezone(zone))
    waited = (begin + n * MINUTE for n in range(1, 30 * 60))
    expected = next((m for m in waited if holds(spans, m.astimezone(zone)) != now), None)
    found = next_change(spans, begin.astimezone(zone))
    if expected is None:
        assert found is None or found.astimezone(dt.UTC) >= begin + 30 * 60 * MINUTE
    else:
        assert found is not None
        assert found.astimezone(dt.UTC) == expected


def test_an_hour_left_out_does_not_hold_and_one_that_comes_twice_holds_twice() -> None:
    """On days on which clocks are changed, hours are those of the clock on the wall."""
    night = parse_hours(["daily 02:15-02:45"])
    spring = dt.datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN)
    change = next_change(night, spring)
    assert change == dt.datetime(2026, 3, 30, 2, 15, tzinfo=BERLIN)
    moment = dt.datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    seen = []
    for _ in range(5):
        later = next_change(night, moment)
        assert later is not None
        seen.append((f"{later:%d %H:%M}", later.fold))
        moment = later
    assert seen == [
        ("25 02:15", 0),
        ("25 02:45", 0),
        ("25 02:15", 1),
        ("25 02:45", 1),
        ("26 02:15", 0),
    ]


def test_hours_that_the_spring_cuts_off_begin_at_the_change_itself() -> None:
    """A span from within the hour that is left out begins when that hour would have."""
    early = parse_hours(["sun 02:30-05:00"])
    found = next_change(early, dt.datetime(2026, 3, 29, 1, 0, tzinfo=BERLIN))
    assert found is not None
    assert found.astimezone(dt.UTC) == dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("spans", [(), ("daily 00:00-24:00",), ("mon-sun 00:00-12:00, 12-24",)])
def test_what_never_changes_has_no_next_change(spans: tuple[str, ...]) -> None:
    """Nobody is told a time that won't come."""
    hours = parse_hours(spans)
    assert next_change(hours, MONDAY) is None
    assert next_change(hours, MONDAY.replace(tzinfo=BERLIN)) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mon-Fri 22:00-07:00", ["mon-fri 22:00-07:00"]),
        ("sat,sun 0:00 - 24:00", ["sat,sun 00:00-24:00"]),
        ("mon-fri 22-7, sat,sun 00:00-24:00", ["mon-fri 22:00-07:00", "sat,sun 00:00-24:00"]),
        ("saturday 8-10, 20-22", ["sat 08:00-10:00", "sat 20:00-22:00"]),
        ("23:00–06:00", ["daily 23:00-06:00"]),
        ("fri-mon 1-2; daily 3-4", ["mon,fri-sun 01:00-02:00", "daily 03:00-04:00"]),
        ("mon , wed 08:00-24:00", ["mon,wed 08:00-24:00"]),
        ("daily 20:00-00:00", ["daily 20:00-24:00"]),
        ("daily 00:00-00:00", None),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, kept: list[str] | None) -> None:
    """Capitals, full names, short times and several spans in a line are understood."""
    if kept is None:
        with pytest.raises(SettingsError, match="00:00-24:00"):
            parse_hours([typed])
    else:
        assert list(format_hours(parse_hours([typed]))) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "at night",
        "mon",
        "mon 25:00-26:00",
        "mon 08:60-09:00",
        "mon 24:01-02:00",
        "mon 08:00",
        "mon 08:00-09:00 tue 10:00-11:00",
        "mon-tue-wed 08:00-09:00",
        "funday 08:00-09:00",
        "mon 08:00-08:00",
        "mon 08:00-09:00,",
        ",",
        "mon,daily 08:00-09:00",
        "x" * 5000,
        "mon 1-2," * 100 + "mon 1-2",
    ],
)
def test_what_is_no_hours_is_refused_with_a_sentence(typed: str) -> None:
    """A slip of the keyboard never becomes other hours than meant."""
    with pytest.raises(SettingsError) as caught:
        parse_hours([typed])
    assert caught.value.sentence.endswith(".")
    assert len(caught.value.sentence) < 400


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the parser fail in another way."""
    try:
        spans = parse_hours([text])
    except SettingsError:
        return
    assert parse_hours(format_hours(spans)) == spans


def test_the_number_of_spans_is_bounded() -> None:
    """A list without end does not fill the daemon."""
    assert len(parse_hours(["mon 1-2"] * MOST_SPANS)) == MOST_SPANS
    with pytest.raises(SettingsError, match="more than"):
        parse_hours(["mon 1-2"] * (MOST_SPANS + 1))
