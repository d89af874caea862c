"""The decoder: Llama's architecture as functions over a table of weights.

Letters at the end of a name are the axes of a tensor, in order:
B sequences, T tokens, D width, H query heads, K key and value heads, G query heads a key head,
L = G·T queries that share a key head, E head width, F feed-forward width, V vocabulary.

Attention is written out instead of calling a fused kernel, since the fused ones choose their
algorithm, and with it the bits, by device and size.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from potluck.v1 import manifest_pb2 as wire
from potluck_training.weights import EMBEDDING, FINAL_NORM, HEAD, layer_prefix

Between = Callable[[Tensor], None]
"""Called with the activations at each place where work may be stopped for a while."""


@dataclass(frozen=True, kw_only=True)
class Positions:
    """Tables of a context's length that no step changes.

    Attributes:
        cosines: Cosines of the rotary angles, T × E.
        sines: Sines of the rotary angles, T × E.
        mask: Zero where a query may look, minus infinity where it may not, L × T; the rows of all
            heads that share a key head stand below each other.
    """

    cosines: Tensor
    sines: Tensor
    mask: Tensor


def positions(model: wire.ModelConfig, device: str) -> Positions:
    """Return the tables for full-length sequences.

    The angles are computed in float64 by numpy and rounded once, because sines in float32 differ
    between instruction sets. They are rounded by numpy too, since Apple chips know no float64.
    """
    tokens, head_width = model.context_tokens, model.width // model.heads
    frequencies = model.rope_theta ** -(np.arange(0, head_width, 2) / head_width)
    angles_TE = np.tile(np.outer(np.arange(tokens), frequencies), 2)
    mask_TT = torch.full((tokens, tokens), -math.inf).triu(1)
    return Positions(
        cosines=torch.tensor(np.cos(angles_TE).astype(np.float32), device=device),
        sines=torch.tensor(np.sin(angles_TE).astype(np.float32), device=device),
        mask=mask_TT.repeat(model.heads // model.kv_heads, 1).to(device),
    )


def go_on(_activations: Tensor) -> None:
    """Stop nowhere."""


def logits(
    model: wire.ModelConfig,
    weights: Mapping[str, Tensor],
    tables: Positions,
    tokens_BT: Tensor,
    between: Between = go_on,
) -> Tensor:
    """Return the scores of the next token, B × T × V, for sequences of context_tokens."""
    x_BTD = functional.embedding(tokens_BT, weights[EMBEDDING])
    epsilon = model.norm_epsilon
    for layer in range(model.layers):
        prefix = layer_prefix(layer)
        between(x_BTD)
        y_BTD = _normalised(x_BTD, weights[prefix + "input_layernorm.weight"], epsilon)
        x_BTD = x_BTD + _attention(model, weights, prefix + "self_attn.", tables, y_BTD)
        between(x_BTD)
        y_BTD = _normalised(x_BTD, weights[prefix + "post_attention_layernorm.weight"], epsilon)
        x_BTD = x_BTD + _feed_forward(weights, prefix + "mlp.", y_BTD)
    between(x_BTD)
    x_BTD = _normalised(x_BTD, weights[FINAL_NORM], epsilon)
    head_VD = weights[EMBEDDING if model.tied_embeddings else HEAD]
    return functional.linear(x_BTD, head_VD)


def mean_loss(
    model: wire.ModelConfig,
    weights: Mapping[str, Tensor],
    tables: Positions,
    windows: Tensor,
    between: Between = go_on,
) -> Tensor:
    """Return the mean cross-entropy in nats a token over windows of context_tokens + 1 ids."""
    scores_BTV = logits(model, weights, tables, windows[:, :-1], between)
    return functional.cross_entropy(scores_BTV.flatten(0, 1), windows[:, 1:].flatten())


def _normalised(x_BTD: Tensor, gain_D: Tensor, epsilon: float) -> Tensor:
    return functional.rms_norm(x_BTD, gain_D.shape, gain_D, epsilon)


def _attention(
    model: wire.ModelConfig,
    weights: Mapping[str, Tensor],
    prefix: str,
    tables: Positions,
    x_BTD: Tensor,
) -> Tensor:
    B, T, D = x_BTD.shape
    E, K, G = D // model.heads, model.kv_heads, model.heads // model.kv_heads
    q_BTHE = functional.linear(x_BTD, weights[prefix + "q_proj.weight"]).view(B, T, K * G, E)
    k_BTKE = functional.linear(x_BTD, weights[prefix + "k_proj.weight"]).view(B, T, K, E)
    v_BTKE = functional.linear(x_BTD, weights[prefix + "v_proj.weight"]).view(B, T, K, E)
    q_BHTE = _rotated(q_BTHE.transpose(1, 2), tables)
    k_BKTE = _rotated(k_BTKE.transpose(1, 2), tables)
    v_BKTE = v_BTKE.transpose(1, 2)
    # The queries that share a key head stand below each other, so that no key is copied.
    q_BKLE = (q_BHTE * (1.0 / math.sqrt(E))).reshape(B, K, G * T, E)
    scores_BKLT = torch.matmul(q_BKLE, k_BKTE.transpose(2, 3)) + tables.mask
    shares_BKLT = functional.softmax(scores_BKLT, dim=-1)
    mixed_BTHE = torch.matmul(shares_BKLT, v_BKTE).view(B, K * G, T, E).transpose(1, 2)
    return functional.linear(mixed_BTHE.reshape(B, T, D), weights[prefix + "o_proj.weight"])


def _rotated(x_BHTE: Tensor, tables: Positions) -> Tensor:
    first, second = x_BHTE.chunk(2, dim=-1)
    turned = torch.cat((-second, first), dim=-1)
    return x_BHTE * tables.cosines + turned * tables.sines


def _feed_forward(weights: Mapping[str, Tensor], prefix: str, x_BTD: Tensor) -> Tensor:
    gate_BTF = functional.silu(functional.linear(x_BTD, weights[prefix + "gate_proj.weight"]))
    up_BTF = functional.linear(x_BTD, weights[prefix + "up_proj.weight"])
    return functional.linear(gate_BTF * up_BTF, weights[prefix + "down_proj.weight"])
