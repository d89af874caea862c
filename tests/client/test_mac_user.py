"""The person at a Mac, by answers as Apple's headers lay them out."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_client.host.mac_answers import MOST_BYTES, fills_screen, properties
from potluck_client.host.mac_calls import Rectangle
from potluck_client.host.port import UserReading
from potluck_client.host.user_macos import FRESH_SECONDS, MacUser
from tests.fakes.mac_calls import SCREEN, FakeMac, answer, window

BELOW_MENU = Rectangle(x=0.0, y=25.0, width=1920.0, height=1055.0)


class Machine:
    """A probe on a fake Mac and the time that it lives in."""

    def __init__(self) -> None:
        self.mac = FakeMac()
        self.seconds = 0.0
        self.user = MacUser(self.mac, lambda: self.seconds)

    def read(self) -> UserReading:
        """Read after what was known has grown old."""
        self.seconds += FRESH_SECONDS
        return self.user.read()


@pytest.fixture
def machine() -> Iterator[Machine]:
    """Return a Mac at which somebody works."""
    made = Machine()
    yield made
    made.user.close()


def test_seconds_since_the_last_input(machine: Machine) -> None:
    """Idleness is what macOS says."""
    machine.mac.idle = 125.5
    assert machine.read() == UserReading(idle_seconds=125.5)


def test_a_locked_or_dark_screen_has_nobody(machine: Machine) -> None:
    """The key is there only while the screen is locked; its absence is no lock."""
    assert machine.mac.desktop is not None
    assert not machine.read().away
    machine.mac.desktop["CGSSessionScreenIsLocked"] = True
    assert machine.read().away
    del machine.mac.desktop["CGSSessionScreenIsLocked"]
    machine.mac.dark = True
    assert machine.read().away


def test_another_persons_session_can_not_be_seen(machine: Machine) -> None:
    """Behind a fast user switch, or outside any desktop, silence is not an empty chair."""
    machine.mac.idle = 10_000.0
    machine.mac.desktop = {"kCGSSessionOnConsoleKey": False}
    assert machine.read() == UserReading()
    machine.mac.desktop = None
    assert machine.read() == UserReading()


@pytest.mark.parametrize("name", ["PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion"])
def test_a_display_kept_on_counts_as_use(machine: Machine, name: str) -> None:
    """A film asks for the display; music asks for the system alone."""
    assert not machine.read().kept_awake
    machine.mac.asked_for = {"PreventUserIdleSystemSleep": 255, name: 1}
    assert machine.read().kept_awake
    machine.mac.asked_for = None
    assert not machine.read().kept_awake


def test_what_fills_the_screen(machine: Machine) -> None:
    """An ordinary window counts that leaves no point free; the Dock's own layer does not."""
    machine.mac.shown = [window(BELOW_MENU), window(SCREEN, layer=20), window(SCREEN, alpha=0.0)]
    assert not machine.read().full_screen
    machine.mac.shown.append(window(SCREEN))
    assert machine.read().full_screen
    machine.mac.shown = None
    assert not machine.read().full_screen


def test_a_second_display_can_be_filled_too(machine: Machine) -> None:
    """Displays lie beside each other, also left of the first."""
    left = Rectangle(x=-2560.0, y=0.0, width=2560.0, height=1440.0)
    machine.mac.shown = [window(left)]
    assert not machine.read().full_screen
    machine.mac.screens = (SCREEN, left)
    assert machine.read().full_screen


def test_a_call_is_a_program_that_records_or_films(machine: Machine) -> None:
    """The part of macOS that waits for its name records always, and is no call."""
    machine.mac.recording = ("com.apple.CoreSpeech",)
    assert not machine.read().in_call
    machine.mac.recording = ("com.apple.CoreSpeech", "us.zoom.xos")
    assert machine.read().in_call
    machine.mac.recording = (None,)
    assert machine.read().in_call
    machine.mac.recording = ()
    machine.mac.filming = True
    assert machine.read().in_call


def test_what_macos_does_not_tell_is_unknown(machine: Machine) -> None:
    """A service that fails leaves the person unknown, never absent."""
    machine.mac.idle = 10_000.0
    machine.mac.failure = OSError("the window server is gone")
    assert machine.read() == UserReading()


def test_the_first_input_calls_back_once(machine: Machine) -> None:
    """Input from before the watch began is none."""
    machine.mac.idle = 3.0
    called = threading.Semaphore(0)
    machine.user.watch_input(called.release)
    machine.mac.idle, machine.seconds = 0.01, 1.0
    assert called.acquire(timeout=5)
    assert not called.acquire(blocking=False)


@given(st.binary(max_size=200))
def test_any_answer_is_read_without_failing(raw: bytes) -> None:
    """What can't be read tells nothing, whatever macOS writes one day."""
    assert isinstance(properties(raw), dict)
    assert not fills_screen(raw, (SCREEN,))


@pytest.mark.parametrize(
    "raw", [None, b"", answer([1, 2]), answer("text"), answer({"x": bytes(MOST_BYTES)})]
)
def test_an_answer_of_another_shape_tells_nothing(raw: bytes | None) -> None:
    """Neither lists, texts nor giants are taken for a dictionary."""
    assert properties(raw) == {}
    assert not fills_screen(answer([{"kCGWindowBounds": 3}, "text"]), (SCREEN,))
