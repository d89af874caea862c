"""What the daemon needs to know of the computer it runs on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class DeviceFacts:
    """A device that could train.

    Attributes:
        device_id: "cpu", or the GPU's UUID.
        name: What its maker calls it.
        torch_device: What PyTorch calls it in its worker, which sees no other card: "cpu" or
            "cuda:0".
        memory_bytes: Its memory in all.
    """

    device_id: str
    name: str
    torch_device: str
    memory_bytes: int


@dataclass(frozen=True, kw_only=True)
class DeviceReading:
    """What a device's sensors say; None where it has no such sensor.

    Attributes:
        power_watts: Electric power now.
        energy_joules: The device's own energy counter; only differences mean anything.
        temperature_celsius: Temperature now.
        utilisation: Share of time in use, 0 to 1.
    """

    power_watts: float | None = None
    energy_joules: float | None = None
    temperature_celsius: float | None = None
    utilisation: float | None = None


class DeviceProbe(Protocol):
    """Finds devices and reads their sensors; never wakes a sleeping device."""

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the devices of this computer; an absent driver is no error."""
        ...

    def read(self, device_id: str) -> DeviceReading:
        """Read a device's sensors; all None when it has gone."""
        ...

    def close(self) -> None:
        """Let go of drivers, so that devices may sleep; safe to repeat."""
        ...


class IdleProbe(Protocol):
    """Knows how long nobody has touched this computer."""

    def idle_seconds(self) -> float | None:
        """Return seconds since the last input, or None when that can't be known here."""
        ...


class PowerProbe(Protocol):
    """Knows whether the computer runs on battery."""

    def on_battery(self) -> bool | None:
        """Tell whether it does; None for a computer without battery."""
        ...


class DiskProbe(Protocol):
    """Knows how much room is left."""

    def free_bytes(self, folder: Path) -> int:
        """Return the bytes that may still be written in a folder."""
        ...


class Clock(Protocol):
    """Tells time and waits."""

    def unix_seconds(self) -> float:
        """Return wall-clock time."""
        ...

    def monotonic_seconds(self) -> float:
        """Return time that never goes back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...
