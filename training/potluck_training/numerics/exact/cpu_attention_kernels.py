"""Kernels of attention, around products of integers in float64.

A block is 128 queries of one member of each group of query heads, against all keys up to its end.
G counts sequences and key heads together, sequence by sequence, of which some are done at a time,
beginning `at` one of them; L is the queries of the block and S the keys up to its end. Activations
come as all tokens × heads × width. Rows of a kernel are G, or queries of all G, or keys of all G,
as its docstring says. `before` counts the tokens before the block.
"""

import numpy as np

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_compile import element, kernel
from potluck_training.numerics.exact.cpu_elements import (
    double_power,
    exp,
    exponent,
    magnitude,
    power,
    sum_of,
    to_places,
    whole,
)
from potluck_training.numerics.exact.cpu_loss import exp_total, largest_of

_F = np.float32
_PLACES = c.places(c.LIMBS)
_WIDE_PLACES = c.places(c.WIDE_LIMBS)
_PRODUCT_UNIT = 2.0 ** -(2 * _PLACES)
_WIDE_UNIT = 2.0 ** -(_PLACES + _WIDE_PLACES)
_LEAST_POWER = -126
_SHARE_SCALE = _F(2.0**_WIDE_PLACES)


@kernel("float3 int int int int int float double3 int32_2")
def rows_by_head(start, stop, x, context, before, at, member, group, factor, integers, exponents):
    """Write heads, times a factor, as integers and exponents of a row each, G × L.

    Rows are G. Of each group of heads one member is taken.
    """
    heads = x.shape[1] // group
    tokens = integers.shape[1]
    for g in range(start, stop):
        first, head = (at + g) // heads * context + before, (at + g) % heads * group + member
        for i in range(tokens):
            row, out = x[first + i, head], integers[g, i]
            largest = np.int32(0)
            for j in range(row.size):
                largest = max(largest, magnitude(row[j] * factor))
            top = exponent(largest)
            scale = to_places(top, _PLACES)
            for j in range(row.size):
                out[j] = whole((row[j] * factor) * scale)
            exponents[g, i] = top


@kernel("float3 int int int int int float double3 int32_2")
def columns_by_head(
    start, stop, x, context, before, at, member, group, factor, integers, exponents
):
    """As rows_by_head, with an exponent for each column, G × E."""
    heads = x.shape[1] // group
    tokens = integers.shape[1]
    scales = np.empty(x.shape[2], np.float32)
    largest = np.empty(x.shape[2], np.int32)
    for g in range(start, stop):
        first, head = (at + g) // heads * context + before, (at + g) % heads * group + member
        largest[:] = 0
        for i in range(tokens):
            row = x[first + i, head]
            for j in range(row.size):
                largest[j] = max(largest[j], magnitude(row[j] * factor))
        for j in range(scales.size):
            exponents[g, j] = exponent(largest[j])
            scales[j] = to_places(exponents[g, j], _PLACES)
        for i in range(tokens):
            row, out = x[first + i, head], integers[g, i]
            for j in range(row.size):
                out[j] = whole((row[j] * factor) * scales[j])


@element
def _unscaled(products, scale, key_powers, out):
    """Write a row of products of integers as float32."""
    for j in range(out.size):
        out[j] = _F((products[j] + 0.0) * (scale * key_powers[j]))


@element
def _powers(exponents, out):
    """Write 2 to each exponent."""
    for j in range(out.size):
        out[j] = double_power(exponents[j])


@kernel("double3 int32_2 int32_2 int32_2 int32_2 int float2 float2")
def weigh(
    start, stop, products, q_exponents, k_exponents, v_exponents, seen, before, largest, sums
):
    """Turn products of queries and keys into integer shares; write largest scores and sums.

    Rows are G · L. A share stands under its key's exponent against the largest that its query
    may see; `before` keys are those of earlier blocks.
    """
    queries, keys = products.shape[1], products.shape[2]
    scores = np.empty(keys, np.float32)
    key_powers = np.empty(keys, np.float64)
    for row in range(start, stop):
        g, i = row // queries, row % queries
        if i == 0 or row == start:
            _powers(k_exponents[g, :keys], key_powers)
        out = products[g, i]
        mine = scores[: before + i + 1]
        _unscaled(out, double_power(q_exponents[g, i]) * _PRODUCT_UNIT, key_powers, mine)
        top = largest_of(mine)
        largest[g, i], sums[g, i] = top, exp_total(mine, top)
        best = seen[g, before + i]
        apart = v_exponents[g, : mine.size]
        if best >= c.POISON:
            out[:] = 0.0
        else:
            for j in range(mine.size):
                # Shares of less than half a place are zero in any case.
                places = max(_WIDE_PLACES + apart[j] - best, _LEAST_POWER)
                out[j] = np.float64(np.rint(exp(mine[j] - top) * power(places)))
            out[mine.size :] = 0.0


