"""The few things that Potluck asks macOS about the person and the graphics part of its chip.

Dictionaries of macOS come as property lists, so that what is read into them can be tested anywhere:
`mac_answers` explains them, `mac_libraries` gets them.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Rectangle:
    """A place on the desktop, in points."""

    x: float
    y: float
    width: float
    height: float


class MacCalls(Protocol):
    """macOS, as far as Potluck asks it; an unanswered question is None, never an error."""

    def idle_seconds(self) -> float:
        """Return seconds since this session's last input, also over screen sharing."""
        ...

    def session(self) -> bytes | None:
        """Return CGSessionCopyCurrentDictionary's answer; None outside a desktop session."""
        ...

    def display_asleep(self) -> bool:
        """Tell whether the main display is dark."""
        ...

    def assertions(self) -> bytes | None:
        """Return IOPMCopyAssertionsStatus's answer: how strongly programs ask for what."""
        ...

    def windows(self) -> bytes | None:
        """Return CGWindowListCopyWindowInfo's answer for the windows on the screens."""
        ...

    def displays(self) -> tuple[Rectangle, ...]:
        """Return the places of the active displays."""
        ...

    def recorders(self) -> tuple[bytes, ...]:
        """Return the bundle names of the programs that record; empty before macOS 14.2."""
        ...

    def camera_in_use(self) -> bool:
        """Tell whether any program films."""
        ...


class MacRegistry(Protocol):
    """macOS' registry of devices, as far as Potluck asks it."""

    def accelerator(self) -> bytes | None:
        """Return all properties of the graphics part; None where there is none."""
        ...

    def accelerator_statistics(self) -> bytes | None:
        """Return its PerformanceStatistics alone, which is cheaper."""
        ...
