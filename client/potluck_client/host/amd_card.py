"""What the amdgpu driver's files say of one card; an answer that can't be true counts as none.

The files are those of the kernel's "AMDGPU driver: GPU power/thermal controls and monitoring" and
of its hwmon interface: microwatts, thousandths of a degree, turns a minute. The driver counts
energy only in a binary table whose layout differs from card to card, so energy is reckoned from
power. Written against this documentation and tested on trees of files; not run on a card.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from potluck_client.host.kept_facts import (
    MOST_CELSIUS,
    MOST_MEMORY_BYTES,
    MOST_WATTS,
    power_range,
)
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading, PowerRange
from potluck_client.host.runtime_sleep import RuntimeSleep, runtime_sleep
from potluck_client.host.small_files import folders_in, plain_name, read_number, read_text

AMD_ID_PREFIX = "AMD-"
"""Begins the stable name of an AMD card, whose own number could be taken for an NVIDIA card's."""

LEAST_MEMORY_BYTES = 3 << 30
"""Cards with less are left out: nearly all are part of a processor, share its memory and heat, and
are no faster at training than it. No separate card that can train has less than 4 GB."""

_AMD = "0x1002"
_CARD = re.compile(r"card\d{1,3}")
_ADDRESS = re.compile(r"[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]")
_UNIQUE = re.compile(r"(0x)?([0-9a-f]{8,16})")
_MICRO = 1_000_000
_MILLI = 1000
_MOST_TURNS = 100_000
_MOST_PWM = 255
_MODEL_NAMES = ("usr/share/hwdata/pci.ids", "usr/share/misc/pci.ids")
_MODEL_NAMES_BYTES = 8 << 20


@dataclass(frozen=True, kw_only=True)
class AmdPlace:
    """A card's place, learned without waking it.

    Attributes:
        address: Its PCI address.
        folder: Its files.
        device_id: Its stable name: by its own number, or by its place where it has none.
        model: Numbers of its maker and model.
    """

    address: str
    folder: Path
    device_id: str
    model: str

    @property
    def sleep(self) -> RuntimeSleep:
        """Whether it sleeps now."""
        return runtime_sleep(self.folder)

    @property
    def present(self) -> bool:
        """Whether it is still there."""
        return read_text(self.folder / "vendor") == _AMD


def amd_places(root: Path) -> tuple[AmdPlace, ...]:
    """Return the places of all cards that the amdgpu driver serves, each once."""
    places = {}
    for card in folders_in(root / "sys" / "class" / "drm"):
        if not _CARD.fullmatch(card.name):
            continue
        try:
            folder = (card / "device").resolve()
        except (OSError, RuntimeError):
            continue
        served = (folder / "mem_info_vram_total").exists()
        if served and _ADDRESS.fullmatch(folder.name) and read_text(folder / "vendor") == _AMD:
            places[folder.name] = _place(folder)
    return tuple(places.values())


def amd_facts(place: AmdPlace, root: Path) -> DeviceFacts | str:
    """Return a card's facts, or why it is left out, in a sentence; a sleeping one would wake."""
    memory = read_number(place.folder / "mem_info_vram_total", 1, MOST_MEMORY_BYTES)
    name = _name(place, root)
    if memory is None:
        return f"{name} does not tell its memory, so Potluck leaves it alone."
    if memory < LEAST_MEMORY_BYTES:
        return (
            f"{name} has too little memory of its own to train, as graphics parts of processors "
            "have, so Potluck leaves it alone."
        )
    sensors = _sensors(place.folder)
    return DeviceFacts(
        device_id=place.device_id,
        name=name,
        torch_device="cuda:0",  # PyTorch for AMD keeps CUDA's words.
        memory_bytes=memory,
        kind=DeviceKind.AMD,
        power_range=None if sensors is None else _power_range(sensors),
        tells_power=sensors is not None and _power(sensors) is not None,
        tells_temperature=sensors is not None and _temperature(sensors) is not None,
        tells_fan=sensors is not None and _fan(sensors) is not None,
        slows_celsius=None if sensors is None else _slows(sensors),
    )


