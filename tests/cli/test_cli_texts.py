"""What the terminal shows, and that nothing from outside can command it."""

import datetime as dt
import io
import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.v1 import control_pb2 as control
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.limit_texts import limits_text, read_value, value_text
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.project_texts import invite_text
from potluck_client.cli.run_tally import begin
from potluck_client.cli.run_views import JsonView, PlainView
from potluck_client.cli.stats_days import DayGiven, DayTaken, Stats, stats_of
from potluck_client.cli.stats_texts import STATS_COLUMNS, stats_rows, stats_text
from potluck_client.cli.status_texts import status_text
from potluck_client.cli.texts import bar, clean, count, run_line
from tests.fakes.cli_snapshots import practice_snapshot

NOW = dt.datetime.fromisoformat("2026-11-22T02:05")
IDLE = control.Setting(
    key="idle_minutes",
    label="Start after",
    sentence="How long nobody must have used it.",
    group="When",
    unit="minutes",
    value=control.SettingValue(whole=5),
    default_value=control.SettingValue(whole=3),
    minimum=control.SettingValue(whole=1),
    maximum=control.SettingValue(whole=240),
)
BATTERY = control.Setting(
    key="run_on_battery",
    label="Also on battery",
    sentence="Works even when not plugged in.",
    group="When",
    value=control.SettingValue(flag=False),
    default_value=control.SettingValue(flag=False),
)
SHARE = control.Setting(
    key="share",
    sentence="A share.",
    group="How hard",
    value=control.SettingValue(number=0.5),
    default_value=control.SettingValue(number=1.0),
    minimum=control.SettingValue(number=0.1),
    maximum=control.SettingValue(number=1.0),
)


def test_status_says_all_in_words() -> None:
    """One look tells what it does, how fast, for whom, and what was given."""
    text = status_text(practice_snapshot(), NOW)
    for part in (
        "Training for Practice.",
        "Some processor: step 12 of 40, 1,234 tokens/s, 35 W, 61 °C",
        "Practice: round 3, loss on unseen text 5.500 → 4.250, 1 computer at work",
        "Given today: 1 piece of work verified",
        "10 pieces of work verified, 1 waiting for the check, 2.5 million tokens, 1 h 6 min",
    ):
        assert part in text


def test_status_shows_troubles_and_rest() -> None:
    """What is switched off, not connected, or wrong is said."""
    snapshot = control.Snapshot(
        sentence="Something needs you.",
        finishing=True,
        devices=[
            control.DeviceSnapshot(device_id="gpu", name="Card"),
            control.DeviceSnapshot(device_id="cpu", enabled=True),
        ],
        projects=[
            control.ProjectSnapshot(
                name="Seeds",
                problem="Nobody answers.",
                checking=control.CHECKING_BIT_FOR_BIT,
            ),
            control.ProjectSnapshot(name="Trees", checking=control.CHECKING_WITHIN_TOLERANCE),
            control.ProjectSnapshot(name="Weeds"),
        ],
        problems=[control.Problem(sentence="The disk is full.", remedy="Make room.")],
    )
    text = status_text(snapshot, NOW)
    for part in (
        "Card: switched off",
        "cpu: resting",
        "Seeds: Nobody answers.\n    Checked bit for bit: every computer gets exactly the same",
        "Trees: not connected\n    Checked within a tolerance, since computers round differently.",
        "Weeds: not connected\nGiven",
        "Problem: The disk is full. Make room.",
        "pause after the work in hand",
    ):
        assert part in text


