"""Doing the known steps on a device, and the digest of what they come to."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from potluck.numerics import EXACT, FLOATING
from potluck.v1 import manifest_pb2 as wire
from potluck_training.control import Unhindered
from potluck_training.known_steps.course import (
    STEPS,
    known_batches,
    known_recipe,
    known_weights,
)
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.policy import Exact
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics
from potluck_training.replica import Replica
from potluck_training.weights import flatten
from potluck_training.yield_points import YieldPoints


def exact_steps(device: str) -> str:
    """Return the digest after the steps under exact numerics, by the reference.

    The reference needs no kernel to be compiled, which takes longer than the steps; what is
    compiled is compared with it in every process that works.
    """
    return _steps(known_recipe(EXACT), device, Exact(Eager()))


def fast_steps(device: str) -> str:
    """Return the digest after the steps in the device's own floating point."""
    return _steps(known_recipe(FLOATING), device, Fast())


def known_replica(recipe: wire.Recipe, device: str, numerics: Numerics) -> Replica:
    """Return a model with the known first weights."""
    points = YieldPoints(Unhindered(), device)
    weights = flatten(recipe.model, known_weights(recipe.model))
    return Replica(recipe, weights, device, points, numerics)


def do_step(replica: Replica, micro_batches: list[NDArray[np.int64]], step: int) -> None:
    """Do one step as a unit does."""
    for batch in micro_batches:
        replica.add_gradient(batch, 1.0 / len(micro_batches))
    replica.step(step)


def state_digest(replica: Replica) -> str:
    """Return the digest of a state as a segment's commitment has it."""
    moments = replica.moments
    hasher = hashlib.sha256()
    for array in (replica.weights, moments.first, moments.second):
        hasher.update(array.cpu().numpy().astype("<f4", copy=False).tobytes())
    return hasher.hexdigest()


def _steps(recipe: wire.Recipe, device: str, numerics: Numerics) -> str:
    replica = known_replica(recipe, device, numerics)
    for step in range(STEPS):
        do_step(replica, known_batches(recipe, step), step)
    return state_digest(replica)
