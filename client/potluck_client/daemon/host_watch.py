"""Readings of this computer that decisions rest on, none taken more often than it changes."""

from pathlib import Path

from potluck_client.decide import HostFacts
from potluck_client.host.port import Clock, DiskProbe, IdleProbe, PowerProbe

SLOW_SECONDS = 10.0
"""How old a reading of battery and disk may be."""


class HostWatch:
    """Reads idleness at every look, battery and disk now and then."""

    def __init__(
        self, *, home: Path, idle: IdleProbe, power: PowerProbe, disk: DiskProbe, clock: Clock
    ) -> None:
        self._home = home
        self._idle = idle
        self._power = power
        self._disk = disk
        self._clock = clock
        self._slow_at = -SLOW_SECONDS
        self._on_battery: bool | None = None
        self._free_bytes = 0

    def look(self) -> HostFacts:
        """Return what is known now."""
        now = self._clock.monotonic_seconds()
        if now - self._slow_at >= SLOW_SECONDS:
            self._slow_at = now
            self._on_battery = self._power.on_battery()
            self._free_bytes = self._disk.free_bytes(self._home)
        return HostFacts(
            idle_seconds=self._idle.idle_seconds(),
            on_battery=self._on_battery,
            free_bytes=self._free_bytes,
        )