def amd_reading(folder: Path) -> DeviceReading:
    """Return what a card's sensors say, without who uses it; a sleeping one would wake."""
    sensors = _sensors(folder)
    busy = read_number(folder / "gpu_busy_percent", 0, 100)
    return DeviceReading(
        power_watts=None if sensors is None else _power(sensors),
        temperature_celsius=None if sensors is None else _temperature(sensors),
        utilisation=None if busy is None else busy / 100,
        fan_percent=None if sensors is None else _fan(sensors),
        memory_used_bytes=read_number(folder / "mem_info_vram_used", 0, MOST_MEMORY_BYTES),
    )


def _place(folder: Path) -> AmdPlace:
    unique = _UNIQUE.fullmatch((read_text(folder / "unique_id") or "").lower())
    known = unique is not None and int(unique.group(2), 16) != 0
    numbers = ("vendor", "device", "subsystem_vendor", "subsystem_device")
    return AmdPlace(
        address=folder.name,
        folder=folder,
        device_id=AMD_ID_PREFIX + (unique.group(2) if unique and known else folder.name),
        model=":".join(read_text(folder / number) or "" for number in numbers)[:64],
    )


def _name(place: AmdPlace, root: Path) -> str:
    told = plain_name(read_text(place.folder / "product_name"))
    if told:
        return told
    model = (read_text(place.folder / "device") or "").removeprefix("0x").lower()
    for file in _MODEL_NAMES:
        listed = _listed_name(read_text(root / file, _MODEL_NAMES_BYTES) or "", model)
        if listed:
            return plain_name(f"AMD {listed}")
    return "AMD graphics card"


def _listed_name(pci_ids: str, model: str) -> str:
    """Return a model's name from the list that Linux systems have of all PCI devices."""
    _, _, after = pci_ids.partition("\n1002  ")
    for line in after.splitlines()[1:]:
        if line.startswith("\t\t"):
            continue
        if not line.startswith("\t"):
            break
        number, _, name = line.strip().partition("  ")
        if number == model:
            return name
    return ""


def _sensors(folder: Path) -> Path | None:
    for sensors in folders_in(folder / "hwmon"):
        if read_text(sensors / "name") == "amdgpu":
            return sensors
    return None


def _power_range(sensors: Path) -> PowerRange | None:
    least, default, most = (
        read_number(sensors / name, 0, MOST_WATTS * _MICRO)
        for name in ("power1_cap_min", "power1_cap_default", "power1_cap_max")
    )
    if default is None:  # Older kernels tell only the limit in force.
        default = read_number(sensors / "power1_cap", 1, MOST_WATTS * _MICRO)
    if least is None or default is None or most is None:
        return None
    # Some cards name 0 as the least limit, which means that they name none.
    return power_range(max(least, _MICRO) / _MICRO, default / _MICRO, most / _MICRO)


def _power(sensors: Path) -> float | None:
    """Return the power; drivers have its mean or its newest value, by generation of card."""
    for name in ("power1_average", "power1_input"):
        microwatts = read_number(sensors / name, 0, MOST_WATTS * _MICRO)
        if microwatts is not None:
            return microwatts / _MICRO
    return None


def _temperature(sensors: Path) -> float | None:
    """Return the hotter of the chip's edge and its hottest spot, which decides when it slows."""
    told = [
        read_number(sensors / name, 0, MOST_CELSIUS * _MILLI)
        for name in ("temp1_input", "temp2_input")
    ]
    known = [value / _MILLI for value in told if value is not None]
    return max(known) if known else None


def _slows(sensors: Path) -> float | None:
    for name in ("temp2_crit", "temp1_crit"):
        limit = read_number(sensors / name, _MILLI, MOST_CELSIUS * _MILLI)
        if limit is not None:
            return limit / _MILLI
    return None


def _fan(sensors: Path) -> float | None:
    turns = read_number(sensors / "fan1_input", 0, _MOST_TURNS)
    most = read_number(sensors / "fan1_max", 1, _MOST_TURNS)
    if turns is not None and most is not None:
        return min(100.0, 100 * turns / most)
    pwm = read_number(sensors / "pwm1", 0, _MOST_PWM)
    return None if pwm is None else 100 * pwm / _MOST_PWM
