"""What the daemon needs to know of the computer it runs on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol


class DeviceKind(Enum):
    """What sort of device it is."""

    CPU = "cpu"
    """The processor."""
    NVIDIA = "nvidia"
    """A graphics card with NVIDIA's driver."""
    AMD = "amd"
    """A graphics card with the amdgpu driver."""
    APPLE = "apple"
    """The graphics part of an Apple chip."""


@dataclass(frozen=True, kw_only=True)
class PowerRange:
    """The power limits that a device's driver knows of.

    Attributes:
        least_watts: Least limit that it takes.
        default_watts: Its own limit when nobody set one.
        most_watts: Greatest limit that it takes.
    """

    least_watts: float
    default_watts: float
    most_watts: float


@dataclass(frozen=True, kw_only=True)
class DeviceFacts:
    """A device that could train.

    Attributes:
        device_id: "cpu", or the GPU's UUID.
        name: What its maker calls it.
        torch_device: What PyTorch calls it in its worker, which sees no other card: "cpu",
            "cuda:0" or "mps".
        memory_bytes: Its memory in all.
        kind: What sort of device it is.
        power_range: The limits that its driver knows of; None where it knows none.
        tells_power: True when its power can be read.
        tells_temperature: True when its temperature can be read.
        tells_fan: True when its fan can be read.
        slows_celsius: The temperature at which it slows itself down; None where unknown.
    """

    device_id: str
    name: str
    torch_device: str
    memory_bytes: int
    kind: DeviceKind = DeviceKind.CPU
    power_range: PowerRange | None = None
    tells_power: bool = False
    tells_temperature: bool = False
    tells_fan: bool = False
    slows_celsius: float | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceReading:
    """What a device's sensors say; None where it has no such sensor.

    Attributes:
        power_watts: Electric power now.
        energy_joules: The device's own energy counter; only differences mean anything.
        temperature_celsius: Temperature now.
        utilisation: Share of time in use, 0 to 1.
        fan_percent: Fan speed in percent of its most.
        memory_used_bytes: Memory in use, by all programs.
        others_utilisation: Share of time in which programs other than Potluck use it, 0 to 1.
        present: False when the device has gone from this computer.
        asleep: True when it was asleep and therefore not asked.
    """

    power_watts: float | None = None
    energy_joules: float | None = None
    temperature_celsius: float | None = None
    utilisation: float | None = None
    fan_percent: float | None = None
    memory_used_bytes: int | None = None
    others_utilisation: float | None = None
    present: bool = True
    asleep: bool = False


class DeviceProbe(Protocol):
    """Finds devices and reads their sensors; never wakes a sleeping device."""

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the devices of this computer; an absent driver is no error."""
        ...

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read the sensors of a device that works for Potluck.

        Args:
            device_id: The device.
            own_pid: Potluck's worker on it, whose use is not that of others; None for no worker.
        """
        ...

    def glance(self, device_id: str) -> DeviceReading:
        """Look at a device that does not work for Potluck, without keeping it awake.

        Whether it is present, asleep, and used by others; sensors only where they cost nothing.
        """
        ...

    def close(self) -> None:
        """Let go of drivers, so that devices may sleep; safe to repeat."""
        ...


@dataclass(frozen=True, kw_only=True)
class UserReading:
    """What the desktop says of the person.

    Attributes:
        idle_seconds: Seconds since the last input; None when that can't be known now.
        away: True when the screen is locked or dark: nobody sits here, whatever came before.
        kept_awake: True when a program asked that the screen stays on, as a video does.
        full_screen: True when one program fills the screen.
        presenting: True when the system says that a presentation is given.
        in_call: True when a microphone or a camera is in use.
    """

    idle_seconds: float | None = None
    away: bool = False
    kept_awake: bool = False
    full_screen: bool = False
    presenting: bool = False
    in_call: bool = False


class UserProbe(Protocol):
    """Knows whether a person uses this computer; never raises, never waits long."""

    def read(self) -> UserReading:
        """Return what is known now, at the latest after a fifth of a second."""
        ...

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Call back at the first input from now on, once, from any thread; None to stop.

        As soon as the desktop tells, or within a fortieth of a second where it has to be asked.
        """
        ...

    def close(self) -> None:
        """Let go of connections and threads; safe to repeat."""
        ...


@dataclass(frozen=True, kw_only=True)
class BatteryReading:
    """What is known of the battery.

    Attributes:
        on_battery: True when the computer runs on it; None for a computer without one.
        percent: How full it is; None when unknown.
    """

    on_battery: bool | None = None
    percent: float | None = None


class BatteryProbe(Protocol):
    """Knows the battery."""

    def read(self) -> BatteryReading:
        """Return what is known now."""
        ...


class ProgramProbe(Protocol):
    """Knows which programs run."""

    def running(self, names: frozenset[str]) -> frozenset[str]:
        """Return those of the names that a running program has; case and “.exe” don't count."""
        ...

    def own_programs(self) -> tuple[str, ...]:
        """Return the names of this person's programs, each once, sorted, without Potluck's."""
        ...


class NetworkProbe(Protocol):
    """Knows what kind of network this computer is on."""

    def metered(self) -> bool | None:
        """Tell whether the network costs money by the byte; None when that can't be known."""
        ...


class LoginProbe(Protocol):
    """Knows when the person logged in."""

    def logged_in_unix(self) -> float | None:
        """Return when this session began, on the wall clock; None when that can't be known."""
        ...


class MemoryProbe(Protocol):
    """Knows the computer's memory."""

    def available_bytes(self) -> int:
        """Return the memory that programs can still have without swapping."""
        ...

    def process_bytes(self, pid: int) -> int | None:
        """Return the memory that a process holds; None when it has gone."""
        ...


@dataclass(frozen=True, kw_only=True)
class CapAnswer:
    """What came of asking for a power limit.

    Attributes:
        in_force: True when the driver itself keeps the limit now.
        watts: The limit in force at the driver; None when unknown.
        sentence: Why the driver does not keep it, in plain words; empty when it does.
    """

    in_force: bool
    watts: float | None = None
    sentence: str = ""


class PowerCap(Protocol):
    """Asks drivers to limit the power of devices; no limit outlives the one who asked."""

    async def set_watts(self, device_id: str, watts: float) -> CapAnswer:
        """Limit a device; never raises: what can't be done is said in the answer."""
        ...

    async def restore(self, device_id: str) -> None:
        """Put back the limit that the device had before; safe to repeat."""
        ...

    async def close(self) -> None:
        """Put all back and let go; safe to repeat."""
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
