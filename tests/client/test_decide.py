"""Whether a device may work: the table of reasons, and promises that hold for every computer."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from potluck.v1 import control_pb2 as control
from potluck_client.decide import Decision, HostFacts, Wishes, decide
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.schema import default_settings
from potluck_client.settings.values import DeviceSettings, Settings

NOW = 1_800_000_000.0
SETTINGS = replace(
    default_settings(ComputerFacts(logical_cores=8, memory_gigabytes=8, disk_gigabytes=100)),
    devices={"cpu": DeviceSettings(use=True), "GPU-1": DeviceSettings(use=True)},
)
FREE = HostFacts(idle_seconds=1000.0, on_battery=None, free_bytes=50 * 10**9)


def with_device(device_id: str, **values: int) -> Settings:
    """Return the settings with some of a device's own changed."""
    changed = replace(SETTINGS.devices[device_id], **values)
    return replace(SETTINGS, devices={**SETTINGS.devices, device_id: changed})


def utc(unix_seconds: float) -> dt.datetime:
    """Tell times as in Greenwich."""
    return dt.datetime.fromtimestamp(unix_seconds, dt.UTC)


def decided(
    *,
    host: HostFacts = FREE,
    settings: Settings = SETTINGS,
    wishes: Wishes | None = None,
    joined: bool = True,
    device: str = "cpu",
) -> Decision:
    """Decide for a computer that is free but for what is given."""
    return decide(
        device,
        host=host,
        settings=settings,
        wishes=wishes or Wishes(),
        joined=joined,
        now_unix=NOW,
        local_time=utc,
    )


def test_a_free_computer_works_at_the_duty_of_its_owner() -> None:
    """With nothing in the way, work begins, and only as hard as was said."""
    chosen = decided(settings=with_device("cpu", duty_percent=40))
    assert chosen == Decision(duty=0.4)
    assert chosen.may_run


@pytest.mark.parametrize(
    ("change", "reason", "words"),
    [
        ({"wishes": Wishes(paused=True)}, control.NOT_NOW_REASON_PAUSED, "until you resume"),
        (
            {"wishes": Wishes(paused=True, paused_until_unix=NOW + 3600)},
            control.NOT_NOW_REASON_PAUSED,
            "Paused until 09:00.",
        ),
        (
            {"wishes": Wishes(paused=True, paused_until_unix=NOW + 90000)},
            control.NOT_NOW_REASON_PAUSED,
            "Paused until tomorrow at 09:00.",
        ),
        (
            {"wishes": Wishes(paused=True, paused_until_unix=NOW + 176_400)},
            control.NOT_NOW_REASON_PAUSED,
            "Paused until 2027-01-17 at 09:00.",
        ),
        ({"wishes": Wishes(finished=True)}, control.NOT_NOW_REASON_FINISHED, "as you asked"),
        ({"joined": False}, control.NOT_NOW_REASON_NO_PROJECT, "invite link"),
        (
            {"settings": with_device("cpu", use=False)},
            control.NOT_NOW_REASON_NO_DEVICE,
            "switched off",
        ),
        (
            {"settings": with_device("GPU-1", use=False), "device": "GPU-1"},
            control.NOT_NOW_REASON_NO_DEVICE,
            "switched off",
        ),
        (
            {"host": replace(FREE, free_bytes=10**9)},
            control.NOT_NOW_REASON_DISK_FULL,
            "2 GB of disk space are free; now it is 1.0 GB",
        ),
        (
            {"host": replace(FREE, on_battery=True)},
            control.NOT_NOW_REASON_ON_BATTERY,
            "plugged in",
        ),
        (
            {"host": replace(FREE, idle_seconds=5.0)},
            control.NOT_NOW_REASON_USER_ACTIVE,
            "Waiting until nobody has used this computer for 3 minutes.",
        ),
        (
            {"host": replace(FREE, idle_seconds=None)},
            control.NOT_NOW_REASON_USER_ACTIVE,
            "can't tell",
        ),
    ],
)
def test_each_reason_has_its_own_plain_sentence(
    change: dict[str, object], reason: int, words: str
) -> None:
    """A person always learns why nothing happens."""
    chosen = decided(**change)  # type: ignore[arg-type]
    assert chosen.reason == reason
    assert words in chosen.sentence
    assert chosen.sentence.endswith(".")


def test_waiting_for_the_person_says_when_it_goes_on() -> None:
    """The countdown is right to within its steps of ten seconds."""
    chosen = decided(host=replace(FREE, idle_seconds=60.0))
    assert chosen.resumes_unix is not None
    assert 120 <= chosen.resumes_unix - NOW <= 130


def test_run_now_overrides_only_the_person_at_the_keyboard() -> None:
    """A battery is spared even when somebody said “now”."""
    busy = replace(FREE, idle_seconds=0.0)
    now = Wishes(run_now=True)
    assert decided(host=busy, wishes=now).may_run
    assert not decided(host=replace(busy, on_battery=True), wishes=now).may_run
    over = Wishes(run_now=True, run_now_until_unix=NOW - 1)
    assert not decided(host=busy, wishes=over).may_run


def test_a_pause_that_is_over_does_not_hold() -> None:
    """A snooze ends by itself."""
    assert decided(wishes=Wishes(paused=True, paused_until_unix=NOW)).may_run


@examples(deadline=None, max_examples=100)
@given(
    idle=st.none() | st.floats(0, 1e5),
    battery=st.none() | st.booleans(),
    free=st.integers(0, 10**12),
    paused=st.booleans(),
    run_now=st.booleans(),
    only_when_idle=st.booleans(),
)
def test_it_never_works_against_a_limit(
    idle: float | None,
    battery: bool | None,
    free: int,
    paused: bool,
    run_now: bool,
    only_when_idle: bool,
) -> None:
    """Whatever the computer: work means that no limit of the owner stands against it."""
    settings = replace(SETTINGS, only_when_idle=only_when_idle)
    chosen = decided(
        host=HostFacts(idle_seconds=idle, on_battery=battery, free_bytes=free),
        settings=settings,
        wishes=Wishes(paused=paused, run_now=run_now),
    )
    assert chosen.may_run == (not chosen.sentence)
    if chosen.may_run:
        assert not paused
        assert not battery
        assert free >= settings.keep_free_gigabytes * 10**9
        assert run_now or not only_when_idle or (idle is not None and idle >= 180)
