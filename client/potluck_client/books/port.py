"""What the daemon needs of its books."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from potluck_client.buckets import ALL_DAYS, Buckets
from potluck_client.transfer.allowance import Traffic


@dataclass(frozen=True, kw_only=True)
class DayEnergy:
    """What one device took on one day.

    Attributes:
        day: The day by this computer's calendar.
        device_id: The device.
        device_name: What it was called then.
        watt_hours: Energy in all.
        cheap_watt_hours: The part of it that was taken in cheap hours.
    """

    day: dt.date
    device_id: str
    device_name: str
    watt_hours: float
    cheap_watt_hours: float


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What one device took in one stretch of the calendar.

    Attributes:
        start: First day of the stretch, as in 2026-01-31; empty for all time.
        device_id: The device.
        watt_hours: Energy in all.
        cheap_watt_hours: The part of it that was taken in cheap hours.
    """

    start: str
    device_id: str
    watt_hours: float
    cheap_watt_hours: float


class Books(Protocol):
    """Sums that only grow; what was added survives the end of the process at any moment.

    Every adding method raises JournalError when the disk takes nothing more; nothing is added then.
    """

    def add_energy(self, more: DayEnergy) -> None:
        """Add energy to a day and device; the newest name of a device stands."""
        ...

    def energy(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Taken, ...]:
        """Return the energy between two days by stretch and device, oldest first.

        Args:
            buckets: How the calendar is cut.
            first_day: The first day that counts.
            last_day: The last one.
            most: How many sums are returned at most; None for all.
        """
        ...

    def first_day(self) -> str:
        """Return the first day with energy; empty when there is none."""
        ...

    def device_names(self) -> Mapping[str, str]:
        """Return what the devices with energy were called last, by their stable name."""
        ...

    def add_traffic(self, month: str, more: Traffic) -> None:
        """Add to what was transferred in a month; what was added too much may be taken out."""
        ...

    def traffic(self, month: str) -> Traffic:
        """Return what was transferred in a month."""
        ...

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        ...
