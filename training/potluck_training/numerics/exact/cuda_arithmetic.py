"""The elements of exact-1 inside GPU kernels: what `arithmetic` says, a tile at a time.

Single operations on float32 are IEEE ones because every launch goes through `cuda_launch`, which
forbids contraction. Float64 runs at a fraction of float32's speed on most graphics cards, so it
is used only where nothing else has one rounding.
"""

import triton
import triton.language as tl

from potluck_training.numerics.exact import constants as c

# Before 3.9 these compile to instructions that flush subnormal numbers to zero.
_HAS_IEEE_DIVISION = tl.constexpr(tuple(map(int, triton.__version__.split(".")[:2])) >= (3, 9))
POISON = tl.constexpr(c.POISON)
SUM_BITS = tl.constexpr(c.SUM_BITS)
SUM_SCALE = tl.constexpr(2.0**c.SUM_BITS)
_LEAST_EXPONENT = tl.constexpr(c.LEAST_EXPONENT)
_BUMP = tl.constexpr(c.BUMP)
_EXP_LEAST = tl.constexpr(c.EXP_LEAST)
_LOG2_E = tl.constexpr(c.LOG2_E)
_LN2_HIGH = tl.constexpr(c.LN2_HIGH)
_LN2_LOW = tl.constexpr(c.LN2_LOW)
_EXP_TERMS = tl.constexpr(c.EXP_TERMS)
_EXP_COUNT = tl.constexpr(len(c.EXP_TERMS))
_LOG_TERMS = tl.constexpr(c.LOG_TERMS)
_LOG_COUNT = tl.constexpr(len(c.LOG_TERMS))
_LOG_SPLIT = tl.constexpr(c.LOG_SPLIT)
_LN2 = tl.constexpr(c.LN2)
_INFINITY = tl.constexpr(0x7F800000)
_NAN = tl.constexpr(0x7FC00000)
_DOUBLE_NAN = tl.constexpr(0x7FF8 << 48)
_WHOLE = tl.constexpr(8388608.0)
"""2²³: float32 values from here on are integers."""


@triton.jit
def divide(x, y):
    """Return x ÷ y, float32."""
    if _HAS_IEEE_DIVISION:
        return tl.div_rn(x, y)
    # A quotient or root of float32 values that is first rounded to float64 comes out the same.
    return (x.to(tl.float64) / y.to(tl.float64)).to(tl.float32)


@triton.jit
def root(x):
    """Return √x, float32."""
    if _HAS_IEEE_DIVISION:
        return tl.sqrt_rn(x)
    return tl.sqrt(x.to(tl.float64)).to(tl.float32)


@triton.jit
def nearest(x):
    """Return float32 rounded to integers, ties to even."""
    shift = tl.where(x < 0.0, -_WHOLE, _WHOLE)
    return tl.where(tl.abs(x) < _WHOLE, (x + shift) - shift, x)


@triton.jit
def magnitude(x):
    """Return the bits of |x|, int32, which are ordered as the values are."""
    return x.to(tl.int32, bitcast=True) & 0x7FFFFFFF


@triton.jit
def exponent(largest):
    """Return the exponent of a group whose largest magnitude has these bits."""
    # The bits of a NaN may be so large that the sum would leave int32.
    found = ((tl.minimum(largest, _INFINITY) + _BUMP) >> 23) - 127
    return tl.maximum(found, _LEAST_EXPONENT)


@triton.jit
def power(k):
    """Return 2^k as float32, for −126 ≤ k ≤ 127."""
    return ((k + 127) << 23).to(tl.float32, bitcast=True)


@triton.jit
def double_power(k, poisoned):
    """Return 2^k as float64, for −1022 ≤ k ≤ 1023, or NaN."""
    bits = (k.to(tl.int64) + 1023) << 52
    return tl.where(poisoned, _DOUBLE_NAN, bits).to(tl.float64, bitcast=True)


