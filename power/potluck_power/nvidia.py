"""NVIDIA graphics cards, by NVIDIA's management library.

The calls are those of NVML's reference, "Device Queries" and "Device Commands": limits are in
milliwatts, only root may set one, and one lasts until the driver lets go of the card. The library
is open only between the first call and close(), because an open one keeps a laptop's card awake.
Run against a stand-in of the library only, never yet on a card.
"""

import importlib
from collections.abc import Callable
from types import ModuleType
from typing import Any

from potluck_power.errors import PowerError, UnknownDeviceError
from potluck_power.port import DriverLimit

_MILLI = 1000


class NvidiaDriver:
    """Implements PowerDriver.

    Args:
        load: Gives the library's Python module; raises ImportError where it is not installed.
    """

    def __init__(
        self, load: Callable[[], ModuleType] = lambda: importlib.import_module("pynvml")
    ) -> None:
        self._load = load
        self._library: Any = None

    def devices(self) -> tuple[str, ...]:
        """Return the UUIDs of the cards."""
        try:
            self._open()
        except UnknownDeviceError:
            return ()
        count = int(self._call("nvmlDeviceGetCount"))
        handles = [self._call("nvmlDeviceGetHandleByIndex", index) for index in range(count)]
        return tuple(str(self._call("nvmlDeviceGetUUID", handle)) for handle in handles)

    def read(self, device_id: str) -> DriverLimit:
        """Return a card's limits."""
        card = self._card(device_id)
        least, most = self._call("nvmlDeviceGetPowerManagementLimitConstraints", card)
        default = self._call("nvmlDeviceGetPowerManagementDefaultLimit", card)
        now = self._call("nvmlDeviceGetPowerManagementLimit", card)
        return DriverLimit(
            least_watts=least / _MILLI,
            most_watts=most / _MILLI,
            default_watts=default / _MILLI,
            watts=now / _MILLI,
        )

    def write(self, device_id: str, watts: float) -> None:
        """Set a card's limit."""
        card = self._card(device_id)
        self._call("nvmlDeviceSetPowerManagementLimit", card, round(watts * _MILLI))

    def close(self) -> None:
        """Let go of the library."""
        if self._library is None:
            return
        try:
            self._call("nvmlShutdown")
        except PowerError:
            pass  # The driver went away by itself.
        finally:
            self._library = None

    def _card(self, device_id: str) -> object:
        self._open()
        return self._call("nvmlDeviceGetHandleByUUID", device_id)

    def _open(self) -> None:
        if self._library is not None:
            return
        try:
            library: Any = self._load()
            library.nvmlInit()
        except ImportError as error:
            raise UnknownDeviceError("NVIDIA's library is not installed.") from error
        except library.NVMLError as error:
            raise UnknownDeviceError("NVIDIA's driver is not there.") from error
        self._library = library

    def _call(self, function: str, *values: object) -> Any:  # noqa: ANN401 — untyped library
        library = self._library
        try:
            return getattr(library, function)(*values)
        except library.NVMLError as error:
            gone = library.NVML_ERROR_NOT_FOUND, library.NVML_ERROR_INVALID_ARGUMENT
            if error.value in (*gone, library.NVML_ERROR_GPU_IS_LOST):
                raise UnknownDeviceError("This graphics card is not there.") from error
            if error.value == library.NVML_ERROR_NOT_SUPPORTED:
                raise PowerError(
                    "This graphics card's driver lets nobody set its power limit, as on many "
                    "laptops."
                ) from error
            raise PowerError(f"NVIDIA's driver refused: {error}.") from error
