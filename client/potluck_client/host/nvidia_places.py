"""NVIDIA cards by their places on the PCI bus, from files that wake none of them.

Only Linux has such files; elsewhere, and in Windows' Linux, there are no places and the driver is
asked for its cards by number. `/proc/driver/nvidia/gpus/*/information` is written by the driver
and tells a card's UUID (NVIDIA driver README, "The /proc file system interface"); of a card that
was not used yet it tells question marks.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from potluck_client.host.runtime_sleep import RuntimeSleep, runtime_sleep
from potluck_client.host.small_files import folders_in, read_text

_NVIDIA = "0x10de"
_DISPLAY_CLASS = "0x03"
_ADDRESS = re.compile(r"[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]")
_UUID_LINE = re.compile(r"^GPU UUID:\s*(GPU-[0-9a-f-]{8,64})\s*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class NvidiaPlace:
    """A card's place.

    Attributes:
        address: Its PCI address, "0000:01:00.0".
        model: Numbers of its maker and model, which tell whether another card is there now.
        sleep: Whether it sleeps.
        uuid: Its stable name where the driver tells it; empty where it does not.
    """

    address: str
    model: str = ""
    sleep: RuntimeSleep = field(default_factory=RuntimeSleep)
    uuid: str = ""


def driver_may_be_there(root: Path = Path("/")) -> bool:
    """Tell, without loading anything, whether there may be a driver to talk to.

    On Linux it shows itself. In Windows' Linux (WSL) only its library does, since the driver is
    that of Windows, where trying to load it is the way to know.
    """
    signs = ("proc/driver/nvidia/version", "usr/lib/wsl/lib/libnvidia-ml.so.1")
    return sys.platform != "linux" or any((root / sign).exists() for sign in signs)


class NvidiaPlaces:
    """The places of this computer's cards.

    Args:
        root: Where the kernel's files stand; a test gives another folder.
    """

    def __init__(self, root: Path = Path("/")) -> None:
        self._devices = root / "sys" / "bus" / "pci" / "devices"
        self._told = root / "proc" / "driver" / "nvidia" / "gpus"

    def all(self) -> tuple[NvidiaPlace, ...]:
        """Return all places; reads a file or two of every device on the bus."""
        return tuple(
            self._place(device) for device in folders_in(self._devices) if _is_card(device)
        )

    def sleep_at(self, address: str) -> RuntimeSleep | None:
        """Return whether the card at a place sleeps; None when there is none."""
        device = self._devices / address
        return runtime_sleep(device) if address and _is_card(device) else None

    def _place(self, device: Path) -> NvidiaPlace:
        found = _UUID_LINE.search(read_text(self._told / device.name / "information") or "")
        numbers = ("vendor", "device", "subsystem_vendor", "subsystem_device")
        return NvidiaPlace(
            address=device.name,
            model=":".join(read_text(device / name) or "" for name in numbers)[:64],
            sleep=runtime_sleep(device),
            uuid=found.group(1) if found else "",
        )


def _is_card(device: Path) -> bool:
    return (
        _ADDRESS.fullmatch(device.name) is not None
        and read_text(device / "vendor") == _NVIDIA
        and (read_text(device / "class") or "").startswith(_DISPLAY_CLASS)
    )
