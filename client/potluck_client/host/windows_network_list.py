"""Windows' network list over COM, without a library for it; type-checked, not yet run on Windows.

Class, interface and the place of GetCost in it: netlistmgr.h (INetworkCostManager, which follows
IUnknown's three methods).
"""

import ctypes
import sys
from uuid import UUID

from potluck_client.host.foreign_functions import Call, bound
from potluck_client.host.windows_libraries import library

_NETWORK_LIST_MANAGER = UUID("DCB00C01-570F-4A9B-8D69-199FDBA5723B").bytes_le
_NETWORK_COST_MANAGER = UUID("DCB00008-570F-4A9B-8D69-199FDBA5723B").bytes_le
_CLSCTX_ALL = 0x17
_COINIT_MULTITHREADED = 0
_RELEASE = 2
_GET_COST = 3


class WindowsNetworkList:
    """Implements WindowsNetworkCalls; can't be made on any other system."""

    def __init__(self) -> None:
        ole32 = library("ole32")
        u32, i32, pointer = ctypes.c_uint32, ctypes.c_int32, ctypes.c_void_p
        self._initialize = bound(ole32, "CoInitializeEx", i32, pointer, u32)
        self._uninitialize = bound(ole32, "CoUninitialize", None)
        self._create = bound(
            ole32,
            "CoCreateInstance",
            i32,
            pointer,
            pointer,
            u32,
            pointer,
            ctypes.POINTER(pointer),
        )
        self._get_cost = _method(_GET_COST, "GetCost", i32, ctypes.POINTER(u32), pointer)
        self._release = _method(_RELEASE, "Release", u32)

    def connection_cost(self) -> int | None:
        """Return NLM_CONNECTION_COST of this computer's way to the internet."""
        # A thread that belongs to COM already in another way can ask as well, but must not leave.
        joined = self._initialize(None, _COINIT_MULTITHREADED) >= 0
        try:
            return self._ask()
        finally:
            if joined:
                self._uninitialize()

    def _ask(self) -> int | None:
        manager = ctypes.c_void_p()
        if (
            self._create(
                _NETWORK_LIST_MANAGER,
                None,
                _CLSCTX_ALL,
                _NETWORK_COST_MANAGER,
                ctypes.byref(manager),
            )
            < 0
        ):
            return None
        try:
            cost = ctypes.c_uint32(0)
            failed = self._get_cost(manager, ctypes.byref(cost), None) < 0
            return None if failed else cost.value
        finally:
            self._release(manager)


def _method(index: int, name: str, answer: type, *arguments: type) -> Call:
    """Return a method by its place in an interface; the interface is its first argument."""
    if sys.platform == "win32":
        return ctypes.WINFUNCTYPE(answer, *arguments)(index, name)
    raise OSError("Only Windows has COM.")
