"""Whether a device may work: the table of reasons, and promises that hold for every computer."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from potluck.v1 import control_pb2 as control
from potluck_client.case import Case, Decision, DeviceCondition, HostFacts
from potluck_client.decide import decide
from potluck_client.governor.port import Verdict
from potluck_client.host.port import BatteryReading, UserReading
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.schema import default_settings
from potluck_client.settings.values import DeviceSettings, Settings
from potluck_client.transfer.rules import decide_transfer
from potluck_client.wishes import Pause, Wishes

NOW = 1_800_000_000.0
"""A Friday, at eight in the morning in Greenwich."""

SETTINGS = replace(
    default_settings(ComputerFacts(logical_cores=8, memory_gigabytes=8, disk_gigabytes=100)),
    devices={"cpu": DeviceSettings(use=True), "GPU-1": DeviceSettings(use=True)},
    only_when_idle=True,
    idle_minutes=3,
    start_delay_minutes=2,
)
FREE = HostFacts(
    user=UserReading(idle_seconds=1000.0),
    battery=BatteryReading(),
    free_bytes=50 * 10**9,
    available_bytes=4 * 10**9,
    wanted_bytes=10**9,
)
LOCKED = UserReading(idle_seconds=5.0, away=True)
ON_BATTERY = BatteryReading(on_battery=True, percent=50.0)
START_NOW = Wishes(run_now=True)


def with_device(device_id: str, **values: int) -> Settings:
    """Return the settings with some of a device's own changed."""
    changed = replace(SETTINGS.devices[device_id], **values)  # type: ignore[arg-type]
    return replace(SETTINGS, devices={**SETTINGS.devices, device_id: changed})


def person(**values: object) -> HostFacts:
    """Return a free computer but for what the desktop says."""
    return replace(FREE, user=replace(FREE.user, **values))  # type: ignore[arg-type]


def utc(unix_seconds: float) -> dt.datetime:
    """Tell times as in Greenwich."""
    return dt.datetime.fromtimestamp(unix_seconds, dt.UTC)


CASE = Case(
    device_id="GPU-1",
    host=FREE,
    settings=SETTINGS,
    wishes=Wishes(),
    joined=True,
    now_unix=NOW,
    local_time=utc,
)
"""A computer that is free for work."""


def decided(**changes: object) -> Decision:
    """Decide for a computer that is free but for what is given."""
    return decide(replace(CASE, **changes))  # type: ignore[arg-type]


def test_a_free_computer_works_at_the_duty_of_its_owner() -> None:
    """With nothing in the way, work begins, and only as hard as was said."""
    chosen = decided(settings=with_device("GPU-1", duty_percent=40))
    assert chosen == Decision(duty=0.4)
    assert chosen.may_run


def test_the_governor_can_only_make_work_less_hard() -> None:
    """Between the owner's share of time and what watts and degrees allow, the lesser counts."""
    half = with_device("GPU-1", duty_percent=50)
    hot = DeviceCondition(verdict=Verdict(duty=0.2))
    cool = DeviceCondition(verdict=Verdict(duty=0.9))
    assert decided(settings=half, device=hot).duty == 0.2
    assert decided(settings=half, device=cool).duty == 0.5


