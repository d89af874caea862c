"""Whether the computer runs on battery."""

import psutil


class SystemPower:
    """Implements PowerProbe."""

    def on_battery(self) -> bool | None:
        """Tell whether it does; None for a computer without battery."""
        try:
            battery = psutil.sensors_battery()
        except OSError:  # A battery that is taken out while it is read.
            return None
        if battery is None or battery.power_plugged is None:
            return None
        return not battery.power_plugged
