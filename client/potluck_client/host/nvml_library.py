"""Implements Nvml on nvidia-ml-py, whose module is called pynvml.

It is imported only when there is a driver to talk to. What the calls do is in NVIDIA's "NVML API
Reference Guide": nvmlInit starts no card; a card is started by asking for its handle, and asking
by PCI address starts that one alone.
"""

from collections.abc import Callable, Sequence
from typing import Any

from potluck_client.host.nvml import (
    NvmlCard,
    NvmlError,
    NvmlGoneError,
    NvmlMemory,
    NvmlMissingError,
    NvmlNothingError,
    NvmlPowerLimits,
)
from potluck_client.host.others_use import ProcessUse

_GONE = (
    "NVML_ERROR_UNINITIALIZED",
    "NVML_ERROR_DRIVER_NOT_LOADED",
    "NVML_ERROR_LIBRARY_NOT_FOUND",
    "NVML_ERROR_LIB_RM_VERSION_MISMATCH",
    "NVML_ERROR_GPU_IS_LOST",
    "NVML_ERROR_GPU_NOT_FOUND",
    "NVML_ERROR_RESET_REQUIRED",
)
_MIG_ON = 1
_ADDRESS_CHARACTERS = 12

Call = Callable[..., Any]
"""Calls a function of the library by its name; its answers are untyped."""


class PyNvml:
    """Implements Nvml."""

    def __init__(self) -> None:
        self._library: Any = None

    def open(self) -> None:
        """Load the driver."""
        try:
            import pynvml
        except ImportError as error:
            raise NvmlGoneError("nvidia-ml-py is not installed") from error
        self._library = pynvml
        self._call("nvmlInit")

    def close(self) -> None:
        """Let go of the driver and all cards."""
        self._call("nvmlShutdown")

    def count(self) -> int:
        """Return the number of cards."""
        return int(self._call("nvmlDeviceGetCount"))

    def card_number(self, index: int) -> NvmlCard:
        """Return a card by its number."""
        return _PyNvmlCard(self._library, self._call, self._handle("Index", index))

    def card_at(self, address: str) -> NvmlCard:
        """Return the card at a place on the PCI bus."""
        return _PyNvmlCard(self._library, self._call, self._handle("PciBusId", address))

    def _handle(self, by: str, value: int | str) -> object:
        try:
            return self._call(f"nvmlDeviceGetHandleBy{by}", value)
        except NvmlMissingError as error:  # No such number, or nothing at that place.
            raise NvmlGoneError(str(error)) from error

    def _call(self, function: str, *values: object) -> Any:  # noqa: ANN401 — untyped library
        library = self._library
        if library is None:
            raise NvmlGoneError("the library is not open")
        try:
            return getattr(library, function)(*values)
        except library.NVMLError as error:
            raise self._kind(error.value)(f"{function}: {error}") from error
        except (AttributeError, OSError, UnicodeDecodeError) as error:
            # An older module has no such function; a name is no text.
            raise NvmlMissingError(f"{function}: {error}") from error

    def _kind(self, code: int) -> type[NvmlError]:
        if code == self._library.NVML_ERROR_NOT_FOUND:
            return NvmlNothingError
        gone = {getattr(self._library, name, None) for name in _GONE}
        return NvmlGoneError if code in gone else NvmlMissingError


class _PyNvmlCard:
    """Implements NvmlCard on a handle."""

    def __init__(self, library: Any, call: Call, handle: object) -> None:  # noqa: ANN401
        self._library = library
        self._call = call
        self._handle = handle

    def uuid(self) -> str:
        """Return its stable name."""
        return _text(self._of("nvmlDeviceGetUUID"))

    def name(self) -> str:
        """Return what its maker calls it."""
        return _text(self._of("nvmlDeviceGetName"))

    def address(self) -> str:
        """Return its place on the PCI bus; NVML writes the domain with eight digits."""
        return _text(self._of("nvmlDeviceGetPciInfo").busId)[-_ADDRESS_CHARACTERS:].lower()

    def memory(self) -> NvmlMemory:
        """Return its memory."""
        memory = self._of("nvmlDeviceGetMemoryInfo")
        return NvmlMemory(total_bytes=int(memory.total), used_bytes=int(memory.used))

    def partitioned(self) -> bool:
        """Tell whether it is divided into instances."""
        return int(self._of("nvmlDeviceGetMigMode")[0]) == _MIG_ON

    def serves_guests(self) -> bool:
        """Tell whether it is divided among virtual machines."""
        library = self._library
        hosts = (
            library.NVML_GPU_VIRTUALIZATION_MODE_HOST_VGPU,
            library.NVML_GPU_VIRTUALIZATION_MODE_HOST_VSGA,
        )
        return self._of("nvmlDeviceGetVirtualizationMode") in hosts

    def power_limits(self) -> NvmlPowerLimits:
        """Return the limits that its driver knows of."""
        least, most = self._of("nvmlDeviceGetPowerManagementLimitConstraints")
        return NvmlPowerLimits(
            least_milliwatts=int(least),
            default_milliwatts=int(self._of("nvmlDeviceGetPowerManagementDefaultLimit")),
            most_milliwatts=int(most),
        )

    def power_milliwatts(self) -> int:
        """Return its power now."""
        return int(self._of("nvmlDeviceGetPowerUsage"))

    def energy_millijoules(self) -> int:
        """Return its energy counter, which begins when the driver is loaded."""
        return int(self._of("nvmlDeviceGetTotalEnergyConsumption"))

    def temperature_celsius(self) -> int:
        """Return its temperature now."""
        return int(self._of("nvmlDeviceGetTemperature", self._library.NVML_TEMPERATURE_GPU))

    def slowdown_celsius(self) -> int:
        """Return the temperature at which it slows itself down."""
        slowdown = self._library.NVML_TEMPERATURE_THRESHOLD_SLOWDOWN
        return int(self._of("nvmlDeviceGetTemperatureThreshold", slowdown))

    def fan_percent(self) -> int:
        """Return its fan's speed."""
        return int(self._of("nvmlDeviceGetFanSpeed"))

    def utilisation_percent(self) -> int:
        """Return its share of busy time."""
        return int(self._of("nvmlDeviceGetUtilizationRates").gpu)

    def process_uses(self, since_microseconds: int) -> Sequence[ProcessUse]:
        """Return what each process used; the driver says “not found” where there was none."""
        try:
            samples = self._of("nvmlDeviceGetProcessUtilization", since_microseconds)
        except NvmlNothingError:
            return ()
        return tuple(
            ProcessUse(
                pid=int(sample.pid),
                at=int(sample.timeStamp),
                percent=max(int(sample.smUtil), int(sample.encUtil), int(sample.decUtil)),
            )
            for sample in samples
        )

    def process_ids(self) -> frozenset[int]:
        """Return the processes that hold something on it."""
        computing = self._of("nvmlDeviceGetComputeRunningProcesses")
        drawing = self._of("nvmlDeviceGetGraphicsRunningProcesses")
        return frozenset(int(process.pid) for process in (*computing, *drawing))

    def _of(self, function: str, *more: object) -> Any:  # noqa: ANN401 — untyped library
        return self._call(function, self._handle, *more)


def _text(value: str | bytes) -> str:
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)
