"""What somebody who helps needs to know of an installation that failed."""

import os
import re
from pathlib import Path

from potluck_setup.window.heard import Outlook, Trouble

_MOST_BYTES = 20_000
_PASSWORD = re.compile(r"(?<=://)[^/@\s]+@")
"""User and password in an address."""


def details_of(trouble: Trouble | None, outlook: Outlook, log: Path, system: str) -> str:
    """Return what happened and the end of the log, without passwords."""
    happened = f"{trouble.code.value}: {trouble.sentence}" if trouble is not None else "-"
    text = "\n".join(
        [
            f"Potluck {outlook.version or '?'}, build {outlook.backend or '?'}, {system}",
            happened,
            "",
            _end_of(log),
        ]
    )
    return _PASSWORD.sub("…@", text).rstrip() + "\n"


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _MOST_BYTES))
            return file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return "(no log)"
