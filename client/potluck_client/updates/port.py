"""What the daemon needs of whoever fetches newer versions of the app."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol


class Part(Enum):
    """What is done while a newer version is made ready; the values are potluck_setup's."""

    LOOKING = "looking"
    """At the computer: its hardware, its disk."""
    FETCHING = "fetching"
    """Files come over the network, or are found here."""
    LAYING_OUT = "laying_out"
    """They are put together beside this version."""
    TESTING = "testing"
    """The newer version tests itself."""


@dataclass(frozen=True, kw_only=True)
class Advance:
    """How far a newer version is.

    Attributes:
        part: What is done.
        done_bytes: How much of it is done.
        total_bytes: How much there is; 0 where that is not known.
        bytes_per_second: How fast the network is; 0 while nothing comes, or it is not known yet.
    """

    part: Part
    done_bytes: int = 0
    total_bytes: int = 0
    bytes_per_second: float = 0.0


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """A version that did not work, so that the one before was put back.

    Attributes:
        version: The version.
        sentence: Why it did not work.
    """

    version: str
    sentence: str


class Updates(Protocol):
    """Fetches newer versions and changes to them; one call at a time."""

    async def check(self) -> str | None:
        """Return the newest version if it is newer than this one, else None.

        Raises:
            UpdateError: Nobody answers, or not as it should.
        """
        ...

    async def stage(
        self, on_advance: Callable[[Advance], None], *, most_bytes_per_second: float = 0.0
    ) -> str | None:
        """Fetch the newest version, lay it out beside this one, and return which it is.

        None when there is none any more. What has come is kept when it does not come to its end.

        No more comes in a second than is said; 0 is for as fast as the network is.

        A cancelled call ends what it started. Whatever on_advance raises ends it as well, and is
        raised again.

        Raises:
            UpdateError: It can't be fetched, is not the one that was promised, or does not work.
        """
        ...

    async def switch(self, home: Path) -> None:
        """Have the version that is ready take over a home; returns once the daemon has to end.

        Raises:
            UpdateError: That did not begin, and everything is as before.
        """
        ...

    def taken_back(self) -> TakenBack | None:
        """Return the version that was taken back last; None when none was."""
        ...
