"""PRODUCT on tensor cores: int8 limbs in, int32 sums, put together in int64, rounded once.

Of limbs −64 … 63 a product's terms are at most 2¹², and those of sums of two limbs at most 2¹⁴;
so int32 holds `_MOST_TERMS` of them, after which the sums are moved to int64.
"""

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_arithmetic import POISON, rounded
from potluck_training.numerics.exact.cuda_launch import blocks, launch
from potluck_training.numerics.exact.cuda_limbs import LIMB_BITS, Limbs

_BLOCK_N = 64
_BLOCK_K = 64
_MOST_TERMS = ((1 << 31) - 1) >> (2 * c.LIMB_BITS)
CHUNK = _MOST_TERMS // 128 * 128
"""Terms that int32 surely holds, a multiple of the planes' padding."""
_BAND = 8
"""Blocks of rows that are computed beside each other, so that they share what is in the cache."""


def fits(terms: int, a_limbs: int, b_limbs: int) -> bool:
    """Return whether sums of so many products stay below 2⁴⁷, as `rounded` asks."""
    return terms << (c.LIMB_BITS * (a_limbs + b_limbs) - 2) < 1 << 47


def multiply(a: Limbs, b: Limbs, rows: int, columns: int) -> Tensor:
    """Return the product of each of so many rows of a with each of b, one matrix each."""
    y = torch.empty(rows, columns, device=a.planes.device)
    padded = a.planes.shape[-1]
    # Three limbs need more sums at once than registers hold for a large block.
    block_m = 128 if max(a.limbs, b.limbs) < 3 else 64
    launch(
        _multiply,
        (blocks(rows, block_m) * blocks(columns, _BLOCK_N),),
        a.planes,
        b.planes,
        a.exponents,
        b.exponents,
        y,
        rows,
        columns,
        padded,
        a.planes.stride(0),
        b.planes.stride(0),
        c.places(a.limbs) + c.places(b.limbs),
        A_LIMBS=a.limbs,
        B_LIMBS=b.limbs,
        LONG=padded > CHUNK,
        MOST=CHUNK,
        FITS=fits(padded, a.limbs, b.limbs),
        BAND=_BAND,
        BLOCK_M=block_m,
        BLOCK_N=_BLOCK_N,
        BLOCK_K=_BLOCK_K,
        num_warps=8,
        num_stages=2,
    )
    return y


@triton.jit
def together(c0, crossed, c11, c2, c3, c4, KARATSUBA: tl.constexpr):
    """Return the int64 value of sums of products of limbs, each int32 under its power of 2⁷.

    Args:
        c0: Of the lowest limbs.
        crossed: Of what stands under 2⁷, or by Karatsuba of the sums of the lowest two limbs.
        c11: Of the second limbs, where Karatsuba needs them apart.
        c2: Of the rest under 2¹⁴.
        c3: Of what stands under 2²¹.
        c4: Of what stands under 2²⁸.
        KARATSUBA: How `crossed` is meant.
    """
    low = c0.to(tl.int64)
    second = c11.to(tl.int64)
    middle = crossed.to(tl.int64)
    if KARATSUBA:
        middle -= low + second
    value = (c4.to(tl.int64) << LIMB_BITS) + c3.to(tl.int64)
    value = (value << LIMB_BITS) + (c2.to(tl.int64) + second)
    value = (value << LIMB_BITS) + middle
    return (value << LIMB_BITS) + low


