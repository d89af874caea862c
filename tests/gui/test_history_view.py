"""Contribution over time as values: the calendar, bars, rows, files, milestones, the card."""

import csv
import datetime as dt
import functools
import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from potluck.limits import HISTORY_ENTRIES
from potluck.v1 import control_pb2 as control
from potluck_gui.view.calendar import (
    Span,
    Window,
    first_weekday_of,
    has_earlier,
    long_name,
    short_name,
    window_of,
)
from potluck_gui.view.formats import Reader
from potluck_gui.view.history import history_view
from potluck_gui.view.history_csv import cell, history_csv
from potluck_gui.view.history_sums import Grouping
from potluck_gui.view.measures import Measure, amount_words, compute
from potluck_gui.view.milestones import THRESHOLDS, longest_run, milestone_view
from potluck_gui.view.share_card import share_card
from tests.gui import scenes

TODAY = dt.date(2026, 1, 1)


def window(span: Span = Span.DAY, *, back: int = 0, today: dt.date = TODAY) -> Window:
    """Return a stretch of time of weeks that begin on Monday."""
    first = dt.date(2024, 1, 1)
    return window_of(span, today=today, back=back, first_day=first, first_weekday=1)


def test_days_weeks_and_months_end_with_today() -> None:
    """The newest bucket is the one that today is in."""
    days, weeks, months = window(Span.DAY), window(Span.WEEK), window(Span.MONTH)
    assert (days.starts[0], days.starts[-1]) == (dt.date(2025, 12, 3), TODAY)
    assert weeks.starts[-1] == dt.date(2025, 12, 29)
    assert all(start.isoweekday() == 1 for start in weeks.starts)
    assert (months.starts[0], months.starts[-1]) == (dt.date(2024, 2, 1), dt.date(2026, 1, 1))
    assert days.last == weeks.last == months.last == TODAY


def test_going_back_leaves_no_day_out() -> None:
    """An earlier stretch ends on the day before the later one begins."""
    for span in (Span.DAY, Span.WEEK, Span.MONTH):
        later, earlier = window(span), window(span, back=1)
        assert earlier.last == later.starts[0] - dt.timedelta(days=1)
        assert len(earlier.starts) == len(later.starts)
    assert has_earlier(window(), dt.date(2024, 1, 1))
    assert not has_earlier(window(), TODAY)


@pytest.mark.parametrize(
    ("first", "bucket"),
    [
        (dt.date(2025, 12, 20), control.BUCKET_DAY),
        (dt.date(2025, 6, 1), control.BUCKET_WEEK),
        (dt.date(2023, 6, 1), control.BUCKET_MONTH),
        (dt.date(2015, 6, 1), control.BUCKET_YEAR),
    ],
)
def test_all_time_has_few_enough_bars(first: dt.date, bucket: "control.Bucket.ValueType") -> None:
    """Ten years are ten bars, ten days are ten."""
    shown = window_of(Span.ALL, today=TODAY, back=0, first_day=first, first_weekday=1)
    assert shown.bucket == bucket
    assert len(shown.starts) <= 60
    assert shown.starts[0] <= first


@given(st.sampled_from(Span), st.dates(), st.dates(), st.integers(0, 10_000), st.integers(1, 7))
def test_no_calendar_breaks_the_window(
    span: Span, today: dt.date, first: dt.date, back: int, weekday: int
) -> None:
    """A clock that is set to anything has a stretch of time, bounded and in order."""
    shown = window_of(span, today=today, back=back, first_day=first, first_weekday=weekday)
    assert 1 <= len(shown.starts) <= 400
    assert list(shown.starts) == sorted(set(shown.starts))
    assert shown.request().first_day <= shown.request().last_day


def test_a_week_begins_as_the_language_has_it(reader: Reader) -> None:
    """Sunday in America, Monday in Germany."""
    america = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    assert first_weekday_of(america) == 7
    assert first_weekday_of(QLocale(QLocale.Language.German, QLocale.Country.Germany)) == 1
    sunday = window_of(Span.WEEK, today=TODAY, back=0, first_day=TODAY, first_weekday=7)
    assert all(start.isoweekday() == 7 for start in sunday.starts)
    assert sunday.request().first_weekday == 7
    assert long_name(TODAY, control.BUCKET_WEEK, reader) == "Week of 01/01/2026"
    assert short_name(TODAY, control.BUCKET_MONTH, reader) == "Jan 26"


