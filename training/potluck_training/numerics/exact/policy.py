"""The exact policy: autograd over an implementation's passes, the same for all of them."""

from typing import Any

from torch import Tensor
from torch.autograd import Function

from potluck.numerics import EXACT
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.kernels import Attended, Kernels, Scored
from potluck_training.numerics.port import AdamWNumbers, Rotations


class Exact:
    """Numerics "exact-1" by one implementation.

    Where a tensor is used twice autograd adds the two gradients, which has one result; no
    primitive lets a tensor be used three times, whose sum would depend on the order.
    """

    name = EXACT

    def __init__(self, kernels: Kernels) -> None:
        self._kernels = kernels

    def embedding(self, table_VD: Tensor, ids_BT: Tensor) -> Tensor:
        """Return the rows of a table."""
        rows: Tensor = _Embedding.apply(self._kernels, table_VD, ids_BT)  # type: ignore[no-untyped-call]
        return rows

    def linear(self, x_BTC: Tensor, weight_NC: Tensor) -> Tensor:
        """Return x · weightᵀ."""
        y: Tensor = _Linear.apply(self._kernels, x_BTC, weight_NC, c.LIMBS)  # type: ignore[no-untyped-call]
        return y

    def head(self, x_BTC: Tensor, weight_VC: Tensor) -> Tensor:
        """Return x · weightᵀ."""
        y: Tensor = _Linear.apply(self._kernels, x_BTC, weight_VC, c.WIDE_LIMBS)  # type: ignore[no-untyped-call]
        return y

    def add(self, a: Tensor, b: Tensor) -> Tensor:
        """Return a + b."""
        return a + b

    def normalised(self, x_BTD: Tensor, gain_D: Tensor, epsilon: float) -> Tensor:
        """Return the RMSNorm."""
        y: Tensor = _Normalised.apply(self._kernels, x_BTD, gain_D, epsilon)  # type: ignore[no-untyped-call]
        return y

    def rotated(self, x_BTHE: Tensor, tables: Rotations) -> Tensor:
        """Return the rotary encoding."""
        y: Tensor = _Rotated.apply(self._kernels, x_BTHE, tables)  # type: ignore[no-untyped-call]
        return y

    def attention(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Tensor:
        """Return causal attention."""
        y: Tensor = _Attention.apply(self._kernels, q_BTHE, k_BTKE, v_BTKE)  # type: ignore[no-untyped-call]
        return y

    def gated(self, gate_up_BTF: Tensor) -> Tensor:
        """Return silu(gate) · up."""
        y: Tensor = _Gated.apply(self._kernels, gate_up_BTF)  # type: ignore[no-untyped-call]
        return y

    def mean_loss(self, scores_NV: Tensor, targets_N: Tensor) -> Tensor:
        """Return the mean cross-entropy."""
        loss: Tensor = _MeanLoss.apply(self._kernels, scores_NV, targets_N)  # type: ignore[no-untyped-call]
        return loss

    def norm(self, values: Tensor) -> Tensor:
        """Return the L2 norm."""
        return self._kernels.norm(values)

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one step in place."""
        self._kernels.adamw(weights, gradient, first, second, numbers)


class _Embedding(Function):
    @staticmethod
    def forward(ctx: Any, kernels: Kernels, table_VD: Tensor, ids_BT: Tensor) -> Tensor:
        ctx.kernels, ctx.rows = kernels, table_VD.shape[0]
        ctx.save_for_backward(ids_BT)
        return table_VD[ids_BT]

    @staticmethod
    def backward(ctx: Any, dy_BTD: Tensor) -> tuple[None, Tensor, None]:
        (ids_BT,) = ctx.saved_tensors
        return None, ctx.kernels.gather_back(dy_BTD.flatten(0, 1), ids_BT.flatten(), ctx.rows), None


class _Linear(Function):
    @staticmethod
    def forward(
        ctx: Any, kernels: Kernels, x_BTC: Tensor, weight_NC: Tensor, gradient_limbs: int
    ) -> Tensor:
        ctx.kernels, ctx.gradient_limbs = kernels, gradient_limbs
        ctx.save_for_backward(x_BTC, weight_NC)
        y: Tensor = kernels.product(x_BTC.flatten(0, 1), weight_NC, c.LIMBS, c.LIMBS)
        return y.view(*x_BTC.shape[:2], -1)

    @staticmethod
    def backward(ctx: Any, dy_BTN: Tensor) -> tuple[None, Tensor, Tensor, None]:
        x_BTC, weight_NC = ctx.saved_tensors
        dy, x, limbs = dy_BTN.flatten(0, 1), x_BTC.flatten(0, 1), ctx.gradient_limbs
        dx = ctx.kernels.product(dy, weight_NC.t(), limbs, c.LIMBS)
        d_weight = ctx.kernels.product(dy.t(), x.t(), limbs, c.LIMBS)
        return None, dx.view(x_BTC.shape), d_weight, None


class _Normalised(Function):
    @staticmethod
    def forward(
        ctx: Any, kernels: Kernels, x_BTD: Tensor, gain_D: Tensor, epsilon: float
    ) -> Tensor:
        y_ND, factors_N = kernels.normalise(x_BTD.flatten(0, 1), gain_D, epsilon)
        ctx.kernels = kernels
        ctx.save_for_backward(x_BTD, gain_D, factors_N)
        return y_ND.view(x_BTD.shape)

    @staticmethod
    def backward(ctx: Any, dy_BTD: Tensor) -> tuple[None, Tensor, Tensor, None]:
        x_BTD, gain_D, factors_N = ctx.saved_tensors
        dx_ND, d_gain_D = ctx.kernels.normalise_back(
            dy_BTD.flatten(0, 1), x_BTD.flatten(0, 1), gain_D, factors_N
        )
        return None, dx_ND.view(x_BTD.shape), d_gain_D, None


class _Rotated(Function):
    @staticmethod
    def forward(ctx: Any, kernels: Kernels, x_BTHE: Tensor, tables: Rotations) -> Tensor:
        ctx.kernels, ctx.tables = kernels, tables
        return kernels.rotate(x_BTHE, tables, back=False)

    @staticmethod
    def backward(ctx: Any, dy_BTHE: Tensor) -> tuple[None, Tensor, None]:
        return None, ctx.kernels.rotate(dy_BTHE, ctx.tables, back=True), None


class _Attention(Function):
    @staticmethod
    def forward(
        ctx: Any, kernels: Kernels, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor
    ) -> Tensor:
        attended = kernels.attend(q_BTHE, k_BTKE, v_BTKE)
        ctx.kernels = kernels
        ctx.save_for_backward(
            q_BTHE, k_BTKE, v_BTKE, attended.mixed_BTHE, attended.largest_BHT, attended.sums_BHT
        )
        return attended.mixed_BTHE

    @staticmethod
    def backward(ctx: Any, d_mixed_BTHE: Tensor) -> tuple[None, Tensor, Tensor, Tensor]:
        q_BTHE, k_BTKE, v_BTKE, mixed_BTHE, largest_BHT, sums_BHT = ctx.saved_tensors
        attended = Attended(mixed_BTHE=mixed_BTHE, largest_BHT=largest_BHT, sums_BHT=sums_BHT)
        return None, *ctx.kernels.attend_back(d_mixed_BTHE, q_BTHE, k_BTKE, v_BTKE, attended)


class _Gated(Function):
    @staticmethod
    def forward(ctx: Any, kernels: Kernels, gate_up_BTF: Tensor) -> Tensor:
        ctx.kernels = kernels
        ctx.save_for_backward(gate_up_BTF)
        y: Tensor = kernels.gate(gate_up_BTF.flatten(0, 1))
        return y.view(*gate_up_BTF.shape[:2], -1)

    @staticmethod
    def backward(ctx: Any, dy_BTF: Tensor) -> tuple[None, Tensor]:
        (gate_up_BTF,) = ctx.saved_tensors
        d_NF = ctx.kernels.gate_back(dy_BTF.flatten(0, 1), gate_up_BTF.flatten(0, 1))
        return None, d_NF.view(gate_up_BTF.shape)


class _MeanLoss(Function):
    @staticmethod
    def forward(ctx: Any, kernels: Kernels, scores_NV: Tensor, targets_N: Tensor) -> Tensor:
        scored = kernels.score(scores_NV, targets_N)
        ctx.kernels = kernels
        ctx.save_for_backward(scores_NV, targets_N, scored.loss, scored.largest_N, scored.sums_N)
        return scored.loss

    @staticmethod
    def backward(ctx: Any, d_loss: Tensor) -> tuple[None, Tensor, None]:
        scores_NV, targets_N, loss, largest_N, sums_N = ctx.saved_tensors
        scored = Scored(loss=loss, largest_N=largest_N, sums_N=sums_N)
        return None, ctx.kernels.score_back(d_loss, scores_NV, targets_N, scored), None
