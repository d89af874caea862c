"""The processor as a device that can train."""

import platform
import sys
from pathlib import Path

import psutil

from potluck_client.host.port import DeviceFacts, DeviceReading

CPU_ID = "cpu"
_CPU_INFO = Path("/proc/cpuinfo")


class CpuDevice:
    """Implements DeviceProbe for the processor alone."""

    def __init__(self) -> None:
        self._facts = DeviceFacts(
            device_id=CPU_ID,
            name=_model_name() or "Processor",
            torch_device="cpu",
            memory_bytes=psutil.virtual_memory().total,
        )

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the processor."""
        return (self._facts,)

    def read(self, device_id: str) -> DeviceReading:
        """Return how busy the processor was since the last reading."""
        if device_id != CPU_ID:
            return DeviceReading()
        return DeviceReading(utilisation=psutil.cpu_percent(None) / 100)

    def close(self) -> None:
        """There is nothing to let go of."""


def logical_cores() -> int:
    """Return how many threads this process may run at once."""
    if sys.platform == "darwin":  # It lets no process be bound to some cores.
        return psutil.cpu_count() or 1
    return len(psutil.Process().cpu_affinity() or ()) or 1


def _model_name() -> str:
    try:
        lines = _CPU_INFO.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    for line in lines:
        key, _, value = line.partition(":")
        if key.strip() == "model name":
            return value.strip()
    return platform.processor()
