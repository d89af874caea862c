"""Who records or films on a Mac; type-checked, not yet run on macOS.

Core Audio (AudioHardware.h) and Core Media I/O (CMIOHardwareObject.h, CMIOHardwareDevice.h) tell
that of all programs without opening a device, so that neither permission nor light comes on. The
programs that record are named since macOS 14.2; that a microphone runs at all, which older ones
tell, says nothing, since it always does on a Mac that listens for its name.
"""

import ctypes

from potluck_client.host.foreign_functions import Call, bound
from potluck_client.host.mac_frameworks import CoreFoundation, Pointer, framework

_MOST_OBJECTS = 256
_MAIN_ELEMENT = 0
_SYSTEM_OBJECT = 1


def _code(text: str) -> int:
    """Return a four-character code, as the headers write their constants."""
    return int.from_bytes(text.encode(), "big")


Room = ctypes.Array[ctypes.c_uint32] | ctypes.c_void_p
"""Where a property is written to."""

_EVERYWHERE = _code("glob")
_DEVICES = _code("dev#")
_RUNS_SOMEWHERE = _code("gone")
_PROCESSES = _code("prs#")
_RECORDS = _code("piri")
_BUNDLE = _code("pbid")


class _Address(ctypes.Structure):
    """AudioObjectPropertyAddress, and CMIOObjectPropertyAddress, which has the same fields."""

    _fields_ = tuple((name, ctypes.c_uint32) for name in ("selector", "scope", "element"))


class MediaDevices:
    """The microphones and cameras of this Mac.

    Args:
        foundation: Turns names into property lists.
    """

    def __init__(self, foundation: CoreFoundation) -> None:
        self._foundation = foundation
        u32, i32, pointer = ctypes.c_uint32, ctypes.c_int32, Pointer
        address, size = ctypes.POINTER(_Address), ctypes.POINTER(ctypes.c_uint32)
        self._audio_get = bound(
            framework("CoreAudio"),
            "AudioObjectGetPropertyData",
            i32,
            u32,
            address,
            u32,
            pointer,
            size,
            pointer,
        )
        self._camera_get = bound(
            framework("CoreMediaIO"),
            "CMIOObjectGetPropertyData",
            i32,
            u32,
            address,
            u32,
            pointer,
            u32,
            size,
            pointer,
        )

    def recorders(self) -> tuple[bytes, ...]:
        """Return the bundle names of the programs that record, as property lists."""
        get = self._from_audio
        processes = _numbers(get, _SYSTEM_OBJECT, _PROCESSES) or ()
        return tuple(
            self._bundle(process) for process in processes if _flag(get, process, _RECORDS)
        )

    def camera_in_use(self) -> bool:
        """Tell whether any program films."""
        get = self._from_cameras
        cameras = _numbers(get, _SYSTEM_OBJECT, _DEVICES) or ()
        return any(_flag(get, camera, _RUNS_SOMEWHERE) for camera in cameras)

    def _bundle(self, process: int) -> bytes:
        name = Pointer()
        address = _Address(selector=_BUNDLE, scope=_EVERYWHERE, element=_MAIN_ELEMENT)
        self._from_audio(process, address, name)
        return self._foundation.taken(name.value) or b""

    def _from_audio(self, thing: int, address: _Address, room: Room) -> int:
        """Read a property and return its bytes; less than 0 when the thing does not have it."""
        size = ctypes.c_uint32(ctypes.sizeof(room))
        at, into = ctypes.byref(address), ctypes.byref(room)
        status = self._audio_get(thing, at, 0, None, ctypes.byref(size), into)
        return size.value if status == 0 else -1

    def _from_cameras(self, thing: int, address: _Address, room: Room) -> int:
        """As _from_audio."""
        size = ctypes.c_uint32(0)
        at, into = ctypes.byref(address), ctypes.byref(room)
        status = self._camera_get(thing, at, 0, None, ctypes.sizeof(room), ctypes.byref(size), into)
        return size.value if status == 0 else -1


def _numbers(get: Call, thing: int, selector: int) -> tuple[int, ...] | None:
    """Return a property that is a list of numbers, or None when the thing does not have it."""
    address = _Address(selector=selector, scope=_EVERYWHERE, element=_MAIN_ELEMENT)
    room = (ctypes.c_uint32 * _MOST_OBJECTS)()
    size = get(thing, address, room)
    return None if size < 0 else tuple(room[: min(size // 4, _MOST_OBJECTS)])


def _flag(get: Call, thing: int, selector: int) -> bool:
    """Tell whether a property is there and not 0."""
    return any(_numbers(get, thing, selector) or ())
