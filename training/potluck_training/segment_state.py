"""What a unit keeps on the disk at the end of each segment, so that it can be taken up again.

The file is a safetensors file of three flat arrays; its metadata names the job that it belongs to,
the segments done, and a digest over all of it. A file that is cut, altered or of another job is as
good as none: the unit then begins at its start, which costs time but never gives a wrong result.

With exact numerics a state is also what two volunteers sign and what a dispute starts from. Then it
is the bare arrays, one after the other, and its name is the digest of just these bytes.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from potluck.errors import ErrorCode
from potluck.unit_files import STATE_BYTES_PER_WEIGHT
from potluck.v1 import commitment_pb2 as wire
from potluck_training.durable_file import replaced
from potluck_training.errors import TrainingError

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


@dataclass(frozen=True, kw_only=True)
class SignedState:
    """A state that a commitment names, to run the next segment from.

    Attributes:
        steps_done: Inner steps that led to it.
        weights: The weights, flat.
        first_moment: AdamW's running mean of the gradient, flat.
        second_moment: AdamW's running mean of its square, flat.
    """

    steps_done: int
    weights: NDArray[np.float32]
    first_moment: NDArray[np.float32]
    second_moment: NDArray[np.float32]


def state_digest(arrays: Sequence[NDArray[np.float32]]) -> bytes:
    """Return the digest of weights, first and second moment, which a commitment names."""
    hasher = hashlib.sha256()
    for array in arrays:
        hasher.update(array.astype("<f4", copy=False).data.cast("B"))
    return hasher.digest()


def write_signed_state(path: Path, arrays: Sequence[NDArray[np.float32]]) -> None:
    """Write weights, first and second moment as the file that their digest names.

    Raises:
        DiskError: The disk is full.
    """
    with replaced(path) as scratch, scratch.open("wb") as file:
        for array in arrays:
            file.write(array.astype("<f4", copy=False).data)


def read_signed_state(path: Path, *, digest: bytes, steps_done: int, count: int) -> SignedState:
    """Return a state of so many weights that somebody sent.

    Raises:
        TrainingError: It is of another length or digest, or no training could have led to it.
    """
    try:
        if path.stat().st_size != STATE_BYTES_PER_WEIGHT * count:
            raise _useless("has another length than a state of this model")
        arrays = [
            np.fromfile(path, "<f4", count, offset=place * _FLOAT_BYTES * count)
            for place in range(len(_ARRAYS))
        ]
    except OSError as error:
        raise _useless(f"can't be read ({error.strerror})") from error
    if state_digest(arrays) != digest:
        raise _useless("is not the one that was signed")
    # The largest and not a test of each value: a model fills the memory as it is.
    if not all(math.isfinite(float(np.abs(array).max(initial=0.0))) for array in arrays):
        raise _useless("holds NaN or infinity")
    if float(arrays[2].min(initial=0.0)) < 0.0:
        raise _useless("holds a mean of squares below zero")
    weights, first_moment, second_moment = (a.astype(np.float32, copy=False) for a in arrays)
    return SignedState(
        steps_done=steps_done,
        weights=weights,
        first_moment=first_moment,
        second_moment=second_moment,
    )


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


def _useless(what: str) -> TrainingError:
    return TrainingError(f"The state to start from {what}.", code=ErrorCode.CORRUPT)
