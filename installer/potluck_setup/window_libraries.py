"""Why Qt could not show the window, in words that say what to do.

What Qt says itself is for programmers, and names libxcb-cursor whenever X11 fails for any reason.
So the system is asked which libraries it lacks.
"""

import ctypes
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's own libraries for X11 ask the system for, and the Debian package of each."""
_LACKING = re.compile(r"\b(lib[A-Za-z0-9._+-]+\.so[.\d]*): cannot open")
"""As the system's loader says it (glibc, dlerror)."""
_TURNED_AWAY = ("could not connect to display", "Failed to create wl_display")
"""As Qt's plugins for X11 and for Wayland say it."""


def lacking(complaint: str, loads: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """Return the libraries that the window needs and this computer lacks.

    Args:
        complaint: What the window's process said.
        loads: Tells whether a library is there; None to ask this system.
    """
    asked = LIBRARIES if sys.platform == "linux" or loads is not None else ()
    missing = [name for name in asked if not (loads or _loads)(name)]
    return tuple(dict.fromkeys([*missing, *_LACKING.findall(complaint)]))


def why_unseen(complaint: str, missing: Sequence[str], *, has_apt: bool) -> str:
    """Return why the window can't be seen, and what to do about that."""
    if missing and has_apt:
        return (
            "It needs libraries that this computer lacks. Install them: sudo apt install "
            f"{' '.join(_packages(missing))}"
        )
    if missing:
        return (
            f"It needs libraries that this computer lacks: {', '.join(missing)}. Debian's packages "
            f"of them are called {', '.join(_packages(missing))}; look for such names in yours."
        )
    if any(sign in complaint for sign in _TURNED_AWAY):
        return (
            "The desktop did not let it in. Start Potluck from the desktop itself, as the person "
            "who is logged in there, and without sudo."
        )
    return "Qt, which draws it, did not start; setup.log in Potluck's folder has what it said."


def why_it_ended(complaint: str) -> str:
    """Return why a window that ended unseen did so, on this very computer."""
    has_apt = shutil.which("apt-get") is not None
    return why_unseen(complaint, lacking(complaint), has_apt=has_apt)


def _packages(names: Iterable[str]) -> list[str]:
    return [LIBRARIES.get(name, name) for name in names]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
