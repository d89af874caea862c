"""How fast a device trains: a small fixed load, the same on every computer.

It is Practice's model and batch in plain floating point on tokens drawn at random, so that the
figure can be compared between computers and needs no file, no kernel to be compiled and no project.
"""

import numpy as np

from potluck.v1 import manifest_pb2 as wire
from potluck_training.control import Flow, MicroBatchProgress, UnitControl
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import UnitStopped
from potluck_training.numerics.fast import Fast
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import Replica
from potluck_training.weights import flatten, initial_weights
from potluck_training.yield_points import YieldPoints

WARM_UP_STEPS = 3
"""The first steps make memory and kernels ready, and are not counted."""

EXACT_COST = 2.0
"""How much longer Practice's exact numerics take than this load, about: 1.8 and 2.7 times with one
and two threads on two shared cores."""

_SEED = 1


def train_for_speed(device: str, threads: int, control: UnitControl) -> None:
    """Train until the control says stop; it is told of every micro-batch after the warm-up.

    Raises:
        TrainingError: The device can't be used, or its memory ran out.
    """
    recipe = practice_recipe()
    with device_failures_in_words(device):
        configure(device, threads)
        points = YieldPoints(control, device)
        weights = flatten(recipe.model, initial_weights(recipe.model, _SEED))
        replica = Replica(recipe, weights, device, points, Fast())
        draws = np.random.Generator(np.random.Philox(key=np.array([_SEED, 0], np.uint64)))
        step = 0
        try:
            while _step(replica, recipe, step, draws, points, control) is Flow.CONTINUE:
                step += 1
        except UnitStopped:
            return


def practice_seconds(tokens_per_second: float) -> float:
    """Return about how long a device of this speed computes on a unit of Practice."""
    recipe = practice_recipe()
    tokens = recipe.max_steps * recipe.batch_sequences * recipe.model.context_tokens
    return tokens * EXACT_COST / tokens_per_second


def _step(
    replica: Replica,
    recipe: wire.Recipe,
    step: int,
    draws: np.random.Generator,
    points: YieldPoints,
    control: UnitControl,
) -> Flow:
    parts = recipe.batch_sequences // recipe.micro_batch_sequences
    shape = (recipe.micro_batch_sequences, recipe.model.context_tokens + 1)
    for part in range(1, parts + 1):
        tokens = draws.integers(0, recipe.model.vocabulary_size, shape)
        loss = replica.add_gradient(tokens, 1.0 / parts)
        if part == parts:
            replica.step(step)
        busy_seconds = points.take_busy_seconds()
        if step < WARM_UP_STEPS:
            continue
        progress = MicroBatchProgress(
            steps_done=step - WARM_UP_STEPS + (part == parts),
            micro_batches_done=part % parts,
            loss=loss,
            tokens=shape[0] * recipe.model.context_tokens,
            busy_seconds=busy_seconds,
        )
        if control.after_micro_batch(progress) is Flow.STOP:
            return Flow.STOP
        points.resume()
    return Flow.CONTINUE
