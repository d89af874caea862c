"""What the daemon needs of its books."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

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


class Books(Protocol):
    """Sums that only grow; what was added survives the end of the process at any moment.

    Every adding method raises JournalError when the disk takes nothing more; nothing is added then.
    """

    def add_energy(self, more: DayEnergy) -> None:
        """Add energy to a day and device; the newest name of a device stands."""
        ...

    def energy(self) -> tuple[DayEnergy, ...]:
        """Return the energy of every day and device, oldest first."""
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
