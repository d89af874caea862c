"""Finding words in words: in any case, with or without accents, and where they stand."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_UNSEEN = {"\u200b", "\u00ad"}
"""Places where a long word may break; nobody types them."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a text, marked where it was looked for."""

    text: str
    marked: bool


def search_words(query: str) -> tuple[str, ...]:
    """Return the words that are looked for, folded."""
    return tuple(_fold(word)[0] for word in query.split() if _fold(word)[0])


def contains_all(texts: Iterable[str], wanted: tuple[str, ...]) -> bool:
    """Tell whether every word stands in one of the texts."""
    folded = [_fold(text)[0] for text in texts]
    return all(any(word in text for text in folded) for word in wanted)


def marked_pieces(text: str, wanted: tuple[str, ...]) -> tuple[Piece, ...]:
    """Return a text in pieces, those marked that were looked for; together they are the text."""
    folded, places = _fold(text)
    marked = [False] * len(text)
    for word in wanted:
        start = folded.find(word)
        while start >= 0:
            first, last = places[start], places[start + len(word) - 1]
            marked[first : last + 1] = [True] * (last + 1 - first)
            start = folded.find(word, start + len(word))
    pieces: list[Piece] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marked[place] != marked[begin]:
            pieces.append(Piece(text=text[begin:place], marked=marked[begin]))
            begin = place
    return tuple(pieces)


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text without case and accents, and for each character where it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _UNSEEN:
            continue
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                folded.append(part)
                places.append(place)
    return "".join(folded), places
