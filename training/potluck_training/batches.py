"""Which windows of a shard each step trains on: a function of seed and step alone."""

import numpy as np
from numpy.typing import NDArray

from potluck_training.tokens import TokenArray


def window_starts(
    seed: int, step: int, count: int, shard_tokens: int, context_tokens: int
) -> NDArray[np.int64]:
    """Return where the windows of a step begin, each context_tokens + 1 long.

    They are raw draws of numpy's Philox keyed by (seed, step), modulo the possible places. Only
    the raw draws of a bit generator are promised never to change between numpy's versions; the
    bias of the modulo is below 1e-9 for any shard that a disk can hold.
    """
    places = shard_tokens - context_tokens
    draws = np.random.Philox(key=np.array([seed, step], np.uint64)).random_raw(count)
    return (np.asarray(draws, np.uint64) % np.uint64(places)).astype(np.int64)


def windows(
    tokens: TokenArray, starts: NDArray[np.int64], context_tokens: int
) -> NDArray[np.int64]:
    """Return the windows as rows of context_tokens + 1 ids."""
    places = starts[:, None] + np.arange(context_tokens + 1)
    ids: NDArray[np.int64] = tokens[places].astype(np.int64)
    return ids
