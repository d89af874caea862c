"""The person at a terminal: when one was last typed at.

The kernel notes the time of input on a terminal's device file. It moves it only in steps of eight
seconds (tty_update_time in drivers/tty/tty_io.c), so that who types on is seen anew every eight
seconds, and who comes back after a longer while at the first key. What a program prints moves the
time of change alone, so that a terminal over SSH in which nobody types does not count.

Of the sixty consoles that the kernel keeps, what is typed goes to the one in front alone (kbd_event
in drivers/tty/vt/keyboard.c), so that only that one is looked at each time.
"""

import os
import re
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from potluck_client.host.port import UserReading
from potluck_client.host.small_files import read_text
from potluck_client.host.user_source import POLL_SECONDS

LIST_SECONDS = 1.0
"""How long a list of the terminals of logins and windows is good for."""

CONSOLES_SECONDS = 10.0
"""How long a list of consoles is good for, and a look at those that are not in front."""

_CONSOLE = re.compile(r"tty[0-9]{1,4}")
_TERMINAL = re.compile(r"[0-9]{1,10}")
_MOST_TERMINALS = 1024


class TtySource:
    """Implements UserSource on the access times of terminals."""

    def __init__(
        self,
        unix_seconds: Callable[[], float],
        devices: Path = Path("/dev"),
        in_front: Path = Path("/sys/class/tty/tty0/active"),
    ) -> None:
        """Take note of where to look.

        Args:
            unix_seconds: Tells the time of the kernel's notes.
            devices: Where terminals stand.
            in_front: Names the console in front; where it is not there, all are looked at.
        """
        self._unix_seconds = unix_seconds
        self._devices = devices
        self._in_front = in_front
        self._newest: float | None = None
        self._watched = False
        self._terminals: tuple[str, ...] = ()
        self._listed_at = float("-inf")
        self._consoles: tuple[str, ...] = ()
        self._front: str | None = None
        self._on_consoles: float | None = None
        self._consoles_at = float("-inf")

    def open(self) -> None:
        """There is nothing to open."""

    def ask(self) -> UserReading:
        """Return seconds since the last input on any terminal; unknown when there is none."""
        newest = self._newest_input()
        if newest is None:
            return UserReading()
        return UserReading(idle_seconds=max(0.0, self._unix_seconds() - newest))

    def watch(self, since: float | None) -> None:
        """Note when the last input was."""
        self._watched = since is not None
        self._newest = self._newest_input() if self._watched else None

    def descriptor(self) -> int | None:
        """Terminals tell nothing by themselves."""
        return None

    def hear_after(self) -> float | None:
        """They have to be looked at."""
        return POLL_SECONDS if self._watched else None

    def hear(self) -> bool:
        """Look whether a time has moved."""
        if not self._watched:
            return False
        newest = self._newest_input()
        return newest is not None and (self._newest is None or newest > self._newest)

    def close(self) -> None:
        """Forget the watch."""
        self._watched = False

    def _newest_input(self) -> float | None:
        now = self._unix_seconds()
        if not 0 <= now - self._listed_at < LIST_SECONDS:
            self._terminals = _listed(f"{self._devices}/pts", _TERMINAL)
            self._listed_at = now
        return _newest((self._typed_on_consoles(now), *map(_typed_at, self._terminals)))

    def _typed_on_consoles(self, now: float) -> float | None:
        front = read_text(self._in_front)
        fresh = 0 <= now - self._consoles_at < CONSOLES_SECONDS
        if front is not None and front == self._front and fresh:
            typed = _typed_at(f"{self._devices}/{front}")
            self._on_consoles = _newest((self._on_consoles, typed))
            return self._on_consoles
        if not fresh:
            self._consoles, self._consoles_at = _listed(str(self._devices), _CONSOLE), now
        # Also when another one has come to the front: the one before was left just now.
        self._on_consoles, self._front = _newest(map(_typed_at, self._consoles)), front
        return self._on_consoles


def _typed_at(path: str) -> float | None:
    try:
        return os.stat(path).st_atime  # noqa: PTH116 — fifty times a second, for each
    except OSError:  # A terminal that was closed meanwhile.
        return None


def _newest(times: Iterable[float | None]) -> float | None:
    return max((time for time in times if time is not None), default=None)


def _listed(folder: str, names: re.Pattern[str]) -> tuple[str, ...]:
    try:
        found = os.listdir(folder)  # noqa: PTH208 — once a second, for ever
    except OSError:  # A system without such terminals.
        return ()
    fitting = (f"{folder}/{name}" for name in found if names.fullmatch(name))
    return tuple(islice(fitting, _MOST_TERMINALS))
