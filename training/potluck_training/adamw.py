"""AdamW over one flat array of weights, in operations whose order never changes.

Written out instead of taken from torch.optim, so that all of its state is two flat arrays that can
be saved and restored exactly, and so that no choice of a kernel by version or device is hidden.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from potluck.v1 import manifest_pb2 as wire

_NORM_FLOOR = 1e-6


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


def clip(gradient: Tensor, largest_norm: float) -> Tensor:
    """Shorten a flat gradient in place to a largest L2 norm; returns the norm it had."""
    norm: Tensor = torch.linalg.vector_norm(gradient)
    # Stays on the device: asking for the number here would make the host wait.
    gradient.mul_((largest_norm / (norm + _NORM_FLOOR)).clamp(max=1.0))
    return norm


def update(
    weights: Tensor,
    matrices: Sequence[Tensor],
    gradient: Tensor,
    moments: Moments,
    inner: wire.InnerOptimizer,
    step: int,
    between: Callable[[], None] = go_on,
) -> None:
    """Do one step in place.

    Args:
        weights: All weights, flat.
        matrices: Views of those weights that decay.
        gradient: The clipped gradient, flat; overwritten.
        moments: The state; zeros before step 0.
        inner: The optimizer's numbers.
        step: The step, counted from 0.
        between: Called between passes over all weights, where work may be stopped for a while.
    """
    rate = learning_rate(inner, step)
    if inner.weight_decay > 0.0:
        for matrix in matrices:
            matrix.mul_(1.0 - rate * inner.weight_decay)
    between()
    moments.first.lerp_(gradient, 1.0 - inner.beta1)
    between()
    moments.second.mul_(inner.beta2).addcmul_(gradient, gradient, value=1.0 - inner.beta2)
    between()
    first_correction = 1.0 - inner.beta1 ** (step + 1)
    second_correction = 1.0 - inner.beta2 ** (step + 1)
    # The gradient is spent, so its memory serves for the divisor.
    divisor = torch.sqrt(moments.second, out=gradient)
    divisor.div_(second_correction**0.5).add_(inner.epsilon)
    between()
    weights.addcdiv_(moments.first, divisor, value=-rate / first_correction)
