"""What a unit keeps on the disk at the end of each segment, so that it can be taken up again.

The file is a safetensors file of three flat arrays; its metadata names the job that it belongs to,
the segments done, and a digest over all of it. A file that is cut, altered or of another job is as
good as none: the unit then begins at its start, which costs time but never gives a wrong result.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from potluck.v1 import commitment_pb2 as wire
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from potluck_training.durable_file import replaced

_ARRAYS = ("weights", "first_moment", "second_moment")
_LENGTH_BYTES = 8
_FLOAT_BYTES = 4
_HEADER_BYTES = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class SegmentState:
    """A unit at the end of a segment.

    Attributes:
        segments: What was committed to so far, in order; never empty.
        newest_loss: Training loss of the newest step.
        weights: The weights, flat.
        first_moment: AdamW's running mean of the gradient, flat.
        second_moment: AdamW's running mean of its square, flat.
    """

    segments: tuple[wire.SegmentCommitment, ...]
    newest_loss: float
    weights: NDArray[np.float32]
    first_moment: NDArray[np.float32]
    second_moment: NDArray[np.float32]


def save_state(path: Path, fingerprint: bytes, state: SegmentState) -> None:
    """Replace the saved state, durably.

    Args:
        path: The file.
        fingerprint: Digest of everything that decides the bits of the unit.
        state: What to save.

    Raises:
        TrainingError: The disk is full; the state that was saved before is untouched.
    """
    arrays = [state.weights, state.first_moment, state.second_moment]
    progress = wire.Commitment(segments=state.segments).SerializeToString(deterministic=True)
    loss = state.newest_loss.hex()
    metadata = {
        "fingerprint": fingerprint.hex(),
        "progress": progress.hex(),
        "newest_loss": loss,
        "digest": _digest(fingerprint, progress, loss, arrays),
    }
    with replaced(path) as scratch:
        save_file(dict(zip(_ARRAYS, arrays, strict=True)), scratch, metadata=metadata)


def load_state(path: Path, fingerprint: bytes, count: int) -> SegmentState | None:
    """Return the saved state of this very job with so many weights, or None without a sound one."""
    try:
        with path.open("rb") as file:
            header_bytes = int.from_bytes(file.read(_LENGTH_BYTES), "little")
        expected_bytes = _LENGTH_BYTES + header_bytes + len(_ARRAYS) * _FLOAT_BYTES * count
        if header_bytes > _HEADER_BYTES or path.stat().st_size != expected_bytes:
            return None
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata()
            arrays = [file.get_tensor(name) for name in _ARRAYS]
        progress = bytes.fromhex(metadata["progress"])
        loss = metadata["newest_loss"]
        if any(array.dtype != np.float32 or array.shape != (count,) for array in arrays):
            return None
        if metadata["digest"] != _digest(fingerprint, progress, loss, arrays):
            return None
        segments = wire.Commitment.FromString(progress).segments
        return SegmentState(
            segments=tuple(segments),
            newest_loss=float.fromhex(loss),
            weights=arrays[0],
            first_moment=arrays[1],
            second_moment=arrays[2],
        )
    except (SafetensorError, OSError, DecodeError, KeyError, ValueError, TypeError):
        return None


def _digest(
    fingerprint: bytes, progress: bytes, loss: str, arrays: list[NDArray[np.float32]]
) -> str:
    hasher = hashlib.sha256(fingerprint)
    # Lengths keep two different contents from giving the same bytes.
    for part in (progress, loss.encode()):
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    for array in arrays:
        hasher.update(array.data.cast("B"))
    return hasher.hexdigest()
