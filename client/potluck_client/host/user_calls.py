"""Whether a call goes on: a microphone or a camera is in use.

ALSA tells the state of each way of recording in /proc/asound; PipeWire and PulseAudio keep it
closed while no program records. A camera has no such file, so the person's own programs are looked
through for one that holds it open.
"""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from potluck_client.host.port import UserReading

LOOK_SECONDS = 5.0
"""How often it is looked for, as going through all programs takes some milliseconds."""

_MOST_STATUS_BYTES = 4096
_MOST_STREAMS = 256
_MOST_OPEN_FILES = 50_000


class CallSource:
    """Implements UserSource on the kernel's files."""

    def __init__(
        self,
        monotonic_seconds: Callable[[], float],
        proc: Path = Path("/proc"),
        devices: Path = Path("/dev"),
    ) -> None:
        self._monotonic_seconds = monotonic_seconds
        self._proc = proc
        self._devices = devices
        self._reading = UserReading()
        self._until = float("-inf")

    def open(self) -> None:
        """There is nothing to open."""

    def ask(self) -> UserReading:
        """Look now and then, and remember."""
        now = self._monotonic_seconds()
        if now >= self._until:
            self._reading = UserReading(in_call=self._recording() or self._filming())
            self._until = now + LOOK_SECONDS
        return self._reading

    def watch(self, since: float | None) -> None:
        """A call is no input."""

    def descriptor(self) -> int | None:
        """Nothing is told."""
        return None

    def hear_after(self) -> float | None:
        """Nothing is waited for."""
        return None

    def hear(self) -> bool:
        """Nothing was told."""
        return False

    def close(self) -> None:
        """Forget what was seen."""
        self._until = float("-inf")

    def _recording(self) -> bool:
        streams = self._proc.glob("asound/card[0-9]*/pcm*c/sub*/status")
        return any(_running(status) for status in islice(streams, _MOST_STREAMS))

    def _filming(self) -> bool:
        cameras = {str(path) for path in islice(self._devices.glob("video[0-9]*"), _MOST_STREAMS)}
        if not cameras:
            return False
        return any(held in cameras for held in islice(self._held(), _MOST_OPEN_FILES))

    def _held(self) -> Iterator[str]:
        """Yield what programs hold open, as far as we may see."""
        for descriptors in self._proc.glob("[0-9]*/fd"):
            try:
                with os.scandir(descriptors) as entries:
                    for entry in entries:
                        try:
                            yield str(Path(entry.path).readlink())
                        except OSError:  # Closed meanwhile.
                            yield ""
            except OSError:  # It ended meanwhile, or is another person's.
                continue


def _running(status: Path) -> bool:
    try:
        with status.open("rb") as file:
            return b"state: RUNNING" in file.read(_MOST_STATUS_BYTES)
    except OSError:  # The microphone was pulled out meanwhile.
        return False
