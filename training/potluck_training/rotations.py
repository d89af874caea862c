"""The tables of the rotary position encoding, correctly rounded on every machine.

Sines, cosines and powers of a library differ in their last bit between systems and instruction
sets. Here the first angle of each pair is computed with many decimal digits, and the others by
turning it on in integers, so that what is rounded at last is known far beyond float32.
"""

from decimal import Context, Decimal
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray

from potluck.v1 import manifest_pb2 as wire
from potluck_training.numerics.port import Rotations

_DIGITS = 50
_BITS = 128
"""Binary places of the integers; an error of a few units a token is far below float32's 24."""
_KEPT_BITS = 62
"""What of those is handed to float64, whose own rounding to 53 bits is then the first of two."""


def rotations(model: wire.ModelConfig, device: str) -> Rotations:
    """Return the tables for full-length sequences."""
    cosines, sines = _tables(model.context_tokens, model.width // model.heads, model.rope_theta)
    return Rotations(
        cosines_TE=torch.tensor(np.tile(cosines, 2), device=device),
        sines_TE=torch.tensor(np.tile(sines, 2), device=device),
    )


@lru_cache(maxsize=2)
def _tables(
    tokens: int, head_width: int, theta: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return cosines and sines of token · theta^(−2i ÷ head width), tokens × half of the width."""
    pairs = range(0, head_width, 2)
    columns = [_turning(tokens, *_first_angle(theta, pair, head_width)) for pair in pairs]
    # Rounded to float64 and then to float32, the same on every machine.
    cosines, sines = np.ldexp(np.array(columns, np.float64), -_KEPT_BITS).transpose(1, 2, 0)
    return cosines.astype(np.float32), sines.astype(np.float32)


def _turning(tokens: int, step_cosine: int, step_sine: int) -> tuple[list[float], list[float]]:
    """Return cosines and sines of 0, 1, 2 … times an angle, times 2^_KEPT_BITS."""
    shift = _BITS - _KEPT_BITS
    cosine, sine = 1 << _BITS, 0
    cosines, sines = [], []
    for _ in range(tokens):
        cosines.append(float(cosine >> shift))
        sines.append(float(sine >> shift))
        cosine, sine = (
            (cosine * step_cosine - sine * step_sine) >> _BITS,
            (sine * step_cosine + cosine * step_sine) >> _BITS,
        )
    return cosines, sines


def _first_angle(theta: float, numerator: int, denominator: int) -> tuple[int, int]:
    """Return cosine and sine of theta^(−numerator ÷ denominator), times 2^_BITS."""
    context = Context(prec=_DIGITS)
    power = context.divide(Decimal(-numerator), Decimal(denominator))
    # Unlike power(), both of these are correctly rounded.
    angle = context.exp(context.multiply(context.ln(Decimal(theta)), power))
    x = int(context.multiply(angle, Decimal(1 << _BITS)))
    cosine, sine, term, n = 1 << _BITS, 0, 1 << _BITS, 0
    while term:
        n += 1
        term = (term * x >> _BITS) // n
        sign = -1 if n % 4 >= 2 else 1
        if n % 2:
            sine += sign * term
        else:
            cosine += sign * term
    return cosine, sine
