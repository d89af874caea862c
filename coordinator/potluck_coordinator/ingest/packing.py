"""Packing tokenised pieces into shards; a pure function of the pieces and their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Tokens = NDArray[np.uint32]


@dataclass(frozen=True, kw_only=True)
class TokenPiece:
    """A piece of a document in tokens.

    Attributes:
        key: Digest of the piece, by which it is known not to be packed twice.
        tokens: Its token ids, 1-D.
    """

    key: bytes
    tokens: Tokens


@dataclass(frozen=True, kw_only=True)
class PackedShard:
    """A run of whole pieces, one behind the other.

    Attributes:
        keys: Digests of its pieces, in order.
        tokens: Their token ids, 1-D.
    """

    keys: tuple[bytes, ...]
    tokens: Tokens


def pack(pieces: Iterable[TokenPiece], shard_tokens: int) -> Iterator[PackedShard]:
    """Yield shards of at least shard_tokens each; only when all is less, a smaller one.

    A shard is held back until the next one is half full, so that no tiny shard is left at the
    end. Whoever leaves out the pieces of the shards that came so far, and packs the others in the
    same order, gets the same further shards: that is how an interrupted ingest goes on.
    """
    ready: list[TokenPiece] = []
    following: list[TokenPiece] = []
    ready_tokens = following_tokens = 0
    for piece in pieces:
        if ready_tokens < shard_tokens:
            ready.append(piece)
            ready_tokens += len(piece.tokens)
            continue
        following.append(piece)
        following_tokens += len(piece.tokens)
        if 2 * following_tokens >= shard_tokens:
            yield _shard(ready)
            ready, ready_tokens = following, following_tokens
            following, following_tokens = [], 0
    if ready:
        yield _shard(ready + following)


def _shard(pieces: list[TokenPiece]) -> PackedShard:
    return PackedShard(
        keys=tuple(piece.key for piece in pieces),
        tokens=np.concatenate([piece.tokens for piece in pieces]),
    )
