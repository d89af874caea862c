"""macOS' own libraries behind MacCalls; type-checked, not yet run on macOS.

Signatures and constants: Apple's CGEventSource.h, CGSession.h, CGDirectDisplay.h, CGWindow.h,
CGGeometry.h and IOPMLib.h. None of these calls needs a permission that macOS asks the person for:
windows come without their titles, and events without what they are.
"""

import ctypes
from collections.abc import Callable
from typing import cast

from potluck_client.host.foreign_functions import bound
from potluck_client.host.mac_calls import Rectangle
from potluck_client.host.mac_frameworks import CoreFoundation, Pointer, framework
from potluck_client.host.mac_media import MediaDevices

_COMBINED_SESSION_STATE = 0
_ANY_INPUT = 0xFFFFFFFF
_ON_SCREEN_WITHOUT_DESKTOP = 1 | 1 << 4
_NO_WINDOW = 0
_MOST_DISPLAYS = 16


class _Rect(ctypes.Structure):
    """CGRect, whose numbers are CGFloat: 64 bits on every Mac that runs Python."""

    _fields_ = tuple((name, ctypes.c_double) for name in ("x", "y", "width", "height"))


class MacLibraries:
    """Implements MacCalls; can't be made on any other system."""

    def __init__(self) -> None:
        self._foundation = CoreFoundation()
        self._media = MediaDevices(self._foundation)
        graphics, kit = framework("CoreGraphics"), framework("IOKit")
        u32, i32 = ctypes.c_uint32, ctypes.c_int32
        self._seconds_since_event: Callable[[int, int], float] = bound(
            graphics, "CGEventSourceSecondsSinceLastEventType", ctypes.c_double, i32, u32
        )
        self._bounds = cast(
            "Callable[[int], _Rect]", bound(graphics, "CGDisplayBounds", _Rect, u32)
        )
        self._session = bound(graphics, "CGSessionCopyCurrentDictionary", Pointer)
        self._main_display = bound(graphics, "CGMainDisplayID", u32)
        self._is_asleep = bound(graphics, "CGDisplayIsAsleep", u32, u32)
        self._active_displays = bound(
            graphics, "CGGetActiveDisplayList", i32, u32, ctypes.POINTER(u32), ctypes.POINTER(u32)
        )
        self._window_list = bound(graphics, "CGWindowListCopyWindowInfo", Pointer, u32, u32)
        self._assertions = bound(kit, "IOPMCopyAssertionsStatus", i32, ctypes.POINTER(Pointer))

    def idle_seconds(self) -> float:
        """Return seconds since this session's last input."""
        return self._seconds_since_event(_COMBINED_SESSION_STATE, _ANY_INPUT)

    def session(self) -> bytes | None:
        """Return CGSessionCopyCurrentDictionary's answer."""
        return self._foundation.taken(self._session())

    def display_asleep(self) -> bool:
        """Tell whether the main display is dark."""
        return bool(self._is_asleep(self._main_display()))

    def assertions(self) -> bytes | None:
        """Return IOPMCopyAssertionsStatus's answer."""
        answer = Pointer()
        failed = self._assertions(ctypes.byref(answer)) != 0
        return None if failed else self._foundation.taken(answer.value)

    def windows(self) -> bytes | None:
        """Return CGWindowListCopyWindowInfo's answer."""
        return self._foundation.taken(self._window_list(_ON_SCREEN_WITHOUT_DESKTOP, _NO_WINDOW))

    def displays(self) -> tuple[Rectangle, ...]:
        """Return the places of the active displays."""
        found, count = (ctypes.c_uint32 * _MOST_DISPLAYS)(), ctypes.c_uint32(0)
        if self._active_displays(_MOST_DISPLAYS, found, ctypes.byref(count)) != 0:
            return ()
        places = (self._bounds(found[index]) for index in range(min(count.value, _MOST_DISPLAYS)))
        return tuple(
            Rectangle(x=place.x, y=place.y, width=place.width, height=place.height)
            for place in places
        )

    def recorders(self) -> tuple[bytes, ...]:
        """Return the bundle names of the programs that record."""
        return self._media.recorders()

    def camera_in_use(self) -> bool:
        """Tell whether any program films."""
        return self._media.camera_in_use()
