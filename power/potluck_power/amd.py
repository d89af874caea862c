"""AMD graphics cards, by the files of the amdgpu driver.

`power1_cap` and its `_min`, `_max` and `_default` are in microwatts (Linux kernel documentation,
"Drivers / GPU / AMDGPU / Thermal controls"). A limit lasts until the computer or the driver starts
anew. Run against a folder that looks like the driver's only, never yet on a card.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from potluck_power.errors import PowerError, UnknownDeviceError
from potluck_power.port import DriverLimit

_MICRO = 1_000_000
_TEXT_BYTES = 64
_NUMBER = re.compile(r"(?:0x)?([0-9a-f]{8,16})")


class AmdDriver:
    """Implements PowerDriver.

    Args:
        system: The folder /sys; a test gives another.
    """

    def __init__(self, system: Path = Path("/sys")) -> None:
        self._cards = system / "bus" / "pci" / "drivers" / "amdgpu"

    def devices(self) -> tuple[str, ...]:
        """Return the cards that have a limit, by the names that the daemon has for them."""
        return tuple(device_id for device_id, _ in self._found())

    def read(self, device_id: str) -> DriverLimit:
        """Return a card's limits."""
        sensor = self._sensor(device_id)
        most = _watts(sensor / "power1_cap_max")
        # Kernels before 5.18 name no default; without overclocking it is the most.
        named = sensor / "power1_cap_default"
        return DriverLimit(
            least_watts=_watts(sensor / "power1_cap_min"),
            most_watts=most,
            default_watts=_watts(named) if named.exists() else most,
            watts=_watts(sensor / "power1_cap"),
        )

    def write(self, device_id: str, watts: float) -> None:
        """Set a card's limit; refuses one below what the card draws at this moment.

        Some cards drop their limit altogether when it is set below what they draw, until they have
        rested (github.com/ilya-zlobintsev/LACT/issues/207), and no reading shows it.
        """
        sensor = self._sensor(device_id)
        draw = _draw_watts(sensor)
        if watts < draw and watts < _watts(sensor / "power1_cap"):
            raise PowerError(
                f"This graphics card draws {draw:.0f} watts at this moment, and its driver can "
                "lose a limit that is set below that. It can be set when the card rests."
            )
        try:
            # One write into a file that is there: the driver takes it whole or refuses it.
            with (sensor / "power1_cap").open("r+b", buffering=0) as file:
                file.write(b"%d\n" % round(watts * _MICRO))
        except OSError as error:
            raise PowerError(f"AMD's driver refused the limit: {error.strerror}.") from error

    def close(self) -> None:
        """Do nothing: files are never left open."""

    def _sensor(self, device_id: str) -> Path:
        # What was asked for is only ever compared: it never becomes a part of a path.
        for found, sensor in self._found():
            if found == device_id:
                return sensor
        raise UnknownDeviceError("This graphics card is not there.")

    def _found(self) -> Iterator[tuple[str, Path]]:
        for card in sorted(self._cards.glob("*:*:*.*")):
            sensors = sorted(card.glob("hwmon/hwmon*/power1_cap"))
            if sensors:
                yield _name(card), sensors[0].parent


def _name(card: Path) -> str:
    try:
        number = (card / "unique_id").read_text(encoding="ascii")[:_TEXT_BYTES].strip().lower()
    except (OSError, UnicodeDecodeError):
        number = ""
    known = _NUMBER.fullmatch(number)
    return f"AMD-{known[1] if known and int(known[1], 16) else card.name}"


def _draw_watts(sensor: Path) -> float:
    for name in ("power1_average", "power1_input"):
        if (sensor / name).exists():
            return _watts(sensor / name)
    return 0.0


def _watts(file: Path) -> float:
    try:
        return int(file.read_text(encoding="ascii")[:_TEXT_BYTES]) / _MICRO
    except (OSError, ValueError) as error:
        raise PowerError("AMD's driver does not say this graphics card's power limits.") from error