def test_status_says_why_each_device_rests_and_when_it_goes_on() -> None:
    """A person reads the limit beside what was measured, what slows, and what is waited for."""
    at = int(NOW.astimezone().timestamp() * 1000) + 180_000
    snapshot = control.Snapshot(
        sentence="Training for Practice.",
        devices=[
            control.DeviceSnapshot(
                name="Card",
                enabled=True,
                working=True,
                power_watts=118.2,
                power_limit_watts=150.0,
                driver_keeps_power=True,
                temperature_celsius=69.6,
                temperature_limit_celsius=70.0,
                fan_percent=38.0,
                held_back_sentence="Slowed down to stay below 70 °C.",
            ),
            control.DeviceSnapshot(
                name="Processor",
                enabled=True,
                sentence="Waiting until nobody has used this computer for 3 minutes.",
                reason=control.NOT_NOW_REASON_USER_ACTIVE,
                resumes_unix_ms=at,
            ),
        ],
        energy_today=control.Energy(watt_hours=342.0, co2_grams=161.8),
    )
    text = status_text(snapshot, NOW)
    for part in (
        "Card: 118 of 150 W (kept by the card), 70 of 70 °C, fan at 38 %.",
        "fan at 38 %. Slowed down to stay below 70 °C.",
        "Processor: resting. Waiting until nobody has used this computer for 3 minutes.",
        "Goes on by itself if you leave the computer alone: 02:08.",
        "Electricity today: 342.0 Wh, 162 g CO₂.",
    ):
        assert part in text
    snapshot.sentence = "Waiting until the hours that you set begin."
    snapshot.reason, snapshot.resumes_unix_ms = control.NOT_NOW_REASON_OUTSIDE_HOURS, at
    assert status_text(snapshot, NOW).splitlines()[0] == (
        "Waiting until the hours that you set begin. Goes on by itself: 02:08."
    )
    snapshot.reason, snapshot.resumes_unix_ms = control.NOT_NOW_REASON_JUST_LOGGED_IN, 2**62
    assert status_text(snapshot, NOW).splitlines()[0] == snapshot.sentence


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_from_outside_commands_the_terminal(text: str) -> None:
    """A project's name can't clear the screen, fake lines or hide what follows."""
    assert clean(text).isprintable()
    assert len(clean(text)) <= 200
    snapshot = practice_snapshot()
    snapshot.projects[0].name = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    snapshot.sentence = snapshot.projects[0].name
    tally = begin(snapshot, practice=True)
    assert all(line.isprintable() for line in status_text(snapshot, NOW).split("\n"))
    assert run_line(snapshot, tally, practice=True).isprintable()
    shown = invite_text(control.InspectInviteResponse(name=snapshot.sentence, charter="\x1b[2J"))
    assert all(line.isprintable() for line in shown.split("\n"))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (9641, "9,641"),
        (12_345, "12,345"),
        (999_999, "999,999"),
        (1_284_505, "1.28 million"),
        (45_040_000, "45 million"),
        (2e9, "2 billion"),
        (3.456e14, "346 trillion"),
        (1e20, "more than a quintillion"),
    ],
)
def test_big_numbers_are_said_as_people_say_them(number: float, text: str) -> None:
    """Tokens run into billions and stay readable, by the same rule as in the window."""
    assert count(number) == text


def test_a_bar_never_leaves_its_frame() -> None:
    """Progress beyond the end or of nothing is drawn within the bar."""
    assert {len(bar(done, total)) for done, total in [(0, 0), (1, 3), (3, 3), (9, 3)]} == {26}


def test_a_run_is_one_line_of_text() -> None:
    """A log file shows sentence, progress, speed, work and loss."""
    snapshot = practice_snapshot()
    line = run_line(snapshot, begin(snapshot, practice=True), practice=True)
    for part in ("Training", "step 12/40", "tokens/s 1,234", "verified 0", "5.500 → 4.250"):
        assert part in line


def test_plain_lines_come_with_news_or_after_a_while() -> None:
    """A log is neither flooded nor silent."""
    out = io.StringIO()
    view = PlainView(out, practice=True)
    snapshot = practice_snapshot()
    tally = begin(snapshot, practice=True)
    for seconds in (0.0, 1.0, 4.9, 5.1, 6.0):
        view.show(snapshot, tally, seconds)
    assert len(out.getvalue().splitlines()) == 2
    snapshot.sentence = "Handing in."
    view.show(snapshot, tally, 6.5)
    assert out.getvalue().splitlines()[-1].count("Handing in.") == 1


