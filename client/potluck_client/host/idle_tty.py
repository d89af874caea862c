"""Idleness by terminals: when one was last typed at.

The kernel notes the time of input on a terminal's device file, to within eight seconds.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

_TERMINALS = ("tty[0-9]*", "pts/[0-9]*")


class TtyIdle:
    """Implements IdleProbe on the access times of terminals."""

    def __init__(self, unix_seconds: Callable[[], float], devices: Path = Path("/dev")) -> None:
        self._unix_seconds = unix_seconds
        self._devices = devices

    def idle_seconds(self) -> float | None:
        """Return seconds since the last input on any terminal, or None when there is none."""
        newest = max(self._times(), default=None)
        return None if newest is None else max(0.0, self._unix_seconds() - newest)

    def _times(self) -> Iterator[float]:
        for pattern in _TERMINALS:
            for path in self._devices.glob(pattern):
                try:
                    yield path.stat().st_atime
                except OSError:  # A terminal that was closed meanwhile.
                    continue
