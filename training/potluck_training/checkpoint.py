"""Checkpoints: a model's weights in one safetensors file, nothing else.

The bytes follow from the weights alone, so that equal weights have equal digests. A file is
measured against the model before anything of it is brought into memory.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from potluck_training.durable_file import replaced
from potluck_training.errors import TrainingError
from potluck_training.weights import flatten, layout, unflatten

_LENGTH_BYTES = 8
_HEADER_BASE_BYTES = 4096
_HEADER_TENSOR_BYTES = 256
_FLOAT_BYTES = 4


def save_checkpoint(
    path: Path, model: wire.ModelConfig, weights: Mapping[str, NDArray[np.float32]]
) -> None:
    """Write a checkpoint, whole or not at all.

    Raises:
        TrainingError: The weights are not the model's, not finite, or the disk is full.
    """
    flat = flatten(model, weights)
    _refuse_non_finite(flat, "The weights to be saved")
    with replaced(path) as scratch:
        # Hugging Face's loaders refuse a file that does not name its origin.
        save_file(unflatten(model, flat), scratch, metadata={"format": "pt"})


def load_checkpoint(path: Path, model: wire.ModelConfig) -> dict[str, NDArray[np.float32]]:
    """Read the checkpoint of a model.

    Raises:
        TrainingError: It can't be read, is damaged, or is not of this model.
    """
    specs = {spec.name: spec for spec in layout(model)}
    weights_bytes = _FLOAT_BYTES * sum(spec.count for spec in specs.values())
    try:
        _check_lengths(path, weights_bytes, len(specs))
        with safe_open(path, framework="numpy") as file:
            if set(file.keys()) != set(specs):
                raise _refusal(path, "has other tensors than this project's model")
            for name, spec in specs.items():
                header = file.get_slice(name)
                if header.get_dtype() != "F32":
                    raise _refusal(path, f"holds {name} as {header.get_dtype()} instead of F32")
                if tuple(header.get_shape()) != spec.shape:
                    raise _refusal(path, f"holds {name} with the shape of another model")
            weights = {name: file.get_tensor(name) for name in specs}
    except SafetensorError as error:
        raise _refusal(path, "is damaged") from error
    except OSError as error:
        raise _refusal(path, f"can't be read ({error.strerror})") from error
    for name, values in weights.items():
        _refuse_non_finite(values, f"{name} of the checkpoint {path.name}")
    return weights


def _check_lengths(path: Path, weights_bytes: int, tensors: int) -> None:
    """Refuse a file whose lengths can't be right, before a byte of its header is parsed."""
    size = path.stat().st_size
    with path.open("rb") as file:
        header_bytes = int.from_bytes(file.read(_LENGTH_BYTES), "little")
    if header_bytes > _HEADER_BASE_BYTES + _HEADER_TENSOR_BYTES * tensors:
        raise _refusal(path, "has a header larger than any real one")
    if size != _LENGTH_BYTES + header_bytes + weights_bytes:
        raise _refusal(path, "has another length than a checkpoint of this project's model")


def _refuse_non_finite(values: NDArray[np.float32], what: str) -> None:
    if not np.isfinite(values).all():
        raise TrainingError(
            f"{what} hold NaN or infinity, so nothing can be trained from them. Fetch the "
            "checkpoint again or tell the organiser.",
            code=ErrorCode.CORRUPT,
        )


def _refusal(path: Path, what: str) -> TrainingError:
    return TrainingError(
        f"The checkpoint {path.name} {what}, so it was not used. Fetch it again or tell the "
        "organiser.",
        code=ErrorCode.CORRUPT,
    )
