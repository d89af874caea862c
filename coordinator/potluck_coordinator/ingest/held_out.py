"""Choosing the text that is never trained on, so that the loss on it means something.

The pieces with the lowest digests are held out. That choice does not depend on the order of the
files, needs one pass, and keeps no more text in memory than it holds out.
"""

import hashlib
import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from potluck_coordinator.ingest.documents import Piece

SHARE = 0.01
MIN_CHARACTERS = 8 * 1024


@dataclass(frozen=True, kw_only=True)
class HeldOut:
    """What was chosen.

    Attributes:
        pieces: The pieces, lowest digest first, no text twice.
        characters: Length of all text that was looked at.
    """

    pieces: tuple[Piece, ...]
    characters: int


def piece_key(piece: Piece) -> bytes:
    """Return the digest that names a piece, 32 bytes."""
    mark = b"\1" if piece.ends_document else b"\0"
    return hashlib.sha256(mark + piece.text.encode("utf-8")).digest()


def choose_held_out(pieces: Iterable[Piece], max_characters: int) -> HeldOut:
    """Hold out SHARE of the text, but MIN_CHARACTERS of a small one and max_characters of a large.

    Of very little text it is a quarter. The last piece may go over the bound. Never all of the
    text is held out: with fewer than two different pieces, nothing is.
    """
    lowest: list[tuple[int, bytes, Piece]] = []  # A heap; the highest digest on top.
    names: set[bytes] = set()
    kept = characters = 0
    everything = True
    for piece in pieces:
        characters += len(piece.text)
        key = piece_key(piece)
        if key in names:
            continue
        heapq.heappush(lowest, (-int.from_bytes(key, "big"), key, piece))
        names.add(key)
        kept += len(piece.text)
        while kept - len(lowest[0][2].text) >= max_characters:
            _, dropped_key, dropped = heapq.heappop(lowest)
            names.discard(dropped_key)
            kept -= len(dropped.text)
            everything = False
    ordered = [piece for _, _, piece in sorted(lowest, reverse=True)]
    if everything:
        ordered = ordered[:-1]
    budget = max(int(SHARE * characters), min(MIN_CHARACTERS, characters // 4))
    budget = min(budget, max_characters)
    return HeldOut(pieces=_up_to(ordered, budget), characters=characters)


def _up_to(pieces: list[Piece], characters: int) -> tuple[Piece, ...]:
    chosen: list[Piece] = []
    total = 0
    for piece in pieces:
        if total >= characters:
            break
        chosen.append(piece)
        total += len(piece.text)
    return tuple(chosen)