@triton.jit
def quantised(x, group, places):
    """Return RN(x · 2^(places − group)), int32; zero where the group is poisoned.

    Scaling in float32 is exact unless the result is far below what rounds to zero.
    """
    poisoned = group >= POISON
    scaled = x * power(tl.where(poisoned, 0, -group) + places)
    return tl.where(poisoned, 0.0, nearest(scaled)).to(tl.int32)


@triton.jit
def fixed(x, scale):
    """Return RN(x · scale), int32; zero for NaN, which the caller has to bear in mind."""
    return tl.where(x == x, nearest(x * scale), 0.0).to(tl.int32)


@triton.jit
def rounded(whole, k, poisoned, FITS: tl.constexpr):
    """Return whole · 2^k as float32 with one rounding, NaN where poisoned.

    Args:
        whole: Integers, int64, below 2⁵³.
        k: Exponents, int32.
        poisoned: Where the result is NaN.
        FITS: Whether the integers are known to be below 2⁴⁷.
    """
    if FITS:
        if tl.min(k) >= -126:
            # Both halves are exact, so that their sum is rounded once; what it is then multiplied
            # by are powers of two that lead to no subnormal number.
            high = (whole >> 24).to(tl.int32).to(tl.float32) * 16777216.0
            low = (whole & 0xFFFFFF).to(tl.int32).to(tl.float32)
            half = k >> 1
            y = ((high + low) * power(half)) * power(k - half)
            y = tl.where(poisoned, _NAN, y.to(tl.int32, bitcast=True)).to(tl.float32, bitcast=True)
        else:
            y = (whole.to(tl.float64) * double_power(k, poisoned)).to(tl.float32)
    else:
        y = (whole.to(tl.float64) * double_power(k, poisoned)).to(tl.float32)
    return y


@triton.jit
def exp(x):
    """Return EXP of values that are not positive; NaN gives NaN."""
    inside = tl.where(x >= _EXP_LEAST, x, 0.0)
    n = nearest(inside * _LOG2_E)
    r = (inside - n * _LN2_HIGH) - n * _LN2_LOW
    value = r * _EXP_TERMS[0] + _EXP_TERMS[1]
    for term in tl.static_range(2, _EXP_COUNT):
        value = value * r + _EXP_TERMS[term]
    result = tl.where(x >= _EXP_LEAST, value * power(n.to(tl.int32)), 0.0)
    return tl.where(x == x, result, x)


@triton.jit
def log(x):
    """Return LOG of normal values of at least 1; NaN where they are not finite."""
    bits = x.to(tl.int32, bitcast=True)
    shift = (bits >> 23) - 127
    mantissa = ((bits & 0x7FFFFF) | (127 << 23)).to(tl.float32, bitcast=True)
    large = mantissa > _LOG_SPLIT
    u = tl.where(large, mantissa * 0.5, mantissa) - 1.0
    s = divide(u, u + 2.0)
    z = s * s
    value = z * _LOG_TERMS[0] + _LOG_TERMS[1]
    for term in tl.static_range(2, _LOG_COUNT):
        value = value * z + _LOG_TERMS[term]
    result = tl.where(large, shift + 1, shift).to(tl.float32) * _LN2 + (s + s) * value
    sound = (bits & 0x7FFFFFFF) < _INFINITY
    return tl.where(sound, result.to(tl.int32, bitcast=True), _NAN).to(tl.float32, bitcast=True)


@triton.jit
def sigmoid(x):
    """Return 1 ÷ (1 + e^−x)."""
    z = exp(-tl.abs(x))
    return divide(tl.where(x >= 0.0, 1.0, z), z + 1.0)


@triton.jit
def ordered(x):
    """Return integers that are ordered as float32 values are, NaN above all."""
    bits = x.to(tl.int32, bitcast=True)
    bits = tl.where(bits < 0, bits ^ 0x7FFFFFFF, bits)
    return tl.where(x == x, bits, _NAN)


@triton.jit
def unordered(bits):
    """Return the float32 values of `ordered`."""
    return tl.where(bits < 0, bits ^ 0x7FFFFFFF, bits).to(tl.float32, bitcast=True)


@triton.jit
def finite(x):
    """Return whether values are neither infinite nor NaN."""
    return magnitude(x) < _INFINITY
