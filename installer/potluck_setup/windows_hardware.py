"""Finds the graphics cards of a Windows computer; tested against recorded answers alone."""

import json
import re
from collections.abc import Iterator

from potluck_setup.hardware import Graphics, HardwareReader, Vendor
from potluck_setup.intel_cards import intel_name
from potluck_setup.nvidia_cards import UNNAMED, cards_by_tool

QUESTION = (
    "powershell",
    "-NoProfile",
    "-NonInteractive",
    "-Command",
    (
        "[Console]::OutputEncoding=[Text.Encoding]::UTF8;"
        "ConvertTo-Json -Compress @(Get-CimInstance Win32_VideoController |"
        " Select-Object Name,PNPDeviceID,DriverVersion)"
    ),
)
_PCI = re.compile(r"PCI\\VEN_([0-9A-F]{4})&DEV_([0-9A-F]{4})", re.IGNORECASE)
_OF_WINDOWS_ITSELF = re.compile(r"10\.0\.\d+\.\d+")
"""Version of the Microsoft Basic Display Adapter, which runs a card that has no driver."""
_OF_NVIDIA = re.compile(r"\d+\.\d+\.\d*(\d)\.(\d{2})(\d{2})")
"""Windows writes 580.65 as 32.0.15.8065: the last five digits are NVIDIA's own version."""
_MOST_CARDS = 64


def windows_graphics(reader: HardwareReader) -> tuple[Graphics, ...]:
    """Return every card that PyTorch may have a build for, with or without its driver."""
    found = tuple(_listed(reader.answer(*QUESTION)))
    by_tool = cards_by_tool(reader, ("nvidia-smi",))
    if by_tool:
        return (*by_tool, *(card for card in found if card.vendor is not Vendor.NVIDIA))
    return found


def _listed(answer: str | None) -> Iterator[Graphics]:
    try:
        found = json.loads(answer or "[]")
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict):
        # Some versions of PowerShell wrap a list, others unwrap a list of one.
        found = found.get("value", [found])
    for entry in found[:_MOST_CARDS] if isinstance(found, list) else ():
        if isinstance(entry, dict):
            card = _card(
                str(entry.get("Name") or "")[:100],
                str(entry.get("PNPDeviceID") or ""),
                str(entry.get("DriverVersion") or "")[:40],
            )
            if card is not None:
                yield card


def _card(name: str, device: str, version: str) -> Graphics | None:
    ids = _PCI.match(device)
    if ids is None:
        return None
    driver = None if not version or _OF_WINDOWS_ITSELF.fullmatch(version) else version
    vendor = int(ids[1], 16)
    if vendor == 0x10DE:
        digits = _OF_NVIDIA.fullmatch(driver or "")
        return Graphics(
            vendor=Vendor.NVIDIA,
            name=name if driver and name else UNNAMED,
            driver_version=f"{digits[1]}{digits[2]}.{digits[3]}" if digits else driver,
        )
    if vendor == 0x1002:
        return Graphics(vendor=Vendor.AMD, name=name or "AMD graphics card", driver_version=driver)
    intel = intel_name(int(ids[2], 16)) if vendor == 0x8086 else None
    return Graphics(vendor=Vendor.INTEL, name=intel, driver_version=driver) if intel else None