REASONS: dict[str, tuple[dict[str, object], int, str]] = {
    "paused": (
        {"wishes": Wishes(pause=Pause())},
        control.NOT_NOW_REASON_PAUSED,
        "Paused until you resume.",
    ),
    "paused for an hour": (
        {"wishes": Wishes(pause=Pause(until_unix=NOW + 3600))},
        control.NOT_NOW_REASON_PAUSED,
        "Paused until the time that you chose.",
    ),
    "paused until tomorrow": (
        {"wishes": Wishes(pause=Pause(until_unix=NOW + 90000))},
        control.NOT_NOW_REASON_PAUSED,
        "Paused until the time that you chose.",
    ),
    "paused while a program runs": (
        {"wishes": Wishes(pause=Pause(while_program="Blender"))},
        control.NOT_NOW_REASON_PAUSED,
        "Paused until Blender has ended.",
    ),
    "this device paused": (
        {"wishes": Wishes(device_pauses={"GPU-1": Pause()})},
        control.NOT_NOW_REASON_PAUSED,
        "This device is paused until you resume it.",
    ),
    "finished": (
        {"wishes": Wishes(finished=True)},
        control.NOT_NOW_REASON_FINISHED,
        "as you asked",
    ),
    "no project": ({"joined": False}, control.NOT_NOW_REASON_NO_PROJECT, "invite link"),
    "switched off": (
        {"settings": with_device("GPU-1", use=False)},
        control.NOT_NOW_REASON_NO_DEVICE,
        "switched off",
    ),
    "gone": (
        {"device": DeviceCondition(present=False)},
        control.NOT_NOW_REASON_DEVICE_GONE,
        "until this device is back",
    ),
    "little disk": (
        {"host": replace(FREE, free_bytes=10**9)},
        control.NOT_NOW_REASON_DISK_FULL,
        "2 GB of disk space are free; now it is 1.0 GB",
    ),
    "disk refuses": (
        {"disk_refusal": "The disk takes nothing."},
        control.NOT_NOW_REASON_DISK_FULL,
        "The disk takes nothing.",
    ),
    "little memory": (
        {"host": replace(FREE, available_bytes=10**8)},
        control.NOT_NOW_REASON_LOW_MEMORY,
        "other programs leave 1.0 GB of memory free",
    ),
    "on battery": (
        {"host": replace(FREE, battery=ON_BATTERY)},
        control.NOT_NOW_REASON_ON_BATTERY,
        "plugged in",
    ),
    "battery low": (
        {
            "host": replace(FREE, battery=ON_BATTERY),
            "settings": replace(SETTINGS, run_on_battery=True, battery_percent=60),
        },
        control.NOT_NOW_REASON_LOW_BATTERY,
        "below 60 %",
    ),
    "outside hours": (
        {"settings": replace(SETTINGS, hours=("daily 22:00-07:00",))},
        control.NOT_NOW_REASON_OUTSIDE_HOURS,
        "Waiting until the hours that you set begin.",
    ),
    "outside hours of the weekend": (
        {"settings": replace(SETTINGS, hours=("sun 10:00-12:00",))},
        control.NOT_NOW_REASON_OUTSIDE_HOURS,
        "Waiting until the hours that you set begin.",
    ),
    "power is dear": (
        {
            "settings": replace(
                SETTINGS, cheap_power_only=True, cheap_power_hours=("daily 01:00-05:00",)
            )
        },
        control.NOT_NOW_REASON_DEAR_POWER,
        "Waiting until electricity gets cheap.",
    ),
    "cheap power unknown": (
        {"settings": replace(SETTINGS, cheap_power_only=True, cheap_power_hours=())},
        control.NOT_NOW_REASON_DEAR_POWER,
        "have not said when that is",
    ),
    "program": (
        {
            "host": replace(FREE, programs=frozenset({"Blender"})),
            "settings": replace(SETTINGS, pause_for_programs=("steam", "Blender")),
        },
        control.NOT_NOW_REASON_PROGRAM_RUNS,
        "Waiting until Blender has ended.",
    ),
    "call": (
        {
            "host": person(in_call=True),
            "settings": replace(SETTINGS, pause_for_calls=True),
        },
        control.NOT_NOW_REASON_IN_CALL,
        "microphone",
    ),
    "presentation": (
        {
            "host": person(presenting=True),
            "settings": replace(SETTINGS, pause_for_full_screen=True),
        },
        control.NOT_NOW_REASON_PRESENTING,
        "presentation",
    ),
    "full screen": (
        {
            "host": person(full_screen=True),
            "settings": replace(SETTINGS, pause_for_full_screen=True),
        },
        control.NOT_NOW_REASON_FULL_SCREEN,
        "fills the screen",
    ),
    "just logged in": (
        {"host": replace(FREE, logged_in_unix=NOW - 30)},
        control.NOT_NOW_REASON_JUST_LOGGED_IN,
        "logged in for 2 minutes",
    ),
    "person here": (
        {"host": person(idle_seconds=5.0)},
        control.NOT_NOW_REASON_USER_ACTIVE,
        "Waiting until nobody has used this computer for 3 minutes.",
    ),
    "person unknown": (
        {"host": person(idle_seconds=None)},
        control.NOT_NOW_REASON_USER_ACTIVE,
        "can't tell",
    ),
    "video": (
        {"host": person(kept_awake=True)},
        control.NOT_NOW_REASON_KEPT_AWAKE,
        "keeps the screen awake",
    ),
    "used by others": (
        {
            "device": DeviceCondition(used_by_others=True),
            "settings": replace(SETTINGS, pause_for_device_use=True),
        },
        control.NOT_NOW_REASON_DEVICE_IN_USE,
        "another program uses this device",
    ),
    "too hot": (
        {
            "device": DeviceCondition(
                verdict=Verdict(
                    duty=0.1,
                    stop=control.NOT_NOW_REASON_TOO_HOT,
                    stop_sentence="Cooling down.",
                )
            )
        },
        control.NOT_NOW_REASON_TOO_HOT,
        "Cooling down.",
    ),
}


