"""What every UserProbe must do, whoever tells it of the person."""

import threading
import time
from typing import Protocol

from potluck_client.host.port import UserProbe, UserReading
from potluck_client.host.user_thread import RETRY_SECONDS

AWAY_SECONDS = 0.3
_PATIENCE_SECONDS = 10.0
_PROMPT_SECONDS = 0.5
"""Twice what the port allows, as this machine may be busy."""


class SkippingClock:
    """The real monotonic clock, which a test may put forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def monotonic_seconds(self) -> float:
        """Return real time and what was skipped."""
        return time.monotonic() + self._ahead

    def skip(self, seconds: float) -> None:
        """Put the clock forward."""
        self._ahead += seconds


class Desk(Protocol):
    """A person before a computer, as one source sees them."""

    probe: UserProbe
    clock: SkippingClock

    def rest(self) -> None:
        """Be away for AWAY_SECONDS at least."""
        ...

    def touch(self) -> None:
        """Move the mouse, or press a key."""
        ...


class MortalDesk(Desk, Protocol):
    """One whose source can hang and end."""

    def hang(self) -> None:
        """Let the source stop answering."""
        ...

    def wake(self) -> None:
        """Let it answer again."""
        ...

    def die(self) -> None:
        """End the source."""
        ...

    def revive(self) -> None:
        """Begin it anew."""
        ...


def eventually_known(desk: Desk) -> UserReading:
    """Read, with time passing in between, until the source tells something."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while (reading := desk.probe.read()).idle_seconds is None:
        assert time.monotonic() < until, "The source never told anything again."
        desk.clock.skip(RETRY_SECONDS)
    return reading


class UserContract:
    """Tests of any UserProbe; a subclass gives the fixture `desk`."""

    def test_a_person_who_comes_back_is_seen(self, desk: Desk) -> None:
        """The idle time begins anew with each touch."""
        desk.rest()
        idle = desk.probe.read().idle_seconds
        assert idle is not None
        assert idle >= AWAY_SECONDS
        desk.touch()
        idle = desk.probe.read().idle_seconds
        assert idle is not None
        assert idle < AWAY_SECONDS

    def test_the_first_input_is_told_once(self, desk: Desk) -> None:
        """Work stops at the first key, and the second is nobody's news."""
        desk.rest()
        told = threading.Semaphore(0)
        desk.probe.watch_input(told.release)
        desk.probe.read()
        assert not told.acquire(blocking=False)
        desk.touch()
        assert told.acquire(timeout=_PATIENCE_SECONDS)
        desk.touch()
        desk.probe.read()
        assert not told.acquire(blocking=False)

    def test_input_can_be_watched_for_again(self, desk: Desk) -> None:
        """Each piece of work is interrupted by the person's next return."""
        for _ in range(2):
            desk.rest()
            told = threading.Event()
            desk.probe.watch_input(told.set)
            desk.probe.read()
            desk.touch()
            assert told.wait(_PATIENCE_SECONDS)

    def test_who_no_longer_watches_is_not_called(self, desk: Desk) -> None:
        """Nothing is called for work that has ended."""
        desk.rest()
        told = threading.Event()
        desk.probe.watch_input(told.set)
        desk.probe.read()
        desk.probe.watch_input(None)
        desk.probe.read()
        desk.touch()
        desk.probe.read()
        assert not told.is_set()

    def test_a_closed_probe_knows_nothing(self, desk: Desk) -> None:
        """Closing may be repeated, and nothing after it fails."""
        desk.probe.read()
        desk.probe.close()
        desk.probe.close()
        assert desk.probe.read() == UserReading()
        desk.probe.watch_input(lambda: None)
        desk.probe.watch_input(None)


class MortalUserContract(UserContract):
    """Tests of a UserProbe whose source can hang and end."""

    def test_a_source_that_hangs_never_holds_the_daemon(self, desk: MortalDesk) -> None:
        """While no answer comes nothing is known, and once it comes again all is."""
        desk.rest()
        assert desk.probe.read().idle_seconds is not None
        desk.hang()
        for _ in range(3):
            asked_at = time.monotonic()
            assert desk.probe.read() == UserReading()
            assert time.monotonic() - asked_at < _PROMPT_SECONDS
        desk.wake()
        eventually_known(desk)

    def test_a_source_that_ends_and_comes_back_is_read_again(self, desk: MortalDesk) -> None:
        """Who logs out and in again is seen as before, also by who was watching."""
        desk.rest()
        assert desk.probe.read().idle_seconds is not None
        told = threading.Event()
        desk.probe.watch_input(told.set)
        desk.probe.read()
        desk.die()
        assert desk.probe.read() == UserReading()
        desk.revive()
        eventually_known(desk)
        desk.rest()
        desk.probe.watch_input(told.set)
        desk.probe.read()
        desk.touch()
        assert told.wait(_PATIENCE_SECONDS)
