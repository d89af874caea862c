"""A stand-in, under its names, for what the power helper calls of NVIDIA's Python library."""

from types import ModuleType


class NVMLError(Exception):
    """The library's own error, with its number."""

    def __init__(self, value: int) -> None:
        super().__init__(f"error {value}")
        self.value = value


class FakeNvmlLimits(ModuleType):
    """One card of 100 to 450 watts whose UUID is GPU-5e1f.

    Attributes:
        milliwatts: The limit in force.
        fails: The number of the error with which a call of that name ends.
        opened: How often the library was opened less how often it was closed.
    """

    NVMLError = NVMLError
    # Numbers of nvml.h.
    NVML_ERROR_INVALID_ARGUMENT = 2
    NVML_ERROR_NOT_SUPPORTED = 3
    NVML_ERROR_NO_PERMISSION = 4
    NVML_ERROR_NOT_FOUND = 6
    NVML_ERROR_DRIVER_NOT_LOADED = 9
    NVML_ERROR_GPU_IS_LOST = 15

    def __init__(self) -> None:
        super().__init__("pynvml")
        self.milliwatts = 350_000
        self.fails: dict[str, int] = {}
        self.opened = 0

    def nvmlInit(self) -> None:  # noqa: N802
        """Open."""
        self._call("nvmlInit")
        self.opened += 1

    def nvmlShutdown(self) -> None:  # noqa: N802
        """Close."""
        self._call("nvmlShutdown")
        self.opened -= 1

    def nvmlDeviceGetCount(self) -> int:  # noqa: N802
        """Return the number of cards."""
        self._call("nvmlDeviceGetCount")
        return 1

    def nvmlDeviceGetHandleByIndex(self, index: int) -> str:  # noqa: N802
        """Return a card."""
        self._call("nvmlDeviceGetHandleByIndex")
        return f"card {index}"

    def nvmlDeviceGetHandleByUUID(self, uuid: str) -> str:  # noqa: N802
        """Return a card."""
        self._call("nvmlDeviceGetHandleByUUID")
        if uuid != "GPU-5e1f":
            raise NVMLError(self.NVML_ERROR_NOT_FOUND)
        return "card 0"

    def nvmlDeviceGetUUID(self, card: str) -> str:  # noqa: N802
        """Return its stable name."""
        self._call("nvmlDeviceGetUUID")
        return "GPU-5e1f"

    def nvmlDeviceGetPowerManagementLimitConstraints(self, card: str) -> list[int]:  # noqa: N802
        """Return least and most, in milliwatts."""
        self._call("nvmlDeviceGetPowerManagementLimitConstraints")
        return [100_000, 450_000]

    def nvmlDeviceGetPowerManagementDefaultLimit(self, card: str) -> int:  # noqa: N802
        """Return its own limit."""
        self._call("nvmlDeviceGetPowerManagementDefaultLimit")
        return 350_000

    def nvmlDeviceGetPowerManagementLimit(self, card: str) -> int:  # noqa: N802
        """Return the limit in force."""
        self._call("nvmlDeviceGetPowerManagementLimit")
        return self.milliwatts

    def nvmlDeviceSetPowerManagementLimit(self, card: str, limit: int) -> None:  # noqa: N802
        """Set the limit."""
        self._call("nvmlDeviceSetPowerManagementLimit")
        self.milliwatts = limit

    def _call(self, name: str) -> None:
        if name in self.fails:
            raise NVMLError(self.fails[name])
        if name != "nvmlInit" and not self.opened:
            raise NVMLError(1)  # Uninitialised.
