"""NVIDIA graphics cards: found once, read only while they work.

The library is opened for a reading and stays open until close(), so that a laptop's card may sleep
while nothing runs on it.
"""

from collections.abc import Callable
from pathlib import Path

from potluck_client.host.nvml import Nvml, NvmlUnavailableError, PyNvml
from potluck_client.host.port import DeviceFacts, DeviceReading

_DRIVER = Path("/proc/driver/nvidia/version")
_THOUSAND = 1000
_ONLY_CARD = "cuda:0"


class NvmlGpus:
    """Implements DeviceProbe for all NVIDIA cards; an absent driver means no cards."""

    def __init__(self, library: Nvml | None = None) -> None:
        self._library = library or PyNvml()
        self._open = False
        self._index: dict[str, int] = {}

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Find the cards; a card that does not say its name or memory is left out."""
        found = []
        try:
            self._ensure_open()
            for index in range(self._library.count()):
                facts = self._facts(index)
                if facts is not None:
                    self._index[facts.device_id] = index
                    found.append(facts)
        except NvmlUnavailableError:
            return ()
        return tuple(found)

    def read(self, device_id: str) -> DeviceReading:
        """Read a card's sensors; all None when it has gone."""
        index = self._index.get(device_id)
        if index is None:
            return DeviceReading()
        try:
            self._ensure_open()
            if self._library.uuid(index) != device_id:
                return DeviceReading()
        except NvmlUnavailableError:
            return DeviceReading()
        power = self._sensor(self._library.power_milliwatts, index)
        energy = self._sensor(self._library.energy_millijoules, index)
        utilisation = self._sensor(self._library.utilisation_percent, index)
        return DeviceReading(
            power_watts=None if power is None else power / _THOUSAND,
            energy_joules=None if energy is None else energy / _THOUSAND,
            temperature_celsius=self._sensor(self._library.temperature_celsius, index),
            utilisation=None if utilisation is None else utilisation / 100,
        )

    def close(self) -> None:
        """Let go of the driver; safe to repeat."""
        if not self._open:
            return
        self._open = False
        try:
            self._library.close()
        except NvmlUnavailableError:
            return  # The driver went away by itself.

    def _ensure_open(self) -> None:
        if not self._open:
            self._library.open()
            self._open = True

    def _facts(self, index: int) -> DeviceFacts | None:
        try:
            return DeviceFacts(
                device_id=self._library.uuid(index),
                name=self._library.name(index),
                torch_device=_ONLY_CARD,
                memory_bytes=self._library.memory_bytes(index),
            )
        except NvmlUnavailableError:
            return None

    def _sensor(self, read: Callable[[int], int], index: int) -> float | None:
        try:
            return float(read(index))
        except NvmlUnavailableError:
            return None


def driver_present() -> bool:
    """Tell, without loading anything, whether NVIDIA's Linux driver is there."""
    return _DRIVER.exists()
