"""Start at login on Linux desktops: a desktop entry in the autostart folder.

Freedesktop.org, "Desktop Application Autostart Specification" 0.5 and "Desktop Entry
Specification" 1.5. Desktops that let a person switch entries off write Hidden=true, or GNOME's
X-GNOME-Autostart-enabled=false, into the very file.
"""

from collections.abc import Sequence
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck_gui.errors import LoginItemError

_MOST_BYTES = 100_000
_OFF = ("hidden=true", "x-gnome-autostart-enabled=false")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_RESERVED = set(" \t\n\r\"'\\><~|&;$*?#()`")


class XdgLoginItem:
    """The desktop entry of Potluck in an autostart folder."""

    def __init__(self, config_folder: Path) -> None:
        """Take the person's folder of settings, $XDG_CONFIG_HOME."""
        self._path = config_folder / "autostart" / "potluck.desktop"

    def is_on(self) -> bool:
        """Tell whether the entry is there and not switched off by the desktop."""
        try:
            with self._path.open("rb") as file:
                text = file.read(_MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            return False
        lines = {line.replace(" ", "").lower() for line in text.splitlines()}
        return not lines.intersection(_OFF)

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the entry."""
        text = (
            "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Potluck\n"
            "Comment=Lends this computer's idle time to open language models\n"
            f"Exec={exec_line(command)}\nIcon=potluck\nTerminal=false\n"
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, text.encode("utf-8"), mode=0o644)
        except OSError as error:
            raise LoginItemError.of(self._path, error) from error

    def turn_off(self) -> None:
        """Take the entry away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise LoginItemError.of(self._path, error) from error


def exec_line(command: Sequence[str]) -> str:
    """Return a command as the value of an Exec key: quoted, then escaped as every text is."""
    line = " ".join(_quoted(argument) for argument in command).replace("%", "%%")
    return "".join(_ESCAPES.get(letter, letter) for letter in line)


def _quoted(argument: str) -> str:
    if argument and not _RESERVED.intersection(argument):
        return argument
    return '"' + "".join("\\" + c if c in '"`$\\' else c for c in argument) + '"'
