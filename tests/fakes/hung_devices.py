"""A card whose driver hangs when a test says so."""

import threading

from potluck_client.host.port import DeviceFacts, DeviceReading
from tests.fakes.host import CARD, FakeDevices

HOT = DeviceReading(temperature_celsius=90.0)


class HungDevices(FakeDevices):
    """Devices whose driver answers only while it is let.

    Attributes:
        answers: Set while the driver answers.
        entered: Set once somebody is inside the driver.
        fault: What a reading raises; None for none.
    """

    def __init__(self) -> None:
        super().__init__(CARD)
        self.answers = threading.Event()
        self.answers.set()
        self.entered = threading.Event()
        self.fault: Exception | None = None
        self.readings["GPU-1"] = HOT

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the devices once the driver answers."""
        self.answers.wait()
        return super().devices()

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read once the driver answers."""
        self.entered.set()
        self.answers.wait()
        if self.fault is not None:
            raise self.fault
        return super().read(device_id, own_pid)
