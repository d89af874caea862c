"""Numerics that round the operands of products as exact numerics do, and are else plain float32.

What exact numerics lose, they lose when an operand becomes an integer; the product of integers is
exact. So float32 products of operands that were rounded in the same places show what a number of
limbs costs, at a third of the time of the reference, and for scales that the reference lacks.
Groups, scales and roundings are those of `numerics.exact.eager` and `eager_attention`.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.arithmetic import exponents
from potluck_training.numerics.fast import Fast

_MANTISSA_BITS = 23
_BIAS = 127
_HALF = 0x400000


@dataclass(frozen=True, kw_only=True)
class Rounding:
    """What operands are rounded to.

    Attributes:
        limbs: Of operands where nothing else is said.
        gradient_limbs: Of the gradients of a layer's results.
        head_limbs: Of the gradients of the vocabulary's scores.
        share_limbs: Of attention's shares and of the gradients of its scores.
        block: Values along the contraction under one scale; 0 for all of them.
        outlier: What the first channel of each layer's input is larger by when it is rounded, and
            the weights behind it smaller; a power of two, so that all else stays as it is.
    """

    limbs: int
    gradient_limbs: int
    head_limbs: int
    share_limbs: int
    block: int = 0
    outlier: int = 1


class Rounded(Fast):
    """Float32 with rounded operands.

    Args:
        rounding: To what.
    """

    def __init__(self, rounding: Rounding) -> None:
        self._rounding = rounding

    def linear(self, x_BTC: Tensor, weight_NC: Tensor) -> Tensor:
        """Return x · weightᵀ."""
        limbs = self._rounding.gradient_limbs
        if self._rounding.outlier != 1:
            scales_C = torch.ones(x_BTC.shape[-1])
            scales_C[0] = self._rounding.outlier
            x_BTC, weight_NC = x_BTC * scales_C, weight_NC / scales_C
        y: Tensor = _Linear.apply(x_BTC, weight_NC, self._rounding, limbs)  # type: ignore[no-untyped-call]
        return y

    def head(self, x_BTC: Tensor, weight_VC: Tensor) -> Tensor:
        """Return x · weightᵀ."""
        limbs = self._rounding.head_limbs
        y: Tensor = _Linear.apply(x_BTC, weight_VC, self._rounding, limbs)  # type: ignore[no-untyped-call]
        return y

    def attention(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Tensor:
        """Return causal attention; contexts of more than one block of queries are refused."""
        if q_BTHE.shape[1] > c.QUERY_BLOCK:
            raise ValueError(f"The context has to be at most {c.QUERY_BLOCK} tokens here.")
        mixed: Tensor = _Attention.apply(q_BTHE, k_BTKE, v_BTKE, self._rounding)  # type: ignore[no-untyped-call]
        return mixed


def rounded(x: Tensor, limbs: int, dim: int, block: int) -> Tensor:
    """Return values rounded to so many limbs under the scale of each group along an axis.

    With blocks the axis has to be whole blocks, or shorter than one.
    """
    size = x.shape[dim]
    if block == 0 or size <= block:
        return _to_places(x, exponents(_largest(x, dim), dim), c.places(limbs))
    dim %= x.dim()
    parts = x.reshape(*x.shape[:dim], size // block, block, *x.shape[dim + 1 :])
    exponent = exponents(_largest(parts, dim + 1), dim + 1)
    return _to_places(parts, exponent, c.places(limbs)).flatten(dim, dim + 1)


def _largest(x: Tensor, dim: int) -> Tensor:
    return x.abs().amax(dim, keepdim=True)


def _to_places(x: Tensor, exponent: Tensor, places: int) -> Tensor:
    """Return values rounded to whole multiples of 2^(exponent − places), ties to even.

    Adding 1.5 · 2^23 of these units leaves float32 no places below one, and taking it away again
    is exact.
    """
    bits = ((exponent - places + _MANTISSA_BITS + _BIAS) << _MANTISSA_BITS) | _HALF
    magic = bits.view(torch.float32)
    return (x + magic).sub_(magic)


def _two_to(exponent: Tensor) -> Tensor:
    return ((exponent + _BIAS) << _MANTISSA_BITS).view(torch.float32)


class _Linear(Function):
    @staticmethod
    def forward(
        ctx: Any, x_BTC: Tensor, weight_NC: Tensor, rounding: Rounding, gradient_limbs: int
    ) -> Tensor:
        ctx.rounding, ctx.gradient_limbs = rounding, gradient_limbs
        ctx.save_for_backward(x_BTC, weight_NC)
        limbs, block = rounding.limbs, rounding.block
        y = rounded(x_BTC.flatten(0, 1), limbs, 1, block) @ rounded(weight_NC, limbs, 1, block).t()
        return y.view(*x_BTC.shape[:2], -1)

    @staticmethod
    def backward(ctx: Any, dy_BTN: Tensor) -> tuple[Tensor, Tensor, None, None]:
        x_BTC, weight_NC = ctx.saved_tensors
        limbs, block = ctx.rounding.limbs, ctx.rounding.block
        dy, x = dy_BTN.flatten(0, 1), x_BTC.flatten(0, 1)
        dx = rounded(dy, ctx.gradient_limbs, 1, block) @ rounded(weight_NC, limbs, 0, block)
        d_weight = rounded(dy, ctx.gradient_limbs, 0, block).t() @ rounded(x, limbs, 0, block)
        return dx.view(x_BTC.shape), d_weight, None, None


class _Attention(Function):
    """Axes as in the policy; G members share a key head, L are keys."""

    @staticmethod
    def forward(
        ctx: Any, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor, rounding: Rounding
    ) -> Tensor:
        B, T, H, E = q_BTHE.shape
        K = k_BTKE.shape[2]
        q = (q_BTHE * (1.0 / math.sqrt(E))).view(B, T, K, H // K, E).permute(0, 2, 3, 1, 4)
        k, v = k_BTKE.transpose(1, 2)[:, :, None], v_BTKE.transpose(1, 2)[:, :, None]
        limbs, block = rounding.limbs, rounding.block
        scores = rounded(q, limbs, -1, block) @ rounded(k, limbs, -1, block).transpose(-1, -2)
        later = torch.ones(T, T, dtype=torch.bool).triu(1)
        scores.masked_fill_(later, -math.inf)
        shares = torch.exp_(scores - scores.amax(-1, keepdim=True))
        sums = shares.sum(-1, keepdim=True)
        v_exponents = exponents(v, -1)
        v_units = rounded(v, limbs, -1, 0) / _two_to(v_exponents)
        weighed = shares * _two_to(v_exponents).transpose(-1, -2)
        if block:
            weighed = rounded(weighed, rounding.share_limbs, -1, block)
        else:
            seen = v_exponents.cummax(-2).values
            weighed = _to_places(weighed, seen, c.places(rounding.share_limbs))
        mixed = (weighed @ v_units) / sums
        ctx.rounding = rounding
        ctx.save_for_backward(q, k, v, shares.div_(sums), mixed)
        return mixed.permute(0, 3, 1, 2, 4).reshape(B, T, H, E)

    @staticmethod
    def backward(ctx: Any, d_mixed_BTHE: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        q, k, v, shares, mixed = ctx.saved_tensors
        B, T, H, E = d_mixed_BTHE.shape
        K = k.shape[1]
        limbs, wide, block = ctx.rounding.limbs, ctx.rounding.share_limbs, ctx.rounding.block
        d_mixed = d_mixed_BTHE.view(B, T, K, H // K, E).permute(0, 2, 3, 1, 4)
        if block:
            share_units = rounded(shares, wide, -2, block)
        else:
            share_units = _to_places(shares, torch.zeros((), dtype=torch.int32), c.places(wide))
        dv = share_units.transpose(-1, -2) @ rounded(d_mixed, limbs, -2, block)
        v_rows = rounded(v, limbs, -1, block)
        d_shares = rounded(d_mixed, limbs, -1, block) @ v_rows.transpose(-1, -2)
        d_scores = shares * (d_shares - (d_mixed * mixed).sum(-1, keepdim=True))
        dq = rounded(d_scores, wide, -1, block) @ rounded(k, limbs, -2, block)
        dk = rounded(d_scores, wide, -2, block).transpose(-1, -2) @ rounded(q, limbs, -2, block)
        dq = (dq * (1.0 / math.sqrt(E))).permute(0, 3, 1, 2, 4).reshape(B, T, H, E)
        return dq, dk.sum(2).transpose(1, 2), dv.sum(2).transpose(1, 2), None
