"""A computer whose every reading a test sets."""

import asyncio
import heapq
from itertools import count
from pathlib import Path

from potluck_client.host.port import DeviceFacts, DeviceReading

CPU = DeviceFacts(
    device_id="cpu", name="Fake processor", torch_device="cpu", memory_bytes=8_000_000_000
)
START_UNIX = 1_800_000_000.0


class FakeClock:
    """Implements Clock; time moves only by advance()."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    def unix_seconds(self) -> float:
        """Return wall-clock time."""
        return START_UNIX + self._seconds

    def monotonic_seconds(self) -> float:
        """Return time since the test began."""
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        """Wait until the test has moved time so far."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._seconds + seconds, next(self._order), woken))
        await woken

    async def advance(self, seconds: float) -> None:
        """Move time, waking each sleeper at its moment."""
        end = self._seconds + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            at, _, woken = heapq.heappop(self._sleepers)
            self._seconds = max(self._seconds, at)
            if not woken.done():
                woken.set_result(None)
                await settle()
        self._seconds = end
        await settle()


async def settle() -> None:
    """Let every task run until it waits for something."""
    for _ in range(60):
        await asyncio.sleep(0)


class FakeIdle:
    """Implements IdleProbe.

    Attributes:
        seconds: How long nobody has used the computer.
    """

    def __init__(self, seconds: float | None = 1e6) -> None:
        self.seconds = seconds

    def idle_seconds(self) -> float | None:
        """Return what the test set."""
        return self.seconds


class FakePower:
    """Implements PowerProbe.

    Attributes:
        battery: Whether the computer runs on battery.
    """

    def __init__(self, *, battery: bool | None = None) -> None:
        self.battery = battery

    def on_battery(self) -> bool | None:
        """Return what the test set."""
        return self.battery


class FakeDisk:
    """Implements DiskProbe.

    Attributes:
        free: Bytes that are free.
        failure: What asking raises; None while the disk answers.
    """

    def __init__(self, free: int = 10**12) -> None:
        self.free = free
        self.failure: OSError | None = None

    def free_bytes(self, folder: Path) -> int:
        """Return what the test set."""
        if self.failure is not None:
            raise self.failure
        return self.free


class FakeDevices:
    """Implements DeviceProbe.

    Attributes:
        readings: What sensors say, by device.
        closed: How often drivers were let go of.
    """

    def __init__(self, *facts: DeviceFacts) -> None:
        self._facts = facts or (CPU,)
        self.readings: dict[str, DeviceReading] = {}
        self.closed = 0

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the devices."""
        return self._facts

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Return what the test set; a device that is not there has gone."""
        known = any(facts.device_id == device_id for facts in self._facts)
        return self.readings.get(device_id, DeviceReading(present=known))

    def glance(self, device_id: str) -> DeviceReading:
        """Return what the test set."""
        return self.read(device_id)

    def close(self) -> None:
        """Note that drivers were let go of."""
        self.closed += 1