def test_json_lines_come_with_changes_only_and_end_with_the_summary() -> None:
    """A program reads one object a line and finds all figures in the last."""
    out = io.StringIO()
    view = JsonView(out)
    snapshot = practice_snapshot(losses=(5.5, math.nan))
    tally = begin(snapshot, practice=True)
    view.show(snapshot, tally, 0.0)
    view.show(snapshot, tally, 1.0)
    view.end(tally, "No.")
    change, summary = map(json.loads, out.getvalue().splitlines())
    assert change["state"] == "working"
    assert change["reason"] == "unspecified"
    assert change["loss"] == 5.5
    assert summary == {
        "event": "summary",
        "done": False,
        "reason": "No.",
        "first_verified_seconds": None,
        "verified_units": 0,
        "loss_first": 5.5,
        "loss_last": 5.5,
        "tokens_per_second": 1234.0,
    }


def test_a_snapshot_becomes_plain_json() -> None:
    """Numbers are numbers, enums are words, what is absent or no number is null."""
    snapshot = practice_snapshot()
    snapshot.devices[0].duty = math.nan
    plain = json.loads(to_line(to_plain(snapshot)))
    assert plain["state"] == "working"
    assert plain["resumes_unix_ms"] is None
    assert plain["contribution"]["verified_units"] == 10
    assert plain["devices"][0]["duty"] is None
    assert plain["devices"][0]["unit"]["steps"] == 40
    assert plain["projects"][0]["status"]["loss_curve"][1]["held_out_loss"] == 4.25


def test_limits_stand_under_their_headings_with_range_and_sentence() -> None:
    """A person sees what can be set, to what, and what it does."""
    text = limits_text([IDLE, BATTERY, SHARE])
    for part in (
        "idle_minutes    5 minutes  (1 to 240, default 3)",
        "How long nobody must have used it.",
        "run_on_battery  no         (yes or no, default no)",
        "share  0.5  (0.1 to 1, default 1)",
    ):
        assert part in text
    assert text.count("When\n") == 1
    one = control.Setting()
    one.CopyFrom(IDLE)
    one.value.whole = 1
    assert "idle_minutes  1 minute  (1 to" in limits_text([one])


@pytest.mark.parametrize(
    ("setting", "text", "shown"),
    [
        (IDLE, "7", "7"),
        (IDLE, "-7", "-7"),
        (BATTERY, "Yes", "yes"),
        (BATTERY, "off", "no"),
        (SHARE, "0.25", "0.25"),
    ],
)
def test_values_are_read_as_they_are_shown(setting: control.Setting, text: str, shown: str) -> None:
    """What the table shows can be typed again."""
    assert value_text(read_value(setting, text)) == shown
    assert read_value(setting, shown) == read_value(setting, text)


@pytest.mark.parametrize(
    ("setting", "text"),
    [(IDLE, "soon"), (IDLE, "1.5"), (BATTERY, "7"), (SHARE, "nan"), (SHARE, "much"), (IDLE, "")],
)
def test_values_of_another_kind_are_wrong_words(setting: control.Setting, text: str) -> None:
    """The sentence names the limit and the kind of value."""
    with pytest.raises(CommandError, match=setting.key) as caught:
        read_value(setting, text)
    assert caught.value.exit_code is ExitCode.WRONG_WORDS