@pytest.mark.parametrize("name", REASONS)
def test_each_reason_has_its_own_plain_sentence(name: str) -> None:
    """A person always learns why nothing happens."""
    change, reason, words = REASONS[name]
    chosen = decided(**change)
    assert chosen.reason == reason
    assert words in chosen.sentence
    assert chosen.sentence.endswith(".")
    assert not re.search(r"\d:\d\d", chosen.sentence), "whoever shows it writes the time"


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("paused for an hour", 3600),
        ("outside hours", 14 * 3600),
        ("power is dear", 17 * 3600),
        ("just logged in", 90),
        ("person here", 180),
    ],
)
def test_a_wait_whose_end_is_known_says_when_it_goes_on(name: str, seconds: float) -> None:
    """The time that is shown is right, to within the steps of ten seconds of idleness."""
    chosen = decided(**REASONS[name][0])
    assert chosen.resumes_unix is not None
    assert 0 <= NOW + seconds - chosen.resumes_unix <= 10


def test_what_the_person_said_is_told_before_any_wait() -> None:
    """Somebody who pauses reads “paused”, not that a battery is low."""
    here = replace(FREE, battery=ON_BATTERY, user=UserReading(idle_seconds=0.0))
    chosen = decided(host=here, wishes=Wishes(pause=Pause()))
    assert chosen.reason == control.NOT_NOW_REASON_PAUSED


@pytest.mark.parametrize(
    "name",
    [
        "outside hours",
        "power is dear",
        "just logged in",
        "person here",
        "person unknown",
        "video",
    ],
)
def test_start_now_sets_aside_what_is_about_the_person_and_the_time(name: str) -> None:
    """“Start now” means: although I am here and although it is not my usual time."""
    change = REASONS[name][0]
    assert decided(**change, wishes=START_NOW).may_run
    over = Wishes(run_now=True, run_now_until_unix=NOW - 1)
    assert not decided(**change, wishes=over).may_run


@pytest.mark.parametrize(
    "name",
    [
        "on battery",
        "battery low",
        "program",
        "call",
        "presentation",
        "full screen",
        "used by others",
        "little memory",
        "too hot",
        "gone",
    ],
)
def test_start_now_disturbs_nothing_else_that_goes_on(name: str) -> None:
    """A call, a game or an empty battery is spared even when somebody said “now” before it."""
    assert not decided(**REASONS[name][0], wishes=START_NOW).may_run


def test_a_locked_screen_is_nobody_at_once() -> None:
    """Who locks the screen has left, whatever was pressed to lock it and whatever still plays."""
    assert decided(host=replace(FREE, user=LOCKED)).may_run
    playing = replace(LOCKED, kept_awake=True, full_screen=True)
    assert decided(host=replace(FREE, user=playing)).may_run


def test_while_a_video_plays_no_time_is_promised() -> None:
    """The minutes without input pass, and it would still not go on."""
    chosen = decided(host=person(idle_seconds=60.0, kept_awake=True))
    assert chosen.reason == control.NOT_NOW_REASON_USER_ACTIVE
    assert chosen.resumes_unix is None


def test_also_in_use_means_that_the_person_does_not_matter() -> None:
    """With “only when I am away” switched off, neither keys nor a video stop work."""
    settings = replace(SETTINGS, only_when_idle=False)
    assert decided(settings=settings, host=person(idle_seconds=0.0, kept_awake=True)).may_run
    assert decided(settings=settings, host=person(idle_seconds=None)).may_run


def test_a_clock_that_was_put_back_does_not_stop_work_for_days() -> None:
    """A login that lies ahead says nothing of the person."""
    assert decided(host=replace(FREE, logged_in_unix=NOW + 86400)).may_run


def test_each_device_is_paused_alone() -> None:
    """A card that is wanted for a game leaves the processor at work."""
    wishes = Wishes(device_pauses={"GPU-1": Pause()})
    assert not decided(wishes=wishes).may_run
    assert decided(wishes=wishes, device_id="cpu").may_run


def test_a_pause_that_is_over_does_not_hold() -> None:
    """A snooze ends by itself."""
    over = Pause(until_unix=NOW)
    assert decided(wishes=Wishes(pause=over, device_pauses={"GPU-1": over})).may_run


def test_a_network_that_costs_stops_transfers_and_not_the_work_in_hand() -> None:
    """What is on the disk may be computed anywhere; “start now” spends no money."""
    costs = replace(FREE, metered=True)
    assert decided(host=costs).may_run
    chosen = decide_transfer(costs, SETTINGS, START_NOW, NOW)
    assert chosen.reason == control.NOT_NOW_REASON_METERED
    assert chosen.sentence.endswith(".")
    allowed = replace(SETTINGS, run_on_metered=True)
    assert decide_transfer(costs, allowed, Wishes(), NOW).may_run
    assert decide_transfer(replace(FREE, metered=None), SETTINGS, Wishes(), NOW).may_run


