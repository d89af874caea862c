"""A computer whose every reading a test sets."""

import asyncio
import heapq
from itertools import count
from pathlib import Path

from potluck_client.host.port import (
    BatteryReading,
    CapAnswer,
    DeviceFacts,
    DeviceKind,
    DeviceReading,
)
from potluck_client.host.programs import plain_name

CPU = DeviceFacts(
    device_id="cpu", name="Fake processor", torch_device="cpu", memory_bytes=8_000_000_000
)
CARD = DeviceFacts(
    device_id="GPU-1",
    name="Fake card",
    torch_device="cuda:0",
    memory_bytes=8_000_000_000,
    kind=DeviceKind.NVIDIA,
    tells_power=True,
    tells_temperature=True,
)
START_UNIX = 1_800_000_000.0
_MOST_TURNS = 60
_IDLE_TURNS = 6


class FakeClock:
    """Implements Clock; time moves only by advance().

    Args:
        seconds: How long after START_UNIX it begins.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
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
    loop = asyncio.get_running_loop()
    waiting = 0
    for _ in range(_MOST_TURNS):
        await asyncio.sleep(0)
        # What runs in a thread comes back some turns later.
        waiting = 0 if loop._ready else waiting + 1  # type: ignore[attr-defined]
        if waiting == _IDLE_TURNS:
            return


class FakeBattery:
    """Implements BatteryProbe.

    Attributes:
        reading: What is known.
    """

    def __init__(self) -> None:
        self.reading = BatteryReading()

    def read(self) -> BatteryReading:
        """Return what the test set."""
        return self.reading


class FakePrograms:
    """Implements ProgramProbe.

    Attributes:
        names: The programs that run.
        asked: How often it was asked which run.
    """

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.asked = 0

    def running(self, names: frozenset[str]) -> frozenset[str]:
        """Return those that run; case and “.exe” don't count."""
        self.asked += 1
        plain = {plain_name(name) for name in self.names}
        return frozenset(name for name in names if plain_name(name) in plain)

    def own_programs(self) -> tuple[str, ...]:
        """Return what runs."""
        return tuple(sorted(self.names))


class FakeNetwork:
    """Implements NetworkProbe.

    Attributes:
        costs: Whether the network costs money by the byte.
    """

    def __init__(self) -> None:
        self.costs: bool | None = None

    def metered(self) -> bool | None:
        """Return what the test set."""
        return self.costs


class FakeLogin:
    """Implements LoginProbe.

    Attributes:
        at_unix: When the person logged in.
    """

    def __init__(self) -> None:
        self.at_unix: float | None = None

    def logged_in_unix(self) -> float | None:
        """Return what the test set."""
        return self.at_unix


class FakeMemory:
    """Implements MemoryProbe.

    Attributes:
        available: Memory that programs can still have.
        worker_bytes: What each worker holds.
    """

    def __init__(self) -> None:
        self.available = 8_000_000_000
        self.worker_bytes = 100_000_000

    def available_bytes(self) -> int:
        """Return what the test set."""
        return self.available

    def process_bytes(self, pid: int) -> int | None:
        """Return what the test set."""
        return self.worker_bytes


class FakeCap:
    """Implements PowerCap.

    Attributes:
        watts: The limit in force, by device.
        answer: What is said when a limit is asked for; None for one that takes hold.
        closed: How often it was let go of.
    """

    def __init__(self) -> None:
        self.watts: dict[str, float] = {}
        self.answer: CapAnswer | None = None
        self.closed = 0

    async def set_watts(self, device_id: str, watts: float) -> CapAnswer:
        """Limit a device, or answer what the test set."""
        if self.answer is not None:
            return self.answer
        self.watts[device_id] = watts
        return CapAnswer(in_force=True, watts=watts)

    async def restore(self, device_id: str) -> None:
        """Put back the limit."""
        self.watts.pop(device_id, None)

    async def close(self) -> None:
        """Put all back."""
        self.watts.clear()
        self.closed += 1


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
        asked: How each device was asked, “read” or “glance”, with the process that was named.
        closed: How often drivers were let go of.
    """

    def __init__(self, *facts: DeviceFacts) -> None:
        self._facts = facts or (CPU,)
        self.readings: dict[str, DeviceReading] = {}
        self.asked: list[tuple[str, str, int | None]] = []
        self.closed = 0

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the devices."""
        return self._facts

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Return what the test set; a device that is not there has gone."""
        self.asked.append(("read", device_id, own_pid))
        return self._reading(device_id)

    def glance(self, device_id: str) -> DeviceReading:
        """Return what the test set."""
        self.asked.append(("glance", device_id, None))
        return self._reading(device_id)

    def close(self) -> None:
        """Note that drivers were let go of."""
        self.closed += 1

    def _reading(self, device_id: str) -> DeviceReading:
        known = any(facts.device_id == device_id for facts in self._facts)
        return self.readings.get(device_id, DeviceReading(present=known))
