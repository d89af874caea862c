"""What a system takes long to tell keeps nobody waiting."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from potluck_client.host.port import BatteryReading
from potluck_client.host.slow_readings import BatteryAside, DiskAside, LastKnown, LoginAside
from tests.fakes.host import FakeBattery, FakeDisk, FakeLogin

PLUGGED = BatteryReading(on_battery=False)


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    give_up = time.monotonic() + 10.0
    while not holds():
        assert time.monotonic() < give_up


def test_an_answer_in_time_is_the_newest() -> None:
    """A plug that is pulled is seen at the next look."""
    battery = FakeBattery()
    known = LastKnown(BatteryReading(), "test", answer_seconds=10.0)
    assert known.ask(battery.read) == BatteryReading()
    battery.reading = PLUGGED
    assert known.ask(battery.read) == PLUGGED


def test_what_hangs_is_waited_for_once_and_the_last_answer_holds() -> None:
    """It is believed until there is another one, which the next who asks is told."""
    answers = threading.Event()
    answers.set()
    told = ["first"]

    def slow() -> str:
        answers.wait()
        return told[-1]

    known = LastKnown("", "test")
    until(lambda: known.ask(slow) == "first")
    answers.clear()
    told.append("second")
    began = time.monotonic()
    assert {known.ask(slow) for _ in range(1000)} <= {"first"}
    assert time.monotonic() - began < 5.0
    answers.set()
    until(lambda: known.ask(slow) == "second")


def test_a_failure_is_told_until_the_disk_answers(tmp_path: Path) -> None:
    """A folder that was unmounted is a problem, and none any more once it is back."""
    disk = FakeDisk(free=7)
    aside = DiskAside(disk)
    disk.failure = OSError(5, "Input/output error")
    with pytest.raises(OSError, match=r"Input/output|does not answer"):
        aside.free_bytes(tmp_path)
    disk.failure = None

    def answers() -> bool:
        try:
            return aside.free_bytes(tmp_path) == 7
        except OSError:
            return False

    until(answers)


def test_a_battery_and_a_login_are_known_once_they_were_told() -> None:
    """Both come to the last answer, however late it was."""
    battery, login = FakeBattery(), FakeLogin()
    battery.reading, login.at_unix = PLUGGED, 5.0
    powered, session = BatteryAside(battery), LoginAside(login)
    until(lambda: powered.read() == PLUGGED and session.logged_in_unix() == 5.0)
