"""The outer step: merging the units of a round into the model."""

import math
import statistics
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from potluck.v1 import manifest_pb2 as wire
from potluck_training.errors import TrainingError
from potluck_training.norms import l2_norm

_PIECE = 1 << 20


def merge(
    weights: NDArray[np.float32],
    velocity: NDArray[np.float32],
    deltas: Sequence[tuple[NDArray[np.float32], float]],
    outer: wire.OuterOptimizer,
    whole: float | None = None,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the weights and the velocity after a round.

    The deltas (weights after a unit − weights before) are shortened to the median of their norms,
    so that one unit can't move the model further than its peers, and averaged by their weights.
    With their mean Δ: velocity ← µ·velocity + Δ; weights ← weights + η·(Δ + µ·velocity).

    Args:
        weights: The model before the round, flat.
        velocity: The outer velocity, flat; zeros before the first round.
        deltas: What each unit changed, flat, with the weight that it counts for (such as its
            tokens, less for a late unit).
        outer: Step length η and momentum µ.
        whole: What the weights would come to if every unit counted in full; their sum if not said.
            Where units count for less because they are late, the round as a whole moves the
            model less: a round of late units only would else move it as if all were fresh.

    Raises:
        TrainingError: There is nothing to merge, a length differs, a value is not finite, or a
            weight is not positive.
    """
    if not deltas:
        raise TrainingError("A round without units can't be merged. Wait for units.")
    for delta, weight in deltas:
        if delta.shape != weights.shape or velocity.shape != weights.shape:
            raise TrainingError("A unit has another number of values than the model. Leave it out.")
        if not 0.0 < weight < math.inf:
            raise TrainingError("A unit counts for nothing or for infinity. Leave it out.")
    norms = [l2_norm(delta) for delta, _ in deltas]
    if not all(map(math.isfinite, norms)):
        raise TrainingError("A unit holds NaN or infinity. Leave it out.")
    # The lower of two medians: in a round of two, a giant must not pull its own bound up.
    longest = statistics.median_low(norms)
    total = math.fsum(weight for _, weight in deltas)
    total = total if whole is None else max(whole, total)
    shares = [
        weight / total * (longest / norm if norm > longest else 1.0)
        for (_, weight), norm in zip(deltas, norms, strict=True)
    ]
    merged, moved = np.empty_like(weights), np.empty_like(velocity)
    # Piece by piece, so that float64 copies of a large model are never in memory as a whole.
    for start in range(0, weights.size, _PIECE):
        piece = slice(start, start + _PIECE)
        mean = np.zeros(weights[piece].size)
        for (delta, _), share in zip(deltas, shares, strict=True):
            mean += share * delta[piece]
        pace = outer.momentum * velocity[piece] + mean
        with np.errstate(over="ignore"):  # Infinity is looked for below.
            moved[piece] = pace
            merged[piece] = weights[piece] + outer.learning_rate * (mean + outer.momentum * pace)
    if not (np.isfinite(merged).all() and np.isfinite(moved).all()):
        raise TrainingError("The merged model would hold NaN or infinity. Lower the outer rate.")
    return merged, moved
