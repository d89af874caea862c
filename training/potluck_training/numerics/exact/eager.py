"""The reference of exact numerics: every primitive in plain PyTorch, on any device with float64.

It says what the bits are; `fused_cpu` and `fused_cuda` say the same faster.
"""

import torch
from torch import Tensor

from potluck_training.numerics.exact import arithmetic as a
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact import eager_attention
from potluck_training.numerics.exact.kernels import Attended, Scored
from potluck_training.numerics.port import AdamWNumbers, Rotations


class Eager:
    """Plainly right."""

    def product(self, a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
        """Return PRODUCT(a, b)."""
        return a.product(a_NC, b_MC, a_limbs, b_limbs)

    def normalise(self, x_ND: Tensor, gain_D: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
        """Return the RMSNorm and each row's factor."""
        sums, exponent = a.square_total(x_ND, -1)
        scale = a.two_to(exponent)
        squares = (sums.to(torch.float64) * scale * scale * 2.0 ** (-2 * c.NORM_BITS)).to(
            torch.float32
        )
        mean = a.divided(squares, x_ND.shape[-1])
        factors_N = torch.ones_like(mean) / a.root(mean + epsilon)
        return (x_ND * factors_N[:, None]) * gain_D, factors_N

    def normalise_back(
        self, dy_ND: Tensor, x_ND: Tensor, gain_D: Tensor, factors_N: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the gradients of x and of the gain."""
        factors = factors_N[:, None]
        scaled_ND = dy_ND * gain_D
        mean = a.divided(a.total(scaled_ND * x_ND, -1), x_ND.shape[-1])[:, None]
        dx_ND = scaled_ND * factors - x_ND * (((factors * factors) * factors) * mean)
        return dx_ND, a.total(dy_ND * (x_ND * factors), 0)

    def rotate(self, x_BTHE: Tensor, tables: Rotations, *, back: bool) -> Tensor:
        """Return heads turned, or turned back."""
        half = x_BTHE.shape[-1] // 2
        cosines = tables.cosines_TE[:, None, :half]
        sines = tables.sines_TE[:, None, :half]
        if back:
            sines = -sines
        first, second = x_BTHE[..., :half], x_BTHE[..., half:]
        turned = (first * cosines - second * sines, second * cosines + first * sines)
        return torch.cat(turned, dim=-1)

    def attend(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
        """Return causal attention."""
        return eager_attention.attend(q_BTHE, k_BTKE, v_BTKE)

    def attend_back(
        self,
        d_mixed_BTHE: Tensor,
        q_BTHE: Tensor,
        k_BTKE: Tensor,
        v_BTKE: Tensor,
        attended: Attended,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the gradients of q, k and v."""
        return eager_attention.attend_back(d_mixed_BTHE, q_BTHE, k_BTKE, v_BTKE, attended)

    def gate(self, gate_up_NF: Tensor) -> Tensor:
        """Return silu(gate) · up."""
        gate, up = gate_up_NF.chunk(2, dim=-1)
        return (gate * a.sigmoid(gate)) * up

    def gate_back(self, dy_NF: Tensor, gate_up_NF: Tensor) -> Tensor:
        """Return the gradient of gate and up."""
        gate, up = gate_up_NF.chunk(2, dim=-1)
        share = a.sigmoid(gate)
        slope = share * (gate * (1.0 - share) + 1.0)
        return torch.cat(((dy_NF * up) * slope, dy_NF * (gate * share)), dim=-1)

    def score(self, scores_NV: Tensor, targets_N: Tensor) -> Scored:
        """Return the loss."""
        largest_N = scores_NV.amax(-1)
        sums_N = a.exp_total(a.exp(scores_NV - largest_N[:, None]))
        chosen_N = scores_NV.gather(1, targets_N[:, None])[:, 0]
        losses_N = (largest_N - chosen_N) + a.log(sums_N)
        loss = a.divided(a.total(losses_N, 0), losses_N.numel())
        return Scored(loss=loss, largest_N=largest_N, sums_N=sums_N)

    def score_back(
        self, d_loss: Tensor, scores_NV: Tensor, targets_N: Tensor, scored: Scored
    ) -> Tensor:
        """Return the gradient of the scores."""
        shares_NV = a.exp(scores_NV - scored.largest_N[:, None]) / scored.sums_N[:, None]
        at_target = torch.zeros_like(shares_NV).scatter_(1, targets_N[:, None], 1.0)
        return (shares_NV - at_target) * a.divided(d_loss, targets_N.numel())

    def gather_back(self, dy_ND: Tensor, ids_N: Tensor, rows: int) -> Tensor:
        """Return the gradient of the table."""
        exponent = a.exponents(dy_ND, 0)
        whole = a.integers(dy_ND, exponent, c.SUM_BITS).to(torch.int64)
        sums = torch.zeros(rows, dy_ND.shape[1], dtype=torch.int64, device=dy_ND.device)
        sums.index_add_(0, ids_N, whole)
        return (sums.to(torch.float64) * a.two_to(exponent) * 2.0**-c.SUM_BITS).to(torch.float32)

    def norm(self, values: Tensor) -> Tensor:
        """Return NORM."""
        sums, exponent = a.square_total(values, 0)
        root = a.root(sums.to(torch.float64))
        return (root * a.two_to(exponent) * 2.0**-c.NORM_BITS).to(torch.float32)

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one step in place."""
        first.mul_(numbers.keep_first).add_(gradient * numbers.add_first)
        squares = gradient * gradient
        second.mul_(numbers.keep_second).add_(squares.mul_(numbers.add_second))
        divisor = gradient.copy_(a.root(second))
        divisor.div_(divisor.new_full((), numbers.second_divisor)).add_(numbers.epsilon)
        weights.sub_(torch.div(first, divisor, out=squares).mul_(numbers.step_size))
