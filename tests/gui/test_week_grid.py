"""The week as a grid: the daemon's hours are kept to the minute, what is painted holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.schedule import format_hours, parse_hours
from potluck_gui.view.week_grid import (
    CELLS_A_DAY,
    DAY_COUNT,
    WHOLE_WEEK,
    Cell,
    Fill,
    Week,
    day_order,
    nights,
    nights_and_weekends,
    outside_office_hours,
    read_week,
    rectangle,
    write_week,
)

CELLS = st.builds(
    Cell, day=st.integers(0, DAY_COUNT - 1), half_hour=st.integers(0, CELLS_A_DAY - 1)
)
SPANS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1),
        st.integers(0, 1439),
        st.integers(1, 1440),
    )
    .filter(lambda span: span[1] != span[2])
    .map(lambda span: f"{','.join(sorted(span[0]))} {_clock(span[1])}-{_clock(span[2])}"),
    max_size=8,
)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes(texts: tuple[str, ...]) -> int:
    """Return the minutes of spans, as the daemon counts them."""
    minutes = 0
    for span in parse_hours(texts):
        for day in span.days:
            for minute in range(span.minutes):
                minutes |= 1 << (day * 1440 + span.begins + minute) % 10_080
    return minutes


@settings(max_examples=40)
@given(SPANS)
def test_what_the_daemon_means_goes_through_the_grid_unchanged(texts: list[str]) -> None:
    """Read and written again, the daemon finds the same minutes, also between half-hours."""
    week = read_week(texts)
    assert week.minutes == _minutes(tuple(texts))
    assert _minutes(write_week(week)) == week.minutes
    assert read_week(write_week(week)) == week


@settings(max_examples=30)
@given(st.lists(CELLS, max_size=40), SPANS, st.booleans())
def test_a_painted_cell_is_whole_and_the_others_are_as_before(
    cells: list[Cell], texts: list[str], chosen: bool
) -> None:
    """Painting changes what was painted and not a minute beside it."""
    before = read_week(texts)
    after = read_week(write_week(before.painted(cells, chosen=chosen)))
    for day in range(DAY_COUNT):
        for half_hour in range(CELLS_A_DAY):
            cell = Cell(day=day, half_hour=half_hour)
            if cell in cells:
                assert after.fill(cell) is (Fill.FULL if chosen else Fill.NONE)
            else:
                assert after.fill(cell) is before.fill(cell)
    untouched = ~Week().painted(cells, chosen=True).minutes
    assert after.minutes & untouched == before.minutes & untouched


def test_a_cell_that_is_chosen_in_part_says_so() -> None:
    """Ten minutes of a half-hour are neither all of it nor nothing."""
    week = read_week(["tue 09:10-10:00"])
    assert week.fill(Cell(day=1, half_hour=18)) is Fill.PART
    assert week.fill(Cell(day=1, half_hour=19)) is Fill.FULL
    assert week.fill(Cell(day=1, half_hour=20)) is Fill.NONE


@pytest.mark.parametrize(
    ("texts", "written"),
    [
        (["mon-fri 22:00-07:00"], ("mon,tue,wed,thu,fri 22:00-07:00",)),
        (["sun 22:00-02:00"], ("sun 22:00-02:00",)),
        (["mon 10:00-24:00", "tue 00:00-10:00"], ("mon 10:00-24:00", "tue 00:00-10:00")),
        (["fri 22:00-24:00", "sat 00:00-06:00"], ("fri 22:00-06:00",)),
        (["daily 00:00-24:00"], ("daily 00:00-24:00",)),
        ([], ()),
    ],
)
def test_spans_are_written_as_a_person_would(texts: list[str], written: tuple[str, ...]) -> None:
    """A night is one span and not two halves; no span is one that the daemon refuses."""
    assert write_week(read_week(texts)) == written
    assert len(format_hours(parse_hours(written))) == len(written)


def test_what_can_not_be_read_is_carried_along() -> None:
    """A newer daemon's notation is not lost by painting something else."""
    week = read_week(["every full moon", "mon 01:00-02:00"])
    painted = week.painted([Cell(day=0, half_hour=4)], chosen=True)
    assert write_week(painted) == ("mon 01:00-02:30", "every full moon")
    assert not week.is_empty


def test_ready_made_weeks_are_what_they_are_called() -> None:
    """Nights rest by day, and the whole week is every minute."""
    noon_friday, noon_sunday = Cell(day=4, half_hour=24), Cell(day=6, half_hour=24)
    midnight = Cell(day=2, half_hour=0)
    assert [nights().fill(c) for c in (noon_friday, noon_sunday, midnight)] == [
        Fill.NONE,
        Fill.NONE,
        Fill.FULL,
    ]
    assert nights_and_weekends().fill(noon_sunday) is Fill.FULL
    assert outside_office_hours().chosen_minutes == (7 * 24 - 5 * 10) * 60
    assert WHOLE_WEEK.is_whole
    assert len(rectangle(Cell(day=4, half_hour=3), Cell(day=2, half_hour=5))) == 9


def test_a_week_begins_where_the_calendar_does() -> None:
    """Americans begin with Sunday, Egyptians with Saturday."""
    assert day_order(1) == (0, 1, 2, 3, 4, 5, 6)
    assert day_order(7) == (6, 0, 1, 2, 3, 4, 5)
    assert day_order(6)[0] == 5
