"""The few calls into NVIDIA's management library that Potluck makes."""

from typing import Any, Protocol


class NvmlUnavailableError(Exception):
    """There is no driver, no card, or no such sensor."""


class Nvml(Protocol):
    """The library, once it was opened; every call raises NvmlUnavailableError when it fails."""

    def open(self) -> None:
        """Load the driver."""
        ...

    def close(self) -> None:
        """Let go of the driver."""
        ...

    def count(self) -> int:
        """Return the number of cards."""
        ...

    def uuid(self, index: int) -> str:
        """Return a card's stable name."""
        ...

    def name(self, index: int) -> str:
        """Return what its maker calls it."""
        ...

    def memory_bytes(self, index: int) -> int:
        """Return its memory in all."""
        ...

    def power_milliwatts(self, index: int) -> int:
        """Return its power now."""
        ...

    def energy_millijoules(self, index: int) -> int:
        """Return its energy counter."""
        ...

    def temperature_celsius(self, index: int) -> int:
        """Return its temperature now."""
        ...

    def utilisation_percent(self, index: int) -> int:
        """Return its share of busy time."""
        ...


class PyNvml:
    """Implements Nvml on nvidia-ml-py, which is imported only when there is a driver to talk to."""

    def __init__(self) -> None:
        self._library: Any = None

    def open(self) -> None:
        """Load the driver."""
        import pynvml

        self._library = pynvml
        self._call("nvmlInit")

    def close(self) -> None:
        """Let go of the driver."""
        self._call("nvmlShutdown")

    def count(self) -> int:
        """Return the number of cards."""
        return int(self._call("nvmlDeviceGetCount"))

    def uuid(self, index: int) -> str:
        """Return a card's stable name."""
        return _text(self._of(index, "nvmlDeviceGetUUID"))

    def name(self, index: int) -> str:
        """Return what its maker calls it."""
        return _text(self._of(index, "nvmlDeviceGetName"))

    def memory_bytes(self, index: int) -> int:
        """Return its memory in all."""
        return int(self._of(index, "nvmlDeviceGetMemoryInfo").total)

    def power_milliwatts(self, index: int) -> int:
        """Return its power now."""
        return int(self._of(index, "nvmlDeviceGetPowerUsage"))

    def energy_millijoules(self, index: int) -> int:
        """Return its energy counter."""
        return int(self._of(index, "nvmlDeviceGetTotalEnergyConsumption"))

    def temperature_celsius(self, index: int) -> int:
        """Return its temperature now."""
        core = self._library.NVML_TEMPERATURE_GPU
        return int(self._of(index, "nvmlDeviceGetTemperature", core))

    def utilisation_percent(self, index: int) -> int:
        """Return its share of busy time."""
        return int(self._of(index, "nvmlDeviceGetUtilizationRates").gpu)

    def _of(self, index: int, function: str, *more: object) -> Any:  # noqa: ANN401 — untyped library
        return self._call(function, self._call("nvmlDeviceGetHandleByIndex", index), *more)

    def _call(self, function: str, *values: object) -> Any:  # noqa: ANN401 — untyped library
        try:
            return getattr(self._library, function)(*values)
        except self._library.NVMLError as error:
            raise NvmlUnavailableError(str(error)) from error


def _text(value: str | bytes) -> str:
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else value
