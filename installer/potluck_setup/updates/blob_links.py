"""Second names for Practice's blobs, so that what a new version deletes is there to go back to.

Practice deletes a result once it is merged; its database of before still asks for that. Blobs are
named by their digests and never written to again, so a link is as good as a copy, and is free.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from potluck.atomic_file import sync_folder

_BLOBS = Path("practice") / "blobs"
_ARRIVING = "partial"
"""Folder of what is not whole; its files are written to."""


def keep_blobs(home: Path, folder: Path) -> None:
    """Give every whole blob of a home a second name below a folder; raises OSError."""
    _link_all(home / _BLOBS, folder / _BLOBS)


def put_back_blobs(home: Path, folder: Path) -> None:
    """Give blobs that a home lacks their names again; safe to repeat; raises OSError."""
    _link_all(folder / _BLOBS, home / _BLOBS)


def _link_all(source: Path, target: Path) -> None:
    changed = set()
    for path in _whole(source):
        place = target / path.relative_to(source)
        if not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _link(path, place)
            changed.add(place.parent)
    for folder in changed:
        sync_folder(folder)


def _whole(blobs: Path) -> Iterator[Path]:
    for path in blobs.glob("*/*"):
        if path.parent.name != _ARRIVING and not path.name.startswith(".") and path.is_file():
            yield path


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # Another disk, or one without links.
        scratch = target.with_name(f".{target.name}")
        shutil.copyfile(source, scratch)
        scratch.chmod(0o600)
        with scratch.open("r+b") as file:
            os.fsync(file.fileno())
        scratch.replace(target)
