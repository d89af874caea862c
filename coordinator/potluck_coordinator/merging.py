"""Carrying out a decided merge: a function of the round's files and the recorded plan alone."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from potluck.manifest import parameter_count
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.steps.upkeep import MergeJob
from potluck_training.checkpoint import load_checkpoint, save_checkpoint
from potluck_training.codec_int8 import decode
from potluck_training.outer import merge
from potluck_training.weights import flatten, unflatten


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The files that a merge made.

    Attributes:
        checkpoint: The new weights.
        velocity: The outer momentum that belongs to them.
    """

    checkpoint: blob.BlobRef
    velocity: blob.BlobRef


def carry_out(job: MergeJob, blobs: Blobs, recipe: manifest.Recipe, scratch: Path) -> Merged:
    """Make the next checkpoint; done again after a crash, it makes the same files.

    Args:
        job: What to merge.
        blobs: Where payloads and checkpoints are.
        recipe: The project's recipe.
        scratch: A folder for files on their way; what a crash left there is overwritten.

    Raises:
        TrainingError: A file is damaged, or the merged model would not be finite.
        BlobError: A file is missing, or the disk is full.
    """
    model = recipe.model
    count = parameter_count(model)
    weights = flatten(model, load_checkpoint(_path(blobs, job.opened.checkpoint), model))
    if job.opened.velocity is None:
        velocity = np.zeros(count, np.float32)
    else:
        velocity = flatten(model, load_checkpoint(_path(blobs, job.opened.velocity), model))
    deltas = [
        (decode(_path(blobs, payload).read_bytes(), count, recipe.codec_block), weight)
        for payload, weight in job.parts
    ]
    new_weights, new_velocity = merge(weights, velocity, deltas, recipe.outer, float(job.tokens))
    scratch.mkdir(mode=0o700, exist_ok=True)
    kept = []
    for name, flat in (("weights", new_weights), ("velocity", new_velocity)):
        path = scratch / f"{name}.safetensors"
        save_checkpoint(path, model, unflatten(model, flat))
        kept.append(blobs.put_file(path))
        path.unlink()
    return Merged(checkpoint=kept[0], velocity=kept[1])


def _path(blobs: Blobs, ref: blob.BlobRef) -> Path:
    return blobs.local_path(ref.digest)
