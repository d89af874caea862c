"""Books in memory."""

from collections.abc import Mapping
from dataclasses import replace

from potluck.errors import ErrorCode
from potluck_client.books.port import DayEnergy, Taken
from potluck_client.buckets import ALL_DAYS, Buckets, start_of
from potluck_client.errors import JournalError
from potluck_client.transfer.allowance import Traffic


class MemoryBooks:
    """Implements Books.

    Attributes:
        full: True while the disk takes nothing more.
        writes: How often something was added.
    """

    def __init__(self) -> None:
        self.full = False
        self.writes = 0
        self._energy: dict[tuple[str, str], DayEnergy] = {}
        self._traffic: dict[str, Traffic] = {}

    def add_energy(self, more: DayEnergy) -> None:
        """Add energy."""
        self._write()
        key = (more.day.isoformat(), more.device_id)
        kept = self._energy.get(key)
        if kept is not None:
            more = replace(
                more,
                watt_hours=kept.watt_hours + more.watt_hours,
                cheap_watt_hours=kept.cheap_watt_hours + more.cheap_watt_hours,
            )
        self._energy[key] = more

    def energy(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Taken, ...]:
        """Return the energy between two days."""
        sums: dict[tuple[str, str], Taken] = {}
        for (day, device_id), kept in self._energy.items():
            if first_day <= day <= last_day:
                key = (start_of(day, buckets), device_id)
                before = sums.get(key)
                sums[key] = Taken(
                    start=key[0],
                    device_id=device_id,
                    watt_hours=kept.watt_hours + (before.watt_hours if before else 0.0),
                    cheap_watt_hours=kept.cheap_watt_hours
                    + (before.cheap_watt_hours if before else 0.0),
                )
        return tuple(sums[key] for key in sorted(sums)[:most])

    def first_day(self) -> str:
        """Return the first day with energy."""
        return min((day for day, _ in self._energy), default="")

    def device_names(self) -> Mapping[str, str]:
        """Return the newest names."""
        return {
            device_id: kept.device_name for (_, device_id), kept in sorted(self._energy.items())
        }

    def add_traffic(self, month: str, more: Traffic) -> None:
        """Add traffic."""
        self._write()
        kept = self.traffic(month)
        self._traffic[month] = Traffic(
            received_bytes=kept.received_bytes + more.received_bytes,
            sent_bytes=kept.sent_bytes + more.sent_bytes,
        )

    def traffic(self, month: str) -> Traffic:
        """Return a month's traffic."""
        return self._traffic.get(month, Traffic())

    def close(self) -> None:
        """There is nothing to let go of."""

    def _write(self) -> None:
        if self.full:
            raise JournalError("The disk is full.", code=ErrorCode.FULL)
        self.writes += 1
