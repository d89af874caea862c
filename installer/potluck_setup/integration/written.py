"""The note of what was written into a person's folders, so that exactly that is deleted again."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from potluck.atomic_file import write_atomically

NOTE_NAME = "integration.json"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written.

    Attributes:
        files: For each path the marks (`mark_of`) that are ours.
        folders: Folders that were made for them.
        handlers: Lists of handlers in which Potluck may have put itself.
    """

    files: Mapping[Path, frozenset[str]] = field(default_factory=dict)
    folders: frozenset[Path] = frozenset()
    handlers: frozenset[Path] = frozenset()

    def and_also(self, other: "Written") -> "Written":
        """Return both notes as one."""
        files = dict(self.files)
        for path, marks in other.files.items():
            files[path] = files.get(path, frozenset()) | marks
        return Written(
            files=files,
            folders=self.folders | other.folders,
            handlers=self.handlers | other.handlers,
        )

    def is_ours(self, path: Path) -> bool:
        """Tell whether what lies there is what was written."""
        return mark_on_disk(path) in self.files.get(path, frozenset())


def mark_of(data: bytes) -> str:
    """Return what a file is known by."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def mark_of_link(target: Path) -> str:
    """Return what a symbolic link is known by."""
    return "link:" + str(target)


def mark_on_disk(path: Path) -> str | None:
    """Return what lies at a path is known by; None when nothing readable does."""
    try:
        if path.is_symlink():
            return mark_of_link(path.readlink())
        return mark_of(path.read_bytes())
    except OSError:
        return None


def read_note(root: Path) -> Written:
    """Return the note of an installation; an empty one when there is none, or it is damaged."""
    try:
        with (root / NOTE_NAME).open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Written()
    if not isinstance(found, dict):
        return Written()
    files = found.get("files")
    entries = files.items() if isinstance(files, dict) else ()
    return Written(
        files={Path(path): frozenset(_texts(marks)) for path, marks in entries},
        folders=frozenset(Path(text) for text in _texts(found.get("folders"))),
        handlers=frozenset(Path(text) for text in _texts(found.get("handlers"))),
    )


def write_note(root: Path, written: Written) -> None:
    """Write the note of an installation. Raises OSError."""
    fields = {
        "files": {str(path): sorted(marks) for path, marks in sorted(written.files.items())},
        "folders": sorted(map(str, written.folders)),
        "handlers": sorted(map(str, written.handlers)),
    }
    write_atomically(root / NOTE_NAME, json.dumps(fields, indent=1).encode() + b"\n")


def put_link(path: Path, target: Path) -> None:
    """Make a symbolic link, in the place of what was there. Raises OSError."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    scratch.unlink(missing_ok=True)
    scratch.symlink_to(target)
    scratch.replace(path)


def _texts(found: object) -> list[str]:
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
