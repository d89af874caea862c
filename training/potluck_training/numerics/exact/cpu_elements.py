"""The elements of exact-1 for one number each, which become part of the kernels that use them.

They say what `arithmetic` says for tensors. Constants are float32 scalars, since a plain literal
would make an expression float64.
"""

import numpy as np

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_compile import element

_F = np.float32
_MAGNITUDE = 0x7FFFFFFF
_INFINITY = 0x7F800000
_MANTISSA_BITS = 23
_BIAS = 127
_DOUBLE_MANTISSA_BITS = 52
_DOUBLE_BIAS = 1023

_EXP_LEAST = _F(c.EXP_LEAST)
_LOG2_E = _F(c.LOG2_E)
_LN2_HIGH = _F(c.LN2_HIGH)
_LN2_LOW = _F(c.LN2_LOW)
_E7, _E6, _E5, _E4, _E3, _E2, _E1, _E0 = (_F(term) for term in c.EXP_TERMS)
_L4, _L3, _L2, _L1, _L0 = (_F(term) for term in c.LOG_TERMS)
_LOG_SPLIT = _F(c.LOG_SPLIT)
_LN2 = _F(c.LN2)
_ZERO, _HALF, _ONE, _TWO = _F(0.0), _F(0.5), _F(1.0), _F(2.0)
_NAN = _F(np.nan)


@element
def magnitude(x):
    """Return the bits of a float32's absolute value, which are ordered as the values are."""
    return np.int32(_F(x).view(np.int32) & _MAGNITUDE)


@element
def exponent(largest):
    """Return the exponent of a group by the bits of its largest magnitude."""
    return max(((np.int64(largest) + c.BUMP) >> _MANTISSA_BITS) - _BIAS, c.LEAST_EXPONENT)


@element
def power(n):
    """Return 2ⁿ as float32, for n of −126 to 127."""
    return np.int32((n + _BIAS) << _MANTISSA_BITS).view(np.float32)


@element
def double_power(n):
    """Return 2ⁿ as float64; NaN where n is a poisoned exponent."""
    if n >= c.POISON:
        return np.nan
    return np.int64((n + _DOUBLE_BIAS) << _DOUBLE_MANTISSA_BITS).view(np.float64)


@element
def whole(x):
    """Return a float32 of less than 2³¹ rounded to an integer, ties to even."""
    return np.int32(np.rint(x))


@element
def to_places(exponent, places):
    """Return what a group's values are multiplied by before rounding; 0 for a poisoned group.

    Products by it are exact, or so small that they round to 0.
    """
    if exponent >= c.POISON:
        return _ZERO
    return power(places - exponent)


@element
def order(x):
    """Return an integer that is ordered as float32 values are, except NaN."""
    bits = _F(x).view(np.int32)
    return np.int32(bits ^ ((bits >> 31) & _MAGNITUDE))


@element
def of_order(key):
    """Return the float32 of an order."""
    return np.int32(key ^ ((key >> 31) & _MAGNITUDE)).view(np.float32)


@element
def exp(x):
    """Return EXP."""
    inside = x if x >= _EXP_LEAST else _ZERO
    n = np.rint(inside * _LOG2_E)
    r = (inside - n * _LN2_HIGH) - n * _LN2_LOW
    value = _E7 * r + _E6
    value = value * r + _E5
    value = value * r + _E4
    value = value * r + _E3
    value = value * r + _E2
    value = value * r + _E1
    value = value * r + _E0
    result = value * power(np.int32(n))
    result = result if x >= _EXP_LEAST else _ZERO
    return result if x == x else x  # Only NaN differs from itself.


@element
def log(x):
    """Return LOG."""
    bits = np.int64(_F(x).view(np.int32))
    exponent = (bits >> _MANTISSA_BITS) - _BIAS
    mantissa = np.int32((bits & 0x7FFFFF) | (_BIAS << _MANTISSA_BITS)).view(np.float32)
    if mantissa > _LOG_SPLIT:
        mantissa = mantissa * _HALF
        exponent += 1
    u = mantissa - _ONE
    s = u / (u + _TWO)
    z = s * s
    value = _L4 * z + _L3
    value = value * z + _L2
    value = value * z + _L1
    value = value * z + _L0
    result = _F(exponent) * _LN2 + (s + s) * value
    return result if np.isfinite(x) else _NAN


@element
def sigmoid(x):
    """Return 1 ÷ (1 + e^−x)."""
    z = exp(-abs(x))
    return (_ONE if x >= _ZERO else z) / (z + _ONE)


@element
def row_exponent(row):
    """Return the exponent of a row."""
    largest = np.int32(0)
    for j in range(row.size):
        largest = max(largest, magnitude(row[j]))
    return exponent(largest)


@element
def sum_of(integers, exponent):
    """Return SUM's float32 of a sum of integers under an exponent."""
    return _F(np.float64(integers) * (double_power(exponent) * 2.0**-c.SUM_BITS))
