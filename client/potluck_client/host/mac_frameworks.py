"""macOS' frameworks, loaded with whole signatures; type-checked, not yet run on macOS.

Dictionaries are turned into property lists by Core Foundation itself (CFPropertyListCreateData),
which takes one function in place of one for every type.
"""

import ctypes
import sys

from potluck_client.host.foreign_functions import bound

_BINARY_PROPERTY_LIST = 200  # kCFPropertyListBinaryFormat_v1_0 in CFPropertyList.h.
_UTF8 = 0x08000100  # kCFStringEncodingUTF8 in CFString.h.

Pointer = ctypes.c_void_p


def framework(name: str) -> ctypes.CDLL:
    """Load a framework; raises OSError when there is none, as on any other system."""
    if sys.platform == "darwin":
        return ctypes.CDLL(f"/System/Library/Frameworks/{name}.framework/{name}")
    raise OSError(f"{name} is a framework of macOS.")


class CoreFoundation:
    """What the other frameworks' answers are made of."""

    def __init__(self) -> None:
        library = framework("CoreFoundation")
        size = ctypes.c_ssize_t
        self._release = bound(library, "CFRelease", None, Pointer)
        self._string = bound(
            library, "CFStringCreateWithCString", Pointer, Pointer, ctypes.c_char_p, ctypes.c_uint32
        )
        self._serialize = bound(
            library,
            "CFPropertyListCreateData",
            Pointer,
            Pointer,
            Pointer,
            size,
            ctypes.c_ulong,
            Pointer,
        )
        self._length = bound(library, "CFDataGetLength", size, Pointer)
        self._bytes = bound(library, "CFDataGetBytePtr", Pointer, Pointer)

    def string(self, text: str) -> int:
        """Return a new string, which release() has to give back."""
        return self._string(None, text.encode(), _UTF8)

    def release(self, thing: int | None) -> None:
        """Give back something that a function with Create or Copy in its name returned."""
        if thing:
            self._release(thing)

    def taken(self, thing: int | None) -> bytes | None:
        """Return a thing as a property list and give it back; None for what can't be one."""
        if not thing:
            return None
        data = self._serialize(None, thing, _BINARY_PROPERTY_LIST, 0, None)
        self._release(thing)
        if not data:
            return None
        try:
            return ctypes.string_at(self._bytes(data), self._length(data))
        finally:
            self._release(data)
