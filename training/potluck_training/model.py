"""The decoder: Llama's architecture as functions over a table of weights and a numerics.

Letters at the end of a name are the axes of a tensor, in order:
B sequences, T tokens, D width, H query heads, K key and value heads, E head width,
F feed-forward width, V vocabulary.
"""

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from potluck.v1 import manifest_pb2 as wire
from potluck_training.numerics.port import Numerics, Rotations
from potluck_training.weights import EMBEDDING, FINAL_NORM, HEAD, layer_prefix

Between = Callable[[Tensor], None]
"""Called with the activations at each place where work may be stopped for a while."""


def go_on(_activations: Tensor) -> None:
    """Stop nowhere."""


def logits(
    numerics: Numerics,
    model: wire.ModelConfig,
    weights: Mapping[str, Tensor],
    tables: Rotations,
    tokens_BT: Tensor,
    between: Between = go_on,
) -> Tensor:
    """Return the scores of the next token, B × T × V, for sequences of context_tokens.

    Args:
        numerics: The arithmetic.
        model: The model's shape.
        weights: Its tensors by the names of `weights.parameter_layout`.
        tables: Of `rotations`.
        tokens_BT: The ids.
        between: Called between the halves of layers.
    """
    x_BTD = numerics.embedding(weights[EMBEDDING], tokens_BT)
    epsilon = model.norm_epsilon
    for layer in range(model.layers):
        prefix = layer_prefix(layer)
        between(x_BTD)
        y_BTD = numerics.normalised(x_BTD, weights[prefix + "input_layernorm.weight"], epsilon)
        y_BTD = _attention(numerics, model, weights, prefix + "self_attn.", tables, y_BTD)
        x_BTD = numerics.add(x_BTD, y_BTD)
        between(x_BTD)
        gain_D = weights[prefix + "post_attention_layernorm.weight"]
        y_BTD = numerics.normalised(x_BTD, gain_D, epsilon)
        x_BTD = numerics.add(x_BTD, _feed_forward(numerics, weights, prefix + "mlp.", y_BTD))
    between(x_BTD)
    x_BTD = numerics.normalised(x_BTD, weights[FINAL_NORM], epsilon)
    return numerics.head(x_BTD, weights[EMBEDDING if model.tied_embeddings else HEAD])


def mean_loss(
    numerics: Numerics,
    model: wire.ModelConfig,
    weights: Mapping[str, Tensor],
    tables: Rotations,
    windows: Tensor,
    between: Between = go_on,
) -> Tensor:
    """Return the mean cross-entropy in nats a token over windows of context_tokens + 1 ids."""
    scores_BTV = logits(numerics, model, weights, tables, windows[:, :-1], between)
    return numerics.mean_loss(scores_BTV.flatten(0, 1), windows[:, 1:].flatten())


def _attention(
    numerics: Numerics,
    model: wire.ModelConfig,
    weights: Mapping[str, Tensor],
    prefix: str,
    tables: Rotations,
    x_BTD: Tensor,
) -> Tensor:
    B, T, D = x_BTD.shape
    H, K, E = model.heads, model.kv_heads, D // model.heads
    qkv = numerics.linear(x_BTD, weights[prefix + "qkv_proj.weight"])
    q, k, v = torch.split(qkv, [H * E, K * E, K * E], dim=-1)
    q_BTHE = numerics.rotated(q.reshape(B, T, H, E), tables)
    k_BTKE = numerics.rotated(k.reshape(B, T, K, E), tables)
    mixed_BTHE = numerics.attention(q_BTHE, k_BTKE, v.reshape(B, T, K, E))
    return numerics.linear(mixed_BTHE.reshape(B, T, D), weights[prefix + "o_proj.weight"])


def _feed_forward(
    numerics: Numerics, weights: Mapping[str, Tensor], prefix: str, x_BTD: Tensor
) -> Tensor:
    gate_up = numerics.linear(x_BTD, weights[prefix + "gate_up_proj.weight"])
    return numerics.linear(numerics.gated(gate_up), weights[prefix + "down_proj.weight"])
