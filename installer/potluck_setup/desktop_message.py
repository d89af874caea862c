"""Says a sentence on a desktop where neither a terminal nor our own window can show it.

Every program that is asked is one that desktops bring; none of them reads markup from us.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable

_PATIENCE_SECONDS = 600.0


def message_command(
    sentence: str, found: Callable[[str], str | None] = shutil.which
) -> list[str] | None:
    """Return a command that shows a sentence, or None when this desktop has none."""
    ways = {
        "zenity": ["--error", "--no-markup", "--title=Potluck", f"--text={sentence}"],
        "kdialog": ["--title", "Potluck", "--error", sentence],
        "notify-send": ["--urgency=critical", "Potluck", sentence],
        "xmessage": ["-center", sentence],
    }
    for name, words in ways.items():
        program = found(name)
        if program is not None:
            return [program, *words]
    return None


def say_on_desktop(sentence: str) -> bool:
    """Show a sentence and wait until it was read; return whether it could be shown."""
    if sys.platform == "win32":
        import ctypes

        # MessageBoxW with MB_ICONERROR.
        return bool(ctypes.windll.user32.MessageBoxW(None, sentence, "Potluck", 0x10))
    else:  # noqa: RET505 — for each platform the other way is unreachable.
        command = message_command(sentence)
        if command is None:
            return False
        try:
            return subprocess.run(command, check=False, timeout=_PATIENCE_SECONDS).returncode == 0
        except (OSError, subprocess.TimeoutExpired):
            return False
