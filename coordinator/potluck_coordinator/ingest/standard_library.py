"""The text of Practice: the standard library that every Python carries, so nothing is fetched."""

import sysconfig
from collections.abc import Iterator
from pathlib import Path

from potluck_coordinator.ingest.documents import Piece, Skipped, cut

MAX_CHARACTERS = 6_000_000

_LEFT_OUT = frozenset({"site-packages", "dist-packages", "test", "tests", "idlelib", "__pycache__"})


def read_standard_library(folder: Path | None = None) -> Iterator[Piece | Skipped]:
    """Yield the modules of the standard library, sorted by name, up to MAX_CHARACTERS.

    Tests are left out, and what is installed beside the library.

    Args:
        folder: Where it is; by default that of the running Python.
    """
    root = folder or Path(sysconfig.get_path("stdlib"))
    characters = 0
    for path in sorted(_modules(root), key=lambda path: path.relative_to(root).as_posix()):
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            yield Skipped(place=str(path), reason="can't be read as UTF-8 text")
            continue
        if characters + len(text) > MAX_CHARACTERS:
            return
        characters += len(text)
        yield from cut(text)


def _modules(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in _LEFT_OUT:
                yield from _modules(path)
        elif path.suffix == ".py":
            yield path