@triton.jit
def products(
    a,
    b,
    a_offsets,
    b_offsets,
    a_plane,
    b_plane,
    start,
    stop,
    A_LIMBS: tl.constexpr,
    B_LIMBS: tl.constexpr,
    BLOCK_M: tl.constexpr,
    BLOCK_N: tl.constexpr,
    BLOCK_K: tl.constexpr,
):
    """Return BLOCK_M × BLOCK_N products over a part of the contraction, int64.

    Args:
        a: Pointer to the lowest limbs of the first of a block of rows.
        b: The same of the other side.
        a_offsets: Where the limbs of the first BLOCK_K terms lie, BLOCK_M × BLOCK_K.
        b_offsets: The same of the other side, BLOCK_K × BLOCK_N.
        a_plane: Elements between the planes of a.
        b_plane: The same of b.
        start: Where to start along the contraction.
        stop: Where to stop.
        A_LIMBS: Limbs of a, at most 3.
        B_LIMBS: Limbs of b, at most 3.
        BLOCK_M: Rows of a.
        BLOCK_N: Rows of b.
        BLOCK_K: Terms at a time.
    """
    tl.static_assert(A_LIMBS <= 3)
    tl.static_assert(B_LIMBS <= 3)
    # Three planes may lie further apart than int32 counts.
    a_plane, b_plane = a_plane.to(tl.int64), b_plane.to(tl.int64)
    KARATSUBA: tl.constexpr = A_LIMBS >= 2 and B_LIMBS >= 2
    c0 = tl.zeros((BLOCK_M, BLOCK_N), tl.int32)
    crossed, c11, c2, c3, c4 = c0, c0, c0, c0, c0
    for at in range(start, stop, BLOCK_K):
        a0 = tl.load(a + at + a_offsets)
        b0 = tl.load(b + at + b_offsets)
        c0 = tl.dot(a0, b0, c0, out_dtype=tl.int32)
        if KARATSUBA:
            a1 = tl.load(a + a_plane + at + a_offsets)
            b1 = tl.load(b + b_plane + at + b_offsets)
            c11 = tl.dot(a1, b1, c11, out_dtype=tl.int32)
            a_sum = tl.load(a + A_LIMBS * a_plane + at + a_offsets)
            b_sum = tl.load(b + B_LIMBS * b_plane + at + b_offsets)
            crossed = tl.dot(a_sum, b_sum, crossed, out_dtype=tl.int32)
            if A_LIMBS == 3:
                a2 = tl.load(a + 2 * a_plane + at + a_offsets)
                c2 = tl.dot(a2, b0, c2, out_dtype=tl.int32)
                c3 = tl.dot(a2, b1, c3, out_dtype=tl.int32)
            if B_LIMBS == 3:
                b2 = tl.load(b + 2 * b_plane + at + b_offsets)
                c2 = tl.dot(a0, b2, c2, out_dtype=tl.int32)
                c3 = tl.dot(a1, b2, c3, out_dtype=tl.int32)
                if A_LIMBS == 3:
                    c4 = tl.dot(a2, b2, c4, out_dtype=tl.int32)
        else:
            if A_LIMBS >= 2:
                crossed = tl.dot(
                    tl.load(a + a_plane + at + a_offsets), b0, crossed, out_dtype=tl.int32
                )
            if A_LIMBS == 3:
                c2 = tl.dot(tl.load(a + 2 * a_plane + at + a_offsets), b0, c2, out_dtype=tl.int32)
            if B_LIMBS >= 2:
                crossed = tl.dot(
                    a0, tl.load(b + b_plane + at + b_offsets), crossed, out_dtype=tl.int32
                )
            if B_LIMBS == 3:
                c2 = tl.dot(a0, tl.load(b + 2 * b_plane + at + b_offsets), c2, out_dtype=tl.int32)
    return together(c0, crossed, c11, c2, c3, c4, KARATSUBA)


@triton.jit
def _multiply(
    a,
    b,
    a_exponents,
    b_exponents,
    y,
    rows,
    columns,
    terms,
    a_plane,
    b_plane,
    places,
    A_LIMBS: tl.constexpr,
    B_LIMBS: tl.constexpr,
    LONG: tl.constexpr,
    MOST: tl.constexpr,
    FITS: tl.constexpr,
    BAND: tl.constexpr,
    BLOCK_M: tl.constexpr,
    BLOCK_N: tl.constexpr,
    BLOCK_K: tl.constexpr,
):
    # Programs go down a band of rows before they go to the next columns.
    program = tl.program_id(0)
    row_blocks = tl.cdiv(rows, BLOCK_M)
    in_band = BAND * tl.cdiv(columns, BLOCK_N)
    first = (program // in_band) * BAND
    height = tl.minimum(row_blocks - first, BAND)
    row_block = first + (program % in_band) % height
    column_block = (program % in_band) // height
    first_row = row_block.to(tl.int64) * BLOCK_M
    first_column = column_block.to(tl.int64) * BLOCK_N
    row = first_row + tl.arange(0, BLOCK_M)
    column = first_column + tl.arange(0, BLOCK_N)
    a += first_row * terms
    b += first_column * terms
    term = tl.arange(0, BLOCK_K)
    a_at = tl.arange(0, BLOCK_M)[:, None] * terms + term[None, :]
    b_at = tl.arange(0, BLOCK_N)[None, :] * terms + term[:, None]
    if LONG:
        whole = tl.zeros((BLOCK_M, BLOCK_N), tl.int64)
        for at in range(0, terms, MOST):
            stop = tl.minimum(at + MOST, terms)
            whole += products(
                a,
                b,
                a_at,
                b_at,
                a_plane,
                b_plane,
                at,
                stop,
                A_LIMBS,
                B_LIMBS,
                BLOCK_M,
                BLOCK_N,
                BLOCK_K,
            )
    else:
        whole = products(
            a,
            b,
            a_at,
            b_at,
            a_plane,
            b_plane,
            0,
            terms,
            A_LIMBS,
            B_LIMBS,
            BLOCK_M,
            BLOCK_N,
            BLOCK_K,
        )
    a_exponent = tl.load(a_exponents + row)[:, None]
    b_exponent = tl.load(b_exponents + column)[None, :]
    poisoned = (a_exponent >= POISON) | (b_exponent >= POISON)
    values = rounded(whole, a_exponent + b_exponent - places, poisoned, FITS)
    inside = (row[:, None] < rows) & (column[None, :] < columns)
    tl.store(y + row[:, None] * columns + column[None, :], values, inside)
