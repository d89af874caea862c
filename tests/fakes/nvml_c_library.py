"""NVIDIA's library as nvidia-ml-py calls it: C functions that fill in what pointers point to.

The names and the order of arguments are those of NVIDIA's "NVML API Reference Guide". It serves one
card, which is enough to run all of nvidia-ml-py's code that Potluck uses.
"""

# ruff: noqa: N802 — the names are NVIDIA's.

from ctypes import c_char_p, c_uint, c_ulonglong
from typing import Any

SUCCESS, INVALID_ARGUMENT, NOT_SUPPORTED, NOT_FOUND, TOO_SMALL, LOST = 0, 2, 3, 6, 7, 15
GIB = 1 << 30

Pointer = Any
"""What ctypes.byref gives, a buffer or an array; ctypes has no type for all of them."""


class FakeNvmlC:
    """Stands in for the loaded library.

    Attributes:
        codes: What a function returns instead of an answer, by its name.
        uses: Process, time stamp and percent of computing, decoding.
        holders: Processes that compute on the card.
        place: The card's place.
        opened: How often it was initialised more than shut down.
    """

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self.uses: list[tuple[int, int, int, int]] = []
        self.holders: list[int] = []
        self.place = "0000:01:00.0"
        self.opened = 0

    def nvmlInitWithFlags(self, _flags: int) -> int:
        """Initialise."""
        self.opened += 1
        return SUCCESS

    def nvmlShutdown(self) -> int:
        """Shut down."""
        self.opened -= 1
        return SUCCESS

    def nvmlDeviceGetCount_v2(self, count: Pointer) -> int:
        """Tell the number of cards."""
        return self._tell("Count", count, 1)

    def nvmlDeviceGetHandleByIndex_v2(self, index: c_uint, _handle: Pointer) -> int:
        """Give the card by number."""
        return INVALID_ARGUMENT if index.value else self.codes.get("Handle", SUCCESS)

    def nvmlDeviceGetHandleByPciBusId_v2(self, place: c_char_p, _handle: Pointer) -> int:
        """Give the card by place."""
        there = place.value == self.place.encode()
        return self.codes.get("Handle", SUCCESS) if there else NOT_FOUND

    def nvmlDeviceGetUUID(self, _handle: Pointer, text: Pointer, _size: c_uint) -> int:
        """Tell the stable name."""
        text.value = b"GPU-0a1b2c3d-0000-1111-2222-333344445555"
        return self.codes.get("UUID", SUCCESS)

    def nvmlDeviceGetName(self, _handle: Pointer, text: Pointer, _size: c_uint) -> int:
        """Tell the name."""
        text.value = b"A Card"
        return self.codes.get("Name", SUCCESS)

    def nvmlDeviceGetPciInfo_v3(self, _handle: Pointer, info: Pointer) -> int:
        """Tell the place."""
        info._obj.busId = f"0000{self.place}".upper().encode()
        return self.codes.get("PciInfo", SUCCESS)

    def nvmlDeviceGetMemoryInfo(self, _handle: Pointer, memory: Pointer) -> int:
        """Tell the memory."""
        memory._obj.total, memory._obj.used = 8 * GIB, GIB
        return self.codes.get("MemoryInfo", SUCCESS)

    def nvmlDeviceGetMigMode(self, _handle: Pointer, now: Pointer, later: Pointer) -> int:
        """Tell whether it is divided; only some server cards can be."""
        now._obj.value = later._obj.value = 0
        return self.codes.get("MigMode", NOT_SUPPORTED)

    def nvmlDeviceGetVirtualizationMode(self, _handle: Pointer, mode: Pointer) -> int:
        """Tell whether virtual machines have it."""
        return self._tell("VirtualizationMode", mode, 0)

    def nvmlDeviceGetPowerManagementLimitConstraints(
        self, _handle: Pointer, least: Pointer, most: Pointer
    ) -> int:
        """Tell the range of limits."""
        least._obj.value, most._obj.value = 100_000, 250_000
        return self.codes.get("LimitConstraints", SUCCESS)

    def nvmlDeviceGetPowerManagementDefaultLimit(self, _handle: Pointer, limit: Pointer) -> int:
        """Tell the default limit."""
        return self._tell("DefaultLimit", limit, 200_000)

    def nvmlDeviceGetPowerUsage(self, _handle: Pointer, power: Pointer) -> int:
        """Tell the power."""
        return self._tell("PowerUsage", power, 150_000)

    def nvmlDeviceGetTotalEnergyConsumption(self, _handle: Pointer, energy: Pointer) -> int:
        """Tell the energy."""
        return self._tell("Energy", energy, 7_000_000)

    def nvmlDeviceGetTemperature(self, _handle: Pointer, _sensor: Pointer, heat: Pointer) -> int:
        """Tell the temperature."""
        return self._tell("Temperature", heat, 61)

    def nvmlDeviceGetTemperatureThreshold(
        self, _handle: Pointer, _which: Pointer, heat: Pointer
    ) -> int:
        """Tell where it slows down."""
        return self._tell("Threshold", heat, 95)

    def nvmlDeviceGetFanSpeed(self, _handle: Pointer, percent: Pointer) -> int:
        """Tell the fan's speed."""
        return self._tell("FanSpeed", percent, 35)

    def nvmlDeviceGetUtilizationRates(self, _handle: Pointer, rates: Pointer) -> int:
        """Tell how busy it is."""
        rates._obj.gpu = 40
        return self.codes.get("UtilizationRates", SUCCESS)

    def nvmlDeviceGetProcessUtilization(
        self, _handle: Pointer, samples: Pointer, count: Pointer, since: c_ulonglong
    ) -> int:
        """Tell who used it since then; the first call asks for the number of samples alone."""
        newer = [use for use in self.uses if use[1] > since.value]
        if code := self.codes.get("ProcessUtilization", SUCCESS if newer else NOT_FOUND):
            return code
        if samples is None:
            count._obj.value = len(newer)
            return TOO_SMALL
        for sample, (pid, at, computing, decoding) in zip(samples, newer, strict=True):
            sample.pid, sample.timeStamp = pid, at
            sample.smUtil, sample.decUtil = computing, decoding
        return SUCCESS

    def nvmlDeviceGetComputeRunningProcesses_v3(
        self, _handle: Pointer, count: Pointer, processes: Pointer
    ) -> int:
        """Tell who computes on it; the first call asks for the number alone."""
        if not self.holders:
            return SUCCESS
        if processes is None:
            count._obj.value = len(self.holders)
            return TOO_SMALL
        for process, pid in zip(processes, self.holders, strict=False):
            process.pid = pid
        count._obj.value = len(self.holders)
        return SUCCESS

    def nvmlDeviceGetGraphicsRunningProcesses_v3(
        self, _handle: Pointer, _count: Pointer, _processes: Pointer
    ) -> int:
        """Tell who draws with it: nobody."""
        return SUCCESS

    def _tell(self, name: str, pointer: Pointer, value: int) -> int:
        pointer._obj.value = value
        return self.codes.get(name, SUCCESS)
