"""What each part of the window shows of a snapshot, worked out without a widget."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status
from potluck_gui import commands
from potluck_gui.design.tokens import DARK, LIGHT, Colours
from potluck_gui.view.contribution import contribution_view
from potluck_gui.view.formats import Reader
from potluck_gui.view.home import home_view
from potluck_gui.view.invite import invite_view
from potluck_gui.view.look import Look
from potluck_gui.view.meters import device_meters
from potluck_gui.view.model import CurvePoint, curve_points, describe_curve, model_views
from potluck_gui.view.projects import project_views
from potluck_gui.view.settings import setting_groups
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.view.tray import tray_view
from tests.gui import scenes

CONNECTED = Link(phase=LinkPhase.CONNECTED)


@pytest.mark.parametrize(
    ("scene", "look"),
    [
        (scenes.working, Look.WORKING),
        (scenes.paused, Look.PAUSED),
        (scenes.waiting, Look.WAITING),
        (scenes.offline, Look.OFFLINE),
        (scenes.problem, Look.PROBLEM),
        (scenes.first_run, Look.WAITING),
    ],
)
def test_every_state_has_its_look_and_the_daemons_sentence(
    reader: Reader, scene: Callable[[], control.Snapshot], look: Look
) -> None:
    """Tray and window say the same, and it is what the daemon said."""
    snapshot = scene()
    tray, now = tray_view(CONNECTED, snapshot, reader), home_view(snapshot, reader)
    assert tray.look is look
    assert now.look is look
    assert now.sentence == tray.tooltip == snapshot.sentence


def test_every_state_of_the_wire_has_words(reader: Reader) -> None:
    """A state that was added to the wire is not shown as nothing."""
    for state in control.AppState.values():
        view = home_view(control.Snapshot(state=state), reader)
        assert view.state
        assert view.sentence


def test_a_lost_daemon_needs_the_person_and_a_new_one_does_not(reader: Reader) -> None:
    """Starting up looks calm; not answering does not."""
    lost = tray_view(Link(phase=LinkPhase.LOST, sentence="It is gone."), None, reader)
    assert (lost.look, lost.tooltip) == (Look.PROBLEM, "It is gone.")
    assert not lost.may_pause
    connecting = tray_view(Link(phase=LinkPhase.CONNECTING), None, reader)
    assert connecting.look is Look.WAITING


def test_only_what_would_change_something_is_offered(reader: Reader) -> None:
    """No button does nothing."""
    working = home_view(scenes.working(), reader)
    assert (working.may_pause, working.may_resume, working.may_run_now) == (True, False, False)
    assert working.may_finish
    waiting = home_view(scenes.waiting(), reader)
    assert waiting.may_run_now
    paused = home_view(scenes.paused(), reader)
    assert (paused.may_pause, paused.may_resume, paused.may_finish) == (False, True, False)
    finishing = scenes.waiting()
    finishing.finishing = True
    view = home_view(finishing, reader)
    assert (view.may_resume, view.may_finish) == (True, False)
    assert view.later == "Pauses when this piece of work is done."


@pytest.mark.parametrize(
    ("reason", "offered"),
    [
        (control.NOT_NOW_REASON_USER_ACTIVE, True),
        (control.NOT_NOW_REASON_OUTSIDE_HOURS, True),
        (control.NOT_NOW_REASON_ON_BATTERY, False),
        (control.NOT_NOW_REASON_TOO_HOT, False),
    ],
)
def test_start_now_is_offered_where_it_helps(
    reader: Reader, reason: "control.NotNowReason.ValueType", offered: bool
) -> None:
    """“Start now” sets the person and the time aside, and never the plug or the heat."""
    snapshot = scenes.waiting()
    snapshot.reason = reason
    assert home_view(snapshot, reader).may_run_now is offered


def test_progress_is_said_in_steps_and_time(reader: Reader) -> None:
    """A person sees how far it is and how long it takes."""
    device = home_view(scenes.working(), reader).devices[0]
    assert device.permille == 655
    assert device.progress == "Step 131 of 200 · 4 minutes left"
    assert [fact.value for fact in device.facts] == [
        "18,240 tokens/s",
        "38 %",
        "80 %",
    ]


def test_what_is_measured_stands_against_the_limits(reader: Reader) -> None:
    """A person sees at a glance that what they set is kept."""
    power, temperature, use = home_view(scenes.working(), reader).devices[0].meters
    assert (power.text, power.value, power.limit) == ("118 of 150 W", 118.4, 150)
    assert power.most > 150
    assert (temperature.text, temperature.limit) == ("64 of 70 °C", 70)
    assert (use.text, use.most, use.limit) == ("97 %", 100, None)


@given(st.floats(), st.floats(), st.floats())
def test_any_reading_has_a_place_on_its_scale(watts: float, celsius: float, limit: float) -> None:
    """A broken sensor leaves its meter out, and never breaks the page."""
    device = control.DeviceSnapshot(
        power_watts=watts, temperature_celsius=celsius, power_limit_watts=limit, utilisation=watts
    )
    zone = Reader(locale=QLocale(QLocale.Language.English), now=dt.datetime.now(dt.UTC))
    for meter in device_meters(device, zone):
        assert math.isfinite(meter.value)
        assert math.isfinite(meter.most)
        assert meter.most > 0
        assert meter.limit is None or 0 < meter.limit <= meter.most


def test_nothing_given_yet_is_said_in_plain_words(reader: Reader) -> None:
    """The first minute is not a row of zeros without a word."""
    snapshot = scenes.first_run()
    empty = contribution_view(snapshot, reader).empty
    assert empty == "No verified work yet. It counts from your first piece of work that is checked."
    snapshot.contribution.pending_units = 1
    assert "waits for the project's check" in contribution_view(snapshot, reader).empty
    snapshot.contribution.verified_units = 1
    assert contribution_view(snapshot, reader).empty == ""


def test_today_stands_beside_all_time(reader: Reader) -> None:
    """Both amounts come from the snapshot."""
    view = contribution_view(scenes.working(), reader)
    assert (view.today.tokens, view.all_time.tokens) == ("28.7 million", "1.28 billion")
    assert [fact.value for fact in view.today.facts] == [
        "2.6 hours",
        "7",
        "2",
        "342 Wh",
        "0.11 EUR",
        "162 g",
    ]


def test_the_curve_is_also_told_in_words(reader: Reader) -> None:
    """Who can't see the curve learns as much."""
    view = model_views(scenes.working(), reader)[0]
    assert view.description.startswith("The model is learning")
    assert "42 rounds" in view.description
    assert describe_curve((), reader).startswith("Nothing measured yet")
    rising = (CurvePoint(round=0, loss=2.0), CurvePoint(round=3, loss=2.5))
    assert "rose from 2.00 to 2.50 in 3 rounds" in describe_curve(rising, reader)


