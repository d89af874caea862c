"""The sums of the journal are those of its units, whatever happened to these and when."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.buckets import ALL_TIME, DAYS, Bucket, Buckets, start_of
from potluck_client.journal.port import Journal
from potluck_client.journal.records import Given, JoinedProject, Outcome, UnitChanges, UnitEntry
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.lifecycle import TRANSITIONS, UnitState
from potluck_client.local_time import day_of
from tests.fakes.client_journal import MemoryJournal

PROJECTS = ("ab" * 32, "cd" * 32)
NEW_YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).timestamp()
DAY = 86400.0

WAYS = [
    Buckets(length=length, first_weekday=first_weekday)
    for length in Bucket
    for first_weekday in ((1, 6, 7) if length is Bucket.WEEK else (1,))
]


def utc(seconds: float) -> dt.datetime:
    """Return a moment by the calendar of Greenwich."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def unit(number: int, state: UnitState = UnitState.LEASED, when: float = NEW_YEAR) -> UnitEntry:
    """Return a unit of one of two projects and devices."""
    return UnitEntry(
        unit_id=bytes([number]) * 16,
        project_id=PROJECTS[number % 2],
        device_id=f"device {number // 2 % 2}",
        lease=b"lease",
        recipe=b"recipe",
        state=state,
        sentence="",
        round=3,
        tokens=100,
        flops=0.1,
        steps=4,
        leased_unix=when,
        changed_unix=when,
    )


def assert_alike(some: tuple[Given, ...], others: tuple[Given, ...]) -> None:
    """See that sums are the same, up to the rounding of another order."""
    assert len(some) == len(others)
    for one, other in zip(some, others, strict=True):
        rounded = (
            *("verified_seconds", "verified_flops", "verified_watt_hours"),
            *("pending_seconds", "pending_flops"),
        )
        for name, value in vars(one).items():
            wanted = getattr(other, name)
            if name in rounded and value is not None and wanted is not None:
                wanted = pytest.approx(wanted, abs=1e-6)
            assert value == wanted, (name, one, other)


STEP = st.tuples(
    st.integers(0, 4),  # which unit
    st.integers(0, 9),  # where it goes; 8 and more only notes something
    st.floats(-3 * DAY, 40 * DAY),  # how far the clock moves, or is set back
    st.one_of(st.none(), st.floats(0, 1e6)),  # figures
)


@settings(max_examples=100, deadline=None)
@given(steps=st.lists(STEP, max_size=30))
def test_sums_equal_a_recount_of_the_units(
    steps: list[tuple[int, int, float, float | None]],
) -> None:
    """Whatever the order of moves, notes and jumps of the clock, nothing is lost or left over."""
    with tempfile.TemporaryDirectory() as folder:
        kept, recounted = SqliteJournal(Path(folder) / FILE_NAME, utc), MemoryJournal(utc)
        kept._db.execute("PRAGMA synchronous = OFF")  # Here no power is cut.
        now = NEW_YEAR
        for number, where, seconds, figure in steps:
            now += seconds
            changes = UnitChanges(
                watt_hours=figure,
                flops=figure,
                busy_seconds=figure,
                tokens=None if figure is None else int(figure),
            )
            for journal in (kept, recounted):
                take_step(journal, number, where, now, changes)
        for way in WAYS:
            assert_alike(kept.given(way), recounted.given(way))
        for first, last in (("2026-01-10", "2026-02-20"), ("2026-01-01", "2026-01-01")):
            assert_alike(
                kept.given(DAYS, first, last, most=3), recounted.given(DAYS, first, last, most=3)
            )
        assert kept.first_day() == recounted.first_day()
        kept.close()


def take_step(journal: Journal, number: int, where: int, now: float, changes: UnitChanges) -> None:
    """Add a unit, move it, or note something about it."""
    entry = journal.unit(unit(number).unit_id)
    if entry is None:
        journal.add_unit(unit(number, when=now))
    elif where >= 8 or not TRANSITIONS[entry.state]:
        journal.note(entry.unit_id, changes)
    else:
        ways = sorted(TRANSITIONS[entry.state], key=lambda state: state.name)
        journal.move(entry.unit_id, ways[where % len(ways)], now, changes=changes)


@settings(deadline=None)
@given(day=st.dates(dt.date(1970, 1, 3), dt.date(2999, 1, 1)), way=st.sampled_from(WAYS))
def test_a_stretch_begins_at_or_before_its_days(day: dt.date, way: Buckets) -> None:
    """A week begins with its weekday, and every stretch holds the day it was asked for."""
    start = start_of(day.isoformat(), way)
    if way.length is Bucket.ALL:
        assert start == ""
        return
    begin = dt.date.fromisoformat(start)
    assert begin <= day
    assert start_of(start, way) == start
    if way.length is Bucket.WEEK:
        assert begin.isoweekday() == way.first_weekday
        assert (day - begin).days < 7


