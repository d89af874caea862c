"""Finds the graphics cards of a Linux computer, WSL among them."""

import re
from collections.abc import Iterator

from potluck_setup.hardware import Graphics, HardwareReader, Vendor
from potluck_setup.intel_cards import intel_name
from potluck_setup.nvidia_cards import UNNAMED, cards_by_tool, driver_in

_NVIDIA_TOOLS = ("nvidia-smi", "/usr/lib/wsl/lib/nvidia-smi")
"""WSL keeps the tool of the Windows driver where no path leads."""
_PCI = "/sys/bus/pci/devices"
_KFD = "/sys/class/kfd/kfd/topology/nodes"
_LEVEL_ZERO = "libze_intel_gpu.so.1"
_LIBRARIES = (
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib64",
    "/usr/lib",
    "/usr/local/lib",
)
_MOST_DEVICES = 4_096
_NUMBER = re.compile(r"0x([0-9a-fA-F]{1,8})")


def linux_graphics(reader: HardwareReader) -> tuple[Graphics, ...]:
    """Return every card that PyTorch may have a build for, with or without its driver."""
    displays = tuple(_displays(reader))
    return (*_nvidia(reader, displays), *_amd(reader, displays), *_intel(reader, displays))


def _displays(reader: HardwareReader) -> Iterator[tuple[int, int]]:
    """Yield vendor and device id of what shows pictures (PCI class 03) or computes (12)."""
    for name in reader.names(_PCI)[:_MOST_DEVICES]:
        kind = _number(reader.text(f"{_PCI}/{name}/class"))
        vendor = _number(reader.text(f"{_PCI}/{name}/vendor"))
        device = _number(reader.text(f"{_PCI}/{name}/device"))
        if kind is not None and vendor is not None and kind >> 16 in {0x03, 0x12}:
            yield vendor, device or 0


def _nvidia(reader: HardwareReader, displays: tuple[tuple[int, int], ...]) -> tuple[Graphics, ...]:
    found = cards_by_tool(reader, _NVIDIA_TOOLS)
    if found:
        return found
    driver = driver_in(reader.text("/sys/module/nvidia/version")) or driver_in(
        reader.text("/proc/driver/nvidia/version")
    )
    card = Graphics(vendor=Vendor.NVIDIA, name=UNNAMED, driver_version=driver)
    return tuple(card for vendor, _ in displays if vendor == 0x10DE)


def _amd(reader: HardwareReader, displays: tuple[tuple[int, int], ...]) -> tuple[Graphics, ...]:
    driver = (reader.text("/sys/module/amdgpu/version") or "").strip()[:40] or "amdgpu"
    found = tuple(
        Graphics(
            vendor=Vendor.AMD,
            name=f"AMD graphics card ({architecture})",
            driver_version=driver,
            architecture=architecture,
        )
        for architecture in _kfd_architectures(reader)
    )
    if found:
        return found
    card = Graphics(vendor=Vendor.AMD, name="AMD graphics card")
    return tuple(card for vendor, _ in displays if vendor == 0x1002)


def _kfd_architectures(reader: HardwareReader) -> Iterator[str]:
    """Yield "gfx1100" for each card of amdgpu's compute part; processors have 0 there.

    The kernel writes gfx_target_version as major * 10000 + minor * 100 + stepping
    (drivers/gpu/drm/amd/amdkfd/kfd_topology.c); the name has the last two in hexadecimal.
    """
    for node in reader.names(_KFD)[:256]:
        for line in (reader.text(f"{_KFD}/{node}/properties") or "").splitlines():
            name, _, value = line.partition(" ")
            if name == "gfx_target_version" and value.isdecimal() and 0 < int(value) < 1_000_000:
                version = int(value)
                yield f"gfx{version // 10000}{version // 100 % 100:x}{version % 100:x}"


def _intel(reader: HardwareReader, displays: tuple[tuple[int, int], ...]) -> tuple[Graphics, ...]:
    names = [intel_name(device) for vendor, device in displays if vendor == 0x8086]
    if not any(names):
        return ()
    computes = any(_LEVEL_ZERO in reader.names(folder) for folder in _LIBRARIES)
    driver = "Level Zero" if computes else None
    return tuple(
        Graphics(vendor=Vendor.INTEL, name=name, driver_version=driver) for name in names if name
    )


def _number(text: str | None) -> int | None:
    found = _NUMBER.match(text or "")
    return int(found[1], 16) if found else None
