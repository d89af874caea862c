"""A folder that looks like /sys with AMD graphics cards in it; its files take any number."""

from dataclasses import dataclass
from pathlib import Path

_MICRO = 1_000_000


@dataclass(frozen=True, kw_only=True)
class AmdCard:
    """One card.

    Attributes:
        device_id: Its stable name.
        sensor: The folder of its limit.
    """

    device_id: str
    sensor: Path

    @property
    def watts(self) -> float:
        """The limit in force."""
        return int((self.sensor / "power1_cap").read_text()) / _MICRO

    def put(self, name: str, watts: float) -> None:
        """Write one of its files."""
        (self.sensor / name).write_text(f"{round(watts * _MICRO)}\n")


def add_amd_card(
    system: Path,
    *,
    unique_id: str | None = "8b1f9c0d2e3a4b5c",
    address: str = "0000:03:00.0",
    watts: float = 250.0,
) -> AmdCard:
    """Add a card that takes limits from 100 to 300 watts and has 250 by itself."""
    folder = system / "bus" / "pci" / "drivers" / "amdgpu" / address
    sensor = folder / "hwmon" / "hwmon4"
    sensor.mkdir(parents=True)
    if unique_id is not None:
        (folder / "unique_id").write_text(unique_id + "\n")
    card = AmdCard(device_id=f"AMD-{unique_id or address}", sensor=sensor)
    for name, value in (("min", 100.0), ("max", 300.0), ("default", 250.0)):
        card.put(f"power1_cap_{name}", value)
    card.put("power1_cap", watts)
    card.put("power1_average", 12.0)
    return card
