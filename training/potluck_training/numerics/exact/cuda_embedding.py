"""The gradient of an embedding of exact-1: rows of the same id are summed as integers.

Sorting brings them together, so that no table of 64-bit sums is needed beside the gradient.
"""

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import arithmetic as a
from potluck_training.numerics.exact.cuda_arithmetic import SUM_BITS, quantised
from potluck_training.numerics.exact.cuda_launch import blocks, launch
from potluck_training.numerics.exact.cuda_sums import settled

_ROWS = 8
_COLUMNS = 128


def gather_back(dy_ND: Tensor, ids_N: Tensor, rows: int) -> Tensor:
    """Return the gradient of the table."""
    dy_ND = dy_ND.contiguous()
    count, width = dy_ND.shape
    exponents_D = a.exponents(dy_ND, 0).flatten()
    sorted_N, order_N = torch.sort(ids_N)
    # A row that nobody took is zero, or not a number where its column is poisoned.
    table = a.two_to(exponents_D).mul_(0.0).to(torch.float32).repeat(rows, 1)
    grid = (count, blocks(width, _COLUMNS))
    launch(
        _gather_back,
        grid,
        dy_ND,
        sorted_N,
        order_N,
        exponents_D,
        table,
        count,
        width,
        BLOCK_ROWS=_ROWS,
        BLOCK_COLUMNS=_COLUMNS,
    )
    return table


@triton.jit
def _gather_back(
    dy,
    ids,
    order,
    exponents,
    table,
    count,
    width,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_COLUMNS: tl.constexpr,
):
    first = tl.program_id(0)
    column = tl.program_id(1) * BLOCK_COLUMNS + tl.arange(0, BLOCK_COLUMNS)
    known = column < width
    wanted = tl.load(ids + first)
    before = tl.load(ids + first - 1, first > 0, other=-1)
    if wanted != before:
        group = tl.load(exponents + column, known, other=0)
        whole = tl.zeros((BLOCK_COLUMNS,), tl.int64)
        at = first
        more = 1
        while more != 0:
            place = at + tl.arange(0, BLOCK_ROWS)
            same = tl.load(ids + place, place < count, other=-1) == wanted
            row = tl.load(order + place, same, other=0)
            inside = same[:, None] & known[None, :]
            values = tl.load(dy + row[:, None] * width + column[None, :], inside, other=0.0)
            whole += tl.sum(quantised(values, group[None, :], SUM_BITS).to(tl.int64), 0)
            at += BLOCK_ROWS
            # As long as a whole block was of this id there may be another.
            more = tl.min(same.to(tl.int32), 0)
        tl.store(table + wanted * width + column, settled(whole, group), known)