def test_stats_are_a_table_and_rows() -> None:
    """The same days for a person and for a spreadsheet."""
    given_ = control.Contribution(verified_units=2, verified_tokens=50_000, verified_seconds=95.5)
    stats = Stats(
        days=[DayGiven(day="2026-01-31", contribution=given_)],
        total=given_,
        energy_total=control.Energy(),
    )
    text = stats_text(stats)
    assert "2026-01-31" in text
    assert "50,000" in text
    assert "In all: 2 pieces of work verified" in text
    rows = stats_rows(stats)
    assert rows == [["2026-01-31", "2", "0", "0", "50000", "95.5", "0.0", "", "", "", "", ""]]
    assert len(rows[0]) == len(STATS_COLUMNS)
    assert "Nothing was given" in stats_text(stats_of([], [], {}))


def test_stats_add_up_what_projects_and_devices_gave() -> None:
    """A day of two projects on two devices is one line; energy stays unset where none is known."""

    def entry(day: str, project: str, device: str, **given: float) -> control.HistoryEntry:
        contribution = control.Contribution(**given)  # type: ignore[arg-type]
        return control.HistoryEntry(
            start_day=day, project_id=project, device_id=device, contribution=contribution
        )

    energy = control.Energy(watt_hours=5.0, cost=0.1, currency="EUR")
    by_day = [
        entry("2026-01-30", "a", "cpu", verified_units=1, verified_seconds=1.5),
        entry("2026-01-30", "b", "gpu", verified_units=2, verified_seconds=2.0),
        control.HistoryEntry(start_day="2026-01-30", device_id="gpu", energy=energy),
        entry("2026-01-31", "a", "gpu", pending_units=1),
    ]
    in_all = [
        entry("2026-01-30", "a", "cpu", verified_units=3, verified_watt_hours=0.0),
        control.HistoryEntry(start_day="2026-01-30", device_id="gpu", energy=energy),
        control.HistoryEntry(start_day="2026-01-30", device_id="cpu", energy=energy),
    ]
    stats = stats_of(in_all, by_day, {"gpu": "Card"})
    first, second = stats.days
    assert (first.contribution.verified_units, first.contribution.verified_seconds) == (3, 3.5)
    assert not first.contribution.HasField("verified_watt_hours")
    assert (second.day, second.contribution.pending_units) == ("2026-01-31", 1)
    assert stats.total.verified_units == 3
    assert stats.total.HasField("verified_watt_hours")
    assert [(day.device_name, day.energy.watt_hours) for day in stats.energy_days] == [("Card", 5)]
    assert (stats.energy_total.watt_hours, stats.energy_total.currency) == (10.0, "EUR")


def test_electricity_stands_beside_the_contribution() -> None:
    """Energy by day and device with its cost, also on days on which nothing was verified."""

    def taken(day: str, name: str, watt_hours: float) -> DayTaken:
        energy = control.Energy(
            watt_hours=watt_hours, cost=watt_hours / 2500, currency="EUR", co2_grams=watt_hours / 2
        )
        return DayTaken(day=day, device_id=name, device_name=name, energy=energy)

    stats = Stats(
        days=[DayGiven(day="2026-01-31", contribution=control.Contribution())],
        total=control.Contribution(),
        energy_days=[
            taken("2026-01-30", "Card", 500.0),
            taken("2026-01-30", "Processor", 250.0),
            taken("2026-01-31", "Card", 5000.0),
        ],
        energy_total=control.Energy(watt_hours=5750, cost=2.3, currency="EUR", co2_grams=2875),
    )
    text = stats_text(stats)
    assert "Electricity in all: 5.75 kWh, 2.30 EUR, 2.88 kg CO₂." in text
    assert [line for line in text.splitlines() if "Processor" in line and "250.0 Wh" in line]
    rows = [dict(zip(STATS_COLUMNS, row, strict=True)) for row in stats_rows(stats)]
    assert [row["day"] for row in rows] == ["2026-01-30", "2026-01-31"]
    assert float(rows[0]["taken_watt_hours"]) == 750.0
    assert rows[0]["currency"] == "EUR"
    assert float(rows[0]["cost"]) == pytest.approx(0.3)
