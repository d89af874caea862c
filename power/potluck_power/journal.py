"""The note of what devices had before the helper touched them, kept until it is put back.

It is on the disk before a limit is set, so that a helper that was killed finds it when it starts
again.
"""

import json
import logging
import math
from collections.abc import Mapping
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.limits import DEVICE_ID_CHARACTERS

_LOG = logging.getLogger(__name__)
_FILE_BYTES = 64 * 1024


class Journal:
    """The note of one folder.

    Args:
        folder: Where it lies; only its owner may write there.
        boot: What names this start of the computer. Drivers forget limits when it starts anew, so a
            note of an earlier start is of no use any more.
    """

    def __init__(self, folder: Path, boot: str) -> None:
        self._path = folder / "limits-before.json"
        self._boot = boot

    def load(self) -> dict[str, float]:
        """Return the watts that devices had before; a damaged note is put aside, and logged."""
        try:
            with self._path.open("rb") as file:
                text = file.read(_FILE_BYTES)
        except FileNotFoundError:
            return {}
        try:
            note = json.loads(text)
            before = {_name(name): _watts(watts) for name, watts in note["watts"].items()}
            return before if note["boot"] == self._boot else {}
        except (ValueError, TypeError, KeyError, AttributeError):
            aside = self._path.with_suffix(".damaged")
            self._path.replace(aside)
            _LOG.error(
                "The note of earlier power limits is damaged and was moved to %s. If a limit is "
                "still set, starting the computer anew takes it away.",
                aside,
            )
            return {}

    def write(self, before: Mapping[str, float]) -> None:
        """Keep the note, flushed to the disk; raises OSError and then leaves the old one."""
        note = {"boot": self._boot, "watts": dict(before)}
        write_atomically(self._path, json.dumps(note).encode())


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value) > DEVICE_ID_CHARACTERS:
        raise ValueError("not a device's name")
    return value


def _watts(value: object) -> float:
    if not isinstance(value, int | float) or not (math.isfinite(value) and value > 0):
        raise ValueError("not a power")
    return float(value)
