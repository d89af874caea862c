"""Whether an implementation gives the reference's bits on a device: asked before it works there.

Compilers, drivers and libraries differ more than anybody can test beforehand, and one wrong bit
would make an honest volunteer look like a cheat.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.port import AdamWNumbers, Rotations

_SEED = 20_240_911
_NUMBERS = AdamWNumbers(
    keep_first=0.9,
    add_first=0.1,
    keep_second=0.95,
    add_second=0.05,
    second_divisor=0.3,
    epsilon=1e-8,
    step_size=3e-4,
)


def wrong_primitives(kernels: Kernels, device: str) -> list[str]:
    """Return the primitives whose bits are not the reference's, by name; none if all is well."""
    expected = results(Eager(), "cpu")
    return sorted(
        {
            name
            for (name, wanted), (_, got) in zip(expected, results(kernels, device), strict=True)
            if not same_bits(wanted, got.cpu())
        }
    )


def same_bits(a: Tensor, b: Tensor) -> bool:
    """Return whether two tensors have equal bits, where one NaN is as good as another."""
    if a.shape != b.shape:
        return False
    equal = a.contiguous().view(torch.int32) == b.contiguous().view(torch.int32)
    return bool((equal | (a.isnan() & b.isnan())).all())


def results(kernels: Kernels, device: str) -> list[tuple[str, Tensor]]:
    """Return what each primitive makes of fixed inputs, with its name."""
    draw = _Draw(device)
    return [
        *_products(kernels, draw),
        *_rows(kernels, draw),
        *_attention(kernels, draw),
        *_losses(kernels, draw),
        *_steps(kernels, draw),
    ]


class _Draw:
    """The inputs, whose magnitudes span what training meets, and more."""

    def __init__(self, device: str) -> None:
        self._random = np.random.default_rng(_SEED)
        self._device = device

    def values(self, *shape: int, span: int = 8, center: int = 0) -> Tensor:
        scales = np.exp2(self._random.integers(center - span, center + span, shape))
        drawn = self._random.standard_normal(shape) * scales
        return torch.from_numpy(drawn.astype(np.float32)).to(self._device)

    def ids(self, count: int, below: int) -> Tensor:
        return torch.from_numpy(self._random.integers(0, below, count)).to(self._device)


def _products(kernels: Kernels, draw: _Draw) -> Iterator[tuple[str, Tensor]]:
    for a_limbs in (c.LIMBS, c.WIDE_LIMBS):
        a, b = draw.values(70, 300), draw.values(130, 300)
        yield "product", kernels.product(a, b, a_limbs, c.LIMBS)
        yield "product", kernels.product(a.t(), b[:70].t(), a_limbs, c.LIMBS)
    # The largest magnitude that an exponent takes in, all of one sign.
    full = torch.full_like(draw.values(40, 1000), 2.0 - 2.0**-5 - 2.0**-23)
    yield "product", kernels.product(full, -full, c.WIDE_LIMBS, c.LIMBS)
    small = draw.values(9, 40, span=40, center=-90)
    yield "product", kernels.product(small, draw.values(8, 40, center=-20), c.LIMBS, c.LIMBS)


def _rows(kernels: Kernels, draw: _Draw) -> Iterator[tuple[str, Tensor]]:
    x, dy, gain = draw.values(70, 100), draw.values(70, 100), draw.values(100)
    y, factors = kernels.normalise(x, gain, 1e-5)
    yield from (("normalise", tensor) for tensor in (y, factors))
    back = kernels.normalise_back(dy, x, gain, factors)
    yield from (("normalise_back", tensor) for tensor in back)
    tables = Rotations(cosines_TE=draw.values(9, 16), sines_TE=draw.values(9, 16))
    for turned_back in (False, True):
        yield "rotate", kernels.rotate(draw.values(2, 9, 3, 16), tables, back=turned_back)
    gate_up = draw.values(30, 100)
    yield "gate", kernels.gate(gate_up)
    yield "gate_back", kernels.gate_back(draw.values(30, 50), gate_up)


def _attention(kernels: Kernels, draw: _Draw) -> Iterator[tuple[str, Tensor]]:
    tokens = c.QUERY_BLOCK + 10
    q, k = draw.values(1, tokens, 4, 32, span=1), draw.values(1, tokens, 2, 32, span=1)
    v, d_mixed = draw.values(1, tokens, 2, 32), draw.values(1, tokens, 4, 32)
    attended = kernels.attend(q, k, v)
    forward = (attended.mixed_BTHE, attended.largest_BHT, attended.sums_BHT)
    yield from (("attend", tensor) for tensor in forward)
    back = kernels.attend_back(d_mixed, q, k, v, attended)
    yield from (("attend_back", tensor) for tensor in back)


def _losses(kernels: Kernels, draw: _Draw) -> Iterator[tuple[str, Tensor]]:
    scores, targets = draw.values(20, 3000, span=3), draw.ids(20, 3000)
    scored = kernels.score(scores, targets)
    yield from (("score", t) for t in (scored.loss, scored.largest_N, scored.sums_N))
    yield "score_back", kernels.score_back(draw.values(1)[0], scores, targets, scored)
    yield "gather_back", kernels.gather_back(draw.values(60, 50), draw.ids(60, 7), 9)


def _steps(kernels: Kernels, draw: _Draw) -> Iterator[tuple[str, Tensor]]:
    yield "norm", kernels.norm(draw.values(10_000))
    # Down to subnormal numbers, which a device may not take for zero.
    state = [draw.values(4096, span=30, center=center) for center in (0, -60, -120, -120)]
    weights, gradient, first, second = state
    kernels.adamw(weights, gradient, first, second.abs_(), _NUMBERS)
    yield from (("adamw", tensor) for tensor in (weights, first, second))
