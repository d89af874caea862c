"""Kernels of both ends of the model: the loss over the vocabulary, and the embedding's gradient."""

import numpy as np

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_compile import element, kernel
from potluck_training.numerics.exact.cpu_elements import (
    exp,
    exponent,
    log,
    magnitude,
    of_order,
    order,
    row_exponent,
    sum_of,
    to_places,
    whole,
)

_F = np.float32
_ONE = _F(1.0)
_NAN = _F(np.nan)
_INFINITY = 0x7F800000
_SUM_SCALE = _F(2.0**c.SUM_BITS)
_SUM_UNIT = 2.0**-c.SUM_BITS


@element
def largest_of(row):
    """Return the largest value of a row; NaN if one is in it."""
    top = np.int32(-0x80000000)
    widest = np.int32(0)
    for j in range(row.size):
        top = max(top, order(row[j]))
        widest = max(widest, magnitude(row[j]))
    return _NAN if widest > _INFINITY else of_order(top)


@element
def exp_total(row, largest):
    """Return the sum of EXP(value − largest); NaN where the largest is not finite."""
    if not np.isfinite(largest):
        return _NAN
    total = np.int64(0)
    for j in range(row.size):
        total += whole(exp(row[j] - largest) * _SUM_SCALE)
    return _F(np.float64(total) * _SUM_UNIT)


@kernel("float2 int64_1 float1 float1 float1")
def score(start, stop, scores, targets, largest, sums, losses):
    """Write each row's largest score, its sum of exponentials and its loss."""
    for i in range(start, stop):
        row = scores[i]
        top = largest_of(row)
        total = exp_total(row, top)
        largest[i], sums[i] = top, total
        losses[i] = (top - row[targets[i]]) + log(total)


@kernel("float1 float1")
def mean(_start, _stop, values, result):
    """Write the SUM of values, divided by their number."""
    top = row_exponent(values)
    scale = to_places(top, c.SUM_BITS)
    total = np.int64(0)
    for j in range(values.size):
        total += whole(values[j] * scale)
    result[0] = sum_of(total, top) / _F(values.size)


@kernel("float2 int64_1 float1 float1 float float2")
def score_back(start, stop, scores, targets, largest, sums, slope, gradient):
    """Write the gradients of scores."""
    for i in range(start, stop):
        row, out, top, total = scores[i], gradient[i], largest[i], sums[i]
        for j in range(row.size):
            out[j] = (exp(row[j] - top) / total) * slope
        target = targets[i]
        out[target] = (exp(row[target] - top) / total - _ONE) * slope


@kernel("float2 int64_1 float2")
def gather_back(start, stop, dy, ids, gradient):
    """Write the gradients of a stripe of columns of a table that rows were taken from."""
    largest = np.zeros(stop - start, np.int32)
    for i in range(dy.shape[0]):
        row = dy[i, start:stop]
        for j in range(row.size):
            largest[j] = max(largest[j], magnitude(row[j]))
    scales = np.empty(largest.size, np.float32)
    for j in range(largest.size):
        scales[j] = to_places(exponent(largest[j]), c.SUM_BITS)
    totals = np.zeros((gradient.shape[0], largest.size), np.int64)
    for i in range(dy.shape[0]):
        row, total = dy[i, start:stop], totals[ids[i]]
        for j in range(row.size):
            total[j] += whole(row[j] * scales[j])
    for i in range(gradient.shape[0]):
        out, total = gradient[i, start:stop], totals[i]
        for j in range(out.size):
            out[j] = sum_of(total[j], exponent(largest[j]))
