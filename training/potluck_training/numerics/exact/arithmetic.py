"""The elements of exact-1 in plain PyTorch operations, as the specification states them.

Integers are carried in float64, which holds them exactly up to 2⁵³, so that a float64 matrix
product of integers has the same bits in whatever order a library adds. Everything else is single
IEEE operations: PyTorch computes each elementwise call by itself and never fuses two.
"""

import math

import numpy as np
import torch
from torch import Tensor

from potluck.errors import ErrorCode
from potluck_training.errors import TrainingError
from potluck_training.numerics.exact import constants as c

_MAGNITUDE = 0x7FFFFFFF
_INFINITY = 0x7F800000
_MANTISSA_BITS = 23
_BIAS = 127


def exponents(x: Tensor, dim: int) -> Tensor:
    """Return the exponent of each group along an axis, int32, that axis kept as 1.

    At least LEAST_EXPONENT; POISON or more where a value is NaN, infinite or next to infinite.
    """
    bits = x.abs().contiguous().view(torch.int32).bitwise_and(_MAGNITUDE)
    # Some NaNs' bits are the largest integers, to which nothing could be added.
    largest = bits.amax(dim, keepdim=True).clamp(max=_INFINITY)
    found = ((largest + c.BUMP) >> _MANTISSA_BITS) - _BIAS
    return found.clamp(min=c.LEAST_EXPONENT)


def two_to(exponent: Tensor) -> Tensor:
    """Return 2 to the power of an integer as float64, NaN where the exponent is poisoned."""
    bits = (exponent.to(torch.int64) + 1023) << 52
    return torch.where(exponent >= c.POISON, math.nan, bits.view(torch.float64))


def integers(x: Tensor, exponent: Tensor, places: int) -> Tensor:
    """Return RN(x · 2^(places − exponent)) as float64; zero where the exponent is poisoned."""
    factor = torch.where(exponent >= c.POISON, 0, exponent)
    scaled = x.to(torch.float64) * two_to(places - factor)
    return torch.where(exponent >= c.POISON, 0.0, scaled).round()


def product(a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
    """Return PRODUCT of the rows of two (batches of) matrices: … × N × M."""
    a_exponents, b_exponents = exponents(a_NC, -1), exponents(b_MC, -1)
    a = integers(a_NC, a_exponents, c.places(a_limbs))
    b = integers(b_MC, b_exponents, c.places(b_limbs))
    check_contraction(a.shape[-1], a_limbs, b_limbs)
    places = c.places(a_limbs) + c.places(b_limbs)
    # Two factors, since the two exponents together may leave the range of one power of two.
    scale = two_to(a_exponents) * two_to(b_exponents).transpose(-1, -2) * 2.0**-places
    return (matmul(a, b.transpose(-1, -2)) * scale).to(torch.float32)


def matmul(a: Tensor, b: Tensor) -> Tensor:
    """Return a product of integers in float64, whose zeros are positive.

    A library's sum of −0 alone is −0 or +0, by the shape.
    """
    return torch.matmul(a, b) + 0.0


def check_contraction(terms: int, a_limbs: int, b_limbs: int) -> None:
    """Raise TrainingError when a product of so many terms could leave the exact integers."""
    most = 1 << (c.EXACT_DOUBLE_BITS - c.LIMB_BITS * (a_limbs + b_limbs) + 2)
    if terms > most:
        raise TrainingError(
            f"The model adds up {terms} products at once, and exact numerics allow {most}. Ask the "
            "organiser for a narrower model or a smaller micro-batch.",
            code=ErrorCode.BAD_INPUT,
        )


def total(x: Tensor, dim: int) -> Tensor:
    """Return SUM along an axis, which is dropped."""
    exponent = exponents(x, dim)
    sums = integers(x, exponent, c.SUM_BITS).sum(dim) + 0.0
    return (sums * two_to(exponent.squeeze(dim)) * 2.0**-c.SUM_BITS).to(torch.float32)


def divided(x: Tensor, by: float) -> Tensor:
    """Return x ÷ a number rounded to float32.

    On a graphics card PyTorch multiplies by the inverse of a number that is not a tensor there.
    """
    return x / x.new_full((), by)


def root(x: Tensor) -> Tensor:
    """Return √x correctly rounded, which PyTorch's own is not on every processor.

    There it takes the root from Intel's vector library, whose last bit is off now and then.
    """
    if x.device.type != "cpu":
        return torch.sqrt(x)
    result = torch.empty_like(x, memory_format=torch.contiguous_format)
    np.sqrt(x.numpy(), out=result.numpy())
    return result


def square_total(x: Tensor, dim: int) -> tuple[Tensor, Tensor]:
    """Return the sum of squared integers along an axis, and the exponent that they stand under."""
    exponent = exponents(x, dim)
    whole = integers(x, exponent, c.NORM_BITS).to(torch.int64)
    return (whole * whole).sum(dim), exponent.squeeze(dim)


def exp(x: Tensor) -> Tensor:
    """Return EXP of values that are not positive; NaN gives NaN."""
    inside = torch.where(x >= c.EXP_LEAST, x, 0.0)
    n = (inside * c.LOG2_E).round()
    r = (inside - n * c.LN2_HIGH) - n * c.LN2_LOW
    value = torch.full_like(r, c.EXP_TERMS[0])
    for term in c.EXP_TERMS[1:]:
        value = value * r + term
    power = ((n.to(torch.int32) + _BIAS) << _MANTISSA_BITS).view(torch.float32)
    result = torch.where(x >= c.EXP_LEAST, value * power, 0.0)
    return torch.where(x.isnan(), x, result)


def exp_total(shares: Tensor) -> Tensor:
    """Return the sum along the last axis of values of EXP, which are at most about 1."""
    return (fixed(shares, c.SUM_BITS).sum(-1) * 2.0**-c.SUM_BITS).to(torch.float32)


def fixed(x: Tensor, places: int) -> Tensor:
    """Return RN(x · 2^places) as float64."""
    return (x.to(torch.float64) * 2.0**places).round()


def log(x: Tensor) -> Tensor:
    """Return LOG of normal values of at least 1."""
    bits = x.contiguous().view(torch.int32)
    exponent = (bits >> _MANTISSA_BITS) - _BIAS
    mantissa = ((bits & 0x7FFFFF) | (_BIAS << _MANTISSA_BITS)).view(torch.float32)
    large = mantissa > c.LOG_SPLIT
    mantissa = torch.where(large, mantissa * 0.5, mantissa)
    exponent = torch.where(large, exponent + 1, exponent).to(torch.float32)
    u = mantissa - 1.0
    s = u / (u + 2.0)
    z = s * s
    value = torch.full_like(z, c.LOG_TERMS[0])
    for term in c.LOG_TERMS[1:]:
        value = value * z + term
    result = exponent * c.LN2 + (s + s) * value
    return torch.where(x.isfinite(), result, math.nan)


def sigmoid(x: Tensor) -> Tensor:
    """Return 1 ÷ (1 + e^−x)."""
    z = exp(-x.abs())
    d = z + 1.0
    return torch.where(x >= 0.0, torch.ones_like(d), z) / d
