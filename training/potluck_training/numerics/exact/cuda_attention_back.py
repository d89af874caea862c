"""Attention of exact-1 on a GPU, backward: gradients of queries, then those of keys and values.

Scores and shares are computed anew. A block of keys goes through the members of its group and
their blocks of queries in the reference's order, since what those give is added in float32.
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
    divide,
    exp,
    exponent,
    fixed,
    magnitude,
    quantised,
    rounded,
)
from potluck_training.numerics.exact.cuda_attention import rows_of, scaled_queries
from potluck_training.numerics.exact.cuda_launch import blocks, launch
from potluck_training.numerics.exact.cuda_limbs import Limbs, split
from potluck_training.numerics.exact.cuda_product import fits
from potluck_training.numerics.exact.cuda_sums import settled
from potluck_training.numerics.exact.cuda_tiles import (
    PLACES,
    WIDE_PLACES,
    WIDE_SCALE,
    tile_product,
    wide_product,
)
from potluck_training.numerics.exact.kernels import Attended

_QUERIES = 64
_KEYS = 32
_ROWS = 32


def attend_back(
    d_mixed_BTHE: Tensor, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor, attended: Attended
) -> tuple[Tensor, Tensor, Tensor]:
    """Return the gradients of q, k and v."""
    B, T, H, E = q_BTHE.shape
    K = k_BTKE.shape[2]
    q_BTHE = scaled_queries(q_BTHE)
    d_mixed_BTHE = d_mixed_BTHE.contiguous()
    q, k, v, d_mixed = (rows_of(x) for x in (q_BTHE, k_BTKE, v_BTKE, d_mixed_BTHE))
    k_columns = _columns_of(k_BTKE, 0)
    means_BTH = torch.empty(B, T, H, device=q_BTHE.device)
    rows = B * T * H
    launch(
        _means,
        (blocks(rows, _ROWS),),
        d_mixed_BTHE,
        attended.mixed_BTHE,
        means_BTH,
        rows,
        E,
        BLOCK_ROWS=_ROWS,
        BLOCK_COLUMNS=triton.next_power_of_2(E),
    )
    shared = (
        *(q.planes, k.planes, v.planes, d_mixed.planes),
        *(q.exponents, k.exponents, v.exponents, d_mixed.exponents),
        *(attended.largest_BHT, attended.sums_BHT, means_BTH),
        *(T, q.planes.shape[-2], H, H // K, E, q.planes.stride(0), k.planes.stride(0)),
    )
    width = q.planes.shape[-1]
    dq_BTHE = torch.empty_like(d_mixed_BTHE)
    launch(
        _queries_back,
        (blocks(T, _QUERIES), B * H),
        *shared,
        k_columns.planes,
        k_columns.exponents,
        k_columns.planes.stride(0),
        k_columns.planes.stride(1),
        k_columns.exponents.stride(0),
        dq_BTHE,
        1.0 / math.sqrt(E),
        FITS=fits(q.planes.shape[-2], c.WIDE_LIMBS, c.LIMBS),
        WIDTH=width,
        BLOCK_M=_QUERIES,
        BLOCK_N=_KEYS,
        num_warps=8,
        num_stages=1,
    )
    q_columns = _columns_of(q_BTHE, c.QUERY_BLOCK)
    d_columns = _columns_of(d_mixed_BTHE, c.QUERY_BLOCK)
    dk_BTKE = torch.empty(B, T, K, E, device=q_BTHE.device)
    dv_BTKE = torch.empty_like(dk_BTKE)
    launch(
        _keys_back,
        (blocks(T, _KEYS), B * K),
        *shared,
        q_columns.planes,
        d_columns.planes,
        q_columns.exponents,
        d_columns.exponents,
        q_columns.planes.stride(0),
        q_columns.planes.stride(1),
        q_columns.exponents.stride(0),
        q_columns.exponents.stride(1),
        dk_BTKE,
        dv_BTKE,
        FITS=fits(c.QUERY_BLOCK, c.WIDE_LIMBS, c.LIMBS),
        WIDTH=width,
        BLOCK_M=c.QUERY_BLOCK,
        BLOCK_N=_KEYS,
        num_warps=8,
        num_stages=1,
    )
    return dq_BTHE, dk_BTKE, dv_BTKE


def _columns_of(x_BTHE: Tensor, part: int) -> Limbs:
    """Return heads as limbs along the tokens, with an exponent for so many of these."""
    return split(x_BTHE.permute(0, 2, 3, 1), c.LIMBS, part=part)


@triton.jit
def _means(
    d_mixed, mixed, means, rows, width, BLOCK_ROWS: tl.constexpr, BLOCK_COLUMNS: tl.constexpr
):
    row = tl.program_id(0).to(tl.int64) * BLOCK_ROWS + tl.arange(0, BLOCK_ROWS)
    column = tl.arange(0, BLOCK_COLUMNS)
    at = row[:, None] * width + column[None, :]
    inside = (row[:, None] < rows) & (column[None, :] < width)
    term = tl.load(d_mixed + at, inside, other=0.0) * tl.load(mixed + at, inside, other=0.0)
    group = exponent(tl.max(magnitude(term), 1))
    whole = tl.sum(quantised(term, group[:, None], SUM_BITS).to(tl.int64), 1)
    tl.store(means + row, settled(whole, group), row < rows)


@triton.jit
def _queries_back(
    q,
    k,
    v,
    d_mixed,
    q_exponents,
    k_exponents,
    v_exponents,
    d_exponents,
    largest,
    sums,
    means,
    tokens,
    padded,
    heads,
    group,
    head_width,
    q_plane,
    k_plane,
    k_columns,
    k_column_exponents,
    column_plane,
    column_matrix,
    column_exponent_matrix,
    dq,
    score_scale,
    FITS: tl.constexpr,
    WIDTH: tl.constexpr,
    BLOCK_M: tl.constexpr,
    BLOCK_N: tl.constexpr,
):
    head = tl.program_id(1).to(tl.int64)
    key_head = head // group
    start = tl.program_id(0) * BLOCK_M
    stop = start + BLOCK_M
    row = start + tl.arange(0, BLOCK_M)
    known = row < tokens
    q += head * padded * WIDTH
    d_mixed += head * padded * WIDTH
    k += key_head * padded * WIDTH
    v += key_head * padded * WIDTH
    q_exponents += head * padded
    d_exponents += head * padded
    k_exponents += key_head * padded
    v_exponents += key_head * padded
    place = ((head // heads) * tokens + row) * heads + head % heads
    top = tl.load(largest + head * tokens + row, known, other=float("inf"))[:, None]
    total = tl.load(sums + head * tokens + row, known, other=1.0)[:, None]
    mean = tl.load(means + place, known, other=0.0)[:, None]
    width = tl.arange(0, WIDTH)

    k_offsets = width[None, :] * padded + tl.arange(0, BLOCK_N)[:, None]
    bits = tl.zeros((BLOCK_M,), tl.int32)
    whole = tl.zeros((BLOCK_M, WIDTH), tl.int64)
    for second in tl.static_range(2):
        group_exponent = exponent(bits)
        for at in range(0, stop, BLOCK_N):
            column = at + tl.arange(0, BLOCK_N)
            scores = tile_product(
                q,
                k,
                q_exponents,
                k_exponents,
                q_plane,
                k_plane,
                start,
                at,
                WIDTH,
                BLOCK_M,
                BLOCK_N,
            )
            d_share = tile_product(
                d_mixed,
                v,
                d_exponents,
                v_exponents,
                q_plane,
                k_plane,
                start,
                at,
                WIDTH,
                BLOCK_M,
                BLOCK_N,
            )
            share = tl.where(column[None, :] <= row[:, None], exp(scores - top), 0.0)
            d_score = divide(share, total) * (d_share - mean)
            if second == 0:
                bits = tl.maximum(bits, tl.max(magnitude(d_score), 1))
            else:
                integers = quantised(d_score, group_exponent[:, None], WIDE_PLACES)
                keys = k_columns + key_head * column_matrix + at
                whole += wide_product(integers, keys, k_offsets, column_plane, BLOCK_M, WIDTH)
    inside = known[:, None] & (width[None, :] < head_width)
    column_exponent = tl.load(k_column_exponents + key_head * column_exponent_matrix + width)[
        None, :
    ]
    row_exponent = exponent(bits)[:, None]
    poisoned = (row_exponent >= POISON) | (column_exponent >= POISON)
    shift = row_exponent + column_exponent - (WIDE_PLACES + PLACES)
    result = rounded(whole, shift, poisoned, FITS) * score_scale
    tl.store(dq + place[:, None] * head_width + width[None, :], result, inside)


@triton.jit
def _keys_back(
    q,
    k,
    v,
    d_mixed,
    q_exponents,
    k_exponents,
    v_exponents,
    d_exponents,
    largest,
    sums,
    means,
    tokens,
    padded,
    heads,
    group,
    head_width,
    q_plane,
    k_plane,
    q_columns,
    d_columns,
    q_column_exponents,
    d_column_exponents,
    column_plane,
    column_matrix,
    column_exponent_matrix,
    column_exponent_part,
    dk,
    dv,
    FITS: tl.constexpr,
    WIDTH: tl.constexpr,
    BLOCK_M: tl.constexpr,
    BLOCK_N: tl.constexpr,
):
    key_head = tl.program_id(1).to(tl.int64)
    start = tl.program_id(0) * BLOCK_N
    column = start + tl.arange(0, BLOCK_N)
    width = tl.arange(0, WIDTH)
    k += key_head * padded * WIDTH
    v += key_head * padded * WIDTH
    k_exponents += key_head * padded
    v_exponents += key_head * padded
    d_keys = tl.zeros((BLOCK_N, WIDTH), tl.float32)
    d_values = tl.zeros((BLOCK_N, WIDTH), tl.float32)
    offsets = width[None, :] * padded + tl.arange(0, BLOCK_M)[:, None]
    for member in range(group):
        head = key_head * group + member
        q_head = q + head * padded * WIDTH
        d_head = d_mixed + head * padded * WIDTH
        for part in range(start // BLOCK_M, tl.cdiv(tokens, BLOCK_M)):
            first = part * BLOCK_M
            row = first + tl.arange(0, BLOCK_M)
            known = row < tokens
            place = ((head // heads) * tokens + row) * heads + head % heads
            top = tl.load(largest + head * tokens + row, known, other=float("inf"))[None, :]
            total = tl.load(sums + head * tokens + row, known, other=1.0)[None, :]
            mean = tl.load(means + place, known, other=0.0)[None, :]
            scores = tile_product(
                k,
                q_head,
                k_exponents,
                q_exponents + head * padded,
                k_plane,
                q_plane,
                start,
                first,
                WIDTH,
                BLOCK_N,
                BLOCK_M,
            )
            share = tl.where(column[:, None] <= row[None, :], exp(scores - top), 0.0)
            share = divide(share, total)
            matrix = head * column_matrix + first
            column_exponents = head * column_exponent_matrix + part * column_exponent_part + width

            whole = wide_product(
                fixed(share, WIDE_SCALE), d_columns + matrix, offsets, column_plane, BLOCK_N, WIDTH
            )
            d_exponent = tl.load(d_column_exponents + column_exponents)[None, :]
            shift = d_exponent - (WIDE_PLACES + PLACES)
            d_values += rounded(whole, shift, d_exponent >= POISON, FITS)

            d_share = tile_product(
                v,
                d_head,
                v_exponents,
                d_exponents + head * padded,
                k_plane,
                q_plane,
                start,
                first,
                WIDTH,
                BLOCK_N,
                BLOCK_M,
            )
            d_score = share * (d_share - mean)
            key_exponent = exponent(tl.max(magnitude(d_score), 1))[:, None]
            integers = quantised(d_score, key_exponent, WIDE_PLACES)
            whole = wide_product(
                integers, q_columns + matrix, offsets, column_plane, BLOCK_N, WIDTH
            )
            q_exponent = tl.load(q_column_exponents + column_exponents)[None, :]
            poisoned = (key_exponent >= POISON) | (q_exponent >= POISON)
            shift = key_exponent + q_exponent - (WIDE_PLACES + PLACES)
            d_keys += rounded(whole, shift, poisoned, FITS)
    key_heads = heads // group
    place = ((key_head // key_heads) * tokens + column) * key_heads + key_head % key_heads
    inside = (column[:, None] < tokens) & (width[None, :] < head_width)
    out = place[:, None] * head_width + width[None, :]
    tl.store(dk + out, d_keys, inside)
    tl.store(dv + out, d_values, inside)
