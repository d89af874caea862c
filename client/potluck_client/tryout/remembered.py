"""Texts of the first checkpoint, kept by their beginning for when its file is gone."""

import json
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.limits import KIB, PROMPT_CHARACTERS

MOST_TEXTS = 40
"""So many are kept of a project, the newest."""

TEXT_CHARACTERS = 4000
"""Longest text that is kept; a token is a few characters."""

_FILE_BYTES = 1024 * KIB


def remembered_text(path: Path, prompt: str) -> str | None:
    """Return what the first checkpoint once added to a beginning; None when nothing is kept."""
    return _texts(path).get(prompt)


def remember_text(path: Path, prompt: str, text: str) -> None:
    """Keep what the first checkpoint added to a beginning; raises OSError."""
    texts = _texts(path)
    texts.pop(prompt, None)
    texts[prompt] = text[:TEXT_CHARACTERS]
    newest = list(texts.items())[-MOST_TEXTS:]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, json.dumps(newest).encode("utf-8"))


def _texts(path: Path) -> dict[str, str]:
    """Return the texts by their beginnings, oldest first; a file that can't be read holds none."""
    try:
        if path.stat().st_size > _FILE_BYTES:
            return {}
        pairs = json.loads(path.read_text("utf-8"))
        return {
            prompt: text
            for prompt, text in pairs
            if isinstance(prompt, str)
            and isinstance(text, str)
            and len(prompt) <= PROMPT_CHARACTERS
            and len(text) <= TEXT_CHARACTERS
        }
    except (OSError, ValueError, TypeError):
        return {}
