"""The text of Practice: the standard library that every Python carries, so nothing is fetched."""

import sysconfig
from collections.abc import Iterator
from pathlib import Path

from potluck_coordinator.ingest.documents import Piece, Skipped, cut
from potluck_coordinator.ingest.held_out import piece_key

MAX_CHARACTERS = 6_000_000
_PIECE_CHARACTERS = 2048

# Tests; programs of their own; and tables of numbers, which are no text.
_LEFT_OUT = frozenset(
    {"site-packages", "dist-packages", "test", "tests", "idlelib", "encodings", "__pycache__"}
)


def read_standard_library(folder: Path | None = None) -> Iterator[Piece | Skipped]:
    """Yield pieces of the standard library's modules, up to MAX_CHARACTERS, well mixed.

    Tests are left out, and what is installed beside the library. The pieces come in the order of
    their digests: in the order of the files every shard would be about something else, and what is
    held out about one thing only, so that the loss would jump with the luck of the draw.

    Args:
        folder: Where it is; by default that of the running Python.
    """
    root = folder or Path(sysconfig.get_path("stdlib"))
    pieces: list[Piece] = []
    for path in _modules(root):
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            yield Skipped(place=str(path), reason="can't be read as UTF-8 text")
            continue
        pieces.extend(cut(text, _PIECE_CHARACTERS))
    characters = 0
    for piece in sorted(pieces, key=piece_key):
        characters += len(piece.text)
        if characters > MAX_CHARACTERS:
            return
        yield piece


def _modules(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in _LEFT_OUT:
                yield from _modules(path)
        elif path.suffix == ".py":
            yield path