@pytest.fixture(params=["file", "memory"])
def open_journal(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Callable[[Callable[[float], dt.datetime]], Journal]:
    """Opens each kind of journal with a calendar."""

    def opened(calendar: Callable[[float], dt.datetime]) -> Journal:
        made: Journal
        if request.param == "file":
            made = SqliteJournal(tmp_path / FILE_NAME, calendar)
        else:
            made = MemoryJournal(calendar)
        for project_id in PROJECTS:
            made.put_project(JoinedProject(project_id=project_id, link="", manifest=b""))
        request.addfinalizer(made.close)
        return made

    return opened


def outcome(entry: UnitEntry, state: UnitState, sequence: int) -> Outcome:
    """Return news of a unit."""
    return Outcome(
        project_id=entry.project_id,
        sequence=sequence,
        unit_id=entry.unit_id,
        state=state,
        sentence="",
        receipt=state.name.encode(),
        tokens=90,
        flops=2.0,
    )


def test_a_clock_that_is_set_back_breaks_no_sum(
    open_journal: Callable[[Callable[[float], dt.datetime]], Journal],
) -> None:
    """Work that was verified “tomorrow” and refused “last year” is counted once, in its place."""
    journal = open_journal(utc)
    journal.add_unit(unit(0, UnitState.SUBMITTED, NEW_YEAR))
    journal.add_unit(unit(2, UnitState.SUBMITTED, NEW_YEAR))
    journal.keep_outcome(outcome(unit(0), UnitState.VERIFIED, 1), NEW_YEAR + 5 * DAY)
    journal.keep_outcome(outcome(unit(2), UnitState.VERIFIED, 2), NEW_YEAR - 400 * DAY)
    journal.keep_outcome(outcome(unit(0), UnitState.REJECTED, 3), NEW_YEAR - 500 * DAY)
    sums = [(g.start, g.verified_units, g.rejected_units) for g in journal.given(DAYS)]
    assert sums == [("2024-08-19", 0, 1), ("2024-11-27", 1, 0)]
    assert journal.first_day() == "2024-08-19"


def test_a_journey_to_another_time_zone_moves_no_day(
    open_journal: Callable[[Callable[[float], dt.datetime]], Journal],
) -> None:
    """What counted on a day at home is taken out of that day, wherever the news come in."""
    hours = [0]
    journal = open_journal(lambda seconds: utc(seconds + hours[0] * 3600.0))
    for number in (0, 4):
        journal.add_unit(unit(number, UnitState.SUBMITTED, NEW_YEAR + 60.0))
    hours[0] = -9
    journal.keep_outcome(outcome(unit(0), UnitState.VERIFIED, 1), NEW_YEAR + 120.0)
    hours[0] = 14
    journal.keep_outcome(outcome(unit(0), UnitState.REJECTED, 2), NEW_YEAR + 86000.0)
    sums = [(g.start, g.pending_units, g.verified_units, g.rejected_units, g.verified_tokens)
            for g in journal.given(DAYS)]  # fmt: skip
    assert sums == [("2026-01-01", 1, 0, 0, 0), ("2026-01-02", 0, 0, 1, 0)]


@pytest.mark.parametrize("moment", [-1e12, 0.0, 1e12, 1e300])
def test_a_clock_beyond_all_calendars_still_has_a_day(moment: float, tmp_path: Path) -> None:
    """A broken clock costs no record."""
    journal = SqliteJournal(tmp_path / FILE_NAME)
    journal.add_unit(unit(0, UnitState.SUBMITTED, moment))
    (given_,) = journal.given(DAYS)
    assert dt.date.fromisoformat(given_.start).isoformat() == day_of(utc, moment)
    journal.close()


def test_receipts_beyond_measure_end_in_a_sum_that_can_be_kept(tmp_path: Path) -> None:
    """A project that credits absurd amounts can't stop this computer's record."""
    journal = SqliteJournal(tmp_path / FILE_NAME, utc)
    for number in (0, 4, 8):
        journal.add_unit(unit(number, UnitState.SUBMITTED))
        journal.put_project(JoinedProject(project_id=PROJECTS[0], link="", manifest=b""))
        news = outcome(unit(number), UnitState.VERIFIED, number + 1)
        changes = UnitChanges(tokens=2**62, flops=1.7e308)
        journal.keep_outcome(news, NEW_YEAR)
        journal.note(news.unit_id, changes)
    (given_,) = journal.given(ALL_TIME)
    assert (given_.verified_units, given_.verified_tokens) == (3, 2**53)
    assert given_.verified_flops == 1e300
    journal.keep_outcome(outcome(unit(0), UnitState.REJECTED, 100), NEW_YEAR)
    (given_,) = journal.given(ALL_TIME)
    assert (given_.verified_units, given_.rejected_units) == (2, 1)
    journal.close()
