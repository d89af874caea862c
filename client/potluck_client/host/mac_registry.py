"""macOS' registry of devices behind MacRegistry; type-checked, not yet run on macOS.

Signatures: Apple's IOKitLib.h. The registry is asked in this process, in place of a process of
`ioreg` for every reading, which would cost more than what it measures.
"""

import ctypes
from collections.abc import Callable

from potluck_client.host.foreign_functions import bound
from potluck_client.host.mac_frameworks import CoreFoundation, Pointer, framework

_DEFAULT_PORT = 0
_ACCELERATOR = b"AGXAccelerator"
_STATISTICS = "PerformanceStatistics"


class MacDeviceRegistry:
    """Implements MacRegistry; can't be made on any other system."""

    def __init__(self) -> None:
        self._foundation = CoreFoundation()
        kit = framework("IOKit")
        port, i32 = ctypes.c_uint32, ctypes.c_int32
        self._matching = bound(kit, "IOServiceMatching", Pointer, ctypes.c_char_p)
        self._service = bound(kit, "IOServiceGetMatchingService", port, port, Pointer)
        self._all = bound(
            kit,
            "IORegistryEntryCreateCFProperties",
            i32,
            port,
            ctypes.POINTER(Pointer),
            Pointer,
            ctypes.c_uint32,
        )
        self._one = bound(
            kit,
            "IORegistryEntryCreateCFProperty",
            Pointer,
            port,
            Pointer,
            Pointer,
            ctypes.c_uint32,
        )
        self._release = bound(kit, "IOObjectRelease", i32, port)

    def accelerator(self) -> bytes | None:
        """Return all properties of the graphics part."""
        return self._of_accelerator(self._properties)

    def accelerator_statistics(self) -> bytes | None:
        """Return its PerformanceStatistics alone."""
        return self._of_accelerator(self._statistics)

    def _of_accelerator(self, read: Callable[[int], bytes | None]) -> bytes | None:
        # The description that is made here is given back by the search itself.
        service = self._service(_DEFAULT_PORT, self._matching(_ACCELERATOR))
        if not service:
            return None
        try:
            return read(service)
        finally:
            self._release(service)

    def _properties(self, service: int) -> bytes | None:
        found = Pointer()
        failed = self._all(service, ctypes.byref(found), None, 0) != 0
        return None if failed else self._foundation.taken(found.value)

    def _statistics(self, service: int) -> bytes | None:
        key = self._foundation.string(_STATISTICS)
        try:
            return self._foundation.taken(self._one(service, key, None, 0))
        finally:
            self._foundation.release(key)
