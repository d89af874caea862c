"""Numbers that look random and are the same with every version of everything.

Only the raw draws of numpy's Philox are promised never to change; what is made of them here is
exact arithmetic.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Draws:
    """Numbers that look random and are the same everywhere."""

    def __init__(self, seed: int) -> None:
        self._philox = np.random.Philox(key=np.array([seed, 0], np.uint64))

    def floats(self, *shape: int, scale: float = 1.0) -> Floats:
        """Return values of −scale … scale, scale being a power of two."""
        raw = np.asarray(self._philox.random_raw(math.prod(shape)), np.uint64) >> np.uint64(40)
        values = (raw.astype(np.float64) - 2.0**23) * (2.0**-23 * scale)
        return values.astype(np.float32).reshape(shape)

    def spread(self, *shape: int, magnitudes: int = 40) -> Floats:
        """Return values of many magnitudes."""
        powers = np.asarray(self._philox.random_raw(math.prod(shape)), np.uint64)
        exponents = (powers % np.uint64(2 * magnitudes)).astype(np.int64) - magnitudes
        return np.ldexp(self.floats(*shape), exponents.reshape(shape)).astype(np.float32)

    def ids(self, count: int, below: int) -> NDArray[np.int64]:
        """Return integers from 0 on."""
        raw = np.asarray(self._philox.random_raw(count), np.uint64)
        return (raw % np.uint64(below)).astype(np.int64)
