"""How an installation tells what it does, and hears that it should stop."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """What is done at the moment, in the order in which it is done."""

    LOOKING = "looking"
    """At the computer: hardware, driver, disk, network."""
    FETCHING = "fetching"
    """Wheels come over the network, or out of a folder."""
    LAYING_OUT = "laying_out"
    """The environment is made of them."""
    TESTING = "testing"
    """The new version tests itself."""
    SWITCHING = "switching"
    """The new version takes the place of the old."""
    REMOVING = "removing"
    """Files are deleted."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far it is.

    Attributes:
        stage: What is done at the moment.
        detail: What of it, as a name (of a file, say); empty when there is nothing to name.
        done_bytes: How much of the stage is done.
        total_bytes: How much there is in all; 0 when that can't be known.
        bytes_per_second: Measured lately; 0 while it is not known.
        seconds_left: Of this stage, from the measured speed; None while it is not known.
    """

    stage: Stage
    detail: str = ""
    done_bytes: int = 0
    total_bytes: int = 0
    bytes_per_second: float = 0.0
    seconds_left: float | None = None


class Watcher(Protocol):
    """Who watches an installation: a window, a terminal, the daemon."""

    def show(self, progress: Progress) -> None:
        """Take in how far it is; called often, must return at once."""
        ...

    def is_cancelled(self) -> bool:
        """Tell whether the person wants it to stop; asked often, from any thread."""
        ...
