"""Names, shapes and order of a decoder's weights, and their first values.

The layout is the contract between all machines: commitments, payloads and merges work on one flat
array of all weights, in the order that layout() gives. The names are those of Hugging Face's Llama.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from potluck.v1 import manifest_pb2 as wire
from potluck_training.errors import TrainingError

EMBEDDING = "model.embed_tokens.weight"
FINAL_NORM = "model.norm.weight"
HEAD = "lm_head.weight"

_EMBEDDING_DEVIATION = 0.02
_JOINED = {
    "self_attn.q_proj.weight": "self_attn.qkv_proj.weight",
    "self_attn.k_proj.weight": "self_attn.qkv_proj.weight",
    "self_attn.v_proj.weight": "self_attn.qkv_proj.weight",
    "mlp.gate_proj.weight": "mlp.gate_up_proj.weight",
    "mlp.up_proj.weight": "mlp.gate_up_proj.weight",
}
_RESIDUAL_WRITERS = ("self_attn.o_proj.weight", "mlp.down_proj.weight")


@dataclass(frozen=True)
class TensorSpec:
    """One weight tensor.

    Attributes:
        name: Its name in a Hugging Face Llama checkpoint.
        shape: Rows and columns of a matrix, or the length of a norm's gain.
    """

    name: str
    shape: tuple[int, ...]

    @property
    def count(self) -> int:
        """Number of values."""
        return math.prod(self.shape)

    @property
    def is_matrix(self) -> bool:
        """Tell whether it is a matrix, which weight decay applies to."""
        return len(self.shape) == 2


def layer_prefix(layer: int) -> str:
    """Return what the names of a block's tensors start with."""
    return f"model.layers.{layer}."


def layout(model: wire.ModelConfig) -> tuple[TensorSpec, ...]:
    """Return the tensors of a decoder in the one order that all machines use."""
    width, hidden = model.width, model.hidden_width
    kv_width = model.kv_heads * (width // model.heads)
    specs = [TensorSpec(EMBEDDING, (model.vocabulary_size, width))]
    for layer in range(model.layers):
        prefix = layer_prefix(layer)
        specs += [
            TensorSpec(prefix + "input_layernorm.weight", (width,)),
            TensorSpec(prefix + "self_attn.q_proj.weight", (width, width)),
            TensorSpec(prefix + "self_attn.k_proj.weight", (kv_width, width)),
            TensorSpec(prefix + "self_attn.v_proj.weight", (kv_width, width)),
            TensorSpec(prefix + "self_attn.o_proj.weight", (width, width)),
            TensorSpec(prefix + "post_attention_layernorm.weight", (width,)),
            TensorSpec(prefix + "mlp.gate_proj.weight", (hidden, width)),
            TensorSpec(prefix + "mlp.up_proj.weight", (hidden, width)),
            TensorSpec(prefix + "mlp.down_proj.weight", (width, hidden)),
        ]
    specs.append(TensorSpec(FINAL_NORM, (width,)))
    if not model.tied_embeddings:
        specs.append(TensorSpec(HEAD, (model.vocabulary_size, width)))
    return tuple(specs)


def parameter_layout(model: wire.ModelConfig) -> tuple[TensorSpec, ...]:
    """Return the tensors that training works with: those of layout() with neighbours joined.

    The projections to queries, keys and values are one matrix, and so are those to gate and up:
    they have the same input, and lie one after the other in the flat array.
    """
    parameters: list[TensorSpec] = []
    for spec in layout(model):
        joined = next((name for end, name in _JOINED.items() if spec.name.endswith(end)), None)
        if joined is None:
            parameters.append(spec)
            continue
        name = layer_prefix(int(spec.name.split(".")[2])) + joined
        rows = 0
        if parameters[-1].name == name:
            rows = parameters.pop().shape[0]
        parameters.append(TensorSpec(name, (rows + spec.shape[0], spec.shape[1])))
    return tuple(parameters)


def initial_weights(model: wire.ModelConfig, seed: int) -> dict[str, NDArray[np.float32]]:
    """Return the weights before any training, from numpy's Philox keyed by (seed, tensor).

    Norm gains are one. Matrices are normal with deviation 1/√columns, so that every product keeps
    the scale of what goes in; those that write to the residual stream are smaller by √(2·layers),
    so that the stream doesn't grow with depth. PyTorch's own random normals are not used because
    they differ between instruction sets. Numpy keeps its normals within a version only, so it is
    the published checkpoint that units start from, and never this function.
    """
    weights = {}
    for index, spec in enumerate(layout(model)):
        if not spec.is_matrix:
            weights[spec.name] = np.ones(spec.shape, np.float32)
            continue
        deviation = 1.0 / math.sqrt(spec.shape[1])
        if spec.name in {EMBEDDING, HEAD}:
            deviation = _EMBEDDING_DEVIATION
        elif spec.name.endswith(_RESIDUAL_WRITERS):
            deviation /= math.sqrt(2 * model.layers)
        generator = np.random.Generator(np.random.Philox(key=_key(seed, index)))
        normals = generator.standard_normal(spec.shape, np.float32)
        weights[spec.name] = normals * np.float32(deviation)
    return weights


def flatten(
    model: wire.ModelConfig, weights: Mapping[str, NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Return all weights as one array in layout order.

    Raises:
        TrainingError: A tensor is missing or has another shape than the model's.
    """
    specs = layout(model)
    for spec in specs:
        if spec.name not in weights or weights[spec.name].shape != spec.shape:
            raise TrainingError(
                f"The weights have no {spec.name} of shape {spec.shape}, so they belong to another "
                "model. Use weights of this project."
            )
    parts = [np.ravel(weights[spec.name]) for spec in specs]
    return np.concatenate(parts, dtype=np.float32)


def unflatten(model: wire.ModelConfig, flat: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Return views of a flat array by tensor name.

    Raises:
        TrainingError: The array has another length than the model has weights.
    """
    specs = layout(model)
    expected = sum(spec.count for spec in specs)
    if flat.shape != (expected,):
        raise TrainingError(
            f"The model has {expected} weights but {flat.size} were given, so they belong to "
            "another model. Use weights of this project."
        )
    weights, start = {}, 0
    for spec in specs:
        weights[spec.name] = flat[start : start + spec.count].reshape(spec.shape)
        start += spec.count
    return weights


def _key(seed: int, index: int) -> NDArray[np.uint64]:
    return np.array([seed, index], np.uint64)
