"""Booking the energy that devices take: gathered in memory, written down every minute."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from potluck_client.books.port import Books, DayEnergy
from potluck_client.errors import JournalError
from potluck_client.host.port import Clock, DeviceFacts
from potluck_client.local_time import LocalTime

WRITE_SECONDS = 60.0
"""How much a daemon that is killed forgets at most."""


class EnergyBook:
    """The energy of all devices by day.

    Attributes:
        trouble: Why it could not be written down last; None when it was. What was not written
            stays in memory and is tried again.

    Args:
        books: Keeps it.
        clock: Tells time.
        local_time: The computer's calendar.
        cheap: Tells whether electricity is cheap at a local time.
    """

    def __init__(
        self,
        *,
        books: Books,
        clock: Clock,
        local_time: LocalTime,
        cheap: Callable[[dt.datetime], bool],
    ) -> None:
        self._books = books
        self._clock = clock
        self._local_time = local_time
        self._cheap = cheap
        self._unwritten: dict[tuple[dt.date, str], DayEnergy] = {}
        self._written_at = clock.monotonic_seconds()
        self._kept: tuple[DayEnergy, ...] | None = None
        self.trouble: JournalError | None = None

    def add(self, device: DeviceFacts, watt_hours: float) -> None:
        """Book what a device has taken since the last time."""
        local = self._local_time(self._clock.unix_seconds())
        key = (local.date(), device.device_id)
        before = self._unwritten.get(key) or DayEnergy(
            day=local.date(),
            device_id=device.device_id,
            device_name=device.name,
            watt_hours=0.0,
            cheap_watt_hours=0.0,
        )
        cheap = watt_hours if self._cheap(local) else 0.0
        self._unwritten[key] = replace(
            before,
            watt_hours=before.watt_hours + watt_hours,
            cheap_watt_hours=before.cheap_watt_hours + cheap,
        )
        if self._clock.monotonic_seconds() - self._written_at >= WRITE_SECONDS:
            self.write()

    def write(self) -> None:
        """Write down what is in memory, as far as the disk takes it."""
        self._written_at = self._clock.monotonic_seconds()
        try:
            for key, more in list(self._unwritten.items()):
                self._books.add_energy(more)
                del self._unwritten[key]
                self._kept = None
        except JournalError as error:
            self.trouble = error
        else:
            self.trouble = None

    def days(self) -> tuple[DayEnergy, ...]:
        """Return the energy of every day and device, oldest first, with what is in memory."""
        if self._kept is None:
            self._kept = self._books.energy()
        sums = {(entry.day, entry.device_id): entry for entry in self._kept}
        for key, more in self._unwritten.items():
            kept = sums.get(key)
            sums[key] = more if kept is None else _sum(kept, more)
        return tuple(sums[key] for key in sorted(sums))


def _sum(kept: DayEnergy, more: DayEnergy) -> DayEnergy:
    return replace(
        more,
        watt_hours=kept.watt_hours + more.watt_hours,
        cheap_watt_hours=kept.cheap_watt_hours + more.cheap_watt_hours,
    )
