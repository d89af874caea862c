"""A desktop of its own for programs with windows: an X server, a window manager, maybe a panel.

Needs Debian's xvfb and openbox, and trayer for the panel.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from Xlib import X
from Xlib.display import Display

PANEL_HEIGHT = 32
"""Pixels that the panel takes at the bottom of the screen."""

_PANEL_SETTLE_SECONDS = 0.5
_MANAGER_SECONDS = 10.0
_STOP_SECONDS = 10.0


def missing_programs() -> list[str]:
    """Return which programs this machine lacks for a desktop and somebody who uses it."""
    wanted = ("Xvfb", "openbox", "xdotool", "import")
    return [name for name in wanted if shutil.which(name) is None]


@contextmanager
def desktop(
    *, size: str = "1280x900", dark: bool = False, panel: bool = False
) -> Iterator[dict[str, str]]:
    """Run a fresh desktop and give the environment of programs on it.

    Args:
        size: Width and height of its screen in pixels.
        dark: Whether its programs are to be dark.
        panel: Whether it has a panel with a tray.
    """
    with ExitStack() as stack:
        display = stack.enter_context(_server(size))
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORMTHEME": "gtk3",
            "GTK_THEME": "Adwaita:dark" if dark else "Adwaita",
            "NO_AT_BRIDGE": "1",
            "QT_LOGGING_RULES": "qt.qpa.theme.*=false",
        }
        environment.pop("QT_QPA_PLATFORM", None)
        stack.enter_context(running(["openbox"], environment))
        _wait_for_manager(display)
        if panel:
            stack.enter_context(running(_panel(dark), environment))
            time.sleep(_PANEL_SETTLE_SECONDS)
        yield environment


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program while the context lasts."""
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _server(size: str) -> Iterator[str]:
    """Run an X server on a display that is free; give the display's name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(_STOP_SECONDS)


def _wait_for_manager(display: str) -> None:
    """Wait until windows are managed: before, a window has no keyboard."""
    connection = Display(display)
    try:
        supporting = connection.intern_atom("_NET_SUPPORTING_WM_CHECK")
        root = connection.screen().root
        root.change_attributes(event_mask=X.PropertyChangeMask)
        deadline = time.monotonic() + _MANAGER_SECONDS
        while root.get_full_property(supporting, X.AnyPropertyType) is None:
            if time.monotonic() > deadline:
                raise TimeoutError("The window manager did not come up.")
            connection.next_event()
    finally:
        connection.close()


def _panel(dark: bool) -> list[str]:
    place = ["--edge", "bottom", "--height", str(PANEL_HEIGHT), "--width", "12", "--align", "right"]
    tint = "0x20242b" if dark else "0xe8e8e8"
    return ["trayer", *place, "--transparent", "true", "--alpha", "0", "--tint", tint]
