"""One device as the engine sees it: read while it works or cools, glanced at while it rests."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from potluck_client.case import CPU_ID, DeviceCondition
from potluck_client.device_use import OthersUse, notice_use
from potluck_client.host.port import Clock, DeviceProbe, DeviceReading
from potluck_client.regulating import COOLING_READ_SECONDS, Regulator, next_reading_seconds
from potluck_client.settings.values import DeviceSettings

GLANCE_SECONDS = 10.0
"""How often a device that rests is looked at."""

_LOOK_SLACK_SECONDS = 0.005
"""Looks come a little early rather than a whole turn late, as where a clock is coarse."""

REST_SECONDS = 5.0
"""A device rests once it has done nothing for so long: power limits at a driver are not put back
and set again between two pieces of work."""


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """What came of a look at a device.

    Attributes:
        fresh: A reading that was taken at this look; None for none.
        changed: True when there is something new to show.
    """

    fresh: DeviceReading | None = None
    changed: bool = False


class DeviceWatch:
    """Watches one device.

    Args:
        device_id: Which.
        probe: Reads it.
        regulator: Keeps it within its limits.
        clock: Tells how old the newest reading is.
        jitter: Draws evenly from 0 up to 1; readings at work come at uneven times.

    Attributes:
        regulator: Keeps it within its limits.
        condition: What is known of it.
        reading: What its sensors said last while it worked or cooled; None while it rests.
    """

    def __init__(
        self,
        device_id: str,
        *,
        probe: DeviceProbe,
        regulator: Regulator,
        clock: Clock,
        jitter: Callable[[], float],
    ) -> None:
        self.device_id = device_id
        self.regulator = regulator
        self.condition = DeviceCondition(verdict=regulator.verdict)
        self.reading: DeviceReading | None = None
        self._probe = probe
        self._clock = clock
        self._jitter = jitter
        self._next_seconds = next_reading_seconds(jitter())
        self._use = OthersUse()
        self._looked_at = float("-inf")
        self._worked_at: float | None = None
        self._ending: asyncio.Task[None] | None = None

    @property
    def at_rest(self) -> bool:
        """Tell whether it neither works nor cools."""
        return self._worked_at is None and not self.regulator.needs_reading

    @property
    def due_seconds(self) -> float:
        """Seconds until it has to be looked at again; infinite for one that rests."""
        if self.at_rest:
            return float("inf")
        age = self._clock.monotonic_seconds() - self._looked_at
        return max(0.0, self._age_wanted() - age)

    def look(
        self,
        settings: DeviceSettings,
        *,
        working: bool,
        pid: int | None,
        busy_seconds: float | None = None,
    ) -> LookedAt:
        """Look at the device if it is time.

        Args:
            settings: What its owner lets it do.
            working: True while it computes for Potluck.
            pid: Its worker; None while none runs.
            busy_seconds: How long its worker says that it computed in all; None while none does.
        """
        now = self._clock.monotonic_seconds()
        self._notice_work(settings, working=working, now=now)
        at_rest = self.at_rest
        had_reading = self.reading is not None
        if at_rest:
            self.reading = None  # What sensors said at work is old by now.
        if now - self._looked_at < self._age_wanted() - _LOOK_SLACK_SECONDS:
            return LookedAt(changed=at_rest and had_reading)
        self._looked_at = now
        self._next_seconds = next_reading_seconds(self._jitter())
        if at_rest:
            reading = self._probe.glance(self.device_id)
        else:
            reading = self.reading = self._probe.read(self.device_id, pid)
            self.regulator.read(reading, settings, busy_seconds)
        if self.device_id != CPU_ID:
            share = None if reading.asleep or not reading.present else reading.others_utilisation
            self._use = notice_use(self._use, share, at_work=working, now_seconds=now)
        self.condition = DeviceCondition(
            present=reading.present,
            used_by_others=self._use.used,
            verdict=self.regulator.verdict,
        )
        return LookedAt(fresh=self.reading, changed=had_reading or not at_rest)

    async def close(self) -> None:
        """Put back what was set for the work."""
        if self._ending is not None:
            await self._ending
        if self._worked_at is not None:
            await self.regulator.rest()

    def _age_wanted(self) -> float:
        """Return how old the newest reading may be."""
        if self._worked_at is not None:
            return self._next_seconds
        return COOLING_READ_SECONDS if self.regulator.needs_reading else GLANCE_SECONDS

    def _notice_work(self, settings: DeviceSettings, *, working: bool, now: float) -> None:
        if working:
            if self._worked_at is None:
                self.regulator.begin(settings)
                self._looked_at = float("-inf")  # The first reading is not put off.
            self._worked_at = now
        elif self._worked_at is not None and now - self._worked_at >= REST_SECONDS:
            self._worked_at = None
            self._ending = asyncio.create_task(self.regulator.rest())