def test_only_points_that_can_be_drawn_are_drawn() -> None:
    """A loss that is no number leaves a gap and not a crash."""
    status = project_status.ProjectStatus()
    for number, loss in [(0, 5.0), (1, float("nan")), (2, float("inf")), (3, 4.0), (3, 9.0)]:
        status.loss_curve.add(round=number, held_out_loss=loss)
    assert curve_points(status) == (CurvePoint(round=0, loss=5.0), CurvePoint(round=3, loss=4.0))


def test_limits_keep_their_order_and_headings(reader: Reader) -> None:
    """The page is what the daemon names, and nothing else."""
    groups = setting_groups(control.GetSettingsResponse(settings=scenes.settings()), reader)
    assert [group.title for group in groups] == [
        "When to work",
        "How hard to work",
        "Electricity",
        "NVIDIA GeForce RTX 4070",
    ]
    watts = groups[3].settings[0]
    assert (watts.range, watts.default) == (
        "100 to 200 W; 0 means no limit",
        "150 W",
    )
    idle = groups[0].settings[0]
    assert (idle.range, idle.default) == ("0 to 120 minutes", "3 minutes")
    assert (idle.unit, idle.is_default) == ("minutes", False)
    one = scenes.settings()
    one[0].value.whole = 1
    alone = setting_groups(control.GetSettingsResponse(settings=one), reader)[0].settings[0]
    assert alone.unit == "minute"


def test_a_limit_with_senseless_bounds_still_holds_its_value(reader: Reader) -> None:
    """The field shows what is in force, even outside the range that was named."""
    odd = control.Setting(
        key="odd",
        label="Odd",
        value=control.SettingValue(whole=2**40),
        minimum=control.SettingValue(number=float("nan")),
    )
    view = setting_groups(control.GetSettingsResponse(settings=[odd]), reader)[0].settings[0]
    assert view.minimum <= view.number <= view.maximum


@pytest.mark.parametrize(
    ("checking", "words"),
    [
        (control.CHECKING_BIT_FOR_BIT, "bit for bit"),
        (control.CHECKING_WITHIN_TOLERANCE, "within a tolerance"),
        (control.CHECKING_UNSPECIFIED, ""),
        (99, ""),
    ],
)
def test_a_project_says_how_work_is_checked(checking: int, words: str, reader: Reader) -> None:
    """A person sees whether results are compared to the last bit; an old daemon does not tell."""
    snapshot = scenes.working()
    snapshot.projects[0].checking = cast("control.Checking.ValueType", checking)
    (view,) = project_views(snapshot, reader)
    assert words in view.checking
    assert bool(view.checking) == bool(words)