def test_bars_rows_and_words_say_the_same(reader: Reader) -> None:
    """What the eye sees the table and the screen reader say too."""
    answer, at = scenes.history(), window()
    view = history_view(answer, at, Measure.TOKENS, Grouping.PROJECT, reader)
    assert len(view.picture.bars) == 30
    newest = view.picture.bars[-1]
    assert newest.said.startswith("01/01/2026: ")
    assert "more waits for the check" in newest.said
    assert [part.pending for part in newest.parts] == [False, False, True, True]
    assert {row.name for row in view.rows} == {"Kitchen Tales", "Harbour Library"}
    assert [key.name for key in view.keys] == [
        "Kitchen Tales",
        "Harbour Library",
        "Waiting for the check",
    ]
    of_newest = [row for row in view.rows if row.start == TODAY]
    drawn = sum(part.value for part in newest.parts if not part.pending)
    assert drawn == pytest.approx(sum(row.amount for row in of_newest))
    assert sum(row.pending for row in of_newest) == 6
    assert "6 pieces of work waiting" in view.summary
    assert view.rows[0].start == max(row.start for row in view.rows)


def test_electricity_is_of_devices_and_says_what_is_missing(reader: Reader) -> None:
    """A meter knows no projects, and a device that tells nothing is named."""
    weeks = window(Span.WEEK)
    answer = scenes.history(weeks.bucket)
    view = history_view(answer, weeks, Measure.COST, Grouping.PROJECT, reader)
    assert {row.name for row in view.rows} == {"NVIDIA GeForce RTX 4070"}
    assert view.picture.tick_labels[-1].endswith("EUR")
    notes = " ".join(view.notes)
    assert "not for a project" in notes
    assert "AMD Ryzen 7 7700X" in notes
    nothing = control.GetHistoryResponse()
    unpriced = history_view(nothing, window(), Measure.COST, Grouping.DEVICE, reader)
    assert "Set your price" in " ".join(unpriced.notes)
    unmetered = history_view(nothing, window(), Measure.ENERGY, Grouping.DEVICE, reader)
    assert "No device has told" in " ".join(unmetered.notes)


@functools.cache
def hostile_history() -> control.GetHistoryResponse:
    """Return more entries than there may be, of names and numbers without end."""
    words = "\u202e<b>" + "W" * 5000
    answer = control.GetHistoryResponse(first_day="never", today="x" * 5000)
    for index in range(HISTORY_ENTRIES + 500):
        day = ("2026-01-01", "no day", "9999-12-31", "0001-01-01", "")[index % 5]
        answer.entries.add(
            start_day=day,
            project_id=f"{words}{index}" if index % 2 else "",
            device_id=f"{index}{words}",
            contribution=control.Contribution(
                verified_units=2**64 - 1,
                pending_units=2**64 - 1,
                pending_tokens=2**64 - 1,
                pending_seconds=-math.inf,
                pending_flops=math.nan,
                verified_tokens=2**64 - 1,
                verified_seconds=math.nan,
                verified_flops=math.inf,
            ),
            energy=control.Energy(watt_hours=-1e308, cost=math.inf, currency=words),
        )
    return answer


@pytest.mark.parametrize("measure", list(Measure))
def test_hostile_history_is_shown_bounded(measure: Measure, reader: Reader) -> None:
    """No name and no number from outside breaks the page or makes it endless."""
    answer = hostile_history()
    for grouping in Grouping:
        view = history_view(answer, window(), measure, grouping, reader)
        assert len(view.picture.bars) == 30
        assert len(view.keys) <= 7
        assert all(len(bar.said) < 1500 for bar in view.picture.bars)
        assert all(len(row.name) < 200 for row in view.rows)
        assert math.isfinite(view.picture.scale.high)


def test_ten_years_are_a_window_of_work(reader: Reader) -> None:
    """However long the history, as much is asked for and worked out as is seen."""
    first = dt.date(2016, 1, 1)
    for span in Span:
        at = window_of(span, today=TODAY, back=0, first_day=first, first_weekday=1)
        assert len(at.starts) <= 60
        assert span is Span.ALL or dt.date.fromisoformat(at.request().first_day) > first
        view = history_view(scenes.history(at.bucket), at, Measure.HOURS, Grouping.DEVICE, reader)
        assert len(view.rows) <= len(at.starts) * 2


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        (Measure.TOKENS, 28_672_000.0, "28.7 million tokens"),
        (Measure.PIECES, 1.0, "1 piece of work"),
        (Measure.HOURS, 9_000.0, "2.5 hours"),
        (Measure.ENERGY, 1_420.0, "1.42 kWh"),
        (Measure.COST, 0.454, "0.45 EUR"),
        (Measure.CARBON, 671.7, "672 g"),
        (Measure.COMPUTE, 3.05e15, "3.05 PFLOP"),
        (Measure.TOKENS, math.nan, "–"),
    ],
)
def test_amounts_have_their_unit(
    measure: Measure, value: float, words: str, reader: Reader
) -> None:
    """A number without its unit says nothing."""
    assert amount_words(measure, value, "EUR", reader) == words


