"""Keeping one device within its owner's limits: the governor, fed and obeyed.

Turns settings into limits, asks the driver to keep the power where it can, and gives the rest to
the governor. Lives in one event loop.
"""

import asyncio

from potluck.v1 import control_pb2 as control
from potluck_client.governor.control import GovernorState, begin, govern
from potluck_client.governor.port import GovernorLimits, Verdict
from potluck_client.host.port import CapAnswer, Clock, DeviceFacts, DeviceReading, PowerCap
from potluck_client.settings.values import DeviceSettings

READ_SECONDS = 0.25
"""How often a device at work is read, on average: often enough to see twice within half a second
that it takes more power, which leaves a second to act before two are over."""

_READ_SPREAD_SECONDS = 0.1
"""How much sooner or later a reading may come: of readings at even steps, those of a sensor that
tells the moment may meet only rests for as long as micro-batches keep the same step."""

COOLING_READ_SECONDS = 1.0
"""How often a device that cools down is read."""

ASK_AGAIN_SECONDS = 10.0
"""How often the driver is asked anew for a limit that did not change.

A power helper that was started anew has put the limit back, and one that was away may have come.
"""


def next_reading_seconds(random: float) -> float:
    """Return how long after a reading the next one of a device at work is due.

    Args:
        random: A number drawn evenly from 0 up to 1.
    """
    return READ_SECONDS + _READ_SPREAD_SECONDS * (2.0 * random - 1.0)


def limits_of(
    settings: DeviceSettings, facts: DeviceFacts, cap_answer: CapAnswer | None
) -> GovernorLimits:
    """Return what a device has to keep to.

    Args:
        settings: What its owner set; 0 means no limit.
        facts: What is known of the device.
        cap_answer: What its driver answered to the power limit; None before it did.
    """
    power_range = facts.power_range
    watts = float(settings.power_watts) if settings.power_watts > 0 else None
    in_force = cap_answer is not None and cap_answer.in_force
    return GovernorLimits(
        duty=min(max(settings.duty_percent / 100, 0.01), 1.0),
        power_watts=watts,
        power_by_driver=watts is not None and in_force,
        temperature_celsius=float(settings.temperature_celsius) or None,
        fan_percent=float(settings.fan_percent) or None,
        full_power_watts=power_range.default_watts if power_range is not None else None,
    )


class Regulator:
    """Says how hard one device may work.

    Args:
        device: What is known of it.
        cap: Asks its driver to keep the power.
        clock: Tells how far readings are apart.
    """

    def __init__(self, device: DeviceFacts, cap: PowerCap, clock: Clock) -> None:
        self._device = device
        self._cap = cap
        self._clock = clock
        self._settings: DeviceSettings | None = None
        self._state: GovernorState | None = None
        self._verdict = Verdict(duty=1.0)
        self._read_at: float | None = None
        self._working = False
        self._asked_watts = 0
        self._asked_at = 0.0
        self._cap_answer: CapAnswer | None = None
        self._asking: asyncio.Task[None] | None = None
        self._giving_back: asyncio.Task[None] | None = None

    @property
    def verdict(self) -> Verdict:
        """How hard the device may work until the next reading."""
        return self._verdict

    @property
    def needs_reading(self) -> bool:
        """True while it works or cools down; at rest it is left asleep."""
        return self._working or self._cooling

    @property
    def cap_answer(self) -> CapAnswer | None:
        """What the driver answered to the power limit; None while it was not asked."""
        return self._cap_answer

    @property
    def _cooling(self) -> bool:
        return self._verdict.stop != control.NOT_NOW_REASON_UNSPECIFIED

    def begin(self, settings: DeviceSettings) -> None:
        """Prepare for work: ask the driver to keep the power, and choose a careful share of time.

        Safe to repeat. What was learned of the device is kept while its settings stay the same,
        and so is a cooling that is under way.
        """
        known = self._state is not None and settings == self._settings
        self._settings = settings
        self._working = True
        self._ask(settings)
        if self._cooling:
            return
        if not known or self._state is None:
            self._state = begin(self._limits(settings))
        self._verdict = Verdict(duty=self._state.duty)

    def read(
        self,
        reading: DeviceReading,
        settings: DeviceSettings,
        busy_seconds: float | None = None,
    ) -> Verdict:
        """Take in a reading and return how hard the device may work until the next.

        Args:
            reading: What the device's sensors say.
            settings: What its owner set.
            busy_seconds: How long its worker computed in all, by the newest progress message; it
                may begin anew with a piece of work, and is None where there is no worker.
        """
        self._settings = settings
        now = self._clock.monotonic_seconds()
        since = 0.0 if self._read_at is None else now - self._read_at
        self._read_at = now
        if self._working:
            self._ask(settings)
        limits = self._limits(settings)
        state = begin(limits) if self._state is None else self._state
        self._state, self._verdict = govern(state, reading, limits, since, busy_seconds)
        return self._verdict

    async def rest(self) -> None:
        """Give the power limit back to the driver as work ends; safe to repeat and to cancel."""
        self._working = False
        asking, self._asking = self._asking, None
        self._asked_watts, self._cap_answer = 0, None
        if asking is None:
            return
        # A request that is under way may still take hold, so it has to end before the limit is
        # given back; and that must happen even when whoever called is cancelled.
        self._giving_back = asyncio.ensure_future(self._give_back(asking))
        await asyncio.shield(self._giving_back)

    def _limits(self, settings: DeviceSettings) -> GovernorLimits:
        return limits_of(settings, self._device, self._cap_answer)

    def _ask(self, settings: DeviceSettings) -> None:
        """Ask the driver for the limit that is set; for the same one only now and then."""
        watts, now = settings.power_watts, self._clock.monotonic_seconds()
        if self._device.power_range is None or (
            watts == self._asked_watts and not self._asks_again(now)
        ):
            return
        if watts != self._asked_watts:
            self._cap_answer = None
        self._asked_watts, self._asked_at = watts, now
        before = self._asking or self._giving_back
        self._asking = asyncio.ensure_future(self._put(before, settings.power_watts))

    def _asks_again(self, now: float) -> bool:
        """Tell whether it is time to ask for the same limit; one question at a time is enough."""
        answered = self._asking is not None and self._asking.done()
        return self._asked_watts > 0 and answered and now - self._asked_at >= ASK_AGAIN_SECONDS

    async def _put(self, before: asyncio.Task[None] | None, watts: int) -> None:
        """Ask for a limit once what was asked before is done with."""
        if before is not None:
            await before
        if watts <= 0:
            await self._cap.restore(self._device.device_id)
            return
        answer = await self._cap.set_watts(self._device.device_id, watts)
        if watts == self._asked_watts:
            self._cap_answer = answer

    async def _give_back(self, asking: asyncio.Task[None]) -> None:
        await asking
        await self._cap.restore(self._device.device_id)
