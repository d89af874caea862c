"""The contract of every UserProbe, on a Windows and a Mac of recorded answers."""

import threading
from collections.abc import Iterator

import pytest

from potluck_client.host import user_macos, user_windows
from potluck_client.host.user_macos import MacUser
from potluck_client.host.user_windows import WindowsUser
from tests.fakes.mac_calls import FakeMac
from tests.fakes.user_contract import AWAY_SECONDS, MortalUserContract, SkippingClock
from tests.fakes.windows_calls import FakeWindows

GONE = OSError("the service is gone")
REST_SECONDS = AWAY_SECONDS + 1.0


class LivingWindows(FakeWindows):
    """One whose count goes on by itself, and whose services may hang.

    Attributes:
        answers: Set while services answer.
    """

    def __init__(self, clock: SkippingClock) -> None:
        super().__init__()
        self._clock = clock
        self.answers = threading.Event()
        self.answers.set()

    def tick_milliseconds(self) -> int:
        """Return the count."""
        return int(self._clock.monotonic_seconds() * 1000) % 2**32

    def own_session(self) -> bytes | None:
        """Return this program's session, once services answer."""
        self.answers.wait()
        return super().own_session()


class WindowsDesk:
    """Implements MortalDesk."""

    def __init__(self) -> None:
        self.clock = SkippingClock()
        self._windows = LivingWindows(self.clock)
        self.touch()
        self.probe = WindowsUser(self._windows, self.clock.monotonic_seconds)

    def rest(self) -> None:
        """Be away for a while."""
        self.clock.skip(REST_SECONDS)

    def touch(self) -> None:
        """Press a key."""
        self._windows.input_tick = self._windows.tick_milliseconds()

    def hang(self) -> None:
        """Let services hang, and what was known grow old."""
        self._windows.answers.clear()
        self.clock.skip(user_windows.FRESH_SECONDS)

    def wake(self) -> None:
        """Let services answer."""
        self._windows.answers.set()

    def die(self) -> None:
        """End the services, and let what was known grow old."""
        self._windows.failure = GONE
        self.clock.skip(user_windows.FRESH_SECONDS)

    def revive(self) -> None:
        """Begin them anew."""
        self._windows.failure = None


class LivingMac(FakeMac):
    """One whose idle time goes on by itself, and whose services may hang.

    Attributes:
        touched_at: When the last input came.
        answers: Set while services answer.
    """

    def __init__(self, clock: SkippingClock) -> None:
        super().__init__()
        self._clock = clock
        self.touched_at = clock.monotonic_seconds()
        self.answers = threading.Event()
        self.answers.set()

    def idle_seconds(self) -> float:
        """Return the time since the last input."""
        return self._clock.monotonic_seconds() - self.touched_at

    def session(self) -> bytes | None:
        """Return the session, once services answer."""
        self.answers.wait()
        return super().session()


class MacDesk:
    """Implements MortalDesk."""

    def __init__(self) -> None:
        self.clock = SkippingClock()
        self._mac = LivingMac(self.clock)
        self.probe = MacUser(self._mac, self.clock.monotonic_seconds)

    def rest(self) -> None:
        """Be away for a while."""
        self.clock.skip(REST_SECONDS)

    def touch(self) -> None:
        """Press a key."""
        self._mac.touched_at = self.clock.monotonic_seconds()

    def hang(self) -> None:
        """Let services hang, and what was known grow old."""
        self._mac.answers.clear()
        self.clock.skip(user_macos.FRESH_SECONDS)

    def wake(self) -> None:
        """Let services answer."""
        self._mac.answers.set()

    def die(self) -> None:
        """End the services, and let what was known grow old."""
        self._mac.failure = GONE
        self.clock.skip(user_macos.FRESH_SECONDS)

    def revive(self) -> None:
        """Begin them anew."""
        self._mac.failure = None


class TestWindows(MortalUserContract):
    """The contract on Windows."""

    @pytest.fixture
    def desk(self) -> Iterator[WindowsDesk]:
        """Return a person before a Windows computer."""
        made = WindowsDesk()
        yield made
        made.wake()
        made.probe.close()


class TestMac(MortalUserContract):
    """The contract on macOS."""

    @pytest.fixture
    def desk(self) -> Iterator[MacDesk]:
        """Return a person before a Mac."""
        made = MacDesk()
        yield made
        made.wake()
        made.probe.close()