def test_compute_without_end_is_a_dash(reader: Reader) -> None:
    """What is no number is not shown as one."""
    assert compute(math.inf, reader) == "–"


def test_the_file_is_what_spreadsheets_read() -> None:
    """RFC 4180: lines end in CR LF, commas and quotes are quoted, decimals have points."""
    answer = control.GetHistoryResponse(
        project_names={"ab": 'Soup, "hot"'}, device_names={"cpu": "=HYPERLINK(1)"}
    )
    answer.entries.add(
        start_day="2026-01-01",
        project_id="ab",
        device_id="cpu",
        contribution=control.Contribution(verified_units=2, verified_seconds=1.5),
    )
    answer.entries.add(
        start_day="2026-01-01",
        device_id="cpu",
        energy=control.Energy(watt_hours=1234.5, cost=0.25, currency="EUR", co2_grams=math.nan),
    )
    data = history_csv(answer)
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 3
    head, given_row, taken_row = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    given_by_name = dict(zip(head, given_row, strict=True))
    assert given_by_name["project"] == 'Soup, "hot"'
    assert given_by_name["device"] == "'=HYPERLINK(1)"
    assert given_by_name["computing_seconds"] == "1.5"
    assert given_by_name["device_watt_hours"] == ""
    taken = dict(zip(head, taken_row, strict=True))
    assert (taken["device_watt_hours"], taken["device_co2_grams"]) == ("1234.5", "")


@given(st.text(max_size=300))
def test_no_name_becomes_a_formula(name: str) -> None:
    """A spreadsheet reads every name as text, and nothing in it is unseen."""
    text = cell(name)
    assert not text.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    assert text.isprintable()


def test_milestones_come_soon_and_then_grow_rarer(reader: Reader) -> None:
    """The first piece of work is one, and the names never change."""
    first = control.Contribution(verified_units=1, verified_tokens=4_096, verified_seconds=60.0)
    assert {each.name for each in milestone_view(first, 1, reader).reached} == {"pieces-1"}
    later = control.Contribution(
        verified_units=318, verified_tokens=1_284_505_600, verified_seconds=412_600.0
    )
    view = milestone_view(later, 9, reader)
    assert [each.name for each in view.newest] == [
        "pieces-100",
        "tokens-1000000000",
        "hours-100",
        "days-7",
    ]
    assert view.next[0].share >= view.next[-1].share
    assert {"500 pieces of work", "250 hours", "14 days in a row"} <= {
        each.milestone.title for each in view.next
    }
    assert milestone_view(control.Contribution(), 0, reader).next == ()
    for thresholds in THRESHOLDS.values():
        assert list(thresholds) == sorted(set(thresholds))


def test_hostile_contributions_reach_no_more_than_there_is(reader: Reader) -> None:
    """Numbers without end are no error."""
    given_ = control.Contribution(verified_units=2**64 - 1, verified_seconds=math.nan)
    view = milestone_view(given_, -5, reader)
    assert not [each for each in view.reached if each.kind.value in {"hours", "days"}]
    assert all(0 <= each.share <= 1 for each in view.next)


def test_days_in_a_row_are_counted_over_the_turn_of_the_year() -> None:
    """A day that is there twice counts once."""
    days = [dt.date(2025, 12, 30), TODAY, TODAY, dt.date(2025, 12, 31), dt.date(2025, 12, 1)]
    assert longest_run(days) == 3
    assert longest_run([]) == 0


def test_the_card_names_projects_only_when_asked(reader: Reader) -> None:
    """Nothing private stands on it by itself."""
    snapshot = scenes.working()
    bare = share_card(snapshot, dt.date(2025, 3, 14), reader, with_projects=False)
    assert "Kitchen" not in bare.sentence()
    assert "GeForce" not in bare.sentence()
    assert "March 2025" in bare.sentence()
    assert "14" not in bare.facts[-1].value
    named = share_card(snapshot, None, reader, with_projects=True)
    assert named.projects == "Kitchen Tales"
