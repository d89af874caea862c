"""Operands as int8 limbs in memory: how a product's terms lie before the tensor cores take them.

An operand of n limbs is kept as planes of one byte an element, the lowest limb first. From two
limbs on one plane more holds the sum of the lowest two, by which Karatsuba saves a product.
Planes are padded with zeros, so that kernels over them need no masks.
"""

from dataclasses import dataclass

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_arithmetic import exponent, magnitude, quantised
from potluck_training.numerics.exact.cuda_launch import blocks, launch

ROWS = 128
"""Planes have a multiple of so many rows, and every block of rows of a kernel divides it."""
COLUMNS = 128
"""The same along the contraction."""
_BLOCK_ROWS = 32
LIMB_BITS = tl.constexpr(c.LIMB_BITS)
_HALF = tl.constexpr(1 << (c.LIMB_BITS - 1))
_MASK = tl.constexpr((1 << c.LIMB_BITS) - 1)


@dataclass(frozen=True, kw_only=True)
class Limbs:
    """Matrices as integers under an exponent for each row, or for each part of a row.

    Attributes:
        planes: P × matrices × rows × columns, int8, padded.
        exponents: Matrices × parts × rows, int32.
        limbs: Limbs of an integer.
        columns: Columns before padding.
    """

    planes: Tensor
    exponents: Tensor
    limbs: int
    columns: int


def split(x: Tensor, limbs: int, *, part: int = 0, columns: int = COLUMNS) -> Limbs:
    """Return matrices as limbs, each row scaled for itself.

    Args:
        x: Matrices along two leading axes, contracted along the last; any strides.
        limbs: Limbs of an integer.
        part: Columns that share an exponent, a multiple of 128; 0 for all of a row.
        columns: What the padded columns are a multiple of, a power of two from 32 on.
    """
    outer, inner, rows, width = x.shape
    padded_rows = blocks(rows, ROWS) * ROWS
    padded = max(blocks(width, columns), 1) * columns
    parts = blocks(width, part) if part else 1
    planes = limbs if limbs == 1 else limbs + 1
    result = Limbs(
        planes=torch.empty(
            planes, outer * inner, padded_rows, padded, dtype=torch.int8, device=x.device
        ),
        exponents=torch.empty(
            outer * inner, parts, padded_rows, dtype=torch.int32, device=x.device
        ),
        limbs=limbs,
        columns=width,
    )
    launch(
        _split,
        (padded_rows // _BLOCK_ROWS, outer * inner, parts),
        x,
        result.planes,
        result.exponents,
        inner,
        rows,
        width,
        *x.stride(),
        padded_rows,
        padded,
        part or padded,
        result.planes.stride(0),
        LIMBS=limbs,
        PLACES=c.places(limbs),
        BLOCK_ROWS=_BLOCK_ROWS,
        BLOCK_COLUMNS=min(columns, COLUMNS),
    )
    return result


@triton.jit
def lowest(whole):
    """Return the lowest limb of integers, int32, in −64 … 63."""
    return ((whole + _HALF) & _MASK) - _HALF


@triton.jit
def _split(
    x,
    planes,
    exponents,
    inner,
    rows,
    width,
    outer_stride,
    inner_stride,
    row_stride,
    column_stride,
    padded_rows,
    padded,
    part,
    plane_stride,
    LIMBS: tl.constexpr,
    PLACES: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_COLUMNS: tl.constexpr,
):
    plane_stride = plane_stride.to(tl.int64)
    matrix = tl.program_id(1).to(tl.int64)
    row = tl.program_id(0).to(tl.int64) * BLOCK_ROWS + tl.arange(0, BLOCK_ROWS)
    start = tl.program_id(2) * part
    stop = tl.minimum(start + part, padded)
    column = tl.arange(0, BLOCK_COLUMNS)
    x += (matrix // inner) * outer_stride + (matrix % inner) * inner_stride
    x_rows = x + row[:, None] * row_stride
    largest = tl.zeros((BLOCK_ROWS,), tl.int32)
    for at in range(start, stop, BLOCK_COLUMNS):
        columns = (at + column)[None, :].to(tl.int64)
        inside = (row[:, None] < rows) & (columns < width)
        values = tl.load(x_rows + columns * column_stride, inside, other=0.0)
        largest = tl.maximum(largest, tl.max(magnitude(values), 1))
    group = exponent(largest)
    parts = tl.num_programs(2)
    tl.store(exponents + (matrix * parts + tl.program_id(2)) * padded_rows + row, group)
    out_rows = planes + (matrix * padded_rows + row[:, None]) * padded
    for at in range(start, stop, BLOCK_COLUMNS):
        columns = (at + column)[None, :].to(tl.int64)
        inside = (row[:, None] < rows) & (columns < width)
        values = tl.load(x_rows + columns * column_stride, inside, other=0.0)
        whole = quantised(values, group[:, None], PLACES)
        out = out_rows + columns
        low = lowest(whole)
        tl.store(out, low.to(tl.int8))
        if LIMBS >= 2:
            whole = (whole - low) >> LIMB_BITS
            middle = lowest(whole)
            tl.store(out + plane_stride, middle.to(tl.int8))
            tl.store(out + LIMBS * plane_stride, (low + middle).to(tl.int8))
            if LIMBS >= 3:
                whole = (whole - middle) >> LIMB_BITS
                tl.store(out + 2 * plane_stride, whole.to(tl.int8))
