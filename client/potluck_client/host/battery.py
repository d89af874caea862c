"""The battery, as the system tells of it."""

import psutil

from potluck_client.host.port import BatteryReading


class SystemBattery:
    """Implements BatteryProbe."""

    def read(self) -> BatteryReading:
        """Return what is known now; nothing for a computer without battery."""
        try:
            battery = psutil.sensors_battery()
        except OSError:  # A battery that is taken out while it is read.
            return BatteryReading()
        if battery is None or battery.power_plugged is None:
            return BatteryReading()
        return BatteryReading(on_battery=not battery.power_plugged, percent=battery.percent)
