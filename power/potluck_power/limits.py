"""Who holds which limit, and what each device had before.

Of two holders of one device the lower limit is in force, because it keeps the promise made to both.
A limit that was lower before anybody asked stays. Every step is taken whole before the next is
looked at, so two clients never interleave.
"""

import logging
from collections.abc import Sequence

from potluck_power.errors import PowerError, UnknownDeviceError
from potluck_power.journal import Journal
from potluck_power.port import DriverLimit, PowerDriver

_LOG = logging.getLogger(__name__)

SLACK_WATTS = 0.5
"""How far a driver may round a limit up; NVIDIA's and AMD's keep whole watts at worst."""


class PowerLimits:
    """The limits in force; what an earlier helper left is put back by tend()."""

    def __init__(self, drivers: Sequence[PowerDriver], journal: Journal) -> None:
        self._drivers = tuple(drivers)
        self._journal = journal
        self._before = journal.load()
        self._held: dict[str, dict[int, float]] = {}

    def hold(self, holder: int, device_id: str, watts: float) -> DriverLimit:
        """Limit a device for a holder, and return what the driver then says.

        Raises:
            PowerError: Out of range, or the driver does not do it; what was in force before stays.
        """
        try:
            driver, now = self._find(device_id)
            # Written so that a limit that is no number is refused too.
            if not now.least_watts <= watts <= min(now.default_watts, now.most_watts):
                raise PowerError(
                    f"This graphics card takes limits from {now.least_watts:.0f} to "
                    f"{min(now.default_watts, now.most_watts):.0f} watts."
                )
            self._note(device_id, now)
            others = dict(self._held.get(device_id, {}))
            self._held[device_id] = others | {holder: watts}
            try:
                return self._apply(driver, device_id)
            except PowerError:
                self._held[device_id] = others
                self._settle(device_id)
                raise
        finally:
            self._rest()

    def release(self, holder: int, device_id: str | None = None) -> None:
        """Give up a holder's limit on a device, or all that it has; never raises PowerError."""
        for held in [device_id] if device_id is not None else list(self._held):
            if self._held.get(held, {}).pop(holder, None) is not None:
                self._settle(held)
        self._rest()

    def holds(self, holder: int) -> bool:
        """Tell whether somebody holds any limit."""
        return any(holder in held for held in self._held.values())

    def tend(self) -> tuple[str, ...]:
        """Put back what nobody holds any more; return the devices that did not take it yet.

        A limit that is held and was lost, as when the computer slept, is set again.
        """
        for device_id in list(self._before):
            if not self._held.get(device_id) or self._lost(device_id):
                self._settle(device_id)
        self._rest()
        return tuple(device for device in self._before if not self._held.get(device))

    def all(self) -> dict[str, DriverLimit]:
        """Return the devices of this computer whose limit can be read."""
        found = {}
        try:
            for driver in self._drivers:
                for device_id in driver.devices():
                    try:
                        found[device_id] = driver.read(device_id)
                    except PowerError as error:
                        _LOG.info("%s: %s", device_id, error)
            return found
        finally:
            self._rest()

    def one(self, device_id: str) -> DriverLimit:
        """Return what a device's driver says; raises PowerError."""
        try:
            return self._find(device_id)[1]
        finally:
            self._rest()

    def _find(self, device_id: str) -> tuple[PowerDriver, DriverLimit]:
        for driver in self._drivers:
            try:
                return driver, driver.read(device_id)
            except UnknownDeviceError:
                continue
        raise UnknownDeviceError("This computer has no such graphics card now.")

    def _note(self, device_id: str, now: DriverLimit) -> None:
        """Keep what a device has before it is touched for the first time."""
        if device_id in self._before:
            return
        if not now.watts > 0:
            raise PowerError("This graphics card's driver does not say which limit is in force.")
        before = self._before | {device_id: now.watts}
        try:
            self._journal.write(before)
        except OSError as error:
            raise PowerError(
                f"The limit before could not be noted on the disk ({error.strerror}), so nothing "
                "was changed."
            ) from error
        self._before = before

    def _apply(self, driver: PowerDriver, device_id: str) -> DriverLimit:
        """Bring the lowest of the limits into force and check that it is."""
        wanted = self._wanted(device_id)
        if driver.read(device_id).watts != wanted:
            driver.write(device_id, wanted)
        now = driver.read(device_id)
        if not 0 < now.watts <= wanted + SLACK_WATTS:
            raise PowerError(
                f"The driver took the limit of {wanted:.0f} watts but keeps {now.watts:.0f}."
            )
        return now

    def _wanted(self, device_id: str) -> float:
        return min(self._before[device_id], *self._held[device_id].values())

    def _lost(self, device_id: str) -> bool:
        """Tell whether a device has more than its holders want; its owner may have set less."""
        try:
            return self._find(device_id)[1].watts > self._wanted(device_id) + SLACK_WATTS
        except PowerError:
            return False  # It has gone for now.

    def _settle(self, device_id: str) -> None:
        """Bring into force what is left of a device's limits, which may be what it had before."""
        try:
            driver, now = self._find(device_id)
            if self._held.get(device_id):
                self._apply(driver, device_id)
                return
            before = self._before.get(device_id)
            if before is None:
                return
            if now.watts != before:
                driver.write(device_id, before)
                now = driver.read(device_id)
            if abs(now.watts - before) > SLACK_WATTS:
                raise PowerError(f"The driver keeps {now.watts:.0f} watts.")
            left = {name: watts for name, watts in self._before.items() if name != device_id}
            self._journal.write(left)
            self._before = left
        except (PowerError, OSError) as error:
            _LOG.warning("The limit of %s could not be put back yet: %s", device_id, error)

    def _rest(self) -> None:
        """Let devices sleep while nobody holds a limit."""
        if not any(self._held.values()):
            for driver in self._drivers:
                driver.close()
