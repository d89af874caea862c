"""Exact numerics in fused kernels for NVIDIA GPUs, written in Triton.

No GPU was at hand when they were written: they have run in Triton's interpreter, and have been
compiled for GPUs; `self_test` compares them with the reference on each device before they work.
"""

from torch import Tensor

from potluck_training.numerics.exact import (
    cuda_attention,
    cuda_attention_back,
    cuda_elementwise,
    cuda_embedding,
    cuda_loss,
    cuda_norm,
    cuda_sums,
)
from potluck_training.numerics.exact.bounds import check_contraction
from potluck_training.numerics.exact.cuda_limbs import split
from potluck_training.numerics.exact.cuda_product import multiply
from potluck_training.numerics.exact.kernels import Attended, Scored
from potluck_training.numerics.port import AdamWNumbers, Rotations


class FusedCuda:
    """The fast one where there is an NVIDIA GPU."""

    def product(self, a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
        """Return PRODUCT(a, b)."""
        check_contraction(a_NC.shape[-1], a_limbs, b_limbs)
        a, b = split(a_NC[None, None], a_limbs), split(b_MC[None, None], b_limbs)
        return multiply(a, b, a_NC.shape[0], b_MC.shape[0])

    def normalise(self, x_ND: Tensor, gain_D: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
        """Return the RMSNorm and each row's factor."""
        return cuda_norm.normalise(x_ND, gain_D, epsilon)

    def normalise_back(
        self, dy_ND: Tensor, x_ND: Tensor, gain_D: Tensor, factors_N: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the gradients of x and of the gain."""
        return cuda_norm.normalise_back(dy_ND, x_ND, gain_D, factors_N)

    def rotate(self, x_BTHE: Tensor, tables: Rotations, *, back: bool) -> Tensor:
        """Return heads turned, or turned back."""
        return cuda_elementwise.rotate(x_BTHE, tables, back=back)

    def attend(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
        """Return causal attention."""
        return cuda_attention.attend(q_BTHE, k_BTKE, v_BTKE)

    def attend_back(
        self,
        d_mixed_BTHE: Tensor,
        q_BTHE: Tensor,
        k_BTKE: Tensor,
        v_BTKE: Tensor,
        attended: Attended,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the gradients of q, k and v."""
        return cuda_attention_back.attend_back(d_mixed_BTHE, q_BTHE, k_BTKE, v_BTKE, attended)

    def gate(self, gate_up_NF: Tensor) -> Tensor:
        """Return silu(gate) · up."""
        return cuda_elementwise.gate(gate_up_NF)

    def gate_back(self, dy_NF: Tensor, gate_up_NF: Tensor) -> Tensor:
        """Return the gradient of gate and up."""
        return cuda_elementwise.gate_back(dy_NF, gate_up_NF)

    def score(self, scores_NV: Tensor, targets_N: Tensor) -> Scored:
        """Return the loss."""
        return cuda_loss.score(scores_NV, targets_N)

    def score_back(
        self, d_loss: Tensor, scores_NV: Tensor, targets_N: Tensor, scored: Scored
    ) -> Tensor:
        """Return the gradient of the scores."""
        return cuda_loss.score_back(d_loss, scores_NV, targets_N, scored)

    def gather_back(self, dy_ND: Tensor, ids_N: Tensor, rows: int) -> Tensor:
        """Return the gradient of the table."""
        return cuda_embedding.gather_back(dy_ND, ids_N, rows)

    def norm(self, values: Tensor) -> Tensor:
        """Return NORM."""
        return cuda_sums.norm(values)

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one step in place; the gradient is left as it was."""
        cuda_elementwise.adamw(weights, gradient, first, second, numbers)
