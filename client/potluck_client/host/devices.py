"""All devices of this computer behind one probe."""

import sys

from potluck_client.host.cpu_device import CpuDevice
from potluck_client.host.gpus_nvml import NvmlGpus, driver_present
from potluck_client.host.port import DeviceFacts, DeviceProbe, DeviceReading


class AllDevices:
    """Implements DeviceProbe on several others; the first that knows a device answers for it."""

    def __init__(self, *probes: DeviceProbe) -> None:
        self._probes = probes
        self._owner: dict[str, DeviceProbe] = {}

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return every probe's devices, in order."""
        found = []
        for probe in self._probes:
            for facts in probe.devices():
                self._owner[facts.device_id] = probe
                found.append(facts)
        return tuple(found)

    def read(self, device_id: str) -> DeviceReading:
        """Read a device's sensors."""
        owner = self._owner.get(device_id)
        return owner.read(device_id) if owner else DeviceReading()

    def close(self) -> None:
        """Let go of all drivers."""
        for probe in self._probes:
            probe.close()


def find_devices() -> AllDevices:
    """Return the probe for this computer: graphics cards first, then the processor."""
    if sys.platform != "linux" or driver_present():
        return AllDevices(NvmlGpus(), CpuDevice())
    return AllDevices(CpuDevice())
