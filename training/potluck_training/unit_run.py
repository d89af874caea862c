"""A unit on its way in one process: its steps, its segments, and what it keeps of them."""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from potluck import unit_files
from potluck.numerics import class_under, is_exact
from potluck.v1 import commitment_pb2, lease_pb2, manifest_pb2
from potluck_training.batches import window_starts, windows
from potluck_training.checkpoint import load_checkpoint
from potluck_training.control import Flow, MicroBatchProgress, UnitControl
from potluck_training.determinism import numerics_class
from potluck_training.durable_file import prepare_folder
from potluck_training.errors import DiskError, TrainingError, UnitStopped
from potluck_training.kept_states import keep_state
from potluck_training.replica import Replica
from potluck_training.result_files import delta_root, job_fingerprint, write_result
from potluck_training.segment_state import (
    SegmentState,
    SignedState,
    load_state,
    save_state,
    state_digest,
)
from potluck_training.tokens import open_shard
from potluck_training.weights import flatten
from potluck_training.yield_points import STOPPED, YieldPoints

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
        kept_states_bytes: With exact numerics, how much of the disk the states of segments may
            take beside the newest, for a possible dispute.
    """

    unit: lease_pb2.WorkUnit
    recipe: manifest_pb2.Recipe
    base_path: Path
    shard_path: Path
    folder: Path
    threads: int
    device: str
    kept_states_bytes: int = 0


def check_job(job: UnitJob) -> None:
    """Refuse a job that could not come to an end; raises TrainingError."""
    segment_steps = job.recipe.segment_steps
    if job.unit.steps == 0 or job.unit.steps % segment_steps:
        raise TrainingError(
            f"The unit has {job.unit.steps} steps, which is not in whole segments of "
            f"{segment_steps}, so it was not started. Tell the organiser."
        )


class UnitRun:
    """A unit on its way; the process must be configured for its device.

    Attributes:
        steps_done: Inner steps done since the base checkpoint.
        segments: What was committed to since the base checkpoint, or since the state it began from.
    """

    def __init__(
        self,
        job: UnitJob,
        control: UnitControl,
        on_segment: OnSegment,
        start: SignedState | None = None,
    ) -> None:
        self._job = job
        self._control = control
        self._on_segment = on_segment
        self._points = YieldPoints(control, job.device)
        model = job.recipe.model
        self._tokens = open_shard(job.shard_path, model)
        self._base = flatten(model, load_checkpoint(job.base_path, model))
        self._class = class_under(job.recipe, numerics_class(job.device, job.threads))
        self._fingerprint = job_fingerprint(job.unit, job.recipe, self._class)
        self._replica = Replica(job.recipe, self._base, job.device, self._points)
        self._keeps = start is None
        self._segment_losses: list[float] = []
        self._newest_loss = math.nan
        self.segments: tuple[commitment_pb2.SegmentCommitment, ...] = ()
        self.steps_done = 0
        if start is not None:
            self._replica.restore(start.weights, start.first_moment, start.second_moment)
            self.steps_done = start.steps_done
            return
        prepare_folder(job.folder)
        saved = load_state(job.folder / unit_files.STATE, self._fingerprint, self._base.size)
        if saved is not None:
            self._replica.restore(saved.weights, saved.first_moment, saved.second_moment)
            self.segments = saved.segments
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
        return write_result(job.folder, job.unit, job.recipe, self._class, self.segments, delta)

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
        weights, moments = self._weights(), self._replica.moments
        arrays = (weights, moments.first.cpu().numpy(), moments.second.cpu().numpy())
        exact = is_exact(self._job.recipe)
        segment = commitment_pb2.SegmentCommitment(
            steps_done=self.steps_done,
            delta_root=delta_root(self._delta(weights), self._job.recipe.leaf_bytes),
            mean_loss=math.fsum(self._segment_losses) / len(self._segment_losses),
            state_digest=state_digest(arrays) if exact else b"",
        )
        self.segments = (*self.segments, segment)
        self._segment_losses = []
        if not self._keeps:
            return
        state = SegmentState(
            segments=self.segments,
            newest_loss=self._newest_loss,
            weights=arrays[0],
            first_moment=arrays[1],
            second_moment=arrays[2],
        )
        save_state(self._job.folder / unit_files.STATE, self._fingerprint, state)
        if exact and self.steps_done < self._job.unit.steps:
            # A dispute can be settled without it, so a full disk is no reason to stop here.
            with suppress(DiskError):
                keep_state(
                    self._job.folder / unit_files.KEPT_STATES,
                    arrays,
                    segment_steps=self._job.recipe.segment_steps,
                    steps_done=self.steps_done,
                    most_bytes=self._job.kept_states_bytes,
                )
        self._on_segment(segment)

    def _weights(self) -> NDArray[np.float32]:
        values: NDArray[np.float32] = self._replica.weights.cpu().numpy()
        return values

    def _delta(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        return weights - self._base
