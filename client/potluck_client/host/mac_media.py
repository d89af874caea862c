"""Whether a microphone or a camera of a Mac is in use; type-checked, not yet run on macOS.

Core Audio (AudioHardware.h) and Core Media I/O (CMIOHardwareObject.h, CMIOHardwareDevice.h) tell
that of all programs without opening a device, so that neither permission nor light comes on.
macOS 14.2 and later names the programs that record. Before, a device is asked whether it runs,
which for one that also plays says nothing; such a device is left out.
"""

import ctypes
from collections.abc import Iterator

from potluck_client.host.mac_frameworks import Call, Pointer, bound, framework

_MOST_OBJECTS = 256
_MAIN_ELEMENT = 0
_SYSTEM_OBJECT = 1


def _code(text: str) -> int:
    """Return a four-character code, as the headers write their constants."""
    return int.from_bytes(text.encode(), "big")


Numbers = ctypes.Array[ctypes.c_uint32]

_EVERYWHERE, _INPUT, _OUTPUT = _code("glob"), _code("inpt"), _code("outp")
_DEVICES = _code("dev#")
_STREAMS = _code("stm#")
_RUNS_SOMEWHERE = _code("gone")
_PROCESSES = _code("prs#")
_RECORDS = _code("piri")


class _Address(ctypes.Structure):
    """AudioObjectPropertyAddress, and CMIOObjectPropertyAddress, which has the same fields."""

    _fields_ = tuple((name, ctypes.c_uint32) for name in ("selector", "scope", "element"))


class MediaDevices:
    """The microphones and cameras of this Mac."""

    def __init__(self) -> None:
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

    def microphone_in_use(self) -> bool:
        """Tell whether any program records."""
        get = self._from_audio
        processes = _numbers(get, _SYSTEM_OBJECT, _PROCESSES)
        if processes is not None:
            return any(_flag(get, process, _RECORDS) for process in processes)
        return any(_flag(get, device, _RUNS_SOMEWHERE) for device in self._microphones())

    def camera_in_use(self) -> bool:
        """Tell whether any program films."""
        get = self._from_cameras
        cameras = _numbers(get, _SYSTEM_OBJECT, _DEVICES) or ()
        return any(_flag(get, camera, _RUNS_SOMEWHERE) for camera in cameras)

    def _microphones(self) -> Iterator[int]:
        """Return the audio devices that record and don't play."""
        get = self._from_audio
        for device in _numbers(get, _SYSTEM_OBJECT, _DEVICES) or ():
            records = _numbers(get, device, _STREAMS, _INPUT)
            if records and not _numbers(get, device, _STREAMS, _OUTPUT):
                yield device

    def _from_audio(self, thing: int, address: _Address, room: int, data: Numbers) -> int:
        size = ctypes.c_uint32(room)
        status = self._audio_get(thing, ctypes.byref(address), 0, None, ctypes.byref(size), data)
        return size.value if status == 0 else -1

    def _from_cameras(self, thing: int, address: _Address, room: int, data: Numbers) -> int:
        size = ctypes.c_uint32(0)
        status = self._camera_get(
            thing, ctypes.byref(address), 0, None, room, ctypes.byref(size), data
        )
        return size.value if status == 0 else -1


def _numbers(
    get: Call, thing: int, selector: int, scope: int = _EVERYWHERE
) -> tuple[int, ...] | None:
    """Return a property that is a list of numbers, or None when the thing does not have it."""
    address = _Address(selector=selector, scope=scope, element=_MAIN_ELEMENT)
    data = (ctypes.c_uint32 * _MOST_OBJECTS)()
    size = get(thing, address, ctypes.sizeof(data), data)
    return None if size < 0 else tuple(data[: min(size // 4, _MOST_OBJECTS)])


def _flag(get: Call, thing: int, selector: int) -> bool:
    """Tell whether a property is there and not 0."""
    values = _numbers(get, thing, selector)
    return any(values or ())
