"""What whoever moves bytes over the network has to ask."""

from typing import Protocol

from potluck.limits import CHUNK_BYTES


class Toll(Protocol):
    """Counts what is transferred, and makes it wait so that it keeps to the person's limits."""

    @property
    def piece_bytes(self) -> int:
        """Largest piece to send at once, so that a slow rate never looks like silence."""
        ...

    async def received(self, size_bytes: int) -> None:
        """Count bytes that have come, and wait before the next are taken.

        Raises:
            MonthFullError: No more may be taken this month.
        """
        ...

    async def sending(self, size_bytes: int) -> None:
        """Count bytes that are about to go, and wait until they may.

        Raises:
            MonthFullError: They may not go this month.
        """
        ...


class FreeToll:
    """Implements Toll for a project on this very computer: nothing goes over a network."""

    @property
    def piece_bytes(self) -> int:
        """The largest that the wire takes."""
        return CHUNK_BYTES

    async def received(self, size_bytes: int) -> None:
        """Take them at once."""

    async def sending(self, size_bytes: int) -> None:
        """Send them at once."""
