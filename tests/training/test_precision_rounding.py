"""The benchmark of precision rounds what exact numerics round, and in the same places."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from benchmarks.precision_rounding import Rounded, Rounding, rounded
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.policy import Exact

_EXACT = Exact(Eager())
_SAME = Rounded(
    Rounding(
        limbs=c.LIMBS, gradient_limbs=c.LIMBS, head_limbs=c.WIDE_LIMBS, share_limbs=c.WIDE_LIMBS
    )
)
_FLOAT32 = 3e-6
"""Float32's own error in sums of this length; one place rounded elsewhere gives 1e-4 or more."""


def _passes(primitive: Callable[..., Tensor], *inputs: Tensor) -> list[Tensor]:
    """Return the result and the gradients of the inputs."""
    leaves = [one.clone().requires_grad_() for one in inputs]
    result = primitive(*leaves)
    result.backward(_normal(9, *result.shape))  # type: ignore[no-untyped-call]
    return [result.detach(), *(one.grad for one in leaves if one.grad is not None)]


def _normal(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def _apart(a: Tensor, b: Tensor) -> float:
    return float((a - b).norm() / b.norm())


@pytest.mark.parametrize("primitive", ["linear", "head"])
def test_products_round_as_exact_numerics_do(primitive: str) -> None:
    """A gap in loss would else be the simulation's, not exact numerics'."""
    x, weight = _normal(1, 2, 24, 96) * _normal(2, 2, 24, 1).exp2(), _normal(3, 40, 96)
    simulated = _passes(getattr(_SAME, primitive), x, weight)
    exact = _passes(getattr(_EXACT, primitive), x, weight)
    assert max(map(_apart, simulated, exact)) < _FLOAT32


def test_attention_rounds_as_exact_numerics_do() -> None:
    """Shares, their gradients and values have scales of their own."""
    q, k, v = 3 * _normal(1, 2, 50, 4, 16), _normal(2, 2, 50, 2, 16), _normal(3, 2, 50, 2, 16)
    v = v * (3 * _normal(4, 2, 50, 1, 1)).exp2()
    simulated = _passes(_SAME.attention, q, k, v)
    exact = _passes(_EXACT.attention, q, k, v)
    assert max(map(_apart, simulated, exact)) < _FLOAT32


def test_a_block_has_a_scale_of_its_own() -> None:
    """A large value takes places from its own block only."""
    x = torch.full((1, 64), 2.0**-9 * 1.125)
    x[0, 0] = 1.0
    by_row, by_block = rounded(x, 1, 1, 0), rounded(x, 1, 1, 32)
    assert torch.equal(by_row[0, 1:], torch.zeros(63))
    assert torch.equal(by_block[0, 1:32], torch.zeros(31))
    assert torch.equal(by_block[0, 32:], x[0, 32:])
