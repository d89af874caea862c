"""What computer this is: its system, and the graphics cards in it with their drivers.

Looked at are the sources that uv looks at for its `--torch-backend=auto`, and those that tell of a
card whose driver is missing, which uv takes for no card at all.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Vendor(StrEnum):
    """Who makes a graphics card that PyTorch has a build for."""

    NVIDIA = "NVIDIA"
    """Needs NVIDIA's own driver."""
    AMD = "AMD"
    """Needs Linux and the driver amdgpu with its compute part."""
    INTEL = "Intel"
    """Arc, also as a part of a processor; older graphics of Intel's compute nothing for PyTorch."""
    APPLE = "Apple"
    """Part of Apple's own chips."""


@dataclass(frozen=True, kw_only=True)
class Graphics:
    """One graphics card.

    Attributes:
        vendor: Who makes it.
        name: What it is called; the maker's name alone where no more can be read.
        driver_version: "580.65.06"; the driver's name where it has no version of its own; None when
            no driver that computes runs the card.
        compute_capability: Of NVIDIA's cards, (8, 9); None when it can't be read.
        architecture: Of AMD's cards, "gfx1100"; None when it can't be read.
        memory_bytes: Its own memory; None when it can't be read.
    """

    vendor: Vendor
    name: str
    driver_version: str | None = None
    compute_capability: tuple[int, int] | None = None
    architecture: str | None = None
    memory_bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Hardware:
    """A computer.

    Attributes:
        system: "Linux", "Windows" or "Darwin".
        machine: "x86_64", "aarch64", "arm64", "AMD64", as the system calls it.
        system_version: Of glibc on Linux, of macOS on a Mac; on Windows 10 and the number of the
            build. None when it can't be read, as on a Linux without glibc.
        graphics: Every card that PyTorch may have a build for.
    """

    system: str
    machine: str
    system_version: tuple[int, int] | None = None
    graphics: tuple[Graphics, ...] = ()


class HardwareReader(Protocol):
    """Looks at a computer; answers in seconds whatever hangs, and never raises."""

    def facts(self) -> Hardware:
        """Return the system alone, without graphics cards."""
        ...

    def text(self, path: str) -> str | None:
        """Return the start of a file, or None when it can't be read."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Return what lies in a folder, sorted; nothing when it can't be read."""
        ...

    def answer(self, *command: str) -> str | None:
        """Return what a command prints, or None when it is missing, fails or hangs."""
        ...
