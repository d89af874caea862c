"""The person at a terminal: when one was last typed at.

The kernel notes the time of input on a terminal's device file. It moves it only in steps of eight
seconds (tty_update_time in drivers/tty/tty_io.c), so that who types on is seen anew every eight
seconds, and who comes back after a longer while at the first key. What a program prints moves the
time of change alone, so that a terminal over SSH in which nobody types does not count.
"""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from potluck_client.host.port import UserReading
from potluck_client.host.user_source import POLL_SECONDS

LIST_SECONDS = 1.0
"""How long a list of terminals is good for."""

_TERMINALS = ("tty[0-9]*", "pts/[0-9]*")
_MOST_TERMINALS = 1024


class TtySource:
    """Implements UserSource on the access times of terminals."""

    def __init__(self, unix_seconds: Callable[[], float], devices: Path = Path("/dev")) -> None:
        self._unix_seconds = unix_seconds
        self._devices = devices
        self._newest: float | None = None
        self._watched = False
        self._listed: tuple[str, ...] = ()
        self._listed_at = float("-inf")

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
        return max(self._times(), default=None)

    def _times(self) -> Iterator[float]:
        for path in self._terminals():
            try:
                yield os.stat(path).st_atime  # noqa: PTH116 — fifty times a second, for each
            except OSError:  # A terminal that was closed meanwhile.
                continue

    def _terminals(self) -> tuple[str, ...]:
        now = self._unix_seconds()
        if not 0 <= now - self._listed_at < LIST_SECONDS:
            self._listed = tuple(
                str(path)
                for pattern in _TERMINALS
                for path in islice(self._devices.glob(pattern), _MOST_TERMINALS)
            )
            self._listed_at = now
        return self._listed
