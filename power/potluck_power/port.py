"""What the helper needs of a graphics driver."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class DriverLimit:
    """What a driver says of a device's power limit.

    Attributes:
        least_watts: Least limit that it takes.
        most_watts: Greatest limit that it takes.
        default_watts: Its own limit when nobody set one.
        watts: The limit in force.
    """

    least_watts: float
    most_watts: float
    default_watts: float
    watts: float


class PowerDriver(Protocol):
    """Reads and writes the power limits of one maker's graphics cards."""

    def devices(self) -> tuple[str, ...]:
        """Return the stable names of its devices; none where the driver is absent."""
        ...

    def read(self, device_id: str) -> DriverLimit:
        """Return a device's limits.

        Raises:
            UnknownDeviceError: It is not one of this driver's, or has gone.
            PowerError: The driver refuses, as on many laptops.
        """
        ...

    def write(self, device_id: str, watts: float) -> None:
        """Set a device's limit; raises like read. What came of it, only read can tell."""
        ...

    def close(self) -> None:
        """Let go of the driver, so that devices may sleep; safe to repeat."""
        ...
