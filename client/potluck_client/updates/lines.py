"""What `potluck_setup` says in its lines and leaves in its files, read with care."""

import json
from dataclasses import dataclass

from potluck_client.updates.port import Advance, Part, TakenBack

VERSION_CHARACTERS = 100
"""Longest version of which anything is told."""

_SENTENCE_CHARACTERS = 500
_MOST_BYTES_TOLD = 10**15
_PARTS = {part.value: part for part in Part}
_NO_REASON = "It did not say why."


@dataclass(frozen=True, kw_only=True)
class Failed:
    """It did not work.

    Attributes:
        sentence: Why.
    """

    sentence: str


def advance_of(line: bytes) -> Advance | None:
    """Return how far it is by a line; None for a line that says something else."""
    told = _object(line).get("progress")
    if not isinstance(told, dict):
        return None
    part = _PARTS.get(str(told.get("stage")))
    if part is None:
        return None
    return Advance(
        part=part,
        done_bytes=_count(told.get("done_bytes")),
        total_bytes=_count(told.get("total_bytes")),
        bytes_per_second=_number(told.get("bytes_per_second")),
    )


def result_of(line: bytes) -> dict[str, object] | Failed | None:
    """Return the end that a line tells: a result, a failure, or None for neither."""
    told = _object(line)
    error, result = told.get("error"), told.get("result")
    if isinstance(error, dict):
        return Failed(sentence=_sentence(error.get("sentence")))
    if not isinstance(result, dict):
        return None
    found = {str(key): value for key, value in result.items()}
    version = found.get("version")
    if isinstance(version, str) and not is_version(version):
        return None
    return found


def taken_back_of(content: bytes) -> TakenBack | None:
    """Return which version was taken back by the file that tells of it."""
    told = _object(content)
    version = told.get("version")
    if not isinstance(version, str) or not is_version(version):
        return None
    return TakenBack(version=version, sentence=_sentence(told.get("sentence")))


def is_version(text: str) -> bool:
    """Tell whether a text can be shown as a version."""
    return 0 < len(text) <= VERSION_CHARACTERS and text.isprintable() and text.isascii()


def _object(line: bytes) -> dict[str, object]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _sentence(told: object) -> str:
    if not isinstance(told, str):
        return _NO_REASON
    kept = "".join(c if c.isprintable() else " " for c in told[:_SENTENCE_CHARACTERS]).strip()
    return kept or _NO_REASON


def _count(told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool):
        return 0
    return max(0, min(told, _MOST_BYTES_TOLD))


def _number(told: object) -> float:
    if not isinstance(told, int | float) or isinstance(told, bool) or not told > 0:
        return 0.0
    return float(min(told, _MOST_BYTES_TOLD))
