"""The length of a flat array, with the same bits on every machine.

Sums of a library depend on the width of the vector unit. Here the squares of float32 values are
exact in float64, and they are added in halves by elementwise additions only.
"""

import math

import numpy as np
from numpy.typing import NDArray

_PIECE = 1 << 16


def l2_norm(values: NDArray[np.float32]) -> float:
    """Return the L2 norm of a flat array; infinity when a value is not finite."""
    sums = []
    for start in range(0, values.size, _PIECE):
        piece = values[start : start + _PIECE].astype(np.float64)
        sums.append(_fold(piece * piece))
    # fsum refuses to add infinities.
    return math.sqrt(math.fsum(sums)) if all(map(math.isfinite, sums)) else math.inf


def _fold(values: NDArray[np.float64]) -> float:
    width = 1 << max(values.size - 1, 0).bit_length()
    if width != values.size:
        values = np.concatenate([values, np.zeros(width - values.size)])
    while width > 1:
        width //= 2
        values = values[:width] + values[width:]
    return float(values[0])
