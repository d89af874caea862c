"""The loss of a checkpoint on text that no unit trains on."""

import math
from pathlib import Path

import numpy as np
import torch

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire
from potluck_training.batches import windows
from potluck_training.checkpoint import load_checkpoint
from potluck_training.control import Flow, MicroBatchProgress, UnitControl
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import TrainingError, UnitStopped
from potluck_training.model import mean_loss
from potluck_training.numerics.fast import Fast
from potluck_training.replica import views_by_name
from potluck_training.rotations import rotations
from potluck_training.tokens import open_shard
from potluck_training.weights import flatten, parameter_layout
from potluck_training.yield_points import STOPPED, YieldPoints

_SEQUENCES_AT_ONCE = 8


def held_out_loss(
    model: wire.ModelConfig,
    weights_path: Path,
    tokens_path: Path,
    device: str,
    threads: int,
    control: UnitControl,
) -> float:
    """Return the mean cross-entropy in nats a token over all whole windows of a text.

    Args:
        model: The model's shape.
        weights_path: The checkpoint.
        tokens_path: The held-out text as a shard.
        device: What PyTorch calls the device.
        threads: CPU threads.
        control: Asked after every batch and between layers; sees the running mean as loss.

    Raises:
        UnitStopped: The control said so.
        TrainingError: A file is unusable, the loss is not finite, or memory ran out.
    """
    numerics = Fast()
    with device_failures_in_words(device), torch.inference_mode():
        configure(device, threads)
        tokens = open_shard(tokens_path, model)
        flat = torch.tensor(flatten(model, load_checkpoint(weights_path, model)), device=device)
        weights = views_by_name(parameter_layout(model), flat)
        tables = rotations(model, device)
        context = model.context_tokens
        # A window's last token is the first of the next, so that each token is predicted once.
        starts = np.arange(0, tokens.size - context, context, dtype=np.int64)
        total, points = 0.0, YieldPoints(control, device)
        for batch, start in enumerate(range(0, starts.size, _SEQUENCES_AT_ONCE), 1):
            part = starts[start : start + _SEQUENCES_AT_ONCE]
            rows = torch.from_numpy(windows(tokens, part, context)).to(device)
            loss = mean_loss(numerics, model, weights, tables, rows, points.between)
            total += loss.item() * part.size
            progress = MicroBatchProgress(
                steps_done=0,
                micro_batches_done=batch,
                loss=total / (start + part.size),
                tokens=part.size * context,
                busy_seconds=points.take_busy_seconds(),
            )
            if control.after_micro_batch(progress) is Flow.STOP:
                raise UnitStopped(STOPPED)
            points.resume()
    if not math.isfinite(total):
        raise TrainingError(
            f"The checkpoint {weights_path.name} gives no finite loss, so training broke down "
            "before it. Tell the organiser.",
            code=ErrorCode.CORRUPT,
        )
    return total / starts.size
