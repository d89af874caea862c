"""`potluck app`: the window where there is a display, the terminal where there is none."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

_PROBE_SECONDS = 60.0
_SOCKET_SECONDS = 2.0
_WINDOW_MODULE = "potluck_gui"
# The window's own libraries, not only Python's part of them, have to be on this computer.
_PROBE = "import PySide6.QtWidgets"


def window_command(home: Path | None, *, practice: bool, now: bool) -> list[str]:
    """Return the command that opens the window."""
    options = [
        *(["--home", str(home)] if home is not None else []),
        *(["--practice"] if practice else []),
        *(["--now"] if now else []),
    ]
    return [sys.executable, "-m", _WINDOW_MODULE, *options]


def missing_for_window(environment: Mapping[str, str], platform: str) -> str | None:
    """Return why no window can be opened here, or None when it can."""
    if platform not in {"win32", "darwin"} and not _display_answers(environment):
        return "There is no display here."
    if find_spec("PySide6") is None or find_spec(_WINDOW_MODULE) is None:
        return "The window is not installed; to have it: pip install 'potluck[gui]'."
    try:
        probe = subprocess.run(
            [sys.executable, "-c", _PROBE],
            check=False,
            capture_output=True,
            text=True,
            timeout=_PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"The window's libraries could not be tried: {error}."
    if probe.returncode != 0:
        lines = probe.stderr.strip().splitlines()
        return f"The window's libraries do not load: {lines[-1] if lines else 'no reason given'}."
    return None


def become(command: Sequence[str]) -> int:
    """Run a command in the place of this process; returns only where a system can't do that."""
    if os.name == "nt":
        return subprocess.call(list(command))
    sys.stdout.flush()
    os.execv(command[0], list(command))  # noqa: S606 — no shell, and the command is ours.
    raise AssertionError  # execv does not return.


def _display_answers(environment: Mapping[str, str]) -> bool:
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland and _socket_answers(Path(environment.get("XDG_RUNTIME_DIR", "/")) / wayland):
        return True
    name = environment.get("DISPLAY")
    return bool(name) and _x_answers(str(name))


def _socket_answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_SOCKET_SECONDS)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers(name: str) -> bool:
    from Xlib.display import Display
    from Xlib.error import DisplayError, XauthError

    try:
        Display(name).close()
    except (DisplayError, XauthError, OSError):
        return False
    return True
