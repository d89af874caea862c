"""Operands of PRODUCT as integers: int8 limbs, or float64 where int8 products are not to be had.

A matrix is read in the order in which it lies in memory. Where the groups of a product are its
columns, as of a transposed view, their exponents are found in a pass of their own.
"""

import numpy as np

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_compile import element, kernel
from potluck_training.numerics.exact.cpu_elements import (
    double_power,
    exponent,
    magnitude,
    row_exponent,
    to_places,
    whole,
)

_LIMB = 1 << c.LIMB_BITS
_HALF_LIMB = _LIMB >> 1
_USUAL_PRODUCTS = 3
"""Of planes, for two operands of two limbs; these are summed without a detour over memory."""


@element
def _split(integers, planes, row, limbs, paired):
    """Write the limbs of a row, lowest plane first, then the sums of each two paired limbs."""
    for limb in range(limbs):
        out = planes[limb, row]
        if limb == limbs - 1:
            for j in range(out.size):
                out[j] = np.int8(integers[j])
        else:
            for j in range(out.size):
                low = ((integers[j] + _HALF_LIMB) & (_LIMB - 1)) - _HALF_LIMB
                out[j] = np.int8(low)
                integers[j] = (integers[j] - low) >> c.LIMB_BITS
    plane = limbs
    for higher in range(1, paired):
        for lower in range(higher):
            one, other, out = planes[lower, row], planes[higher, row], planes[plane, row]
            for j in range(out.size):
                out[j] = np.int8(one[j] + other[j])
            plane += 1


@kernel("float2 int int int int8_3 double1")
def rows_to_limbs(start, stop, x, places, limbs, paired, planes, scales):
    """Write the limbs of rows, and 2 to their exponents; NaN for those with none."""
    integers = np.empty(x.shape[1], np.int32)
    for i in range(start, stop):
        row = x[i]
        top = row_exponent(row)
        scale = to_places(top, places)
        for j in range(row.size):
            integers[j] = whole(row[j] * scale)
        _split(integers, planes, i, limbs, paired)
        scales[i] = double_power(top)


@kernel("float2 int32_1")
def column_exponents(start, stop, x, exponents):
    """Write the exponents of a stripe of columns."""
    largest = np.zeros(stop - start, np.int32)
    for i in range(x.shape[0]):
        row = x[i, start:stop]
        for j in range(row.size):
            largest[j] = max(largest[j], magnitude(row[j]))
    for j in range(largest.size):
        exponents[start + j] = exponent(largest[j])


@kernel("float2 int32_1 int int int int8_3")
def columns_to_limbs(start, stop, x, exponents, places, limbs, paired, planes):
    """Write the limbs of rows whose columns have exponents."""
    integers = np.empty(x.shape[1], np.int32)
    scales = np.empty(x.shape[1], np.float32)
    for j in range(scales.size):
        scales[j] = to_places(exponents[j], places)
    for i in range(start, stop):
        row = x[i]
        for j in range(row.size):
            integers[j] = whole(row[j] * scales[j])
        _split(integers, planes, i, limbs, paired)


@kernel("float2 int double2 double1")
def rows_to_doubles(start, stop, x, places, integers, scales):
    """Write rows as integers, and 2 to their exponents; NaN for those with none."""
    for i in range(start, stop):
        row, out = x[i], integers[i]
        top = row_exponent(row)
        scale = to_places(top, places)
        for j in range(row.size):
            out[j] = whole(row[j] * scale)
        scales[i] = double_power(top)


@kernel("float2 int32_1 int double2")
def columns_to_doubles(start, stop, x, exponents, places, integers):
    """Write rows, whose columns have exponents, as integers."""
    scales = np.empty(x.shape[1], np.float32)
    for j in range(scales.size):
        scales[j] = to_places(exponents[j], places)
    for i in range(start, stop):
        row, out = x[i], integers[i]
        for j in range(row.size):
            out[j] = whole(row[j] * scales[j])


@kernel("int32_3 double1 double1 double1 double float2")
def combine_limbs(start, stop, products, weights, a_scales, b_scales, unit, y):
    """Write the weighted sum of a block's products of planes, under the scales, rounded once.

    Products begin with the first row; a_scales and y are those of the block.
    """
    if weights.size == _USUAL_PRODUCTS:
        one, two, three = weights[0], weights[1], weights[2]
        for i in range(start, stop):
            out, scale = y[i], a_scales[i] * unit
            first, second, third = products[0, i], products[1, i], products[2, i]
            for j in range(out.size):
                total = first[j] * one + second[j] * two + third[j] * three
                out[j] = np.float32(total * (scale * b_scales[j]))
        return
    sums = np.empty(y.shape[1], np.float64)
    for i in range(start, stop):
        product, weight = products[0, i], weights[0]
        for j in range(sums.size):
            sums[j] = product[j] * weight
        for plane in range(1, weights.size):
            product, weight = products[plane, i], weights[plane]
            for j in range(sums.size):
                sums[j] += product[j] * weight
        out, scale = y[i], a_scales[i] * unit
        for j in range(out.size):
            out[j] = np.float32(sums[j] * (scale * b_scales[j]))


@kernel("double2 double1 double1 double float2")
def combine_doubles(start, stop, products, a_scales, b_scales, unit, y):
    """Write integer products under the scales, rounded once."""
    for i in range(start, stop):
        product, out, scale = products[i], y[i], a_scales[i] * unit
        for j in range(out.size):
            # Adding zero makes −0 one with 0, which libraries return as they like.
            out[j] = np.float32((product[j] + 0.0) * (scale * b_scales[j]))
