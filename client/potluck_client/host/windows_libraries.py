"""Windows' own libraries behind WindowsCalls; type-checked, not yet run on Windows.

Every function carries its whole signature, since handles and pointers have 64 bits and a guessed
one would be cut. Signatures: learn.microsoft.com under the function's name.
"""

import ctypes
import sys

import psutil

from potluck_client.host.foreign_functions import Call, bound
from potluck_client.host.windows_calls import DeviceUse
from potluck_client.host.windows_consent import uses_of

_WTS_CURRENT_SERVER = None
_WTS_CURRENT_SESSION = 0xFFFFFFFF
_NO_SESSION = 0xFFFFFFFF
_WTS_SESSION_INFO_EX = 25
_SYSTEM_EXECUTION_STATE = 16
_MOST_SESSION_BYTES = 4096
_XINPUT_STATE_BYTES = 16


class _LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("cbSize", ctypes.c_uint32), ("dwTime", ctypes.c_uint32))


class WindowsLibraries:
    """Implements WindowsCalls; can't be made on any other system."""

    def __init__(self) -> None:
        user32, kernel32 = library("user32"), library("kernel32")
        wtsapi32, shell32 = library("wtsapi32"), library("shell32")
        u32, i32, pointer = ctypes.c_uint32, ctypes.c_int32, ctypes.c_void_p
        self._tick_count = bound(kernel32, "GetTickCount", u32)
        self._console_id = bound(kernel32, "WTSGetActiveConsoleSessionId", u32)
        self._last_input = bound(user32, "GetLastInputInfo", i32, ctypes.POINTER(_LastInputInfo))
        self._query_session = bound(
            wtsapi32,
            "WTSQuerySessionInformationW",
            i32,
            pointer,
            u32,
            i32,
            ctypes.POINTER(pointer),
            ctypes.POINTER(u32),
        )
        self._free_session = bound(wtsapi32, "WTSFreeMemory", None, pointer)
        self._notification_state = bound(
            shell32, "SHQueryUserNotificationState", i32, ctypes.POINTER(i32)
        )
        self._power_information = bound(
            library("powrprof"),
            "CallNtPowerInformation",
            i32,
            i32,
            pointer,
            u32,
            pointer,
            u32,
        )
        self._gamepad_state: Call | None = None
        try:
            xinput = library("xinput1_4")
        except OSError:
            return  # Some server editions come without it.
        self._gamepad_state = bound(xinput, "XInputGetState", u32, u32, pointer)

    def tick_milliseconds(self) -> int:
        """Return GetTickCount."""
        return self._tick_count()

    def last_input_tick(self) -> int | None:
        """Return the tick of this session's last input."""
        info = _LastInputInfo(cbSize=ctypes.sizeof(_LastInputInfo))
        return int(info.dwTime) if self._last_input(ctypes.byref(info)) else None

    def own_session(self) -> bytes | None:
        """Return WTSINFOEXW of this program's session."""
        return self._session(_WTS_CURRENT_SESSION)

    def console_session(self) -> bytes | None:
        """Return WTSINFOEXW of the session at the computer's own screen."""
        session_id = self._console_id()
        return b"" if session_id == _NO_SESSION else self._session(session_id)

    def notification_state(self) -> int | None:
        """Return SHQueryUserNotificationState's answer."""
        state = ctypes.c_int32(0)
        failed = self._notification_state(ctypes.byref(state)) < 0
        return None if failed else state.value

    def execution_state(self) -> int | None:
        """Return the system's execution state."""
        state = ctypes.c_uint32(0)
        status = self._power_information(
            _SYSTEM_EXECUTION_STATE, None, 0, ctypes.byref(state), ctypes.sizeof(state)
        )
        return state.value if status == 0 else None

    def device_uses(self, device: str) -> tuple[DeviceUse, ...]:
        """Return who used a device, and when."""
        return uses_of(device)

    def boot_unix(self) -> float:
        """Return when Windows was started."""
        return psutil.boot_time()

    def gamepad(self, slot: int) -> bytes | None:
        """Return XINPUT_STATE of a game controller."""
        if self._gamepad_state is None:
            return None
        state = ctypes.create_string_buffer(_XINPUT_STATE_BYTES)
        return state.raw if self._gamepad_state(slot, state) == 0 else None

    def _session(self, session_id: int) -> bytes | None:
        buffer, size = ctypes.c_void_p(), ctypes.c_uint32(0)
        if not self._query_session(
            _WTS_CURRENT_SERVER,
            session_id,
            _WTS_SESSION_INFO_EX,
            ctypes.byref(buffer),
            ctypes.byref(size),
        ):
            return None
        try:
            return ctypes.string_at(buffer, min(size.value, _MOST_SESSION_BYTES))
        finally:
            self._free_session(buffer)


def library(name: str) -> ctypes.CDLL:
    """Load a library of Windows; raises OSError when there is none, as on any other system."""
    if sys.platform == "win32":
        return ctypes.WinDLL(name)
    raise OSError(f"{name} is a library of Windows.")
