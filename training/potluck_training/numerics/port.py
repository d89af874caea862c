"""The primitives that a model in training is written over.

Letters at the end of a name are the axes of a tensor, in order, as in `model`: B sequences,
T tokens, D width, H query heads, K key and value heads, E head width, F feed-forward width,
V vocabulary, N rows (tokens of a micro-batch, or what a matrix gives), C columns.
"""

from dataclasses import dataclass
from typing import Protocol

from torch import Tensor


@dataclass(frozen=True, kw_only=True)
class Rotations:
    """Tables of the rotary position encoding, float32.

    Attributes:
        cosines_TE: Cosines of the angles; the second half of a head repeats the first.
        sines_TE: Their sines.
    """

    cosines_TE: Tensor
    sines_TE: Tensor


@dataclass(frozen=True, kw_only=True)
class AdamWNumbers:
    """What one AdamW step multiplies by; all are rounded to float32 before they are used.

    Attributes:
        keep_first: β₁.
        add_first: 1 − β₁.
        keep_second: β₂.
        add_second: 1 − β₂.
        second_divisor: √(1 − β₂ᵗ), which the root of the second moment is divided by.
        epsilon: Added to that.
        step_size: Rate ÷ (1 − β₁ᵗ).
    """

    keep_first: float
    add_first: float
    keep_second: float
    add_second: float
    second_divisor: float
    epsilon: float
    step_size: float


class Numerics(Protocol):
    """One policy of arithmetic; the first group of primitives can be differentiated."""

    @property
    def name(self) -> str:
        """Return what recipes call it; empty for floating point as each device does it."""
        ...

    def embedding(self, table_VD: Tensor, ids_BT: Tensor) -> Tensor:
        """Return the rows of a table, B × T × D."""
        ...

    def linear(self, x_BTC: Tensor, weight_NC: Tensor) -> Tensor:
        """Return the product of each token's row with each row of a matrix, B × T × N."""
        ...

    def head(self, x_BTC: Tensor, weight_VC: Tensor) -> Tensor:
        """As linear, for the scores of the vocabulary, whose gradient spans more magnitudes."""
        ...

    def add(self, a: Tensor, b: Tensor) -> Tensor:
        """Return the elementwise sum of two tensors of one shape."""
        ...

    def normalised(self, x_BTD: Tensor, gain_D: Tensor, epsilon: float) -> Tensor:
        """Return x ÷ √(mean of x² + ε) · gain, the mean being each token's (RMSNorm)."""
        ...

    def rotated(self, x_BTHE: Tensor, tables: Rotations) -> Tensor:
        """Return each head's halves turned against each other by the token's angles (RoPE)."""
        ...

    def attention(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Tensor:
        """Return causal grouped-query attention, scores divided by √E, B × T × H × E.

        Query heads h·(H/K) … (h + 1)·(H/K) − 1 share key head h.
        """
        ...

    def gated(self, gate_up_BTF: Tensor) -> Tensor:
        """Return silu(gate) · up, B × T × F, where gate and up are the halves of the last axis."""
        ...

    def mean_loss(self, scores_NV: Tensor, targets_N: Tensor) -> Tensor:
        """Return the mean cross-entropy in nats, a scalar."""
        ...

    def norm(self, values: Tensor) -> Tensor:
        """Return the L2 norm of a flat tensor, a scalar; not finite if a value is not."""
        ...

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one AdamW step in place on flat tensors, without decay; the gradient is overwritten.

        With g the gradient: first ← β₁·first + (1 − β₁)·g; second ← β₂·second + (1 − β₂)·g²;
        weights ← weights − step_size · first ÷ (√second ÷ second_divisor + ε).
        """
        ...
