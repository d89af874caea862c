"""A Mac whose every answer a test sets, as property lists like Core Foundation's."""

import plistlib
from collections.abc import Mapping, Sequence

from potluck_client.host.mac_calls import Rectangle

SCREEN = Rectangle(x=0.0, y=0.0, width=1920.0, height=1080.0)
"""The main display."""


def answer(found: Mapping[str, object] | Sequence[object]) -> bytes:
    """Return a dictionary, list or text as Core Foundation writes it."""
    whole: dict[str, object] | list[object] | str
    if isinstance(found, str):
        whole = found
    else:
        whole = dict(found) if isinstance(found, Mapping) else list(found)
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def window(place: Rectangle, *, layer: int = 0, alpha: float = 1.0) -> dict[str, object]:
    """Return what CGWindowListCopyWindowInfo tells of a window."""
    return {
        "kCGWindowNumber": 42,
        "kCGWindowLayer": layer,
        "kCGWindowAlpha": alpha,
        "kCGWindowOwnerPID": 500,
        "kCGWindowOwnerName": "Player",
        "kCGWindowIsOnscreen": True,
        "kCGWindowBounds": {
            "X": place.x,
            "Y": place.y,
            "Width": place.width,
            "Height": place.height,
        },
    }


class FakeMac:
    """Implements MacCalls.

    Attributes:
        idle: Seconds since the last input.
        desktop: The session's dictionary; None outside a desktop session.
        dark: Whether the display sleeps.
        asked_for: What IOPMCopyAssertionsStatus says; None when it fails.
        shown: The windows on the screens; None when that is not told.
        screens: The displays.
        recording: The names of the programs that record; None for one without a name.
        filming: Whether a camera is in use.
        failure: What asking about the session raises; None while it answers.
    """

    def __init__(self) -> None:
        self.idle = 0.0
        self.desktop: dict[str, object] | None = {
            "kCGSSessionOnConsoleKey": True,
            "kCGSSessionUserNameKey": "ada",
            "kCGSSessionUserIDKey": 501,
        }
        self.dark = False
        self.asked_for: dict[str, object] | None = {
            "PreventUserIdleDisplaySleep": 0,
            "PreventUserIdleSystemSleep": 1,
            "NoDisplaySleepAssertion": 0,
        }
        self.shown: list[dict[str, object]] | None = []
        self.screens: tuple[Rectangle, ...] = (SCREEN,)
        self.recording: tuple[str | None, ...] = ()
        self.filming = False
        self.failure: OSError | None = None

    def idle_seconds(self) -> float:
        """Return what the test set."""
        return self.idle

    def session(self) -> bytes | None:
        """Return what the test set."""
        if self.failure is not None:
            raise self.failure
        return None if self.desktop is None else answer(self.desktop)

    def display_asleep(self) -> bool:
        """Return what the test set."""
        return self.dark

    def assertions(self) -> bytes | None:
        """Return what the test set."""
        return None if self.asked_for is None else answer(self.asked_for)

    def windows(self) -> bytes | None:
        """Return what the test set."""
        return None if self.shown is None else answer(self.shown)

    def displays(self) -> tuple[Rectangle, ...]:
        """Return what the test set."""
        return self.screens

    def recorders(self) -> tuple[bytes, ...]:
        """Return what the test set."""
        return tuple(b"" if name is None else answer(name) for name in self.recording)

    def camera_in_use(self) -> bool:
        """Return what the test set."""
        return self.filming


class FakeMacRegistry:
    """Implements MacRegistry.

    Attributes:
        properties: All properties of the graphics part; None where there is none.
        statistics: Its statistics; None when it does not tell them.
    """

    def __init__(self) -> None:
        self.properties: bytes | None = answer({"model": "Apple M2 Pro", "gpu-core-count": 19})
        self.statistics: bytes | None = answer(
            {
                "Alloc system memory": 2_472_755_200,
                "Device Utilization %": 14,
                "In use system memory": 639_418_368,
                "Renderer Utilization %": 12,
                "Tiler Utilization %": 5,
            }
        )

    def accelerator(self) -> bytes | None:
        """Return what the test set."""
        return self.properties

    def accelerator_statistics(self) -> bytes | None:
        """Return what the test set."""
        return self.statistics
