"""RMSNorm of exact-1 on a GPU: one program a row, forward and backward."""

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_arithmetic import (
    POISON,
    SUM_BITS,
    divide,
    double_power,
    exponent,
    magnitude,
    quantised,
    root,
)
from potluck_training.numerics.exact.cuda_launch import launch
from potluck_training.numerics.exact.cuda_sums import column_total, settled

_NORM_BITS = tl.constexpr(c.NORM_BITS)


def normalise(x_ND: Tensor, gain_D: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
    """Return the RMSNorm and each row's factor."""
    x_ND = x_ND.contiguous()
    rows, width = x_ND.shape
    y_ND = torch.empty_like(x_ND)
    factors_N = torch.empty(rows, device=x_ND.device)
    gain = gain_D.contiguous()
    block = triton.next_power_of_2(width)
    launch(_normalise, (rows,), x_ND, gain, y_ND, factors_N, width, epsilon, BLOCK=block)
    return y_ND, factors_N


def normalise_back(
    dy_ND: Tensor, x_ND: Tensor, gain_D: Tensor, factors_N: Tensor
) -> tuple[Tensor, Tensor]:
    """Return the gradients of x and of the gain."""
    dy_ND, x_ND, gain_D = dy_ND.contiguous(), x_ND.contiguous(), gain_D.contiguous()
    rows, width = x_ND.shape
    dx_ND = torch.empty_like(x_ND)
    block = triton.next_power_of_2(width)
    launch(_normalise_back, (rows,), dy_ND, x_ND, gain_D, factors_N, dx_ND, width, BLOCK=block)
    return dx_ND, column_total(x_ND, factors_N, dy_ND)


@triton.jit
def _normalise(x, gain, y, factors, width, epsilon, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.arange(0, BLOCK)
    inside = column < width
    values = tl.load(x + row * width + column, inside, other=0.0)
    group = exponent(tl.max(magnitude(values), 0))
    whole = quantised(values, group, _NORM_BITS)
    sums = tl.sum(whole.to(tl.int64) * whole.to(tl.int64), 0)
    scale = double_power(2 * (group - _NORM_BITS), group >= POISON)
    mean = divide((sums.to(tl.float64) * scale).to(tl.float32), width.to(tl.float32))
    factor = divide(tl.full((), 1.0, tl.float32), root(mean + epsilon))
    weight = tl.load(gain + column, inside, other=0.0)
    tl.store(y + row * width + column, (values * factor) * weight, inside)
    tl.store(factors + row, factor)


@triton.jit
def _normalise_back(dy, x, gain, factors, dx, width, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.arange(0, BLOCK)
    inside = column < width
    values = tl.load(x + row * width + column, inside, other=0.0)
    weight = tl.load(gain + column, inside, other=0.0)
    scaled = tl.load(dy + row * width + column, inside, other=0.0) * weight
    term = scaled * values
    group = exponent(tl.max(magnitude(term), 0))
    total = settled(tl.sum(quantised(term, group, SUM_BITS).to(tl.int64), 0), group)
    mean = divide(total, width.to(tl.float32))
    factor = tl.load(factors + row)
    slope = ((factor * factor) * factor) * mean
    tl.store(dx + row * width + column, scaled * factor - values * slope, inside)