HOURS = st.sampled_from(
    [(), ("daily 22:00-07:00",), ("mon-fri 08:30-09:00", "sun 10:00-12:00"), ("sat 00:00-24:00",)]
)
PAUSES = st.none() | st.builds(
    Pause,
    until_unix=st.none() | st.floats(NOW - 1000, NOW + 10**7),
    while_program=st.sampled_from(["", "Blender"]),
)
VERDICTS = st.sampled_from(
    [
        None,
        Verdict(duty=0.3, held_back_by=control.HELD_BACK_BY_POWER, sentence="Power."),
        Verdict(duty=0.1, stop=control.NOT_NOW_REASON_TOO_HOT, stop_sentence="Too hot."),
    ]
)
CASES = st.builds(
    Case,
    device_id=st.sampled_from(["cpu", "GPU-1"]),
    host=st.builds(
        HostFacts,
        user=st.builds(
            UserReading,
            idle_seconds=st.none() | st.floats(0, 1e5),
            away=st.booleans(),
            kept_awake=st.booleans(),
            full_screen=st.booleans(),
            presenting=st.booleans(),
            in_call=st.booleans(),
        ),
        battery=st.builds(
            BatteryReading,
            on_battery=st.none() | st.booleans(),
            percent=st.none() | st.floats(0, 100),
        ),
        free_bytes=st.sampled_from([0, 10**11]),
        available_bytes=st.sampled_from([10**8, 10**10]),
        wanted_bytes=st.just(10**9),
        programs=st.sampled_from([frozenset(), frozenset({"Blender"})]),
        metered=st.none() | st.booleans(),
        logged_in_unix=st.none() | st.floats(NOW - 1000, NOW + 1000),
    ),
    device=st.builds(
        DeviceCondition,
        present=st.booleans(),
        used_by_others=st.booleans(),
        verdict=VERDICTS,
    ),
    settings=st.builds(
        replace,
        st.just(SETTINGS),
        only_when_idle=st.booleans(),
        hours=HOURS,
        cheap_power_hours=HOURS,
        cheap_power_only=st.booleans(),
        run_on_battery=st.booleans(),
        pause_for_programs=st.sampled_from([(), ("Blender",)]),
        pause_for_full_screen=st.booleans(),
        pause_for_calls=st.booleans(),
        pause_for_device_use=st.booleans(),
    ),
    wishes=st.builds(
        Wishes,
        pause=PAUSES,
        device_pauses=st.dictionaries(st.just("GPU-1"), PAUSES.filter(bool)),
        finished=st.booleans(),
        run_now=st.booleans(),
        run_now_until_unix=st.none(),
    ),
    joined=st.booleans(),
    now_unix=st.just(NOW),
    local_time=st.just(utc),
)


def later(case: Case, now_unix: float) -> Case:
    """Return the same computer later, if nobody does anything until then."""
    idle = case.host.user.idle_seconds
    user = replace(
        case.host.user, idle_seconds=None if idle is None else idle + now_unix - case.now_unix
    )
    return replace(case, now_unix=now_unix, host=replace(case.host, user=user))


@examples(deadline=None, max_examples=300)
@given(CASES)
def test_every_no_has_a_reason_a_sentence_and_an_end_that_comes(case: Case) -> None:
    """Whatever the computer: a person is told why not, and a time that is told is kept."""
    chosen = decide(case)
    assert chosen.may_run == (not chosen.sentence)
    if chosen.may_run:
        assert chosen.resumes_unix is None
        assert 0 < chosen.duty <= 1
        return
    assert chosen.sentence.endswith(".")
    if chosen.resumes_unix is not None:
        assert chosen.resumes_unix > case.now_unix
        then = decide(later(case, chosen.resumes_unix))
        # A device's own pause may come to light behind that of everything.
        assert then.reason != chosen.reason or then.sentence != chosen.sentence


@examples(deadline=None, max_examples=300)
@given(CASES)
def test_it_never_works_against_a_limit(case: Case) -> None:
    """Whatever the computer: work means that no limit of the owner stands against it."""
    if not decide(case).may_run:
        return
    host, settings, device = case.host, case.settings, case.device
    assert not case.wishes.pauses(NOW)
    assert case.joined
    assert device.present
    assert host.free_bytes >= settings.keep_free_gigabytes * 10**9
    assert not host.battery.on_battery or settings.run_on_battery
    assert not (settings.pause_for_calls and host.user.in_call)
    assert not (settings.pause_for_programs and host.programs)
    assert not (settings.pause_for_device_use and device.used_by_others)
    idle = host.user.idle_seconds
    long_idle = idle is not None and idle >= 180
    assert case.wishes.run_now or not settings.only_when_idle or host.user.away or long_idle
    assert device.verdict is None or not device.verdict.stop
