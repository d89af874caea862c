"""Memory: how much must be available for work, and whose worker takes more than is allowed.

Below KEEP_AVAILABLE_BYTES a system begins to swap, and everything on it gets slow. Work that was
stopped for this begins again only when there is room for what it held as well, so that it does not
take itself the memory that it waits for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from potluck_client.host.port import Clock, MemoryProbe

MEMORY_SECONDS = 2.0
"""How old a reading of memory may be."""

KEEP_AVAILABLE_BYTES = 500_000_000
"""Memory that always stays available to other programs."""

_LASTING_READINGS = 3
"""So often in a row workers must hold too much before one is ended: peaks while a piece of work
begins are no excess."""


@dataclass(frozen=True, kw_only=True)
class MemoryState:
    """What is known of memory.

    Attributes:
        available_bytes: Memory that programs can still have.
        wanted_bytes: How much of it there must be for work.
        over: How often in a row workers held more than they may.
        greatest: The device whose worker held most; empty for none.
    """

    available_bytes: int
    wanted_bytes: int = KEEP_AVAILABLE_BYTES
    over: int = 0
    greatest: str = ""


def notice_memory(
    before: MemoryState | None, available: int, held: Mapping[str, int], allowed: int
) -> MemoryState:
    """Return what is known after a reading.

    Args:
        before: What was known; None at first.
        available: Memory that programs can still have.
        held: Memory of each device's worker.
        allowed: Memory that all workers together may hold.
    """
    total = sum(held.values())
    wanted = KEEP_AVAILABLE_BYTES
    if before is not None and before.available_bytes < before.wanted_bytes:
        wanted = before.wanted_bytes
    elif available < KEEP_AVAILABLE_BYTES:
        wanted = 2 * KEEP_AVAILABLE_BYTES + total
    before_over = 0 if before is None else before.over
    return MemoryState(
        available_bytes=available,
        wanted_bytes=wanted,
        over=before_over + 1 if total > allowed else 0,
        greatest=max(held, key=lambda device: held[device], default=""),
    )


@dataclass(kw_only=True)
class MemoryWatch:
    """Reads memory now and then.

    Attributes:
        memory: Tells of it.
        clock: Tells time.
        state: What is known; None before the first look.
    """

    memory: MemoryProbe
    clock: Clock
    state: MemoryState | None = None
    _read_at: float = field(default=float("-inf"), init=False)

    def look(self, pids: Mapping[str, int], allowed_bytes: int) -> str:
        """Read if it is time; return the device whose worker has to be ended, or nothing.

        Args:
            pids: The worker of each device that has one.
            allowed_bytes: Memory that all of them together may hold.
        """
        now = self.clock.monotonic_seconds()
        if now - self._read_at < MEMORY_SECONDS:
            return ""
        self._read_at = now
        held = {
            device: size
            for device, pid in pids.items()
            if (size := self.memory.process_bytes(pid)) is not None
        }
        available = self.memory.available_bytes()
        self.state = notice_memory(self.state, available, held, allowed_bytes)
        if self.state.over < _LASTING_READINGS:
            return ""
        greatest = self.state.greatest
        self.state = MemoryState(available_bytes=available, wanted_bytes=self.state.wanted_bytes)
        return greatest
