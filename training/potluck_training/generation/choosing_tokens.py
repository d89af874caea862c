"""Choosing the next token by the scores that a model gives."""

import numpy as np
from numpy.typing import NDArray

from potluck.errors import ErrorCode
from potluck_training.errors import TrainingError

_LEAST_TEMPERATURE = 1e-3
"""Below it the likeliest token is the only one that is ever drawn."""


def draws_of(seed: int) -> np.random.Generator:
    """Return draws of their own that follow from a seed, below 2^64, alone."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, 0], np.uint64)))


def next_token(
    scores_V: NDArray[np.float32], temperature: float, draws: np.random.Generator
) -> int:
    """Return a token: the likeliest at temperature 0, else one drawn by its likelihood.

    Raises:
        TrainingError: The scores are not finite.
    """
    if not np.isfinite(scores_V).all():
        raise TrainingError(
            "The model gives no finite numbers, so training broke down before it. Tell the "
            "organiser.",
            code=ErrorCode.CORRUPT,
        )
    if temperature < _LEAST_TEMPERATURE:
        return int(scores_V.argmax())
    likely_V = (scores_V.astype(np.float64) - float(scores_V.max())) / temperature
    shares_V = np.cumsum(np.exp(likely_V))
    place = int(np.searchsorted(shares_V, draws.random() * shares_V[-1], side="right"))
    return min(place, scores_V.size - 1)
