"""Kernels that go row by row through activations: RMSNorm, the gate and the rotary encoding."""

import numpy as np

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_compile import kernel
from potluck_training.numerics.exact.cpu_elements import (
    double_power,
    exponent,
    magnitude,
    row_exponent,
    sigmoid,
    sum_of,
    to_places,
    whole,
)

_F = np.float32
_ONE = _F(1.0)
_SQUARE = 2.0 ** (-2 * c.NORM_BITS)


@kernel("float2 float1 float float2 float1")
def normalise(start, stop, x, gain, epsilon, y, factors):
    """Write the RMSNorm of rows and their factors."""
    width = _F(x.shape[1])
    for i in range(start, stop):
        row, out = x[i], y[i]
        top = row_exponent(row)
        scale = to_places(top, c.NORM_BITS)
        squares = np.int64(0)
        for j in range(row.size):
            q = np.int64(whole(row[j] * scale))
            squares += q * q
        unit = double_power(top)
        mean = _F(np.float64(squares) * unit * unit * _SQUARE) / width
        factor = _ONE / np.sqrt(mean + epsilon)
        factors[i] = factor
        for j in range(row.size):
            out[j] = (row[j] * factor) * gain[j]


@kernel("float2 float2 float1 float1 float2")
def normalise_back(start, stop, dy, x, gain, factors, dx):
    """Write the gradients of RMSNorm's rows."""
    width = _F(x.shape[1])
    for i in range(start, stop):
        row, given, out = x[i], dy[i], dx[i]
        largest = np.int32(0)
        for j in range(row.size):
            largest = max(largest, magnitude((given[j] * gain[j]) * row[j]))
        top = exponent(largest)
        scale = to_places(top, c.SUM_BITS)
        total = np.int64(0)
        for j in range(row.size):
            total += whole(((given[j] * gain[j]) * row[j]) * scale)
        factor = factors[i]
        slope = ((factor * factor) * factor) * (sum_of(total, top) / width)
        for j in range(row.size):
            out[j] = (given[j] * gain[j]) * factor - row[j] * slope


@kernel("float2 float2 float1 float1")
def gain_back(start, stop, dy, x, factors, d_gain):
    """Write the gradients of a stripe of RMSNorm's gains."""
    largest = np.zeros(stop - start, np.int32)
    for i in range(x.shape[0]):
        row, given, factor = x[i, start:stop], dy[i, start:stop], factors[i]
        for j in range(largest.size):
            largest[j] = max(largest[j], magnitude(given[j] * (row[j] * factor)))
    scales = np.empty(largest.size, np.float32)
    for j in range(largest.size):
        scales[j] = to_places(exponent(largest[j]), c.SUM_BITS)
    totals = np.zeros(largest.size, np.int64)
    for i in range(x.shape[0]):
        row, given, factor = x[i, start:stop], dy[i, start:stop], factors[i]
        for j in range(totals.size):
            totals[j] += whole((given[j] * (row[j] * factor)) * scales[j])
    for j in range(totals.size):
        d_gain[start + j] = sum_of(totals[j], exponent(largest[j]))


@kernel("float2 float2")
def gate(start, stop, gate_up, y):
    """Write silu(gate) · up."""
    width = y.shape[1]
    for i in range(start, stop):
        gates, ups, out = gate_up[i, :width], gate_up[i, width:], y[i]
        for j in range(out.size):
            out[j] = (gates[j] * sigmoid(gates[j])) * ups[j]


@kernel("float2 float2 float2")
def gate_back(start, stop, dy, gate_up, d_gate_up):
    """Write the gradients of gate and up."""
    width = dy.shape[1]
    for i in range(start, stop):
        gates, ups, given = gate_up[i, :width], gate_up[i, width:], dy[i]
        d_gates, d_ups = d_gate_up[i, :width], d_gate_up[i, width:]
        for j in range(given.size):
            share = sigmoid(gates[j])
            slope = share * (gates[j] * (_ONE - share) + _ONE)
            d_gates[j] = (given[j] * ups[j]) * slope
            d_ups[j] = given[j] * (gates[j] * share)


@kernel("float3 float2 float2 float float3")
def rotate(start, stop, x, cosines, sines, sign, y):
    """Write heads turned by their tokens' angles, or back where the sign is −1.

    Rows are tokens of all sequences, one after the other.
    """
    half = x.shape[2] // 2
    for i in range(start, stop):
        token = i % cosines.shape[0]
        cosine, sine = cosines[token, :half], sines[token, :half]
        for head in range(x.shape[1]):
            first, second = x[i, head, :half], x[i, head, half:]
            new_first, new_second = y[i, head, :half], y[i, head, half:]
            for j in range(half):
                turn = sine[j] * sign
                new_first[j] = first[j] * cosine[j] - second[j] * turn
                new_second[j] = second[j] * cosine[j] + first[j] * turn
