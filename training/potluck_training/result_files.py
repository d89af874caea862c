"""What a finished unit leaves in its folder: pseudo-gradient, payload and commitment."""

import hashlib
from pathlib import Path

import numpy as np
from google.protobuf.message import DecodeError
from numpy.typing import NDArray

from potluck import unit_files
from potluck.digest import digest_bytes, digest_file
from potluck.limits import COMMITMENT_BYTES
from potluck.merkle import leaf_hash, tree_root
from potluck.opening import file_leaf_hashes
from potluck.v1 import blob_pb2, commitment_pb2, lease_pb2, manifest_pb2, numerics_pb2
from potluck_training.codec_int8 import encode
from potluck_training.durable_file import replaced
from potluck_training.norms import l2_norm

_COMMITMENT_DIGEST = "commitment.sha256"
"""Digest of the commitment's file; a message that was cut may still parse."""


def delta_root(delta: NDArray[np.float32], leaf_bytes: int) -> bytes:
    """Return the Merkle root over a flat array as little-endian bytes, cut into leaves."""
    data = delta.astype("<f4", copy=False).data.cast("B")
    starts = range(0, len(data), leaf_bytes)
    return tree_root([leaf_hash(data[start : start + leaf_bytes]) for start in starts])


def write_result(
    folder: Path,
    unit: lease_pb2.WorkUnit,
    recipe: manifest_pb2.Recipe,
    numerics_class: numerics_pb2.NumericsClass,
    segments: tuple[commitment_pb2.SegmentCommitment, ...],
    delta: NDArray[np.float32],
) -> commitment_pb2.Commitment:
    """Write a unit's result; the commitment comes last, so that its presence means all is there.

    Raises:
        TrainingError: The disk is full, or the result is not finite.
    """
    payload = encode(delta, recipe.codec_block)
    commitment = commitment_pb2.Commitment(
        unit_id=unit.unit_id,
        segments=segments,
        payload=blob_pb2.BlobRef(digest=digest_bytes(payload), size_bytes=len(payload)),
        numerics_class=numerics_class,
        delta_norm=l2_norm(delta),
        tokens=unit.steps * recipe.batch_sequences * recipe.model.context_tokens,
    )
    with replaced(folder / unit_files.DELTA) as scratch:
        # Not tofile(), which does not tell why it failed.
        scratch.write_bytes(delta.astype("<f4", copy=False).data)
    with replaced(folder / unit_files.PAYLOAD) as scratch:
        scratch.write_bytes(payload)
    serialised = commitment.SerializeToString(deterministic=True)
    with replaced(folder / _COMMITMENT_DIGEST) as scratch:
        scratch.write_bytes(digest_bytes(serialised))
    with replaced(folder / unit_files.COMMITMENT) as scratch:
        scratch.write_bytes(serialised)
    return commitment


def read_result(
    folder: Path, unit: lease_pb2.WorkUnit, recipe: manifest_pb2.Recipe
) -> commitment_pb2.Commitment | None:
    """Return the commitment of a unit whose files are all there and whole, else None."""
    try:
        with (folder / unit_files.COMMITMENT).open("rb") as file:
            data = file.read(COMMITMENT_BYTES)
        if (folder / _COMMITMENT_DIGEST).read_bytes() != digest_bytes(data):
            return None
        commitment = commitment_pb2.Commitment.FromString(data)
        hashes = file_leaf_hashes(folder / unit_files.DELTA, recipe.leaf_bytes)
        payload_digest = digest_file(folder / unit_files.PAYLOAD)
    except (OSError, DecodeError):
        return None
    whole = (
        commitment.unit_id == unit.unit_id
        and len(commitment.segments) > 0
        and commitment.segments[-1].steps_done == unit.steps
        and commitment.segments[-1].delta_root == tree_root(hashes)
        and commitment.payload.digest == payload_digest
    )
    return commitment if whole else None


def job_fingerprint(
    unit: lease_pb2.WorkUnit,
    recipe: manifest_pb2.Recipe,
    numerics_class: numerics_pb2.NumericsClass,
) -> bytes:
    """Return a digest of everything that decides the bits of a unit."""
    hasher = hashlib.sha256()
    for message in (unit, recipe, numerics_class):
        data = message.SerializeToString(deterministic=True)
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.digest()
