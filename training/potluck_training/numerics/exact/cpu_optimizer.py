"""Kernels over flat arrays: the norm of the gradient, and AdamW in one pass."""

import numpy as np

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_compile import element, kernel
from potluck_training.numerics.exact.cpu_elements import (
    double_power,
    exponent,
    magnitude,
    to_places,
    whole,
)

_F = np.float32
_UNIT = 2.0**-c.NORM_BITS

PART = 1 << 16
"""Values of a flat array that count as a row."""


@element
def _highest(values):
    """Return the largest of integers that are not negative."""
    highest = np.int64(0)
    for j in range(values.size):
        highest = max(highest, values[j])
    return highest


@kernel("float1 int64_1")
def largest_magnitudes(start, stop, values, largest):
    """Write the bits of the largest magnitude of each part."""
    for part in range(start, stop):
        row = values[part * PART : (part + 1) * PART]
        top = np.int32(0)
        for j in range(row.size):
            top = max(top, magnitude(row[j]))
        largest[part] = top


@kernel("float1 int64_1 int64_1")
def square_sums(start, stop, values, largest, sums):
    """Write the sum of squared integers of each part, under the exponent of all."""
    scale = to_places(exponent(_highest(largest)), c.NORM_BITS)
    for part in range(start, stop):
        row = values[part * PART : (part + 1) * PART]
        total = np.int64(0)
        for j in range(row.size):
            q = np.int64(whole(row[j] * scale))
            total += q * q
        sums[part] = total


@kernel("int64_1 int64_1 float1")
def root(_start, _stop, largest, sums, result):
    """Write the norm."""
    total = np.int64(0)
    for part in range(sums.size):
        total += sums[part]
    unit = double_power(exponent(_highest(largest))) * _UNIT
    result[0] = _F(np.sqrt(np.float64(total)) * unit)


@kernel("float1 float1 float1 float1 float1")
def adamw(start, stop, weights, gradient, first, second, numbers):
    """Do one step on parts; the gradient becomes the divisor."""
    keep_first, add_first = numbers[0], numbers[1]
    keep_second, add_second = numbers[2], numbers[3]
    second_divisor, epsilon, step_size = numbers[4], numbers[5], numbers[6]
    for part in range(start, stop):
        some = slice(part * PART, (part + 1) * PART)
        w, g, m, v = weights[some], gradient[some], first[some], second[some]
        for j in range(w.size):
            slope = g[j]
            m[j] = m[j] * keep_first + slope * add_first
            v[j] = v[j] * keep_second + (slope * slope) * add_second
            divisor = np.sqrt(v[j]) / second_divisor + epsilon
            g[j] = divisor
            w[j] = w[j] - (m[j] / divisor) * step_size
