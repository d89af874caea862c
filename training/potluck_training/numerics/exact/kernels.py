"""What one implementation of exact numerics does: each primitive's forward and backward pass.

All implementations give the same bits as `eager`, which is the reference. Axes are named as in
`numerics.port`. Tensors are float32 unless said otherwise, and need not be contiguous; ids are
int64. None of them keeps or changes what it is given, where the docstring does not say so.
"""

from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from potluck_training.numerics.port import AdamWNumbers, Rotations


@dataclass(frozen=True, kw_only=True)
class Attended:
    """What attention's backward pass needs of its forward pass.

    Attributes:
        mixed_BTHE: The result.
        largest_BHT: Each query's largest score.
        sums_BHT: Each query's sum of exp(score − largest).
    """

    mixed_BTHE: Tensor
    largest_BHT: Tensor
    sums_BHT: Tensor


@dataclass(frozen=True, kw_only=True)
class Scored:
    """What the loss's backward pass needs of its forward pass.

    Attributes:
        loss: Mean cross-entropy in nats, a scalar.
        largest_N: Each row's largest score.
        sums_N: Each row's sum of exp(score − largest).
    """

    loss: Tensor
    largest_N: Tensor
    sums_N: Tensor


class Kernels(Protocol):
    """One implementation of the primitives of exact numerics."""

    def product(self, a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
        """Return PRODUCT(a, b), N × M: each row of a with each row of b."""
        ...

    def normalise(self, x_ND: Tensor, gain_D: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
        """Return the RMSNorm, N × D, and each row's factor 1 ÷ √(mean square + ε), N."""
        ...

    def normalise_back(
        self, dy_ND: Tensor, x_ND: Tensor, gain_D: Tensor, factors_N: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the gradients of x, N × D, and of the gain, D."""
        ...

    def rotate(self, x_BTHE: Tensor, tables: Rotations, *, back: bool) -> Tensor:
        """Return heads turned by the angles of their tokens, or turned back."""
        ...

    def attend(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
        """Return causal attention."""
        ...

    def attend_back(
        self,
        d_mixed_BTHE: Tensor,
        q_BTHE: Tensor,
        k_BTKE: Tensor,
        v_BTKE: Tensor,
        attended: Attended,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the gradients of q, k and v."""
        ...

    def gate(self, gate_up_NF: Tensor) -> Tensor:
        """Return silu(gate) · up from rows of gate and up beside each other."""
        ...

    def gate_back(self, dy_NF: Tensor, gate_up_NF: Tensor) -> Tensor:
        """Return the gradient of gate and up, beside each other."""
        ...

    def score(self, scores_NV: Tensor, targets_N: Tensor) -> Scored:
        """Return the loss."""
        ...

    def score_back(
        self, d_loss: Tensor, scores_NV: Tensor, targets_N: Tensor, scored: Scored
    ) -> Tensor:
        """Return the gradient of the scores, N × V."""
        ...

    def gather_back(self, dy_ND: Tensor, ids_N: Tensor, rows: int) -> Tensor:
        """Return the gradient of a table of so many rows that rows were taken from."""
        ...

    def norm(self, values: Tensor) -> Tensor:
        """Return NORM of a flat tensor, a scalar."""
        ...

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one AdamW step in place on flat contiguous tensors; the gradient is overwritten."""
        ...
