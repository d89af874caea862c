"""What exact-1 does to each value for itself: rotations, the gate, AdamW."""

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact.cuda_arithmetic import divide, root, sigmoid
from potluck_training.numerics.exact.cuda_launch import blocks, launch
from potluck_training.numerics.port import AdamWNumbers, Rotations

_BLOCK = 1024


def rotate(x_BTHE: Tensor, tables: Rotations, *, back: bool) -> Tensor:
    """Return heads turned, or turned back."""
    x_BTHE = x_BTHE.contiguous()
    T, H, E = x_BTHE.shape[1:]
    y_BTHE = torch.empty_like(x_BTHE)
    pairs = x_BTHE.numel() // 2
    cosines, sines = tables.cosines_TE.contiguous(), tables.sines_TE.contiguous()
    grid = (blocks(pairs, _BLOCK),)
    launch(
        _rotate, grid, x_BTHE, cosines, sines, y_BTHE, pairs, T, H, E // 2, BACK=back, BLOCK=_BLOCK
    )
    return y_BTHE


def gate(gate_up_NF: Tensor) -> Tensor:
    """Return silu(gate) · up."""
    gate_up_NF = gate_up_NF.contiguous()
    rows, width = gate_up_NF.shape[0], gate_up_NF.shape[1] // 2
    y_NF = torch.empty(rows, width, device=gate_up_NF.device)
    grid = (rows, blocks(width, _BLOCK))
    launch(_gate, grid, gate_up_NF, y_NF, width, BLOCK=_BLOCK)
    return y_NF


def gate_back(dy_NF: Tensor, gate_up_NF: Tensor) -> Tensor:
    """Return the gradient of gate and up."""
    dy_NF, gate_up_NF = dy_NF.contiguous(), gate_up_NF.contiguous()
    rows, width = dy_NF.shape
    gradient = torch.empty_like(gate_up_NF)
    grid = (rows, blocks(width, _BLOCK))
    launch(_gate_back, grid, dy_NF, gate_up_NF, gradient, width, BLOCK=_BLOCK)
    return gradient


def adamw(
    weights: Tensor, gradient: Tensor, first: Tensor, second: Tensor, numbers: AdamWNumbers
) -> None:
    """Do one step in place."""
    count = weights.numel()
    launch(
        _adamw,
        (blocks(count, _BLOCK),),
        weights,
        gradient,
        first,
        second,
        count,
        numbers.keep_first,
        numbers.add_first,
        numbers.keep_second,
        numbers.add_second,
        numbers.second_divisor,
        numbers.epsilon,
        numbers.step_size,
        BLOCK=_BLOCK,
    )


@triton.jit
def _rotate(
    x, cosines, sines, y, pairs, tokens, heads, half, BACK: tl.constexpr, BLOCK: tl.constexpr
):
    pair = tl.program_id(0).to(tl.int64) * BLOCK + tl.arange(0, BLOCK)
    inside = pair < pairs
    head, place = pair // half, pair % half
    angle = ((head // heads) % tokens) * (2 * half) + place
    cosine = tl.load(cosines + angle, inside, other=0.0)
    sine = tl.load(sines + angle, inside, other=0.0)
    if BACK:
        sine = -sine
    at = head * (2 * half) + place
    a = tl.load(x + at, inside, other=0.0)
    b = tl.load(x + at + half, inside, other=0.0)
    tl.store(y + at, a * cosine - b * sine, inside)
    tl.store(y + at + half, b * cosine + a * sine, inside)


@triton.jit
def _gate(gate_up, y, width, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    inside = column < width
    x = tl.load(gate_up + row * 2 * width + column, inside, other=0.0)
    up = tl.load(gate_up + row * 2 * width + width + column, inside, other=0.0)
    tl.store(y + row * width + column, (x * sigmoid(x)) * up, inside)


@triton.jit
def _gate_back(dy, gate_up, gradient, width, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    inside = column < width
    at = row * 2 * width + column
    x = tl.load(gate_up + at, inside, other=0.0)
    up = tl.load(gate_up + at + width, inside, other=0.0)
    slope_of_y = tl.load(dy + row * width + column, inside, other=0.0)
    share = sigmoid(x)
    slope = share * (x * (1.0 - share) + 1.0)
    tl.store(gradient + at, (slope_of_y * up) * slope, inside)
    tl.store(gradient + at + width, slope_of_y * (x * share), inside)


@triton.jit
def _adamw(
    weights,
    gradient,
    first,
    second,
    count,
    keep_first,
    add_first,
    keep_second,
    add_second,
    second_divisor,
    epsilon,
    step_size,
    BLOCK: tl.constexpr,
):
    at = tl.program_id(0).to(tl.int64) * BLOCK + tl.arange(0, BLOCK)
    inside = at < count
    g = tl.load(gradient + at, inside, other=0.0)
    mean = tl.load(first + at, inside, other=0.0) * keep_first + g * add_first
    square = tl.load(second + at, inside, other=0.0) * keep_second + (g * g) * add_second
    divisor = divide(root(square), second_divisor) + epsilon
    weight = tl.load(weights + at, inside, other=0.0)
    tl.store(first + at, mean, inside)
    tl.store(second + at, square, inside)
    tl.store(weights + at, weight - divide(mean, divisor) * step_size, inside)
