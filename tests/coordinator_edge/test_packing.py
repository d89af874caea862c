"""Packing pieces into shards, and choosing what is held out."""

from itertools import islice
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from potluck_coordinator.ingest.documents import Piece
from potluck_coordinator.ingest.held_out import choose_held_out, piece_key
from potluck_coordinator.ingest.packing import PackedShard, TokenPiece, pack

LENGTHS = st.lists(st.integers(1, 40), max_size=60)
TEXTS = st.lists(st.text(alphabet="abc", min_size=1, max_size=30), max_size=60)


def token_pieces(lengths: list[int]) -> list[TokenPiece]:
    """Return pieces of these lengths whose tokens tell which piece they are of."""
    return [
        TokenPiece(key=bytes([number]), tokens=np.full(length, number, np.uint32))
        for number, length in enumerate(lengths)
    ]


def plain(shards: list[PackedShard]) -> list[tuple[tuple[bytes, ...], list[int]]]:
    """Return shards as values that compare."""
    return [(shard.keys, shard.tokens.tolist()) for shard in shards]


@given(LENGTHS, st.integers(1, 50))
def test_packing_keeps_every_token_in_order(lengths: list[int], shard_tokens: int) -> None:
    """Shards behind one another are the pieces behind one another."""
    pieces = token_pieces(lengths)
    shards = list(pack(pieces, shard_tokens))
    assert [key for shard in shards for key in shard.keys] == [piece.key for piece in pieces]
    expected = [token for piece in pieces for token in piece.tokens.tolist()]
    assert [token for shard in shards for token in shard.tokens.tolist()] == expected


@given(LENGTHS, st.integers(1, 50))
def test_no_shard_is_small(lengths: list[int], shard_tokens: int) -> None:
    """Every shard but an only one has the tokens that were asked for."""
    shards = list(pack(token_pieces(lengths), shard_tokens))
    if len(shards) > 1:
        assert all(2 * len(shard.tokens) >= shard_tokens for shard in shards)
        assert all(len(shard.tokens) >= shard_tokens for shard in shards[:-1])


@given(LENGTHS, st.integers(1, 50), st.integers(0, 20))
def test_packing_goes_on_after_a_break(lengths: list[int], shard_tokens: int, kept: int) -> None:
    """Packing what is not in the first shards gives the same further shards."""
    pieces = token_pieces(lengths)
    whole = list(pack(pieces, shard_tokens))
    known = {key for shard in islice(whole, kept) for key in shard.keys}
    rest = pack([piece for piece in pieces if piece.key not in known], shard_tokens)
    assert plain(list(rest)) == plain(whole[kept:])


@given(TEXTS, st.randoms(), st.integers(1, 200))
def test_what_is_held_out_does_not_depend_on_order(
    texts: list[str], random: Random, most: int
) -> None:
    """The same text in another order holds out the same pieces."""
    pieces = [Piece(text=text, ends_document=True) for text in texts]
    shuffled = list(pieces)
    random.shuffle(shuffled)
    chosen = choose_held_out(pieces, most)
    assert chosen.pieces == choose_held_out(shuffled, most).pieces


@given(TEXTS, st.integers(1, 200))
def test_something_is_left_to_train_on(texts: list[str], most: int) -> None:
    """Never all different pieces are held out, and never more than the bound and one piece."""
    pieces = [Piece(text=text, ends_document=True) for text in texts]
    chosen = choose_held_out(pieces, most).pieces
    different = {piece_key(piece) for piece in pieces}
    assert len(chosen) < max(len(different), 1)
    assert sum(len(piece.text) for piece in chosen[:-1]) < most


def test_a_hundredth_of_a_large_text_is_held_out() -> None:
    """The share is about what it says, and the pieces are those with the lowest digests."""
    pieces = [Piece(text=f"{number:06d}" * 100, ends_document=True) for number in range(5000)]
    chosen = choose_held_out(pieces, 1_000_000)
    assert chosen.characters == 3_000_000
    assert sum(len(piece.text) for piece in chosen.pieces) == 30_000
    lowest = sorted(map(piece_key, pieces))[: len(chosen.pieces)]
    assert [piece_key(piece) for piece in chosen.pieces] == lowest
