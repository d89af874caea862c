"""Booking the energy that devices take: gathered in memory, written down every minute."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from potluck_client.books.port import Books, DayEnergy, Taken
from potluck_client.buckets import ALL_DAYS, ALL_TIME, DAYS, Buckets, start_of
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
        self._kept_in_all: tuple[Taken, ...] | None = None
        self._kept_on_day: dict[str, tuple[Taken, ...]] = {}
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
                self._kept_in_all, self._kept_on_day = None, {}
        except JournalError as error:
            self.trouble = error
        else:
            self.trouble = None

    def taken(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Taken, ...]:
        """Return the energy as the books do, with what is in memory."""
        kept = self._books.energy(buckets, first_day, last_day, most=most)
        return self._with_unwritten(kept, buckets, first_day, last_day)

    def in_all(self) -> tuple[Taken, ...]:
        """Return the energy of all time by device; costs little, however often it is asked."""
        if self._kept_in_all is None:
            self._kept_in_all = self._books.energy(ALL_TIME)
        return self._with_unwritten(self._kept_in_all, ALL_TIME, *ALL_DAYS)

    def on_day(self, day: str) -> tuple[Taken, ...]:
        """Return the energy of a day by device; costs little for the same day."""
        kept = self._kept_on_day.get(day)
        if kept is None:
            kept = self._books.energy(DAYS, day, day)
            self._kept_on_day = {day: kept}
        return self._with_unwritten(kept, DAYS, day, day)

    def first_day(self) -> str:
        """Return the first day with energy; empty when there is none."""
        days = {entry.day.isoformat() for entry in self._unwritten.values()}
        return min(filter(None, {*days, self._books.first_day()}), default="")

    def device_names(self) -> Mapping[str, str]:
        """Return what the devices with energy were called last, by their stable name."""
        fresh = {more.device_id: more.device_name for more in self._unwritten.values()}
        return {**self._books.device_names(), **fresh}

    def _with_unwritten(
        self, kept: Iterable[Taken], buckets: Buckets, first_day: str, last_day: str
    ) -> tuple[Taken, ...]:
        sums = {(taken.start, taken.device_id): taken for taken in kept}
        for more in self._unwritten.values():
            day = more.day.isoformat()
            if first_day <= day <= last_day:
                key = (start_of(day, buckets), more.device_id)
                sums[key] = _sum(sums.get(key), more, key[0])
        return tuple(sums[key] for key in sorted(sums))


def _sum(kept: Taken | None, more: DayEnergy, start: str) -> Taken:
    return Taken(
        start=start,
        device_id=more.device_id,
        watt_hours=more.watt_hours + (kept.watt_hours if kept else 0.0),
        cheap_watt_hours=more.cheap_watt_hours + (kept.cheap_watt_hours if kept else 0.0),
    )
