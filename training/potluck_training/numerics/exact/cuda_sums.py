"""Sums of exact-1 that need many programs: integers added by atomics, in whatever order."""

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import arithmetic as a
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_arithmetic import (
    POISON,
    SUM_BITS,
    double_power,
    exponent,
    magnitude,
    quantised,
)
from potluck_training.numerics.exact.cuda_launch import blocks, launch

_FLAT = 4096
_PROGRAMS = 1024
_ROWS = 32
_COLUMNS = 64


def norm(values: Tensor) -> Tensor:
    """Return NORM of a flat tensor."""
    values = values.contiguous()
    largest = torch.zeros((), dtype=torch.int32, device=values.device)
    sums = torch.zeros((), dtype=torch.int64, device=values.device)
    count = values.numel()
    grid = (min(blocks(count, _FLAT), _PROGRAMS),)
    launch(_flat_largest, grid, values, largest, count, BLOCK=_FLAT)
    launch(_flat_squares, grid, values, largest, sums, count, PLACES=c.NORM_BITS, BLOCK=_FLAT)
    group = a.exponents(largest.view(torch.float32), 0)
    root = a.root(sums.to(torch.float64))
    return (root * a.two_to(group) * 2.0**-c.NORM_BITS).to(torch.float32)


def column_total(x_ND: Tensor, scaled_by_N: Tensor, times_ND: Tensor) -> Tensor:
    """Return SUM of times · (x · scaled_by) down the rows of contiguous matrices."""
    rows, columns = x_ND.shape
    largest = torch.zeros(columns, dtype=torch.int32, device=x_ND.device)
    sums = torch.zeros(columns, dtype=torch.int64, device=x_ND.device)
    y_D = torch.empty(columns, device=x_ND.device)
    across = blocks(columns, _COLUMNS)
    grid = (across, min(blocks(rows, _ROWS), blocks(_PROGRAMS, across)))
    inputs = (x_ND, scaled_by_N, times_ND, largest, sums, rows, columns)
    for summing in (False, True):
        launch(_columns, grid, *inputs, SUMMING=summing, BLOCK_ROWS=_ROWS, BLOCK_COLUMNS=_COLUMNS)
    launch(_settle, (blocks(columns, _FLAT),), largest, sums, y_D, columns, BLOCK=_FLAT)
    return y_D


@triton.jit
def settled(whole, group):
    """Return sums of integers under SUM_BITS places as float32, NaN where poisoned."""
    scale = double_power(group - SUM_BITS, group >= POISON)
    return (whole.to(tl.float64) * scale).to(tl.float32)


@triton.jit
def _flat_largest(values, largest, count, BLOCK: tl.constexpr):
    found = tl.zeros((BLOCK,), tl.int32)
    start = tl.program_id(0).to(tl.int64) * BLOCK
    for at in range(start, count, tl.num_programs(0) * BLOCK):
        index = at + tl.arange(0, BLOCK)
        found = tl.maximum(found, magnitude(tl.load(values + index, index < count, other=0.0)))
    tl.atomic_max(largest, tl.max(found, 0))


@triton.jit
def _flat_squares(values, largest, sums, count, PLACES: tl.constexpr, BLOCK: tl.constexpr):
    group = exponent(tl.load(largest))
    found = tl.zeros((BLOCK,), tl.int64)
    start = tl.program_id(0).to(tl.int64) * BLOCK
    for at in range(start, count, tl.num_programs(0) * BLOCK):
        index = at + tl.arange(0, BLOCK)
        x = tl.load(values + index, index < count, other=0.0)
        whole = quantised(x, group, PLACES).to(tl.int64)
        found += whole * whole
    tl.atomic_add(sums, tl.sum(found, 0))


@triton.jit
def _columns(
    x,
    scaled_by,
    times,
    largest,
    sums,
    rows,
    columns,
    SUMMING: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_COLUMNS: tl.constexpr,
):
    column = tl.program_id(0) * BLOCK_COLUMNS + tl.arange(0, BLOCK_COLUMNS)
    known = column < columns
    found = tl.zeros((BLOCK_COLUMNS,), tl.int64)
    if SUMMING:
        group = exponent(tl.load(largest + column, known, other=0))
    else:
        bits = tl.zeros((BLOCK_COLUMNS,), tl.int32)
    start = tl.program_id(1).to(tl.int64) * BLOCK_ROWS
    for at in range(start, rows, tl.num_programs(1) * BLOCK_ROWS):
        row = at + tl.arange(0, BLOCK_ROWS)
        index = row[:, None] * columns + column[None, :]
        inside = (row[:, None] < rows) & known[None, :]
        factor = tl.load(scaled_by + row, row < rows, other=0.0)[:, None]
        scaled = tl.load(x + index, inside, other=0.0) * factor
        term = tl.load(times + index, inside, other=0.0) * scaled
        if SUMMING:
            found += tl.sum(quantised(term, group[None, :], SUM_BITS).to(tl.int64), 0)
        else:
            bits = tl.maximum(bits, tl.max(magnitude(term), 0))
    if SUMMING:
        tl.atomic_add(sums + column, found, known)
    else:
        tl.atomic_max(largest + column, bits, known)


@triton.jit
def _settle(largest, sums, y, count, BLOCK: tl.constexpr):
    index = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    known = index < count
    group = exponent(tl.load(largest + index, known, other=0))
    tl.store(y + index, settled(tl.load(sums + index, known, other=0), group), known)
