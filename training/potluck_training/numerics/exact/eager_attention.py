"""Attention of the reference of exact numerics, in blocks of queries.

A block sees whole rows of scores, so a row's scale needs no second pass, and memory grows with the
context, not with its square. Keys after a block's last query are never looked at.
"""

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from potluck_training.numerics.exact import arithmetic as a
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.kernels import Attended

_SHARE_PLACES = c.places(c.WIDE_LIMBS)


def attend(q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
    """Return causal attention."""
    B, T, H = q_BTHE.shape[:3]
    k_BKTE, v_BKTE = k_BTKE.transpose(1, 2), v_BTKE.transpose(1, 2)
    v_exponents = a.exponents(v_BKTE, -1)
    v_integers = a.integers(v_BKTE, v_exponents, c.places(c.LIMBS))
    # The scale of a query is that of the largest value it may see, so that nothing of a later
    # token shows in it, not even by rounding.
    seen_exponents = v_exponents.cummax(2).values
    mixed_BTHE = torch.empty_like(q_BTHE, memory_format=torch.contiguous_format)
    largest_BHT = q_BTHE.new_empty(B, H, T)
    sums_BHT = q_BTHE.new_empty(B, H, T)
    for heads, rows in _blocks(H, k_BTKE.shape[2], T):
        scores = _scores(q_BTHE[:, rows, heads], k_BKTE, rows)
        largest = scores.amax(-1)
        shares = a.exp(scores - largest[..., None])
        sums = a.exp_total(shares)
        query_exponents = seen_exponents[:, :, rows]
        keys = _weighed(shares, v_exponents[:, :, : rows.stop].transpose(2, 3), query_exponents)
        whole = a.matmul(keys, v_integers[:, :, : rows.stop])
        scale = a.two_to(query_exponents) * 2.0 ** -(_SHARE_PLACES + c.places(c.LIMBS))
        mixed = (whole * scale).to(torch.float32) / sums[..., None]
        mixed_BTHE[:, rows, heads] = mixed.transpose(1, 2)
        largest_BHT[:, heads, rows], sums_BHT[:, heads, rows] = largest, sums
    return Attended(mixed_BTHE=mixed_BTHE, largest_BHT=largest_BHT, sums_BHT=sums_BHT)


def attend_back(
    d_mixed_BTHE: Tensor, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor, attended: Attended
) -> tuple[Tensor, Tensor, Tensor]:
    """Return the gradients of q, k and v."""
    T, H, E = q_BTHE.shape[1:]
    k_BKTE, v_BKTE = k_BTKE.transpose(1, 2), v_BTKE.transpose(1, 2)
    k_columns_BKET = k_BKTE.transpose(2, 3)
    k_exponents = a.exponents(k_columns_BKET, -1)
    k_integers = a.integers(k_columns_BKET, k_exponents, c.places(c.LIMBS))
    dq_BTHE = torch.empty_like(q_BTHE, memory_format=torch.contiguous_format)
    dk_BKTE, dv_BKTE = torch.zeros_like(k_BKTE), torch.zeros_like(v_BKTE)
    for heads, rows in _blocks(H, k_BTKE.shape[2], T):
        seen = slice(0, rows.stop)
        d_mixed = d_mixed_BTHE[:, rows, heads].transpose(1, 2)
        mixed = attended.mixed_BTHE[:, rows, heads].transpose(1, 2)
        scores = _scores(q_BTHE[:, rows, heads], k_BKTE, rows)
        shares = a.exp(scores - attended.largest_BHT[:, heads, rows, None])
        shares = shares / attended.sums_BHT[:, heads, rows, None]
        dv_BKTE[:, :, seen] += _static_product(shares.transpose(2, 3), d_mixed.transpose(2, 3))
        d_shares = a.product(d_mixed, v_BKTE[:, :, seen], c.LIMBS, c.LIMBS)
        means = a.total(d_mixed * mixed, -1)[..., None]
        d_scores = shares * (d_shares - means)
        dq = _product_with_columns(d_scores, k_integers[..., seen], k_exponents)
        dq_BTHE[:, rows, heads] = (dq * _score_scale(E)).transpose(1, 2)
        q_columns = (q_BTHE[:, rows, heads] * _score_scale(E)).permute(0, 2, 3, 1)
        dk_BKTE[:, :, seen] += a.product(d_scores.transpose(2, 3), q_columns, c.WIDE_LIMBS, c.LIMBS)
    return dq_BTHE, dk_BKTE.transpose(1, 2), dv_BKTE.transpose(1, 2)


def _blocks(query_heads: int, key_heads: int, tokens: int) -> Iterator[tuple[slice, slice]]:
    """Yield query heads, one for each key head, with a block of tokens, in the order of sums."""
    group = query_heads // key_heads
    for member in range(group):
        for start in range(0, tokens, c.QUERY_BLOCK):
            heads = slice(member, query_heads, group)
            yield heads, slice(start, min(start + c.QUERY_BLOCK, tokens))


def _score_scale(head_width: int) -> float:
    return 1.0 / math.sqrt(head_width)


def _scores(q_BTKE: Tensor, k_BKTE: Tensor, rows: slice) -> Tensor:
    """Return the scores of a block of queries with all keys up to its end; −∞ for later ones."""
    q_BKTE = (q_BTKE * _score_scale(q_BTKE.shape[-1])).transpose(1, 2)
    scores = a.product(q_BKTE, k_BKTE[:, :, : rows.stop], c.LIMBS, c.LIMBS)
    queries = torch.arange(rows.start, rows.stop, device=scores.device)[:, None]
    keys = torch.arange(rows.stop, device=scores.device)
    return scores.masked_fill(keys > queries, -math.inf)


def _weighed(shares: Tensor, key_exponents: Tensor, query_exponents: Tensor) -> Tensor:
    """Return shares as integers under a query's exponent, each with the exponent of its key.

    Keys after a query have a share of zero and may have any exponent.
    """
    apart = (key_exponents - query_exponents).clamp(max=0)
    sound = query_exponents < c.POISON
    weighed = shares.to(torch.float64) * a.two_to(torch.where(sound, apart, 0))
    return (torch.where(sound, weighed, 0.0) * 2.0**_SHARE_PLACES).round()


def _static_product(shares: Tensor, columns: Tensor) -> Tensor:
    """Return shares, whose scale is known beforehand, times the rows of another matrix."""
    exponents = a.exponents(columns, -1)
    whole = a.matmul(
        a.fixed(shares, _SHARE_PLACES),
        a.integers(columns, exponents, c.places(c.LIMBS)).transpose(-1, -2),
    )
    scale = a.two_to(exponents).transpose(-1, -2) * 2.0 ** -(_SHARE_PLACES + c.places(c.LIMBS))
    return (whole * scale).to(torch.float32)


def _product_with_columns(rows: Tensor, columns: Tensor, column_exponents: Tensor) -> Tensor:
    """Return PRODUCT with a right-hand side whose exponents span more than this block's keys."""
    exponents = a.exponents(rows, -1)
    places = c.places(c.WIDE_LIMBS)
    whole = a.matmul(a.integers(rows, exponents, places), columns.transpose(-1, -2))
    scale = a.two_to(exponents) * a.two_to(column_exponents).transpose(-1, -2)
    return (whole * (scale * 2.0 ** -(places + c.places(c.LIMBS)))).to(torch.float32)
