"""A driver that hangs, is slow or breaks keeps nobody waiting, and is asked again later."""

import time

import pytest

from potluck_client.host.devices_aside import UNKNOWN, DevicesAside
from potluck_client.host.port import DeviceProbe, DeviceReading
from tests.fakes.device_contract import DeviceContract
from tests.fakes.host import FakeDevices
from tests.fakes.hung_devices import HOT, HungDevices


class TestAside(DeviceContract):
    """A probe that is asked in a thread is a probe like any other."""

    @pytest.fixture
    def probe(self) -> DeviceProbe:
        """Return one whose answers are waited for."""
        return DevicesAside(FakeDevices(), "test", answer_seconds=10.0)


def answer_of(probe: DevicesAside) -> DeviceReading:
    """Ask until something is known."""
    give_up = time.monotonic() + 10.0
    while (reading := probe.read("GPU-1")) == UNKNOWN:
        assert time.monotonic() < give_up
    return reading


def test_a_driver_that_hangs_is_not_waited_for() -> None:
    """Not at the first reading for long, and not at all at the next ones, nor when let go of."""
    driver = HungDevices()
    probe = DevicesAside(driver, "test")
    driver.answers.clear()
    began = time.monotonic()
    for _ in range(20):
        assert probe.read("GPU-1") == UNKNOWN
        assert probe.glance("GPU-1") == UNKNOWN
    probe.close()
    assert time.monotonic() - began < 2.0  # A driver that is waited for never comes back.
    assert driver.closed == 0
    driver.answers.set()
    assert answer_of(probe) == HOT


def test_a_late_answer_is_told_to_the_next_who_asks_the_same() -> None:
    """A driver that is always a little slow is known all the same, and nobody waits for it."""
    assert answer_of(DevicesAside(HungDevices(), "test", answer_seconds=0.0)) == HOT


def test_what_a_driver_saw_before_it_hung_is_not_told() -> None:
    """After a minute it says nothing of now."""
    driver = HungDevices()
    now = [0.0]
    probe = DevicesAside(driver, "test", answer_seconds=0.0, monotonic_seconds=lambda: now[0])
    driver.answers.clear()
    driver.entered.clear()
    probe.read("GPU-1")
    assert driver.entered.wait(10.0)
    now[0] = 60.0
    driver.answers.set()
    give_up = time.monotonic() + 10.0
    while not driver.asked:
        assert time.monotonic() < give_up
    driver.answers.clear()
    assert probe.read("GPU-1") == UNKNOWN
    driver.answers.set()


def test_a_driver_that_breaks_is_unknown_and_is_asked_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A fault of one driver ends no daemon, and is told once."""
    driver = HungDevices()
    probe = DevicesAside(driver, "test", answer_seconds=10.0)
    driver.fault = ValueError("no such sensor")
    assert [probe.read("GPU-1") for _ in range(3)] == [UNKNOWN] * 3
    assert caplog.text.count("could not be read") == 1
    driver.fault = None
    assert probe.read("GPU-1") == HOT


def test_a_driver_that_hangs_from_the_start_has_no_devices() -> None:
    """The daemon starts with what else the computer has."""
    driver = HungDevices()
    driver.answers.clear()
    assert DevicesAside(driver, "test", find_seconds=0.01).devices() == ()
    driver.answers.set()
