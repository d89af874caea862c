"""A model that remembers keys and values, so that each new token costs one token's arithmetic.

It is the model of training over plain floating point; only attention differs, which looks at what
was kept as well, and the head, which scores no place but the last.
"""

import math

import torch
from torch import Tensor
from torch.nn import functional

from potluck.v1 import manifest_pb2 as wire
from potluck_training.numerics.fast import Fast


class Remembering(Fast):
    """Implements Numerics for one sequence that grows; gradients are not for it.

    Args:
        model: The model's shape.
        most_tokens: How long the sequence may get.
        device: What PyTorch calls the device.

    Attributes:
        tokens: How many tokens are remembered.
    """

    def __init__(self, model: wire.ModelConfig, most_tokens: int, device: str) -> None:
        head_width = model.width // model.heads
        shape = (model.layers, 1, most_tokens, model.kv_heads, head_width)
        self._keys = torch.zeros(shape, device=device)
        self._values = torch.zeros(shape, device=device)
        self._layer = 0
        self.tokens = 0

    def forget(self) -> None:
        """Begin a new sequence."""
        self.tokens = 0

    def begin(self) -> None:
        """Begin a pass through the layers; its tokens follow those that are remembered."""
        self._layer = 0

    def end(self, tokens: int) -> None:
        """Remember that a pass has brought so many tokens."""
        self.tokens += tokens

    def attention(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Tensor:
        """Return causal attention to what is remembered and what is new: many tokens, or one."""
        layer, self._layer = self._layer, self._layer + 1
        new = q_BTHE.shape[1]
        length = self.tokens + new
        keys_BLKE, values_BLKE = self._keys[layer], self._values[layer]
        keys_BLKE[:, self.tokens : length] = k_BTKE
        values_BLKE[:, self.tokens : length] = v_BTKE
        if self.tokens == 0:
            return super().attention(q_BTHE, k_BTKE, v_BTKE)
        return _one_query(q_BTHE, keys_BLKE[:, :length], values_BLKE[:, :length])

    def head(self, x_BTC: Tensor, weight_VC: Tensor) -> Tensor:
        """Return the scores of the last place alone."""
        return functional.linear(x_BTC[:, -1:], weight_VC)


def _one_query(q_BTHE: Tensor, keys_BLKE: Tensor, values_BLKE: Tensor) -> Tensor:
    """Return one token's attention to all before it and itself."""
    B, _, H, E = q_BTHE.shape
    K = keys_BLKE.shape[2]
    q_BKGE = q_BTHE.reshape(B, K, H // K, E) * (1.0 / math.sqrt(E))
    scores_BKGL = torch.matmul(q_BKGE, keys_BLKE.permute(0, 2, 3, 1))
    shares_BKGL = functional.softmax(scores_BKGL, dim=-1)
    mixed_BKGE = torch.matmul(shares_BKGL, values_BLKE.transpose(1, 2))
    return mixed_BKGE.reshape(B, 1, H, E)
