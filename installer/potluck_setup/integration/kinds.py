"""Which installer a payload came with, and what it put where."""

from pathlib import Path

from potluck.installed import Installation
from potluck_setup.errors import SetupError

KIND_NAME = "kind"
"""File of the payload that names its installer; written when the installer is built."""
_MOST_BYTES = 100


def installation_of(payload: Path, home: Path) -> Installation:
    """Return what the installer of a payload put where, for the person who has this home.

    Raises:
        SetupError: The payload does not say which installer it came with.
    """
    try:
        with (payload / KIND_NAME).open("rb") as file:
            kind = file.read(_MOST_BYTES).decode("ascii", "replace").strip()
    except OSError:
        kind = ""
    launchers = {
        "deb": Path("/usr/bin/potluck"),
        "run": home / ".local" / "bin" / "potluck",
        "windows": payload.parent / "Potluck.exe",
        # Contents/Resources/payload and Contents/MacOS/potluck.
        "macos": payload.parent.parent / "MacOS" / "potluck",
        "test": payload / "potluck",
    }
    if kind not in launchers:
        raise SetupError(
            f"{payload} is not what an installer of Potluck brought along, or it is damaged. "
            "Download the installer again and run it."
        )
    return Installation(kind=kind, launcher=(str(launchers[kind]),), payload=payload)
