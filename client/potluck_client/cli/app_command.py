"""`potluck app`: the window where there is a display, the terminal where there is none."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

_PROBE_SECONDS = 60.0
_WINDOW_MODULE = "potluck_gui"
_PROBE = """
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
from PySide6.QtWidgets import QApplication
QApplication([])
"""
"""Qt aborts where a display does not answer or a system library is missing, so another process
has to try."""


def window_command(
    home: Path | None, *, practice: bool, now: bool, hidden: bool = False
) -> list[str]:
    """Return the command that opens the window."""
    options = [
        *(["--home", str(home)] if home is not None else []),
        *(["--practice"] if practice else []),
        *(["--run-now"] if now else []),
        *(["--hidden"] if hidden else []),
    ]
    return [sys.executable, "-m", _WINDOW_MODULE, *options]


def missing_for_window(environment: Mapping[str, str], platform: str) -> str | None:
    """Return why no window can be opened here, or None when it can."""
    named = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if platform not in {"win32", "darwin"} and not named:
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
            env=dict(environment),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"No window can be opened here ({error})."
    if probe.returncode != 0:
        return f"No window can be opened here ({_complaint(probe.stderr)})."
    return None


def become(command: Sequence[str]) -> int:
    """Run a command in the place of this process; returns only where a system can't do that."""
    if os.name == "nt":
        return subprocess.call(list(command))
    sys.stdout.flush()
    os.execv(command[0], list(command))  # noqa: S606 — no shell, and the command is ours.
    raise AssertionError  # execv does not return.


def _complaint(words: str) -> str:
    """Return the line that says most: Python puts it last, Qt first."""
    lines = [line.strip() for line in words.splitlines() if line.strip()] or ["no reason given"]
    return lines[-1] if "Error" in lines[-1] else lines[0]
