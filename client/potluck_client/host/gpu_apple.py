"""The graphics part of an Apple chip; tested against recorded answers, not yet run on macOS.

Its memory is the computer's own. Its watts and degrees are told to administrators alone
(`powermetrics`), so that Potluck does not know them and paces it by time. How busy it is stands in
the registry of devices for everybody, but for all programs together: while Potluck's worker is on
it, what others use is not known. It has no sleep that a look could disturb.
"""

from collections.abc import Callable

import psutil

from potluck_client.host.mac_answers import number, properties, text
from potluck_client.host.mac_calls import MacRegistry
from potluck_client.host.mac_registry import MacDeviceRegistry
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading

APPLE_ID = "apple-gpu"
"""There is exactly one in a chip, so that it needs no number."""

_TORCH_DEVICE = "mps"
_UTILISATION = "Device Utilization %"
_MEMORY_IN_USE = "In use system memory"


class AppleGpu:
    """Implements DeviceProbe for the graphics part of an Apple chip; none on other computers.

    Args:
        registry: macOS' registry of devices; None on a computer that has none.
        memory_bytes: Returns the computer's memory in all.
    """

    def __init__(
        self,
        registry: MacRegistry | None = None,
        memory_bytes: Callable[[], int] = lambda: psutil.virtual_memory().total,
    ) -> None:
        self._registry = registry or this_registry()
        self._memory_bytes = memory_bytes

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the one device; an Intel Mac has none, since PyTorch left those."""
        if self._registry is None or not (found := properties(self._registry.accelerator())):
            return ()
        return (
            DeviceFacts(
                device_id=APPLE_ID,
                name=_name(text(found, "model"), number(found, "gpu-core-count")),
                torch_device=_TORCH_DEVICE,
                memory_bytes=self._memory_bytes(),
                kind=DeviceKind.APPLE,
            ),
        )

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Return how busy it is and what memory it uses."""
        if device_id != APPLE_ID or self._registry is None:
            return DeviceReading(present=False)
        statistics = properties(self._registry.accelerator_statistics())
        percent = number(statistics, _UTILISATION)
        utilisation = None if percent is None else min(max(percent / 100, 0.0), 1.0)
        in_use = number(statistics, _MEMORY_IN_USE)
        return DeviceReading(
            utilisation=utilisation,
            memory_used_bytes=None if in_use is None else int(in_use),
            others_utilisation=utilisation if own_pid is None else None,
        )

    def glance(self, device_id: str) -> DeviceReading:
        """Return the same: the registry answers without waking anything."""
        return self.read(device_id)

    def close(self) -> None:
        """There is nothing to let go of."""


def this_registry() -> MacRegistry | None:
    """Return this computer's registry of devices; None where there is none."""
    try:
        return MacDeviceRegistry()
    except OSError:
        return None


def _name(model: str, cores: float | None) -> str:
    name = model or "Apple chip"
    return f"{name}, {cores:.0f} graphics cores" if cores else f"{name}, graphics part"
