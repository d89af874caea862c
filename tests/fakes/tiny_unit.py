"""Real files for a real unit of the tiny recipe, so that a worker has something to train on."""

import hashlib
from pathlib import Path

import numpy as np

from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import worker_pb2 as wire
from potluck_training.checkpoint import save_checkpoint
from potluck_training.tokens import write_shard
from potluck_training.weights import initial_weights
from tests.fakes.scripted_coordinator import tiny_recipe


def start_unit(folder: Path, *, steps: int = 8, duty: float = 1.0) -> wire.StartUnit:
    """Write checkpoint and shard into a folder and return the order for a unit on them.

    The unit's own folder is inside and empty; equal arguments give an equal unit.
    """
    recipe = tiny_recipe()
    base, shard, own = folder / "base.safetensors", folder / "shard.bin", folder / "unit"
    own.mkdir(parents=True, exist_ok=True)
    save_checkpoint(base, recipe.model, initial_weights(recipe.model, 7))
    write_shard(shard, (np.arange(4000) * 7919 % 251).astype(np.uint16))
    unit = lease.WorkUnit(
        unit_id=b"u" * 16,
        round=1,
        base_checkpoint=_ref(base),
        shard=_ref(shard),
        seed=11,
        steps=steps,
        manifest_revision=1,
    )
    return wire.StartUnit(
        unit=unit,
        recipe=recipe,
        base_path=str(base),
        shard_path=str(shard),
        unit_folder=str(own),
        threads=1,
        duty=duty,
    )


def _ref(path: Path) -> blob.BlobRef:
    data = path.read_bytes()
    return blob.BlobRef(digest=hashlib.sha256(data).digest(), size_bytes=len(data))
