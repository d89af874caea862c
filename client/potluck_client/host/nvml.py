"""What Potluck asks of NVIDIA's management library (NVML).

A card is valid only until the library is closed: after a restart of the driver or a resume the
same one may have another number, and is found again by its UUID.

    NvmlError
    ├── NvmlMissingError   this card or driver has no such reading, or does not let us have it
    │   └── NvmlNothingError   it has, but there is nothing to tell
    └── NvmlGoneError      the card or the driver is not there any more
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from potluck_client.host.others_use import ProcessUse


class NvmlError(Exception):
    """The library did not answer."""


class NvmlMissingError(NvmlError):
    """There is no such reading, or it is not for us."""


class NvmlNothingError(NvmlMissingError):
    """There is nothing to tell, as when no process used the card."""


class NvmlGoneError(NvmlError):
    """The card or the driver is not there."""


@dataclass(frozen=True, kw_only=True)
class NvmlMemory:
    """A card's memory.

    Attributes:
        total_bytes: In all.
        used_bytes: In use by all programs and the driver.
    """

    total_bytes: int
    used_bytes: int


@dataclass(frozen=True, kw_only=True)
class NvmlPowerLimits:
    """The limits that a card's driver knows of.

    Attributes:
        least_milliwatts: Least that it takes.
        default_milliwatts: What it keeps when nobody set one.
        most_milliwatts: Most that it takes.
    """

    least_milliwatts: int
    default_milliwatts: int
    most_milliwatts: int


class NvmlCard(Protocol):
    """A card of the open library; every call may raise NvmlError."""

    def uuid(self) -> str:
        """Return its stable name."""
        ...

    def name(self) -> str:
        """Return what its maker calls it."""
        ...

    def address(self) -> str:
        """Return its place on the PCI bus, as sysfs writes it: "0000:01:00.0"."""
        ...

    def memory(self) -> NvmlMemory:
        """Return its memory."""
        ...

    def partitioned(self) -> bool:
        """Tell whether it is divided into instances (MIG)."""
        ...

    def serves_guests(self) -> bool:
        """Tell whether it is divided among virtual machines that run on this computer."""
        ...

    def power_limits(self) -> NvmlPowerLimits:
        """Return the limits that its driver knows of."""
        ...

    def power_milliwatts(self) -> int:
        """Return its power now."""
        ...

    def energy_millijoules(self) -> int:
        """Return its energy counter."""
        ...

    def temperature_celsius(self) -> int:
        """Return its temperature now."""
        ...

    def slowdown_celsius(self) -> int:
        """Return the temperature at which it slows itself down."""
        ...

    def fan_percent(self) -> int:
        """Return its fan's speed; one without a fan has none."""
        ...

    def utilisation_percent(self) -> int:
        """Return its share of busy time, over the last second or less."""
        ...

    def process_uses(self, since_microseconds: int) -> Sequence[ProcessUse]:
        """Return what each process used since a moment of the wall clock."""
        ...

    def process_ids(self) -> frozenset[int]:
        """Return the processes that hold something on it, idle ones too."""
        ...


class Nvml(Protocol):
    """The library; every call may raise NvmlError."""

    def open(self) -> None:
        """Load the driver; wakes no card."""
        ...

    def close(self) -> None:
        """Let go of the driver and all cards."""
        ...

    def count(self) -> int:
        """Return the number of cards; wakes none."""
        ...

    def card_number(self, index: int) -> NvmlCard:
        """Return a card by its number, which is good for this moment only; wakes it."""
        ...

    def card_at(self, address: str) -> NvmlCard:
        """Return the card at a place on the PCI bus; wakes it and no other."""
        ...
