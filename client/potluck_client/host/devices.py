"""All devices of this computer behind one probe."""

import sys
from pathlib import Path

from potluck_client.host.cpu_device import CpuDevice
from potluck_client.host.devices_aside import DevicesAside
from potluck_client.host.port import DeviceFacts, DeviceProbe, DeviceReading


class AllDevices:
    """Implements DeviceProbe on several others; the first that knows a device answers for it."""

    def __init__(self, *probes: DeviceProbe) -> None:
        self._probes = probes
        self._owner: dict[str, DeviceProbe] = {}

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return every probe's devices, in order; one that has gone is still answered for."""
        found: dict[str, DeviceFacts] = {}
        for probe in self._probes:
            for facts in probe.devices():
                if facts.device_id not in found:
                    self._owner[facts.device_id] = probe
                    found[facts.device_id] = facts
        return tuple(found.values())

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read a device's sensors."""
        owner = self._owner.get(device_id)
        return owner.read(device_id, own_pid) if owner else DeviceReading(present=False)

    def glance(self, device_id: str) -> DeviceReading:
        """Look at a device that rests."""
        owner = self._owner.get(device_id)
        return owner.glance(device_id) if owner else DeviceReading(present=False)

    def close(self) -> None:
        """Let go of all drivers."""
        for probe in self._probes:
            probe.close()


def find_devices(folder: Path | None = None) -> AllDevices:
    """Return the probe for this computer: graphics cards first, then the processor.

    Each system's probes are imported there alone. A probe whose driver is absent finds nothing and
    costs a look at one or two files, so it stays in place for a driver that is loaded later. Each
    is asked in a thread of its own, so that one whose driver hangs takes no other with it.

    Args:
        folder: Where facts of cards are kept between starts, so that a sleeping one is not woken;
            None to keep none.
    """
    cards: list[DeviceProbe] = []
    if sys.platform == "darwin":
        import platform

        if platform.machine() == "arm64":
            from potluck_client.host.gpu_apple import AppleGpu

            cards.append(DevicesAside(AppleGpu(), "apple"))
    else:
        from potluck_client.host.gpus_nvml import NvmlGpus

        cards.append(DevicesAside(NvmlGpus(folder=folder), "nvidia"))
        if sys.platform == "linux":
            from potluck_client.host.gpus_amd import AmdGpus

            cards.append(DevicesAside(AmdGpus(folder=folder), "amd"))
    return AllDevices(*cards, DevicesAside(CpuDevice(), "processor"))
