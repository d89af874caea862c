"""All devices as the engine sees them, and the drivers that are held for them."""

from collections.abc import Mapping, Sequence

from potluck_client.activity import Activity
from potluck_client.books.energy_book import EnergyBook
from potluck_client.case import CPU_ID
from potluck_client.daemon.device_watch import DeviceWatch
from potluck_client.host.port import DeviceProbe
from potluck_client.settings.values import Settings
from potluck_client.unit_runner import UnitRunner

_AT_IT = {Activity.STARTING, Activity.COMPUTING}
"""What a runner does while its worker is about to compute."""


class DevicesWatch:
    """Looks at each device when its time has come.

    Attributes:
        each: The watch of each device, by its name.
    """

    def __init__(
        self, each: Mapping[str, DeviceWatch], probe: DeviceProbe, energy: EnergyBook
    ) -> None:
        self.each = each
        self._energy = energy
        self._probe = probe
        self._drivers_held = False

    @property
    def due_seconds(self) -> float:
        """Seconds until one of them has to be looked at again; infinite while all rest."""
        return min((watch.due_seconds for watch in self.each.values()), default=float("inf"))

    def look(
        self,
        runners: Sequence[UnitRunner],
        settings: Settings,
        workers: Mapping[str, int],
        *,
        inspects: bool,
    ) -> bool:
        """Look at every device whose time has come; tell whether there is something to show.

        Args:
            runners: Who drives the devices.
            settings: The limits in force.
            workers: The process of each device's worker.
            inspects: True while Practice's inspector may compute on the processor.
        """
        news = False
        for runner in runners:
            device_id, computing = runner.device.device_id, runner.computing
            working = at_it(runner) or (inspects and device_id == CPU_ID)
            seen = self.each[device_id].look(
                settings.devices[device_id],
                working=working,
                pid=workers.get(device_id),
                busy_seconds=computing.pace.busy_seconds if computing.working else None,
            )
            if seen.fresh is not None:
                watt_hours = computing.read_sensors(seen.fresh)
                if watt_hours > 0.0:
                    self._energy.add(runner.device, watt_hours)
            news |= seen.changed
        held = not all(watch.at_rest for watch in self.each.values())
        if self._drivers_held and not held:
            self._probe.close()
        self._drivers_held = held
        return news

    async def close(self) -> None:
        """Put back what was set for the work, and let go of drivers."""
        for watch in self.each.values():
            await watch.close()
        self._probe.close()
        self._energy.write()


def at_it(runner: UnitRunner) -> bool:
    """Tell whether a device computes, or is about to."""
    return runner.computing.working or (runner.activity in _AT_IT and runner.gate.value.may_run)
