"""Attention of exact-1 on a GPU, forward: each program looks at a block of queries twice.

First it finds each query's largest score, then it sums and mixes. All sums are integers, so the
blocks of keys leave no trace in the result, and nothing of a whole row is ever in memory.
"""

import math

import torch
import triton
import triton.language as tl
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_arithmetic import (
    POISON,
    SUM_BITS,
    SUM_SCALE,
    divide,
    double_power,
    exp,
    finite,
    fixed,
    nearest,
    ordered,
    power,
    rounded,
    unordered,
)
from potluck_training.numerics.exact.cuda_launch import launch
from potluck_training.numerics.exact.cuda_limbs import Limbs, split
from potluck_training.numerics.exact.cuda_product import fits
from potluck_training.numerics.exact.cuda_tiles import (
    PLACES,
    WIDE_PLACES,
    tile_product,
    wide_product,
)
from potluck_training.numerics.exact.kernels import Attended

_QUERIES = 64
_KEYS = 32
_LEAST_SHIFT = tl.constexpr(-64)
"""A share, which is at most about 1, is zero in WIDE_PLACES once it is scaled down so far."""


def padded_width(head_width: int) -> int:
    """Return how wide a head's planes are: what tensor cores take at once, a power of two."""
    return max(32, 1 << (head_width - 1).bit_length())


def rows_of(x_BTHE: Tensor) -> Limbs:
    """Return tokens of heads as limbs, each scaled for itself."""
    return split(x_BTHE.permute(0, 2, 1, 3), c.LIMBS, columns=padded_width(x_BTHE.shape[-1]))


def scaled_queries(q_BTHE: Tensor) -> Tensor:
    """Return queries over √E, as scores are made of."""
    return q_BTHE * (1.0 / math.sqrt(q_BTHE.shape[-1]))


def attend(q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
    """Return causal attention."""
    B, T, H, E = q_BTHE.shape
    K = k_BTKE.shape[2]
    q, k, v = rows_of(scaled_queries(q_BTHE)), rows_of(k_BTKE), rows_of(v_BTKE)
    v_columns = v.planes.transpose(-1, -2).contiguous()
    # The scale of a query is that of the largest value it may see.
    seen = v.exponents.cummax(-1).values.contiguous()
    mixed_BTHE = torch.empty(B, T, H, E, device=q_BTHE.device)
    largest_BHT = torch.empty(B, H, T, device=q_BTHE.device)
    sums_BHT = torch.empty_like(largest_BHT)
    padded = q.planes.shape[-2]
    launch(
        _attend,
        (triton.cdiv(T, _QUERIES), B * H),
        q.planes,
        k.planes,
        v_columns,
        q.exponents,
        k.exponents,
        v.exponents,
        seen,
        mixed_BTHE,
        largest_BHT,
        sums_BHT,
        T,
        padded,
        H,
        H // K,
        E,
        q.planes.stride(0),
        k.planes.stride(0),
        FITS=fits(padded, c.WIDE_LIMBS, c.LIMBS),
        WIDTH=q.planes.shape[-1],
        BLOCK_M=_QUERIES,
        BLOCK_N=_KEYS,
        num_warps=8,
        num_stages=1,
    )
    return Attended(mixed_BTHE=mixed_BTHE, largest_BHT=largest_BHT, sums_BHT=sums_BHT)


@triton.jit
def _attend(
    q,
    k,
    v_columns,
    q_exponents,
    k_exponents,
    v_exponents,
    seen_exponents,
    mixed,
    largest,
    sums,
    tokens,
    padded,
    heads,
    group,
    head_width,
    q_plane,
    k_plane,
    FITS: tl.constexpr,
    WIDTH: tl.constexpr,
    BLOCK_M: tl.constexpr,
    BLOCK_N: tl.constexpr,
):
    head = tl.program_id(1).to(tl.int64)
    # Query heads lie in the order of the key heads that groups of them share.
    key_head = head // group
    start = tl.program_id(0) * BLOCK_M
    stop = start + BLOCK_M
    row = start + tl.arange(0, BLOCK_M)
    q += head * padded * WIDTH
    k += key_head * padded * WIDTH
    v_columns += key_head * padded * WIDTH
    q_exponents += head * padded
    k_exponents += key_head * padded
    v_exponents += key_head * padded

    best = tl.full((BLOCK_M,), -(1 << 31), tl.int32)
    for at in range(0, stop, BLOCK_N):
        column = at + tl.arange(0, BLOCK_N)
        scores = tile_product(
            q, k, q_exponents, k_exponents, q_plane, k_plane, start, at, WIDTH, BLOCK_M, BLOCK_N
        )
        seen = column[None, :] <= row[:, None]
        best = tl.maximum(best, tl.max(tl.where(seen, ordered(scores), -(1 << 31)), 1))
    top = unordered(best)

    query_exponent = tl.load(seen_exponents + key_head * padded + row)
    poisoned = query_exponent >= POISON
    whole_sum = tl.zeros((BLOCK_M,), tl.int64)
    whole = tl.zeros((BLOCK_M, WIDTH), tl.int64)
    width = tl.arange(0, WIDTH)
    v_offsets = width[None, :] * padded + tl.arange(0, BLOCK_N)[:, None]
    for at in range(0, stop, BLOCK_N):
        column = at + tl.arange(0, BLOCK_N)
        scores = tile_product(
            q, k, q_exponents, k_exponents, q_plane, k_plane, start, at, WIDTH, BLOCK_M, BLOCK_N
        )
        seen = column[None, :] <= row[:, None]
        share = tl.where(seen, exp(scores - top[:, None]), 0.0)
        # A NaN among them is in the largest score too, and shows in the sum.
        share = tl.where(share == share, share, 0.0)
        whole_sum += tl.sum(fixed(share, SUM_SCALE).to(tl.int64), 1)
        apart = tl.load(v_exponents + column)[None, :] - query_exponent[:, None]
        apart = tl.maximum(tl.minimum(apart, 0), _LEAST_SHIFT)
        apart = tl.where(poisoned[:, None], 0, apart)
        weighed = nearest(share * power(apart + WIDE_PLACES)).to(tl.int32)
        whole += wide_product(weighed, v_columns + at, v_offsets, k_plane, BLOCK_M, WIDTH)
    total = (whole_sum.to(tl.float64) * double_power(best * 0 - SUM_BITS, ~finite(top))).to(
        tl.float32
    )
    shift = (query_exponent - (WIDE_PLACES + PLACES))[:, None]
    result = divide(rounded(whole, shift, poisoned[:, None], FITS), total[:, None])

    known = row < tokens
    tl.store(largest + head * tokens + row, top, known)
    tl.store(sums + head * tokens + row, total, known)
    place = ((head // heads) * tokens + row) * heads + head % heads
    inside = known[:, None] & (width[None, :] < head_width)
    tl.store(mixed + place[:, None] * head_width + width[None, :], result, inside)
