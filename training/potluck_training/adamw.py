"""AdamW over one flat array of weights, in operations whose order never changes.

Written out instead of taken from torch.optim, so that all of its state is two flat arrays that can
be saved and restored exactly, and so that no choice of a kernel by version or device is hidden.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from torch import Tensor

from potluck.v1 import manifest_pb2 as wire
from potluck_training.numerics.port import AdamWNumbers, Numerics

_NORM_FLOOR = 1e-6
_PIECE = 1 << 24
"""Weights between two places where work may be stopped."""


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The state of AdamW: running means of the gradient and of its square, flat."""

    first: Tensor
    second: Tensor


def go_on() -> None:
    """Stop nowhere."""


def learning_rate(inner: wire.InnerOptimizer, step: int) -> float:
    """Return the rate of a step, counted from 0: a linear rise over the warm-up, then constant."""
    if step < inner.warmup_steps:
        return inner.learning_rate * (step + 1) / inner.warmup_steps
    return inner.learning_rate


def clip(numerics: Numerics, gradient: Tensor, largest_norm: float) -> Tensor:
    """Shorten a flat gradient in place to a largest L2 norm; returns the norm it had."""
    norm = numerics.norm(gradient)
    # Stays on the device: asking for the number here would make the host wait. A number ÷ a tensor
    # is this in PyTorch, too, and exact numerics count on its two roundings.
    gradient.mul_(((norm + _NORM_FLOOR).reciprocal() * largest_norm).clamp(max=1.0))
    return norm


def decay(matrices: Sequence[Tensor], inner: wire.InnerOptimizer, step: int) -> None:
    """Shrink matrices in place as weight decay of a step, counted from 0, asks for."""
    if inner.weight_decay > 0.0:
        for matrix in matrices:
            matrix.mul_(1.0 - learning_rate(inner, step) * inner.weight_decay)


def update(
    numerics: Numerics,
    weights: Tensor,
    gradient: Tensor,
    moments: Moments,
    inner: wire.InnerOptimizer,
    step: int,
    between: Callable[[], None] = go_on,
) -> None:
    """Do one step in place, without decay.

    Args:
        numerics: The arithmetic.
        weights: All weights, flat.
        gradient: The clipped gradient, flat; overwritten.
        moments: The state; zeros before step 0.
        inner: The optimizer's numbers.
        step: The step, counted from 0.
        between: Called between pieces of the weights, where work may be stopped for a while.
    """
    numbers = AdamWNumbers(
        keep_first=inner.beta1,
        add_first=1.0 - inner.beta1,
        keep_second=inner.beta2,
        add_second=1.0 - inner.beta2,
        second_divisor=math.sqrt(1.0 - _power(inner.beta2, step + 1)),
        epsilon=inner.epsilon,
        step_size=learning_rate(inner, step) / (1.0 - _power(inner.beta1, step + 1)),
    )
    for start in range(0, weights.numel(), _PIECE):
        piece = slice(start, start + _PIECE)
        first, second = moments.first[piece], moments.second[piece]
        numerics.adamw(weights[piece], gradient[piece], first, second, numbers)
        between()


def _power(base: float, exponent: int) -> float:
    """Return a power by multiplications alone, because systems' own differ in the last bit."""
    result = 1.0
    while exponent:
        if exponent & 1:
            result *= base
        base *= base
        exponent >>= 1
    return result
