"""Reading the computer: what each probe says, and what it does when its source is gone."""

import os
import threading
from pathlib import Path

from potluck_client.host.disk import SystemDisk
from potluck_client.host.idle import DesktopIdle, NobodyIdle, UnknownIdle, choose_idle
from potluck_client.host.idle_tty import TtyIdle
from potluck_client.host.idle_x11 import RETRY_SECONDS, X11Idle
from potluck_client.host.x11_display import XDisplayError
from tests.fakes.host import FakeClock, FakeIdle


class Screen:
    """A display that a test opens, breaks and mends."""

    def __init__(self) -> None:
        self.seconds = 5.0
        self.broken = False
        self.opened = 0
        self.closed = 0
        self.answers = threading.Event()
        self.answers.set()

    def open(self, _name: str) -> "Screen":
        """Connect."""
        self.opened += 1
        if self.broken:
            raise XDisplayError("gone")
        return self

    def idle_seconds(self) -> float:
        """Answer, unless it hangs or is broken."""
        self.answers.wait()
        if self.broken:
            raise XDisplayError("gone")
        return self.seconds

    def close(self) -> None:
        """Count."""
        self.closed += 1


def test_the_terminal_that_was_used_last_counts(tmp_path: Path) -> None:
    """Typing anywhere is typing."""
    (tmp_path / "pts").mkdir()
    for name, at in (("tty1", 100.0), ("pts/0", 400.0), ("ttyS0", 900.0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at, at))
    assert TtyIdle(lambda: 1000.0, tmp_path).idle_seconds() == 600.0
    assert TtyIdle(lambda: 300.0, tmp_path).idle_seconds() == 0.0
    assert TtyIdle(lambda: 1000.0, tmp_path / "nowhere").idle_seconds() is None


def test_a_display_tells_its_idle_time() -> None:
    """The screen saver's clock is the mouse's and the keyboard's."""
    screen = Screen()
    idle = X11Idle(":1", FakeClock().monotonic_seconds, screen.open)
    assert idle.idle_seconds() == 5.0
    screen.seconds = 7.0
    assert idle.idle_seconds() == 7.0
    assert screen.opened == 1


async def test_a_display_that_dies_is_unknown_until_it_is_back() -> None:
    """A dead display is asked again only now and then."""
    screen, clock = Screen(), FakeClock()
    idle = X11Idle(":1", clock.monotonic_seconds, screen.open)
    assert idle.idle_seconds() == 5.0
    screen.broken = True
    assert idle.idle_seconds() is None
    assert screen.closed == 1
    screen.broken = False
    assert idle.idle_seconds() is None
    await clock.advance(RETRY_SECONDS)
    assert idle.idle_seconds() == 5.0


def test_a_display_that_hangs_never_holds_the_daemon() -> None:
    """While no answer comes it counts as unknown, without waiting again."""
    screen = Screen()
    screen.answers.clear()
    idle = X11Idle(":1", FakeClock().monotonic_seconds, screen.open)
    assert idle.idle_seconds() is None
    assert idle.idle_seconds() is None
    screen.answers.set()


def test_a_desktop_without_its_display_is_unknown() -> None:
    """Terminals alone say nothing about the mouse."""
    screen, terminals = FakeIdle(100.0), FakeIdle(50.0)
    desktop = DesktopIdle(screen, terminals)
    assert desktop.idle_seconds() == 50.0
    terminals.seconds = None
    assert desktop.idle_seconds() == 100.0
    screen.seconds = None
    assert desktop.idle_seconds() is None


def test_the_session_decides_who_is_asked(tmp_path: Path) -> None:
    """Xwayland sees no input, and somebody else's display may have a person before it."""
    clock = FakeClock()
    assert isinstance(choose_idle({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, clock), UnknownIdle)
    assert isinstance(choose_idle({"DISPLAY": ":0"}, clock), DesktopIdle)
    assert isinstance(choose_idle({}, clock, tmp_path), NobodyIdle)
    (tmp_path / "X0").touch()
    assert isinstance(choose_idle({}, clock, tmp_path), UnknownIdle)
    assert NobodyIdle(FakeIdle(None)).idle_seconds() == float("inf")


def test_free_room_is_what_a_user_may_write(tmp_path: Path) -> None:
    """The disk probe looks at the right disk."""
    assert SystemDisk().free_bytes(tmp_path) > 0
