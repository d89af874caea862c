"""The processor as a device that can train."""

import platform
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil

from potluck_client.host.cpu_power import RaplCounter
from potluck_client.host.cpu_sensors import CpuSensors
from potluck_client.host.cpu_use import CpuTimesSource, CpuUseMeter, SystemCpuTimes
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading
from potluck_client.host.small_files import plain_name

CPU_ID = "cpu"


class CpuDevice:
    """Implements DeviceProbe for the processor alone.

    Its memory is the computer's, and no part of its readings: that is MemoryProbe's.

    Args:
        root: Where the kernel's files stand; a test gives another folder.
        times: Tells how processor time was spent.
        monotonic_seconds: Time that never goes back.
    """

    def __init__(
        self,
        root: Path = Path("/"),
        times: CpuTimesSource | None = None,
        monotonic_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._use = CpuUseMeter(times or SystemCpuTimes(), monotonic_seconds)
        self._sensors = CpuSensors(root)
        self._power = RaplCounter(monotonic_seconds, root)
        self._facts = DeviceFacts(
            device_id=CPU_ID,
            name=plain_name(_model_name(root)) or "Processor",
            torch_device="cpu",
            memory_bytes=psutil.virtual_memory().total,
            kind=DeviceKind.CPU,
            tells_power=self._power.read().energy_joules is not None,
            tells_temperature=self._sensors.celsius() is not None,
            slows_celsius=self._sensors.slows_celsius(),
        )

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the processor."""
        return (self._facts,)

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read the processor; its use and power are means since the reading before."""
        if device_id != CPU_ID:
            return DeviceReading(present=False)
        use = self._use.read(own_pid)
        return replace(self._sensed(), utilisation=use.utilisation, others_utilisation=use.others)

    def glance(self, device_id: str) -> DeviceReading:
        """Read the sensors alone: to tell use takes a look at every process of the computer."""
        if device_id != CPU_ID:
            return DeviceReading(present=False)
        self._use.forget()
        return self._sensed()

    def _sensed(self) -> DeviceReading:
        power = self._power.read()
        return DeviceReading(
            power_watts=power.power_watts,
            energy_joules=power.energy_joules,
            temperature_celsius=self._sensors.celsius(),
        )

    def close(self) -> None:
        """There is nothing to let go of."""


def logical_cores() -> int:
    """Return how many threads this process may run at once."""
    if sys.platform == "darwin":  # It lets no process be bound to some cores.
        return psutil.cpu_count() or 1
    else:  # noqa: RET505 — a type checker for one system skips the other's branch only like this.
        return len(psutil.Process().cpu_affinity() or ()) or 1


def _model_name(root: Path) -> str:
    try:
        lines = (root / "proc" / "cpuinfo").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    for line in lines:
        key, _, value = line.partition(":")
        if key.strip() == "model name":
            return " ".join(value.replace("(R)", "").replace("(TM)", "").split())
    return platform.processor()
