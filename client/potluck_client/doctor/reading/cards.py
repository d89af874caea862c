"""Finds graphics cards without PyTorch: those that Potluck can use, and those on the bus beside.

Only Linux shows its bus as files; elsewhere a card without a driver is not seen. The version of
NVIDIA's driver stands in `/proc/driver/nvidia/version` (NVIDIA driver README, "The /proc file
system interface"), and elsewhere NVML tells it.
"""

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from potluck_client.doctor.judging.pytorch import CardReading, Maker
from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.host.small_files import folders_in, read_text

_DISPLAY_CLASS = "0x03"
_MAKERS = {"0x10de": Maker.NVIDIA, "0x8086": Maker.INTEL}
_KINDS = {
    DeviceKind.NVIDIA: Maker.NVIDIA,
    DeviceKind.AMD: Maker.AMD,
    DeviceKind.APPLE: Maker.APPLE,
}
_OWN_BUS = ":00:"
"""What is a part of Intel's processor stands on the first bus; a card does not."""

_DRIVER = re.compile(r"Kernel Module(?: for \S+)?\s+(\d{2,4}(?:\.\d{1,4}){1,2})\b")


def find_cards(
    devices: Iterable[DeviceFacts], root: Path = Path("/")
) -> tuple[tuple[str, CardReading], ...]:
    """Return cards with their device IDs, empty for one that Potluck can't use as things stand.

    Args:
        devices: What Potluck's own probes have found.
        root: Where the kernel's files stand; a test gives another folder.
    """
    usable = [
        (facts.device_id, CardReading(maker=_KINDS[facts.kind], name=facts.name, usable=True))
        for facts in devices
        if facts.kind in _KINDS
    ]
    makers = {card.maker for _, card in usable}
    beside = [
        ("", CardReading(maker=maker, name="", usable=False))
        for maker in dict.fromkeys(_on_the_bus(root))
        if maker not in makers
    ]
    return (*usable, *beside)


def nvidia_driver(root: Path = Path("/")) -> str:
    """Return the version of NVIDIA's driver; empty when there is none, or it does not tell."""
    told = read_text(root / "proc" / "driver" / "nvidia" / "version")
    found = _DRIVER.search(told or "")
    if found is not None:
        return found[1]
    return "" if sys.platform == "linux" else _asked_driver()


def _asked_driver() -> str:
    with suppress(Exception):  # No library, no driver, or one that breaks: not known.
        import pynvml

        pynvml.nvmlInit()
        try:
            return str(pynvml.nvmlSystemGetDriverVersion())[:20]
        finally:
            pynvml.nvmlShutdown()
    return ""


def _on_the_bus(root: Path) -> Iterable[Maker]:
    for device in folders_in(root / "sys" / "bus" / "pci" / "devices"):
        maker = _MAKERS.get(read_text(device / "vendor") or "")
        if maker is None or not (read_text(device / "class") or "").startswith(_DISPLAY_CLASS):
            continue
        if maker is not Maker.INTEL or _OWN_BUS not in device.name:
            yield maker
