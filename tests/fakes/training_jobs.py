"""A recipe so small that a unit takes a fraction of a second, and jobs of it on real text."""

import random
import sysconfig
from pathlib import Path

import numpy as np
import torch

from potluck import unit_files
from potluck.digest import digest_file
from potluck.numerics import FLOATING
from potluck.v1 import lease_pb2, manifest_pb2
from potluck_coordinator.recipes import TOLERANCE
from potluck_training.checkpoint import save_checkpoint
from potluck_training.control import Flow, MicroBatchProgress, Unhindered
from potluck_training.practice_recipe import practice_recipe
from potluck_training.tokens import write_shard
from potluck_training.unit import UnitJob
from potluck_training.weights import initial_weights


def tiny_model(*, tied_embeddings: bool = True) -> manifest_pb2.ModelConfig:
    """Return a decoder with all parts of a real one and some thousand weights."""
    return manifest_pb2.ModelConfig(
        vocabulary_size=256,
        width=16,
        layers=2,
        heads=4,
        kv_heads=2,
        hidden_width=24,
        context_tokens=16,
        rope_theta=10_000.0,
        norm_epsilon=1e-5,
        tied_embeddings=tied_embeddings,
    )


def tiny_recipe() -> manifest_pb2.Recipe:
    """Return Practice's recipe in floating point, the tiny model, three micro-batches a step."""
    recipe = practice_recipe()
    recipe.numerics = FLOATING
    recipe.tolerance.CopyFrom(TOLERANCE)
    recipe.model.CopyFrom(tiny_model())
    recipe.batch_sequences = 6
    recipe.micro_batch_sequences = 2
    recipe.segment_steps = 2
    recipe.min_steps = 2
    recipe.max_steps = 40
    recipe.inner.warmup_steps = 2
    recipe.codec_block = 64
    recipe.leaf_bytes = 1024
    return recipe


def tiny_job(folder: Path, *, steps: int = 6, name: str = "unit", device: str = "cpu") -> UnitJob:
    """Return a job; base and shard are written to the folder if they are not there."""
    recipe = tiny_recipe()
    base, shard = folder / "base.safetensors", folder / "shard.tokens"
    if not base.exists():
        save_checkpoint(base, recipe.model, initial_weights(recipe.model, 3))
    if not shard.exists():
        text = (Path(sysconfig.get_path("stdlib")) / "argparse.py").read_bytes()
        write_shard(shard, np.frombuffer(text, np.uint8).astype(np.uint16))
    return UnitJob(
        unit=lease_pb2.WorkUnit(unit_id=b"u" * 16, round=1, seed=7, steps=steps),
        recipe=recipe,
        base_path=base,
        shard_path=shard,
        folder=folder / name,
        threads=1,
        device=device,
    )


def result_digests(job: UnitJob) -> tuple[bytes, ...]:
    """Return the digests of a finished unit's pseudo-gradient, payload and commitment."""
    names = (unit_files.DELTA, unit_files.PAYLOAD, unit_files.COMMITMENT)
    return tuple(digest_file(job.folder / name) for name in names)


class StopAfter(Unhindered):
    """Lets some micro-batches pass and then says stop; keeps what it was told."""

    def __init__(self, micro_batches: int) -> None:
        self.left = micro_batches
        self.seen: list[MicroBatchProgress] = []

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Stop when the allowance is used up."""
        self.seen.append(progress)
        self.left -= 1
        return Flow.STOP if self.left <= 0 else Flow.CONTINUE


class Meddling(Unhindered):
    """Interrupts at some places, computes something of its own there, and may say stop at one.

    Attributes:
        asked: How often it was asked whether it interrupts.
        held: How often it was let.
    """

    def __init__(self, share: float, *, stop_at: int | None = None, seed: int = 0) -> None:
        self._share = share
        self._stop_at = stop_at
        self._draws = random.Random(seed)
        self.asked = 0
        self.held = 0

    def interrupts(self, busy_seconds: float) -> bool:
        """Tell whether this is one of the places."""
        assert busy_seconds >= 0.0
        self.asked += 1
        return self.asked == self._stop_at or self._draws.random() < self._share

    def between_layers(self) -> Flow:
        """Use memory and random numbers as whatever else runs in the process may."""
        self.held += 1
        torch.randn(self._draws.randint(1, 50), 50).mm(torch.randn(50, 7)).sum()
        return Flow.STOP if self.asked == self._stop_at else Flow.CONTINUE
