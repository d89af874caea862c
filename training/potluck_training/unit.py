"""A unit of work: a pure function of what is in its job, however often it is interrupted.

What decides the bits: the base checkpoint, the shard, the seed, the steps, the recipe and the
numerics class. Micro-batches come in a fixed order and weigh the same; their order and size are
the recipe's, so neither a pause nor a restart changes anything. At the end of each segment the
state is saved and the weights are committed to; a process may be killed at any moment and loses
only the segment in hand.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from potluck import unit_files
from potluck.v1 import commitment_pb2, lease_pb2, manifest_pb2
from potluck_training.batches import window_starts, windows
from potluck_training.checkpoint import load_checkpoint
from potluck_training.control import Flow, MicroBatchProgress, UnitControl
from potluck_training.determinism import configure, device_failures_in_words, numerics_class
from potluck_training.durable_file import prepare_folder
from potluck_training.errors import TrainingError, UnitStopped
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.exact.bounds import check_shapes, check_weights
from potluck_training.replica import Replica
from potluck_training.result_files import delta_root, job_fingerprint, read_result, write_result
from potluck_training.segment_state import SegmentState, load_state, save_state
from potluck_training.tokens import open_shard
from potluck_training.weights import flatten
from potluck_training.yield_points import STOPPED, YieldPoints

__all__ = ["Flow", "MicroBatchProgress", "UnitControl", "UnitJob", "UnitStopped", "run_unit"]

OnSegment = Callable[[commitment_pb2.SegmentCommitment], None]


@dataclass(frozen=True, kw_only=True)
class UnitJob:
    """Everything that decides the bits of a unit, and where it keeps its files.

    Attributes:
        unit: What to do.
        recipe: The checked recipe of the unit's manifest revision.
        base_path: The checked base checkpoint.
        shard_path: The checked shard.
        folder: The unit's own folder; what an ended process left there is taken up.
        threads: CPU threads.
        device: What PyTorch calls the device, such as "cpu" or "cuda:0".
        implementation: Which implementation of exact numerics computes, for those who compare them;
            None for the fastest. It decides no bit.
    """

    unit: lease_pb2.WorkUnit
    recipe: manifest_pb2.Recipe
    base_path: Path
    shard_path: Path
    folder: Path
    threads: int
    device: str
    implementation: str | None = None


def run_unit(
    job: UnitJob, control: UnitControl, on_segment: OnSegment
) -> commitment_pb2.Commitment:
    """Run a unit, or the rest of it; returns its commitment without public key.

    Args:
        job: The unit.
        control: Asked after every micro-batch and between layers.
        on_segment: Told of each segment once its state is safe on the disk; not told again of
            those that an earlier process finished.

    Raises:
        UnitStopped: The control said so.
        TrainingError: A file is unusable, training broke down, or memory or disk ran out.
    """
    finished = read_result(job.folder, job.unit, job.recipe)
    if finished is not None:
        return finished
    segment_steps = job.recipe.segment_steps
    if job.unit.steps == 0 or job.unit.steps % segment_steps:
        raise TrainingError(
            f"The unit has {job.unit.steps} steps, which is not in whole segments of "
            f"{segment_steps}, so it was not started. Tell the organiser."
        )
    with device_failures_in_words(job.device):
        configure(job.device, job.threads)
        run = _Run(job, control, on_segment)
        while run.steps_done < job.unit.steps:
            run.step()
        return run.finish()


class _Run:
    """A unit on its way, in one process."""

    def __init__(self, job: UnitJob, control: UnitControl, on_segment: OnSegment) -> None:
        self._job = job
        self._control = control
        self._on_segment = on_segment
        self._points = YieldPoints(control, job.device)
        model = job.recipe.model
        self._tokens = open_shard(job.shard_path, model)
        self._base = flatten(model, load_checkpoint(job.base_path, model))
        self._class = numerics_class(job.device, job.threads)
        self._fingerprint = job_fingerprint(job.unit, job.recipe, self._class)
        if job.recipe.numerics:
            check_shapes(job.recipe)
            check_weights(self._base)
        numerics = choose_numerics(
            job.recipe.numerics, job.device, self._points.ask, job.implementation
        )
        self._replica = Replica(job.recipe, self._base, job.device, self._points, numerics)
        self._segments: tuple[commitment_pb2.SegmentCommitment, ...] = ()
        self._segment_losses: list[float] = []
        self._newest_loss = math.nan
        self.steps_done = 0
        prepare_folder(job.folder)
        saved = load_state(job.folder / unit_files.STATE, self._fingerprint, self._base.size)
        if saved is not None:
            self._replica.restore(saved.weights, saved.first_moment, saved.second_moment)
            self._segments = saved.segments
            self._newest_loss = saved.newest_loss
            self.steps_done = saved.segments[-1].steps_done

    def step(self) -> None:
        """Do one inner step, and save the segment when it was the last of one."""
        recipe, context = self._job.recipe, self._job.recipe.model.context_tokens
        starts = window_starts(
            self._job.unit.seed,
            self.steps_done,
            recipe.batch_sequences,
            self._tokens.size,
            context,
        )
        parts = starts.reshape(-1, recipe.micro_batch_sequences)
        losses: list[float] = []
        for part in parts:
            if losses:
                self._ask(len(losses))
            batch = windows(self._tokens, part, context)
            losses.append(self._replica.add_gradient(batch, 1.0 / len(parts)))
        self._replica.step(self.steps_done)
        self.steps_done += 1
        self._newest_loss = math.fsum(losses) / len(losses)
        self._segment_losses.append(self._newest_loss)
        if self.steps_done % recipe.segment_steps == 0:
            self._end_segment()
        self._ask(0)

    def finish(self) -> commitment_pb2.Commitment:
        """Write the result and return its commitment."""
        job = self._job
        delta = self._delta(self._weights())
        return write_result(job.folder, job.unit, job.recipe, self._class, self._segments, delta)

    def _ask(self, micro_batches_done: int) -> None:
        recipe = self._job.recipe
        progress = MicroBatchProgress(
            steps_done=self.steps_done,
            micro_batches_done=micro_batches_done,
            loss=self._newest_loss,
            tokens=recipe.micro_batch_sequences * recipe.model.context_tokens,
            busy_seconds=self._points.take_busy_seconds(),
        )
        if self._control.after_micro_batch(progress) is Flow.STOP:
            raise UnitStopped(STOPPED)
        self._points.resume()

    def _end_segment(self) -> None:
        weights = self._weights()
        segment = commitment_pb2.SegmentCommitment(
            steps_done=self.steps_done,
            delta_root=delta_root(self._delta(weights), self._job.recipe.leaf_bytes),
            mean_loss=math.fsum(self._segment_losses) / len(self._segment_losses),
        )
        self._segments = (*self._segments, segment)
        self._segment_losses = []
        moments = self._replica.moments
        state = SegmentState(
            segments=self._segments,
            newest_loss=self._newest_loss,
            weights=weights,
            first_moment=moments.first.cpu().numpy(),
            second_moment=moments.second.cpu().numpy(),
        )
        save_state(self._job.folder / unit_files.STATE, self._fingerprint, state)
        self._on_segment(segment)

    def _weights(self) -> NDArray[np.float32]:
        values: NDArray[np.float32] = self._replica.weights.cpu().numpy()
        return values

    def _delta(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        return weights - self._base
