"""The person at a Windows computer, by answers as Windows' documentation lays them out."""

import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_client.host.gamepads import EMPTY_SLOT_SECONDS, Gamepads
from potluck_client.host.network_windows import WindowsNetwork
from potluck_client.host.port import UserReading
from potluck_client.host.user_windows import FRESH_SECONDS, WindowsUser
from potluck_client.host.windows_answers import idle_milliseconds
from potluck_client.host.windows_calls import DeviceUse
from tests.fakes.windows_calls import (
    DISCONNECTED,
    LOCK_UNKNOWN,
    LOCKED,
    FakeWindows,
    FakeWindowsNetwork,
    gamepad,
    session,
)

STEPS = 10_000_000
YEAR_1970 = 116_444_736_000_000_000
BOOT = 1_700_000_000


class Machine:
    """A probe on a fake Windows and the time that both live in."""

    def __init__(self) -> None:
        self.windows = FakeWindows()
        self.seconds = 0.0
        self.user = WindowsUser(self.windows, lambda: self.seconds)

    def later(self, seconds: float) -> None:
        """Let time pass, without input."""
        self.seconds += seconds
        self.windows.tick += round(seconds * 1000)

    def read(self) -> UserReading:
        """Read after what was known has grown old."""
        self.later(FRESH_SECONDS)
        return self.user.read()


@pytest.fixture
def machine() -> Iterator[Machine]:
    """Return a machine at which somebody works."""
    made = Machine()
    yield made
    made.user.close()


@given(now=st.integers(0, 2**40), passed=st.integers(0, 2**32 - 60_001))
def test_idleness_survives_the_end_of_the_count(now: int, passed: int) -> None:
    """The 32-bit tick begins anew every 49.7 days, and nobody seems to be back for that."""
    assert idle_milliseconds((now + passed) % 2**32, now % 2**32) == passed


@given(now=st.integers(0, 2**40), ahead=st.integers(0, 59_999))
def test_input_that_is_dated_ahead_counts_as_now(now: int, ahead: int) -> None:
    """A simulated input with a tick of its own does not look like 49 days without one."""
    assert idle_milliseconds(now % 2**32, (now + ahead) % 2**32) == 0


def test_seconds_since_the_last_input(machine: Machine) -> None:
    """Idleness is what Windows says, in seconds."""
    machine.later(125.0)
    assert machine.read() == UserReading(idle_seconds=125.0 + FRESH_SECONDS)


def test_a_locked_session_has_nobody(machine: Machine) -> None:
    """Whoever locks the screen has gone, whenever the last key was."""
    machine.windows.own = session(flags=LOCKED)
    assert machine.read().away
    machine.windows.own = session()
    assert not machine.read().away
    machine.windows.own = session(flags=LOCK_UNKNOWN)
    assert not machine.read().away


def test_a_screen_saver_has_nobody(machine: Machine) -> None:
    """QUNS_NOT_PRESENT stands for a screen saver as well as for the lock."""
    machine.windows.notification = 1
    assert machine.read().away


@pytest.mark.parametrize(
    ("state", "full_screen", "presenting"),
    [(2, True, False), (3, True, False), (4, False, True), (5, False, False), (6, False, False),
     (7, True, False), (None, False, False)],
)  # fmt: skip
def test_what_fills_the_screen(
    machine: Machine, state: int | None, full_screen: bool, presenting: bool
) -> None:
    """Games, films and presentations are told by SHQueryUserNotificationState."""
    machine.windows.notification = state
    reading = machine.read()
    assert (reading.full_screen, reading.presenting) == (full_screen, presenting)


@pytest.mark.parametrize(("state", "kept"), [(0, False), (1, False), (2, True), (7, True)])
def test_a_display_kept_on_counts_as_use(machine: Machine, state: int, kept: bool) -> None:
    """ES_DISPLAY_REQUIRED is what a film asks for; ES_SYSTEM_REQUIRED alone is a download."""
    machine.windows.execution = state
    assert machine.read().kept_awake is kept


def test_somebody_in_another_session_can_not_be_seen(machine: Machine) -> None:
    """After switching users, Potluck does not take its own silence for an empty chair."""
    machine.windows.own = session(state=DISCONNECTED)
    machine.windows.console = session("Grace", session_id=2)
    machine.later(10_000.0)
    assert machine.read() == UserReading()
    machine.windows.console_hidden = True
    assert machine.read() == UserReading()


@pytest.mark.parametrize(
    "console", [b"", session("", session_id=2), session("Grace", flags=LOCKED, session_id=2)]
)
def test_nobody_is_in_any_session(machine: Machine, console: bytes) -> None:
    """A session left over Remote Desktop is away while the screen shows the sign-in only."""
    machine.windows.own = session(state=DISCONNECTED, flags=LOCKED)
    machine.windows.console = console
    assert machine.read().away


