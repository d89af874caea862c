"""Work whose digests must come out on every machine, and the file that holds them.

`python -m tests.exact.golden` computes all of it and writes the file anew. With `--print WORK …` it
prints the digests instead, by an implementation and with a number of threads; tests and the
benchmark run that in processes of their own, since the libraries choose their instructions once.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from potluck.v1 import lease_pb2, manifest_pb2
from potluck_training.checkpoint import save_checkpoint
from potluck_training.control import Unhindered
from potluck_training.determinism import configure
from potluck_training.known_steps.course import SEED, known_batches, known_text, known_weights
from potluck_training.known_steps.running import do_step, known_replica, state_digest
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import Replica
from potluck_training.tokens import write_shard
from potluck_training.unit import UnitJob, run_unit
from tests.fakes.training_jobs import tiny_recipe

GOLDEN = Path(__file__).with_name("golden.json")

Digests = dict[str, str]


def exact_recipe(recipe: manifest_pb2.Recipe, numerics: str = "exact-1") -> manifest_pb2.Recipe:
    """Return a recipe under other numerics."""
    recipe.numerics = numerics
    return recipe


def batches(recipe: manifest_pb2.Recipe, step: int) -> list[NDArray[np.int64]]:
    """Return the micro-batches of a step on the golden text."""
    return known_batches(recipe, step)


def fresh_replica(recipe: manifest_pb2.Recipe, implementation: str | None = None) -> Replica:
    """Return a model with the golden weights."""
    numerics = choose_numerics(recipe.numerics, "cpu", implementation=implementation)
    return known_replica(recipe, "cpu", numerics)


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
        save_checkpoint(folder / "base", recipe.model, known_weights(recipe.model))
        write_shard(folder / "shard", known_text())
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
