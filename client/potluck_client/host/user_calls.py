"""Whether a call goes on: a microphone or a camera is in use.

ALSA tells the state of each way of recording in /proc/asound; PipeWire and PulseAudio keep it
closed while no program records. A camera has no such file, so the person's own programs are looked
through for one that holds it open, unless its driver's module is used by nobody: opening a device
takes a reference to the module (cdev_get in the kernel's fs/char_dev.c).
"""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from potluck_client.host.port import UserReading
from potluck_client.host.small_files import read_text

LOOK_SECONDS = 5.0
"""How often it is to be looked for, as going through all programs takes some milliseconds."""

_MOST_STATUS_BYTES = 4096
_MOST_STREAMS = 256
_MOST_OPEN_FILES = 50_000


class CallSource:
    """Implements UserSource on the kernel's files."""

    def __init__(
        self,
        proc: Path = Path("/proc"),
        devices: Path = Path("/dev"),
        cameras: Path = Path("/sys/class/video4linux"),
    ) -> None:
        self._proc = proc
        self._devices = devices
        self._cameras = cameras

    def open(self) -> None:
        """There is nothing to open."""

    def ask(self) -> UserReading:
        """Look for microphones and cameras in use."""
        return UserReading(in_call=self._recording() or self._filming())

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
        """There is nothing to close."""

    def _recording(self) -> bool:
        streams = self._proc.glob("asound/card[0-9]*/pcm*c/sub*/status")
        return any(_running(status) for status in islice(streams, _MOST_STREAMS))

    def _filming(self) -> bool:
        found = islice(self._devices.glob("video[0-9]*"), _MOST_STREAMS)
        cameras = {str(path) for path in found if self._may_be_held(path.name)}
        if not cameras:
            return False
        return any(held in cameras for held in islice(self._held(), _MOST_OPEN_FILES))

    def _may_be_held(self, camera: str) -> bool:
        """Tell no where nobody uses the camera's driver; what is built in does not say."""
        return read_text(self._cameras / camera / "device" / "driver" / "module" / "refcnt") != "0"

    def _held(self) -> Iterator[str]:
        """Yield what programs hold open, as far as we may see."""
        for descriptors in self._proc.glob("[0-9]*/fd"):
            try:
                with os.scandir(descriptors) as entries:
                    for entry in entries:
                        try:
                            yield os.readlink(entry.path)  # noqa: PTH115 — for each open file
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