def test_an_invite_names_who_and_under_which_licence(reader: Reader) -> None:
    """Nobody agrees to something unnamed."""
    view = invite_view(scenes.invited(), reader)
    values = [fact.value for fact in view.facts]
    assert view.organiser == "Organised by Harbour Library Association"
    assert values == ["151 million parameters", "Apache-2.0", "Public domain"]
    silent = invite_view(control.InspectInviteResponse(), reader)
    assert {fact.value for fact in silent.facts} == {"not stated"}


def test_a_hostile_snapshot_becomes_bounded_words(reader: Reader) -> None:
    """Whatever a broken daemon sends, each text stays short and each list too."""
    snapshot = scenes.hostile()
    view = home_view(snapshot, reader)
    assert len(view.devices) <= 16
    assert len(view.problems) <= 5
    assert len(view.sentence) < 400
    assert all(d.permille is None or 0 <= d.permille <= 1000 for d in view.devices)
    assert len(tray_view(CONNECTED, snapshot, reader).tooltip.replace("\u200b", "")) <= 120
    assert all(v.points == () for v in model_views(snapshot, reader))
    assert contribution_view(snapshot, reader).all_time.tokens == "more than a quintillion"
    assert all(len(v.name) < 100 for v in project_views(snapshot, reader))


def test_pauses_end_when_they_say(reader: Reader) -> None:
    """An hour is an hour; what tomorrow is, the daemon knows."""
    now = reader.now
    hour = commands.pause_for_an_hour(now).pause.until_unix_ms
    assert hour == scenes.NOW_UNIX_MS + 3_600_000
    assert commands.pause_until_tomorrow().pause.until_tomorrow
    assert not commands.pause().pause.HasField("until_unix_ms")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(colours: Colours) -> None:
    """Every text keeps the contrast that WCAG 2.2 asks for (4.5 : 1)."""
    pairs = [
        (text, ground)
        for text in (colours.text, colours.muted, *colours.looks.values())
        for ground in (colours.ground, colours.surface)
    ]
    pairs += [(colours.looks[look], colours.look_grounds[look]) for look in Look]
    pairs += [(colours.text, ground) for ground in colours.look_grounds.values()]
    pairs += [(colours.text, colours.soft), (colours.on_accent, colours.accent)]
    pairs += [(colours.text, colours.side), (colours.accent, colours.surface)]
    poor = [(a, b) for a, b in pairs if _contrast(a, b) < 4.5]
    assert poor == []


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_pause_says_when_it_ends_as_the_reader_writes_times(reader: Reader) -> None:
    """The daemon knows no reader's clock; and what is on hold has no time left to tell."""
    snapshot = scenes.paused()
    snapshot.sentence = "Paused until the time that you chose."
    snapshot.resumes_unix_ms = scenes.NOW_UNIX_MS + 3_600_000
    view = home_view(snapshot, reader)
    assert view.later == "Goes on by itself: 14:00."
    assert view.devices[0].progress == "Step 131 of 200"
    american = replace(reader, locale=QLocale("en_US"))
    assert home_view(snapshot, american).later.replace("\u202f", " ") == (
        "Goes on by itself: 2:00 PM."
    )
    assert tray_view(CONNECTED, snapshot, reader).tooltip == (
        "Paused until the time that you chose. Goes on by itself: 14:00."
    )


def test_start_now_is_told_only_while_it_does_something(reader: Reader) -> None:
    """Who waits for the plug does not work, whatever was asked."""
    snapshot = scenes.waiting()
    snapshot.run_now = True
    snapshot.reason = control.NOT_NOW_REASON_ON_BATTERY
    snapshot.ClearField("resumes_unix_ms")
    assert home_view(snapshot, reader).later == ""
    snapshot.state = control.APP_STATE_WORKING
    snapshot.reason = control.NOT_NOW_REASON_UNSPECIFIED
    assert "even while you use the computer" in home_view(snapshot, reader).later


def test_a_project_that_is_about_to_be_joined_needs_no_choice(reader: Reader) -> None:
    """While Practice gets ready, nobody is asked to choose what they have chosen."""
    snapshot = scenes.first_run()
    assert home_view(snapshot, reader).no_project
    snapshot.state = control.APP_STATE_STARTING
    assert not home_view(snapshot, reader).no_project
    snapshot.state = control.APP_STATE_WAITING
    snapshot.reason = control.NOT_NOW_REASON_USER_ACTIVE
    assert not home_view(snapshot, reader).no_project
