"""What Windows' answers mean, as its vendor documents them.

Sources, all on learn.microsoft.com: LASTINPUTINFO and GetLastInputInfo (winuser.h),
WTSINFOEX_LEVEL1_W and WTS_CONNECTSTATE_CLASS (wtsapi32.h), QUERY_USER_NOTIFICATION_STATE
(shellapi.h), CallNtPowerInformation (powerbase.h), NLM_CONNECTION_COST (netlistmgr.h). That
CapabilityAccessManager's LastUsedTimeStop is 0 while a device is in use is not documented by the
vendor, but is what Windows' own settings page shows as "in use".
"""

import struct
from collections.abc import Iterable
from enum import Enum

from potluck_client.host.windows_calls import DeviceUse

_TICK_SPAN = 1 << 32
_AHEAD_MILLISECONDS = 60_000

_LEVEL = struct.Struct("<I4xIIi")  # Level, then SessionId, SessionState and SessionFlags.
_USER_NAME_AT = _LEVEL.size + 33 * 2  # Behind WinStationName[WINSTATIONNAME_LENGTH + 1].
_USER_NAME_BYTES = 21 * 2  # USERNAME_LENGTH + 1 UTF-16 units.
_WTS_ACTIVE = 0
_WTS_SESSIONSTATE_LOCK = 0

_QUNS_NOT_PRESENT = 1
_QUNS_PRESENTATION_MODE = 4
_QUNS_FILLED = frozenset({2, 3, 7})  # BUSY, RUNNING_D3D_FULL_SCREEN and APP.
_ES_DISPLAY_REQUIRED = 2

_FILETIME_STEPS = 10_000_000
_FILETIME_OF_1970_SECONDS = 11_644_473_600

_COST_FREE = 0x1
_COST_PAID = 0x2 | 0x4 | 0x10000 | 0x40000  # FIXED, VARIABLE, OVERDATALIMIT, ROAMING.


class Place(Enum):
    """Where the person is, as the sessions tell."""

    HERE = "here"
    """This session is the one in use."""
    AWAY = "away"
    """Nobody is in any session: it is locked, or there is only the sign-in screen."""
    ELSEWHERE = "elsewhere"
    """Another session is in use, of which this one hears nothing."""


def idle_milliseconds(now_tick: int, input_tick: int) -> int:
    """Return the time between two ticks of a 32-bit count that begins anew every 49.7 days.

    The documentation warns that the tick of an input may be later than now; within a minute that
    counts as input now.
    """
    passed = (now_tick - input_tick) % _TICK_SPAN
    return 0 if passed > _TICK_SPAN - _AHEAD_MILLISECONDS else passed


def place(own: bytes | None, console: bytes | None) -> Place:
    """Tell where the person is.

    Windows 7 gave the lock flag the wrong way round; no Python that runs Potluck runs there.

    Args:
        own: WTSINFOEXW of this program's session; None when Windows does not tell.
        console: The same of the session at the computer's own screen; empty for no session.
    """
    if own is None or len(own) < _LEVEL.size:
        return Place.HERE
    if _state(own) == _WTS_ACTIVE:
        return Place.AWAY if _locked(own) else Place.HERE
    if console is None or 0 < len(console) < _USER_NAME_AT + _USER_NAME_BYTES:
        return Place.ELSEWHERE
    nobody = not console or not _has_user(console) or _locked(console)
    return Place.AWAY if nobody else Place.ELSEWHERE


def is_absent(notification_state: int | None) -> bool:
    """Tell whether a screen saver runs or the screen is locked."""
    return notification_state == _QUNS_NOT_PRESENT


def fills_screen(notification_state: int | None) -> bool:
    """Tell whether one program fills the screen."""
    return notification_state in _QUNS_FILLED


def is_presenting(notification_state: int | None) -> bool:
    """Tell whether the person switched presentation settings on."""
    return notification_state == _QUNS_PRESENTATION_MODE


def keeps_display(execution_state: int | None) -> bool:
    """Tell whether a program asked that the display stays on."""
    return execution_state is not None and bool(execution_state & _ES_DISPLAY_REQUIRED)


def in_use(uses: Iterable[DeviceUse], boot_unix: float) -> bool:
    """Tell whether a program uses a device now.

    A use from before the last start of Windows was cut off by a crash and never got its end.
    """
    boot = int((boot_unix + _FILETIME_OF_1970_SECONDS) * _FILETIME_STEPS)
    return any(use.began > boot and use.ended == 0 for use in uses)


def is_metered(connection_cost: int | None) -> bool | None:
    """Tell whether a connection costs by the byte, has a quota, or roams; None when unknown."""
    if connection_cost is None:
        return None
    if connection_cost & _COST_PAID:
        return True
    return False if connection_cost & _COST_FREE else None


def _state(session: bytes) -> int:
    return int(_LEVEL.unpack_from(session)[2])


def _locked(session: bytes) -> bool:
    return bool(_LEVEL.unpack_from(session)[3] == _WTS_SESSIONSTATE_LOCK)


def _has_user(session: bytes) -> bool:
    return session[_USER_NAME_AT : _USER_NAME_AT + 2] != b"\0\0"