@kernel("double3 int32_2 float2 int int int int float3")
def mix(start, stop, products, seen, sums, before, at, member, group, mixed):
    """Write shares times values, divided by the sums; rows are G · L."""
    queries, heads = products.shape[1], mixed.shape[1] // group
    tokens = seen.shape[1]
    for row in range(start, stop):
        g, i = row // queries, row % queries
        scale = double_power(seen[g, before + i]) * _WIDE_UNIT
        out = mixed[(at + g) // heads * tokens + before + i, (at + g) % heads * group + member]
        product, total = products[g, i], sums[g, i]
        for j in range(out.size):
            out[j] = _F((product[j] + 0.0) * scale) / total


@kernel("float3 float3 int int int int int float2")
def mean_gradients(start, stop, d_mixed, mixed, context, before, at, member, group, means):
    """Write the SUM of each query's gradient times its result; rows are G."""
    heads = mixed.shape[1] // group
    for g in range(start, stop):
        first, head = (at + g) // heads * context + before, (at + g) % heads * group + member
        for i in range(means.shape[1]):
            given, row = d_mixed[first + i, head], mixed[first + i, head]
            largest = np.int32(0)
            for j in range(row.size):
                largest = max(largest, magnitude(given[j] * row[j]))
            top = exponent(largest)
            scale = to_places(top, c.SUM_BITS)
            total = np.int64(0)
            for j in range(row.size):
                total += whole((given[j] * row[j]) * scale)
            means[g, i] = sum_of(total, top)


@kernel("double3 double3 int32_2 int32_2 int32_2 int32_2 int float2 float2 float2 float3 int32_2")
def share_gradients(
    start,
    stop,
    scores,
    d_shares,
    q_exponents,
    k_exponents,
    d_exponents,
    v_exponents,
    before,
    largest,
    sums,
    means,
    d_scores,
    row_exponents,
):
    """Turn products into integer shares and into the gradients of scores; rows are G · L.

    The products of queries and keys become shares; those of gradients and values become the
    gradients of scores as integers, which are written as float32 too.
    """
    queries, keys = scores.shape[1], scores.shape[2]
    k_powers = np.empty(keys, np.float64)
    v_powers = np.empty(keys, np.float64)
    values = np.empty(keys, np.float32)
    for row in range(start, stop):
        g, i = row // queries, row % queries
        if i == 0 or row == start:
            _powers(k_exponents[g, :keys], k_powers)
            _powers(v_exponents[g, :keys], v_powers)
        shares, slopes, out = scores[g, i], d_shares[g, i], d_scores[g, i]
        scale = double_power(q_exponents[g, i]) * _PRODUCT_UNIT
        _unscaled(shares, scale, k_powers, values)
        values[before + i + 1 :] = -np.inf
        top, total, average = largest[g, i], sums[g, i], means[g, i]
        slope_scale = double_power(d_exponents[g, i]) * _PRODUCT_UNIT
        highest = np.int32(0)
        for j in range(values.size):
            share = exp(values[j] - top) / total
            shares[j] = np.float64(np.rint(share * _SHARE_SCALE))
            slope = _F((slopes[j] + 0.0) * (slope_scale * v_powers[j]))
            gradient = share * (slope - average)
            out[j] = gradient
            highest = max(highest, magnitude(gradient))
        best = exponent(highest)
        places = to_places(best, _WIDE_PLACES)
        for j in range(values.size):
            slopes[j] = whole(out[j] * places)
        row_exponents[g, i] = best


@kernel("float3 double3 int32_2")
def key_columns(start, stop, d_scores, integers, exponents):
    """Write the gradients of scores as integers under the exponent of each key; rows are G."""
    largest = np.empty(d_scores.shape[2], np.int32)
    scales = np.empty(d_scores.shape[2], np.float32)
    for g in range(start, stop):
        largest[:] = 0
        for i in range(d_scores.shape[1]):
            row = d_scores[g, i]
            for j in range(row.size):
                largest[j] = max(largest[j], magnitude(row[j]))
        for j in range(largest.size):
            exponents[g, j] = exponent(largest[j])
            scales[j] = to_places(exponents[g, j], _WIDE_PLACES)
        for i in range(d_scores.shape[1]):
            row, out = d_scores[g, i], integers[g, i]
            for j in range(row.size):
                out[j] = whole(row[j] * scales[j])


@kernel("double3 int32_2 int32_2 float int int int int int float3")
def query_gradients(
    start,
    stop,
    products,
    row_exponents,
    k_exponents,
    factor,
    context,
    before,
    at,
    member,
    group,
    dq,
):
    """Write the gradients of queries, times a factor; rows are G · L."""
    queries, heads = products.shape[1], dq.shape[1] // group
    for row in range(start, stop):
        g, i = row // queries, row % queries
        out = dq[(at + g) // heads * context + before + i, (at + g) % heads * group + member]
        product, exponents = products[g, i], k_exponents[g]
        scale = double_power(row_exponents[g, i]) * _WIDE_UNIT
        for j in range(out.size):
            out[j] = _F((product[j] + 0.0) * (scale * double_power(exponents[j]))) * factor


@kernel("double3 int32_2 int32_2 float3")
def add_key_gradients(start, stop, products, key_exponents, q_exponents, total):
    """Add a block's gradients of keys; rows are G · S."""
    keys = products.shape[1]
    for row in range(start, stop):
        g, i = row // keys, row % keys
        out, product, exponents = total[g, i], products[g, i], q_exponents[g]
        scale = double_power(key_exponents[g, i]) * _WIDE_UNIT
        for j in range(out.size):
            out[j] += _F((product[j] + 0.0) * (scale * double_power(exponents[j])))


@kernel("double3 int32_2 float3")
def add_value_gradients(start, stop, products, d_exponents, total):
    """Add a block's gradients of values, whose shares have no exponent; rows are G · S."""
    keys = products.shape[1]
    for row in range(start, stop):
        g, i = row // keys, row % keys
        out, product, exponents = total[g, i], products[g, i], d_exponents[g]
        for j in range(out.size):
            out[j] += _F((product[j] + 0.0) * (_WIDE_UNIT * double_power(exponents[j])))
