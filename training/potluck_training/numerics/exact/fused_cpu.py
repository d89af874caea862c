"""Exact numerics on a processor, with the reference's bits: kernels by numba, products by int8."""

import numpy as np
import torch
from torch import Tensor

from potluck_training.numerics.exact import (
    cpu_loss,
    cpu_optimizer,
    cpu_rows,
)
from potluck_training.numerics.exact.cpu_attention import Attention
from potluck_training.numerics.exact.cpu_product import DoubleProducts, Int8Products
from potluck_training.numerics.exact.cpu_threads import Threads
from potluck_training.numerics.exact.kernels import Attended, Scored
from potluck_training.numerics.port import AdamWNumbers, Rotations


class FusedCpu:
    """As fast as the processor allows.

    Used by one thread at a time.

    Args:
        int8: Whether PyTorch's int8 products are exact on this processor.
    """

    def __init__(self, *, int8: bool) -> None:
        self._threads = Threads()
        products = Int8Products if int8 else DoubleProducts
        self._products = products(self._threads)
        self._attention = Attention(self._threads)

    def product(self, a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
        """Return PRODUCT(a, b)."""
        return self._products.product(a_NC.detach(), b_MC.detach(), a_limbs, b_limbs)

    def normalise(self, x_ND: Tensor, gain_D: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
        """Return the RMSNorm and each row's factor."""
        x = _plain(x_ND)
        y, factors = torch.empty_like(x), x.new_empty(x.shape[0])
        self._threads.run(
            cpu_rows.normalise,
            x.shape[0],
            x.numel(),
            x.numpy(),
            _plain(gain_D).numpy(),
            np.float32(epsilon),
            y.numpy(),
            factors.numpy(),
        )
        return y, factors

    def normalise_back(
        self, dy_ND: Tensor, x_ND: Tensor, gain_D: Tensor, factors_N: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the gradients of x and of the gain."""
        dy, x, gain = _plain(dy_ND), _plain(x_ND), _plain(gain_D)
        dx, d_gain = torch.empty_like(x), torch.empty_like(gain)
        factors = _plain(factors_N).numpy()
        self._threads.run(
            cpu_rows.normalise_back,
            x.shape[0],
            x.numel(),
            dy.numpy(),
            x.numpy(),
            gain.numpy(),
            factors,
            dx.numpy(),
        )
        self._threads.run(
            cpu_rows.gain_back,
            x.shape[1],
            x.numel(),
            dy.numpy(),
            x.numpy(),
            factors,
            d_gain.numpy(),
        )
        return dx, d_gain

    def rotate(self, x_BTHE: Tensor, tables: Rotations, *, back: bool) -> Tensor:
        """Return heads turned, or turned back."""
        x = _plain(x_BTHE).view(-1, *x_BTHE.shape[2:])
        y = torch.empty_like(x)
        self._threads.run(
            cpu_rows.rotate,
            x.shape[0],
            x.numel(),
            x.numpy(),
            tables.cosines_TE.numpy(),
            tables.sines_TE.numpy(),
            np.float32(-1.0 if back else 1.0),
            y.numpy(),
        )
        return y.view(x_BTHE.shape)

    def attend(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
        """Return causal attention."""
        return self._attention.attend(q_BTHE.detach(), k_BTKE.detach(), v_BTKE.detach())

    def attend_back(
        self,
        d_mixed_BTHE: Tensor,
        q_BTHE: Tensor,
        k_BTKE: Tensor,
        v_BTKE: Tensor,
        attended: Attended,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the gradients of q, k and v."""
        return self._attention.attend_back(
            d_mixed_BTHE.detach(), q_BTHE.detach(), k_BTKE.detach(), v_BTKE.detach(), attended
        )

    def gate(self, gate_up_NF: Tensor) -> Tensor:
        """Return silu(gate) · up."""
        gate_up = _plain(gate_up_NF)
        y = gate_up.new_empty(gate_up.shape[0], gate_up.shape[1] // 2)
        self._threads.run(cpu_rows.gate, y.shape[0], gate_up.numel(), gate_up.numpy(), y.numpy())
        return y

    def gate_back(self, dy_NF: Tensor, gate_up_NF: Tensor) -> Tensor:
        """Return the gradient of gate and up."""
        dy, gate_up = _plain(dy_NF), _plain(gate_up_NF)
        gradient = torch.empty_like(gate_up)
        self._threads.run(
            cpu_rows.gate_back,
            dy.shape[0],
            gate_up.numel(),
            dy.numpy(),
            gate_up.numpy(),
            gradient.numpy(),
        )
        return gradient

    def score(self, scores_NV: Tensor, targets_N: Tensor) -> Scored:
        """Return the loss."""
        scores = _plain(scores_NV)
        largest, sums, losses = scores.new_empty(3, scores.shape[0])
        self._threads.run(
            cpu_loss.score,
            scores.shape[0],
            scores.numel(),
            scores.numpy(),
            _plain(targets_N).numpy(),
            largest.numpy(),
            sums.numpy(),
            losses.numpy(),
        )
        loss = scores.new_empty(1)
        cpu_loss.mean(0, 1, losses.numpy(), loss.numpy())
        return Scored(loss=loss[0], largest_N=largest, sums_N=sums)

    def score_back(
        self, d_loss: Tensor, scores_NV: Tensor, targets_N: Tensor, scored: Scored
    ) -> Tensor:
        """Return the gradient of the scores."""
        scores = _plain(scores_NV)
        gradient = torch.empty_like(scores)
        self._threads.run(
            cpu_loss.score_back,
            scores.shape[0],
            scores.numel(),
            scores.numpy(),
            _plain(targets_N).numpy(),
            _plain(scored.largest_N).numpy(),
            _plain(scored.sums_N).numpy(),
            np.float32((d_loss.detach() / targets_N.numel()).item()),
            gradient.numpy(),
        )
        return gradient

    def gather_back(self, dy_ND: Tensor, ids_N: Tensor, rows: int) -> Tensor:
        """Return the gradient of the table."""
        dy = _plain(dy_ND)
        gradient = dy.new_empty(rows, dy.shape[1])
        self._threads.run(
            cpu_loss.gather_back,
            dy.shape[1],
            dy.numel(),
            dy.numpy(),
            _plain(ids_N).numpy(),
            gradient.numpy(),
        )
        return gradient

    def norm(self, values: Tensor) -> Tensor:
        """Return NORM."""
        flat = _plain(values)
        parts = _parts(flat)
        largest, sums = np.empty(parts, np.int64), np.empty(parts, np.int64)
        result = flat.new_empty(1)
        array, size = flat.numpy(), flat.numel()
        self._threads.run(cpu_optimizer.largest_magnitudes, parts, size, array, largest)
        self._threads.run(cpu_optimizer.square_sums, parts, size, array, largest, sums)
        cpu_optimizer.root(0, 1, largest, sums, result.numpy())
        return result[0]

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Do one step in place."""
        self._threads.run(
            cpu_optimizer.adamw,
            _parts(weights),
            weights.numel(),
            weights.detach().numpy(),
            gradient.detach().numpy(),
            first.detach().numpy(),
            second.detach().numpy(),
            np.array(
                (
                    numbers.keep_first,
                    numbers.add_first,
                    numbers.keep_second,
                    numbers.add_second,
                    numbers.second_divisor,
                    numbers.epsilon,
                    numbers.step_size,
                ),
                np.float32,
            ),
        )


def _plain(x: Tensor) -> Tensor:
    return x.detach().contiguous()


def _parts(flat: Tensor) -> int:
    return -(-flat.numel() // cpu_optimizer.PART)
