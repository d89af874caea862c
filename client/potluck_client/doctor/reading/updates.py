"""Reads what the updater has left behind: a version that failed, a change under way."""

import json
from pathlib import Path

from potluck_client.doctor.judging.updates import UpdatesReading

_FAILED = Path("updates") / "failed.json"
_SWITCHING = "switch.json"
_MOST_BYTES = 10_000
_CHARACTERS = 300


def read_updates(root: Path | None) -> UpdatesReading:
    """Return how updates stand, given the folder that an installer has laid out, or None."""
    if root is None:
        return UpdatesReading(installed=False)
    failed = _object(root / _FAILED)
    return UpdatesReading(
        installed=True,
        failed_version=_text(failed.get("version")),
        failure=_text(failed.get("sentence")),
        switching=(root / _SWITCHING).exists(),
    )


def _text(value: object) -> str:
    return " ".join(value.split())[:_CHARACTERS] if isinstance(value, str) else ""


def _object(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
