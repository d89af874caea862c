"""Cross-entropy of exact-1 on a GPU: one program a row of scores, forward and backward."""

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import arithmetic as a
from potluck_training.numerics.exact.cuda_arithmetic import (
    SUM_BITS,
    SUM_SCALE,
    divide,
    double_power,
    exp,
    finite,
    fixed,
    log,
    ordered,
    unordered,
)
from potluck_training.numerics.exact.cuda_launch import blocks, launch
from potluck_training.numerics.exact.kernels import Scored

_BLOCK = 2048


def score(scores_NV: Tensor, targets_N: Tensor) -> Scored:
    """Return the loss."""
    scores_NV, targets_N = scores_NV.contiguous(), targets_N.contiguous()
    rows, words = scores_NV.shape
    largest_N = torch.empty(rows, device=scores_NV.device)
    sums_N, losses_N = torch.empty_like(largest_N), torch.empty_like(largest_N)
    launch(_score, (rows,), scores_NV, targets_N, largest_N, sums_N, losses_N, words, BLOCK=_BLOCK)
    # As few values as these are summed well enough by the reference.
    loss = a.divided(a.total(losses_N, 0), rows)
    return Scored(loss=loss, largest_N=largest_N, sums_N=sums_N)


def score_back(d_loss: Tensor, scores_NV: Tensor, targets_N: Tensor, scored: Scored) -> Tensor:
    """Return the gradient of the scores."""
    scores_NV, targets_N = scores_NV.contiguous(), targets_N.contiguous()
    rows, words = scores_NV.shape
    gradient_NV = torch.empty_like(scores_NV)
    weight = a.divided(d_loss, rows)
    launch(
        _score_back,
        (rows, blocks(words, _BLOCK)),
        scores_NV,
        targets_N,
        scored.largest_N,
        scored.sums_N,
        weight,
        gradient_NV,
        words,
        BLOCK=_BLOCK,
    )
    return gradient_NV


@triton.jit
def exp_total(whole, largest):
    """Return sums of EXP from their integers; NaN where the largest exponent is not finite."""
    scale = double_power(tl.zeros_like(largest).to(tl.int32) - SUM_BITS, ~finite(largest))
    return (whole.to(tl.float64) * scale).to(tl.float32)


@triton.jit
def _score(scores, targets, largest, sums, losses, words, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    scores += row * words
    column = tl.arange(0, BLOCK)
    best = tl.full((BLOCK,), -(1 << 31), tl.int32)
    for at in range(0, words, BLOCK):
        inside = at + column < words
        values = tl.load(scores + at + column, inside, other=0.0)
        best = tl.maximum(best, tl.where(inside, ordered(values), -(1 << 31)))
    top = unordered(tl.max(best, 0))
    whole = tl.zeros((BLOCK,), tl.int64)
    for at in range(0, words, BLOCK):
        values = tl.load(scores + at + column, at + column < words, other=-float("inf"))
        whole += fixed(exp(values - top), SUM_SCALE).to(tl.int64)
    total = exp_total(tl.sum(whole, 0), top)
    chosen = tl.load(scores + tl.load(targets + row))
    tl.store(largest + row, top)
    tl.store(sums + row, total)
    tl.store(losses + row, (top - chosen) + log(total))


@triton.jit
def _score_back(scores, targets, largest, sums, weight, gradient, words, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    inside = column < words
    values = tl.load(scores + row * words + column, inside, other=0.0)
    share = divide(exp(values - tl.load(largest + row)), tl.load(sums + row))
    share -= tl.where(column == tl.load(targets + row), 1.0, 0.0)
    tl.store(gradient + row * words + column, share * tl.load(weight), inside)
