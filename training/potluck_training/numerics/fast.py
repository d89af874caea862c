"""Plain PyTorch in float32: as fast as the device is, with bits of its own.

Attention is written out instead of calling a fused kernel, since the fused ones choose their
algorithm, and with it the bits, by device and size.
"""

import math
from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

from potluck_training.numerics.port import AdamWNumbers, Rotations


class Fast:
    """Floating point as each device does it."""

    name = ""

    def embedding(self, table_VD: Tensor, ids_BT: Tensor) -> Tensor:
        """Return the rows of a table."""
        return functional.embedding(ids_BT, table_VD)

    def linear(self, x_BTC: Tensor, weight_NC: Tensor) -> Tensor:
        """Return x · weightᵀ."""
        return functional.linear(x_BTC, weight_NC)

    def head(self, x_BTC: Tensor, weight_VC: Tensor) -> Tensor:
        """Return x · weightᵀ."""
        return functional.linear(x_BTC, weight_VC)

    def add(self, a: Tensor, b: Tensor) -> Tensor:
        """Return a + b."""
        return a + b

    def normalised(self, x_BTD: Tensor, gain_D: Tensor, epsilon: float) -> Tensor:
        """Return the RMSNorm."""
        return functional.rms_norm(x_BTD, gain_D.shape, gain_D, epsilon)

    def rotated(self, x_BTHE: Tensor, tables: Rotations) -> Tensor:
        """Return the rotary encoding."""
        first, second = x_BTHE.chunk(2, dim=-1)
        turned = torch.cat((-second, first), dim=-1)
        return x_BTHE * tables.cosines_TE[:, None] + turned * tables.sines_TE[:, None]

    def attention(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Tensor:
        """Return causal attention; the queries that share a key head stand below each other."""
        B, T, H, E = q_BTHE.shape
        K = k_BTKE.shape[2]
        G = H // K
        scaled_BKLE = (q_BTHE.transpose(1, 2) * (1.0 / math.sqrt(E))).reshape(B, K, G * T, E)
        mask_LT = _mask(T, G, q_BTHE.device)
        scores_BKLT = torch.matmul(scaled_BKLE, k_BTKE.permute(0, 2, 3, 1)) + mask_LT
        shares_BKLT = functional.softmax(scores_BKLT, dim=-1)
        mixed_BKLE = torch.matmul(shares_BKLT, v_BTKE.transpose(1, 2))
        return mixed_BKLE.view(B, H, T, E).transpose(1, 2)

    def gated(self, gate_up_BTF: Tensor) -> Tensor:
        """Return silu(gate) · up."""
        gate, up = gate_up_BTF.chunk(2, dim=-1)
        return functional.silu(gate) * up

    def mean_loss(self, scores_NV: Tensor, targets_N: Tensor) -> Tensor:
        """Return the mean cross-entropy."""
        return functional.cross_entropy(scores_NV, targets_N)

    def norm(self, values: Tensor) -> Tensor:
        """Return the L2 norm."""
        norm: Tensor = torch.linalg.vector_norm(values)
        return norm

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one step in place."""
        first.lerp_(gradient, numbers.add_first)
        second.mul_(numbers.keep_second).addcmul_(gradient, gradient, value=numbers.add_second)
        # The gradient is spent, so its memory serves for the divisor.
        divisor = torch.sqrt(second, out=gradient)
        divisor.div_(numbers.second_divisor).add_(numbers.epsilon)
        weights.addcdiv_(first, divisor, value=-numbers.step_size)


@lru_cache(maxsize=1)
def _mask(tokens: int, members: int, device: torch.device) -> Tensor:
    """Return zero where a query may look and −∞ elsewhere, for heads below each other."""
    mask_TT = torch.full((tokens, tokens), -math.inf, device=device).triu(1)
    return mask_TT.repeat(members, 1)
