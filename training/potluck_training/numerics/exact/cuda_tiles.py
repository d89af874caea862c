"""Products of tiles inside attention's kernels: from memory, or of integers just computed."""

import triton
import triton.language as tl

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_arithmetic import POISON, rounded
from potluck_training.numerics.exact.cuda_limbs import LIMB_BITS, lowest
from potluck_training.numerics.exact.cuda_product import products, together

LIMBS = tl.constexpr(c.LIMBS)
WIDE_LIMBS = tl.constexpr(c.WIDE_LIMBS)
PLACES = tl.constexpr(c.places(c.LIMBS))
WIDE_PLACES = tl.constexpr(c.places(c.WIDE_LIMBS))
WIDE_SCALE = tl.constexpr(2.0 ** c.places(c.WIDE_LIMBS))
_FITTING_WIDTH = tl.constexpr((1 << 47) >> (2 * c.LIMBS * c.LIMB_BITS - 2))
_WIDEST_K = tl.constexpr(64)


@triton.jit
def tile_product(
    a,
    b,
    a_exponents,
    b_exponents,
    a_plane,
    b_plane,
    row,
    column,
    WIDTH: tl.constexpr,
    BLOCK_M: tl.constexpr,
    BLOCK_N: tl.constexpr,
):
    """Return PRODUCT of rows of one matrix of planes with rows of another, contracted whole.

    Args:
        a: Pointer to the lowest limbs of one matrix.
        b: The same of the other.
        a_exponents: Pointer to the exponents of its rows.
        b_exponents: The same of the other.
        a_plane: Elements between the planes of a.
        b_plane: The same of b.
        row: The first row of a.
        column: The first row of b.
        WIDTH: Columns of both.
        BLOCK_M: Rows of a.
        BLOCK_N: Rows of b.
    """
    BLOCK_K: tl.constexpr = WIDTH if WIDTH < _WIDEST_K else _WIDEST_K
    FITS: tl.constexpr = WIDTH < _FITTING_WIDTH
    term = tl.arange(0, BLOCK_K)
    rows, columns = tl.arange(0, BLOCK_M), tl.arange(0, BLOCK_N)
    whole = products(
        a + row * WIDTH,
        b + column * WIDTH,
        rows[:, None] * WIDTH + term[None, :],
        columns[None, :] * WIDTH + term[:, None],
        a_plane,
        b_plane,
        0,
        WIDTH,
        LIMBS,
        LIMBS,
        BLOCK_M,
        BLOCK_N,
        BLOCK_K,
    )
    a_exponent = tl.load(a_exponents + row + rows)[:, None]
    b_exponent = tl.load(b_exponents + column + columns)[None, :]
    poisoned = (a_exponent >= POISON) | (b_exponent >= POISON)
    return rounded(whole, a_exponent + b_exponent - 2 * PLACES, poisoned, FITS)


@triton.jit
def dot(a, b, BLOCK_M: tl.constexpr, BLOCK_N: tl.constexpr):
    """Return the product of two tiles of limbs, int32."""
    return tl.dot(a, b, tl.zeros((BLOCK_M, BLOCK_N), tl.int32), out_dtype=tl.int32)


@triton.jit
def wide_product(whole, b, b_offsets, b_plane, BLOCK_M: tl.constexpr, BLOCK_N: tl.constexpr):
    """Return integers of WIDE_LIMBS, BLOCK_M × K, times planes of LIMBS, as int64.

    Args:
        whole: The integers, int32.
        b: Pointer into the lowest limbs of the other side.
        b_offsets: Where they lie from there, K × BLOCK_N.
        b_plane: Elements between its planes.
        BLOCK_M: Rows.
        BLOCK_N: Columns.
    """
    tl.static_assert(WIDE_LIMBS == 3)
    tl.static_assert(LIMBS == 2)
    b_plane = b_plane.to(tl.int64)
    low = lowest(whole)
    rest = (whole - low) >> LIMB_BITS
    middle = lowest(rest)
    high = ((rest - middle) >> LIMB_BITS).to(tl.int8)
    b0 = tl.load(b + b_offsets)
    b1 = tl.load(b + b_plane + b_offsets)
    b_sum = tl.load(b + 2 * b_plane + b_offsets)
    c0 = dot(low.to(tl.int8), b0, BLOCK_M, BLOCK_N)
    crossed = dot((low + middle).to(tl.int8), b_sum, BLOCK_M, BLOCK_N)
    c11 = dot(middle.to(tl.int8), b1, BLOCK_M, BLOCK_N)
    c2 = dot(high, b0, BLOCK_M, BLOCK_N)
    c3 = dot(high, b1, BLOCK_M, BLOCK_N)
    return together(c0, crossed, c11, c2, c3, tl.zeros_like(c0), True)
