"""A graphics driver in memory, with the oddities that real ones have."""

from collections.abc import Callable

from potluck_power.errors import PowerError, UnknownDeviceError
from potluck_power.port import DriverLimit


class FakePowerDriver:
    """Implements PowerDriver for cards that take 100 to 300 watts and have 250 by themselves.

    Attributes:
        watts: The limit in force of each card; one that is taken out has gone.
        refusal: When set, every write is refused with it.
        taken_as: What the driver makes of a limit that it is given.
        open: True while devices are kept awake.
    """

    def __init__(self, **watts: float) -> None:
        self.watts = dict(watts)
        self.refusal = ""
        self.taken_as: Callable[[float], float] = float
        self.open = False

    def devices(self) -> tuple[str, ...]:
        """Return the cards."""
        self.open = True
        return tuple(self.watts)

    def read(self, device_id: str) -> DriverLimit:
        """Return a card's limits."""
        self.open = True
        if device_id not in self.watts:
            raise UnknownDeviceError("It has gone.")
        return DriverLimit(
            least_watts=100.0, most_watts=300.0, default_watts=250.0, watts=self.watts[device_id]
        )

    def write(self, device_id: str, watts: float) -> None:
        """Set a card's limit."""
        self.read(device_id)
        if self.refusal:
            raise PowerError(self.refusal)
        self.watts[device_id] = self.taken_as(watts)

    def close(self) -> None:
        """Let the cards sleep."""
        self.open = False