@pytest.mark.parametrize("device", ["microphone", "webcam"])
def test_a_call_is_a_device_that_somebody_uses_now(machine: Machine, device: str) -> None:
    """A use without an end is going on, unless Windows was started since."""
    since = (BOOT + 60) * STEPS + YEAR_1970
    ended = DeviceUse(began=since, ended=since + STEPS)
    never = DeviceUse(began=0, ended=0)
    cut_off = DeviceUse(began=(BOOT - 60) * STEPS + YEAR_1970, ended=0)
    machine.windows.uses[device] = (ended, never, cut_off)
    assert not machine.read().in_call
    machine.windows.uses[device] = (ended, DeviceUse(began=since, ended=0))
    assert machine.read().in_call


def test_what_windows_does_not_tell_is_unknown(machine: Machine) -> None:
    """A service that fails leaves the person unknown, never absent."""
    machine.windows.failure = OSError("RPC_S_SERVER_UNAVAILABLE")
    assert machine.read() == UserReading()
    machine.windows.failure = None
    machine.windows.input_tick = None
    assert machine.read().idle_seconds is None


def test_a_service_that_hangs_does_not_hang_the_daemon() -> None:
    """A reading comes in time though an answer does not, and the answer is used later."""
    hangs, asked = threading.Event(), threading.Event()

    class Hanging(FakeWindows):
        def own_session(self) -> bytes | None:
            asked.set()
            hangs.wait()
            return super().own_session()

    user = WindowsUser(Hanging())
    assert user.read() == UserReading()
    assert asked.is_set()
    assert user.read() == UserReading()
    hangs.set()
    user.close()


def test_a_game_controller_is_input(machine: Machine) -> None:
    """Windows does not count it, so that players were taken for absent."""
    machine.later(600.0)
    machine.windows.pads[0] = gamepad(1, buttons=0x1000)
    assert machine.read().idle_seconds == 0.0
    assert machine.read().idle_seconds == FRESH_SECONDS


def test_a_resting_controller_is_no_input(machine: Machine) -> None:
    """A worn stick trembles for ever inside its dead zone; a pressed one under a book rests."""
    machine.later(600.0)
    machine.windows.pads[0] = gamepad(1, left=(3000, -3000), right=(5000, 5000), triggers=(30, 0))
    assert machine.read().idle_seconds == 600.0 + FRESH_SECONDS
    machine.windows.pads[0] = gamepad(2, left=(3100, -2900))
    assert machine.read().idle_seconds == 600.0 + 2 * FRESH_SECONDS


@pytest.mark.parametrize(
    "state",
    [gamepad(1, triggers=(0, 31)), gamepad(1, left=(-32768, 0)), gamepad(1, right=(7000, 7000))],
)
def test_sticks_and_triggers_count_beyond_their_dead_zones(state: bytes) -> None:
    """A driver who holds a trigger and turns a stick presses no button for minutes."""
    assert Gamepads({2: state}.get, lambda: 5.0).touched_at() == 5.0


def test_empty_slots_are_asked_seldom(machine: Machine) -> None:
    """Asking for a controller that is not there searches the computer for one."""
    for _ in range(10):
        machine.read()
    assert machine.windows.asked_slots == [0, 1, 2, 3]
    machine.later(EMPTY_SLOT_SECONDS)
    machine.read()
    assert machine.windows.asked_slots == [0, 1, 2, 3] * 2


def press_key(windows: FakeWindows) -> None:
    """Press a key now."""
    windows.input_tick = windows.tick


def press_button(windows: FakeWindows) -> None:
    """Press a button of the first controller."""
    windows.pads[0] = gamepad(9, buttons=1)


@pytest.mark.parametrize("touch", [press_key, press_button])
def test_the_first_input_calls_back_once(
    machine: Machine, touch: Callable[[FakeWindows], None]
) -> None:
    """Work stops at a key or a button, without waiting for the next look."""
    machine.windows.pads[0] = gamepad(8)
    machine.later(60.0)
    called = threading.Semaphore(0)
    machine.user.watch_input(called.release)
    touch(machine.windows)
    assert called.acquire(timeout=5)
    assert not called.acquire(blocking=False)


@pytest.mark.parametrize(
    ("cost", "metered"),
    [(0x1, False), (0x2, True), (0x4, True), (0x40001, True), (0x10002, True), (0x80001, False),
     (0x20001, False), (0x0, None), (None, None)],
)  # fmt: skip
def test_a_network_that_costs_by_the_byte(cost: int | None, metered: bool | None) -> None:
    """Quotas, roaming and the person's own mark in Windows' settings count; a busy net does not."""
    assert WindowsNetwork(FakeWindowsNetwork(cost)).metered() is metered


def test_a_network_list_that_fails_is_unknown() -> None:
    """A broken service says neither yes nor no."""
    calls = FakeWindowsNetwork(1)
    calls.failure = OSError("CO_E_NOTINITIALIZED")
    assert WindowsNetwork(calls).metered() is None
