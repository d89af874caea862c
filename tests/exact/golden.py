"""Work whose digests must come out on every machine, and the file that holds them.

`python -m tests.exact.golden` computes all of it and writes the file anew. With `--print WORK …` it
prints the digests instead, by an implementation and with a number of threads; tests and the
benchmark run that in processes of their own, since the libraries choose their instructions once.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from potluck.v1 import lease_pb2, manifest_pb2
from potluck_training.batches import window_starts, windows
from potluck_training.checkpoint import save_checkpoint
from potluck_training.control import Unhindered
from potluck_training.determinism import configure
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import Replica
from potluck_training.tokens import write_shard
from potluck_training.unit import UnitJob, run_unit
from potluck_training.weights import flatten, layout
from potluck_training.yield_points import YieldPoints
from tests.exact.draws import Draws
from tests.fakes.training_jobs import tiny_recipe

GOLDEN = Path(__file__).with_name("golden.json")
SEED = 7
_SHARD_TOKENS = 5000

Digests = dict[str, str]


def exact_recipe(recipe: manifest_pb2.Recipe, numerics: str = "exact-1") -> manifest_pb2.Recipe:
    """Return a recipe under other numerics."""
    recipe.numerics = numerics
    return recipe


def golden_weights(model: manifest_pb2.ModelConfig) -> dict[str, NDArray[np.float32]]:
    """Return first weights of a model: gains of one, matrices even within a power of two."""
    draws = Draws(SEED)
    weights = {}
    for spec in layout(model):
        if not spec.is_matrix:
            weights[spec.name] = np.ones(spec.shape, np.float32)
            continue
        # About what keeps the scale of what a product is made of.
        power = (spec.shape[1].bit_length() - 2) // 2
        weights[spec.name] = draws.floats(*spec.shape, scale=2.0**-power)
    return weights


def golden_tokens() -> NDArray[np.uint16]:
    """Return a text of bytes in which the last byte says much of the next."""
    tokens = [1]
    for draw in Draws(SEED + 1).ids(_SHARD_TOKENS - 1, 4).tolist():
        tokens.append((tokens[-1] * 5 + draw) % 251)
    return np.array(tokens, np.uint16)


def batches(recipe: manifest_pb2.Recipe, step: int) -> list[NDArray[np.int64]]:
    """Return the micro-batches of a step on the golden text."""
    tokens, context = golden_tokens(), recipe.model.context_tokens
    starts = window_starts(SEED, step, recipe.batch_sequences, tokens.size, context)
    parts = starts.reshape(-1, recipe.micro_batch_sequences)
    return [windows(tokens, part, context) for part in parts]


def fresh_replica(recipe: manifest_pb2.Recipe, implementation: str | None = None) -> Replica:
    """Return a model with the golden weights."""
    points = YieldPoints(Unhindered(), "cpu")
    weights = flatten(recipe.model, golden_weights(recipe.model))
    numerics = choose_numerics(recipe.numerics, "cpu", implementation=implementation)
    return Replica(recipe, weights, "cpu", points, numerics)


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
        hasher.update(array.numpy().astype("<f4", copy=False).tobytes())
    return hasher.hexdigest()


def _steps(
    recipe: manifest_pb2.Recipe, steps: int, implementation: str | None, _threads: int
) -> Digests:
    replica = fresh_replica(recipe, implementation)
    digests = {}
    for step in range(steps):
        do_step(replica, batches(recipe, step), step)
        if step in {0, steps - 1}:
            digests[f"state after step {step + 1}"] = state_digest(replica)
    return digests


def _unit(
    recipe: manifest_pb2.Recipe, steps: int, implementation: str | None, threads: int
) -> Digests:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save_checkpoint(folder / "base", recipe.model, golden_weights(recipe.model))
        write_shard(folder / "shard", golden_tokens())
        job = UnitJob(
            unit=lease_pb2.WorkUnit(unit_id=bytes(16), seed=SEED, steps=steps),
            recipe=recipe,
            base_path=folder / "base",
            shard_path=folder / "shard",
            folder=folder / "unit",
            threads=threads,
            device="cpu",
            implementation=implementation,
        )
        commitment = run_unit(job, Unhindered(), lambda _: None)
    digests = {
        "payload": commitment.payload.digest.hex(),
        "length of the delta": commitment.delta_norm.hex(),
    }
    for segment in commitment.segments:
        digests[f"delta after step {segment.steps_done}"] = segment.delta_root.hex()
        digests[f"loss until step {segment.steps_done}"] = segment.mean_loss.hex()
    return digests


Work = Callable[[str, str | None, int], Digests]

LIGHT: Mapping[str, Work] = {
    "tiny steps": lambda name, by, n: _steps(exact_recipe(tiny_recipe(), name), 20, by, n),
    "tiny unit": lambda name, by, n: _unit(exact_recipe(tiny_recipe(), name), 4, by, n),
    "practice step": lambda name, by, n: _steps(exact_recipe(practice_recipe(), name), 1, by, n),
}
"""What takes some seconds: by numerics, implementation and threads."""
HEAVY: Mapping[str, Work] = {
    "practice unit": lambda name, by, n: _unit(exact_recipe(practice_recipe(), name), 40, by, n),
}
"""What takes a minute or more."""
WORKS = {**LIGHT, **HEAVY}


def digests(
    names: list[str], numerics: str, implementation: str | None, threads: int
) -> dict[str, Digests]:
    """Return the digests of works."""
    configure("cpu", threads)
    return {name: WORKS[name](numerics, implementation, threads) for name in names}


def golden() -> dict[str, Digests]:
    """Return the digests of the file."""
    found: dict[str, Digests] = json.loads(GOLDEN.read_text("utf-8"))
    return found


def main() -> None:
    """Write the file, or print the digests of works."""
    parser = argparse.ArgumentParser(prog="python -m tests.exact.golden", description=__doc__)
    parser.add_argument("--print", nargs="+", choices=WORKS, help="print these instead of writing")
    parser.add_argument("--numerics", default="exact-1")
    parser.add_argument("--implementation")
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    found = digests(asked.print or list(WORKS), asked.numerics, asked.implementation, asked.threads)
    if asked.print:
        print(json.dumps(found))
        return
    GOLDEN.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    torch.set_num_interop_threads(1)
    main()
