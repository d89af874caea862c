"""What macOS' answers mean.

Sources: Apple's CGSession.h (kCGSSessionOnConsoleKey), IOPMLib.h (PreventUserIdleDisplaySleep,
NoDisplaySleepAssertion and their levels) and CGWindow.h (kCGWindowLayer, kCGWindowBounds and
kCGWindowAlpha). CGSSessionScreenIsLocked and the graphics part's statistics are not documented by
Apple; the first is there and true only while the screen is locked.
"""

import plistlib
from collections.abc import Iterable, Mapping, Sequence
from xml.parsers.expat import ExpatError

from potluck_client.host.mac_calls import Rectangle

MOST_BYTES = 4 * 1024 * 1024
"""Longest property list that is looked at."""

_DISPLAY_ASSERTIONS = ("PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion")
_ORDINARY_LAYER = 0
_LISTENER = "com.apple.CoreSpeech"


def properties(answer: bytes | None) -> Mapping[str, object]:
    """Return the dictionary in an answer; empty when there is none."""
    found = _property_list(answer)
    return found if isinstance(found, dict) else {}


def on_console(session: Mapping[str, object]) -> bool:
    """Tell whether a session is the one at the screen, and not one behind another person's."""
    return bool(session.get("kCGSSessionOnConsoleKey", False))


def is_locked(session: Mapping[str, object]) -> bool:
    """Tell whether a session's screen is locked."""
    return bool(session.get("CGSSessionScreenIsLocked", False))


def keeps_display(assertions: Mapping[str, object]) -> bool:
    """Tell whether a program asked that the display stays on."""
    return any(number(assertions, name) for name in _DISPLAY_ASSERTIONS)


def fills_screen(windows: bytes | None, displays: Sequence[Rectangle]) -> bool:
    """Tell whether an ordinary window covers a display to the last point.

    On displays with a notch a full-screen window ends below it, just as an ordinary large one does
    below the menu bar, and is not told from that.
    """
    found = _property_list(windows)
    if not isinstance(found, list):
        return False
    return any(place in displays for place in _ordinary_windows(found))


def is_recorded(recorders: Iterable[bytes]) -> bool:
    """Tell whether a program records, apart from the one that waits for the Mac's name."""
    return any(_property_list(name) != _LISTENER for name in recorders)


def number(answers: Mapping[str, object], name: str) -> float | None:
    """Return a number in a dictionary, or None when it has none of that name."""
    value = answers.get(name)
    return float(value) if isinstance(value, int | float) else None


def text(answers: Mapping[str, object], name: str) -> str:
    """Return a text in a dictionary, which may be there as bytes; empty when there is none."""
    value = answers.get(name)
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    return value.strip("\0 ") if isinstance(value, str) else ""


def _ordinary_windows(windows: Iterable[object]) -> Iterable[Rectangle]:
    for window in windows:
        if not isinstance(window, dict):
            continue
        bounds = window.get("kCGWindowBounds")
        if not isinstance(bounds, dict) or number(window, "kCGWindowLayer") != _ORDINARY_LAYER:
            continue
        if number(window, "kCGWindowAlpha") == 0:
            continue
        x, y, width, height = (number(bounds, name) for name in ("X", "Y", "Width", "Height"))
        if x is not None and y is not None and width is not None and height is not None:
            yield Rectangle(x=x, y=y, width=width, height=height)


def _property_list(answer: bytes | None) -> object:
    if answer is None or len(answer) > MOST_BYTES:
        return None
    try:
        found: object = plistlib.loads(answer)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError):
        return None
    return found
