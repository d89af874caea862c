"""The same model in the loop that anybody would write in PyTorch, for comparison.

`python -m benchmarks.bare_loop SHARD --threads N --seconds S` trains the decoder on random windows
of a shard with torch.optim.AdamW and prints tokens a second. No segments, no commitment, no
pauses, no daemon: what Potluck adds is missing here on purpose.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import torch

from potluck.v1 import manifest_pb2 as wire
from potluck_training.model import mean_loss
from potluck_training.numerics.fast import Fast
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import views_by_name
from potluck_training.rotations import rotations
from potluck_training.tokens import open_shard
from potluck_training.weights import flatten, initial_weights, parameter_layout

WARM_UP_STEPS = 5


def tokens_per_second(recipe: wire.Recipe, shard: Path, seconds: float) -> float:
    """Train for some seconds after a warm-up and return the speed."""
    model = recipe.model
    flat = torch.from_numpy(flatten(model, initial_weights(model, 0)))
    parameters = {
        name: view.clone().requires_grad_()
        for name, view in views_by_name(parameter_layout(model), flat).items()
    }
    inner = recipe.inner
    optimizer = torch.optim.AdamW(
        parameters.values(),
        lr=inner.learning_rate,
        betas=(inner.beta1, inner.beta2),
        eps=inner.epsilon,
        weight_decay=inner.weight_decay,
    )
    tables = rotations(model, "cpu")
    tokens = open_shard(shard, model)
    random = np.random.default_rng(0)
    micro_batches = recipe.batch_sequences // recipe.micro_batch_sequences
    reach = np.arange(model.context_tokens + 1)

    def step() -> None:
        for _ in range(micro_batches):
            shape = (recipe.micro_batch_sequences, 1)
            starts = random.integers(0, tokens.size - model.context_tokens, shape)
            windows = torch.from_numpy(tokens[starts + reach].astype(np.int64))
            loss = mean_loss(Fast(), model, parameters, tables, windows) / micro_batches
            loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(parameters.values(), inner.clip_norm)
        optimizer.step()
        optimizer.zero_grad()

    for _ in range(WARM_UP_STEPS):
        step()
    steps, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        step()
        steps += 1
    elapsed = time.perf_counter() - start
    return steps * recipe.batch_sequences * model.context_tokens / elapsed


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shard", type=Path)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    speed = tokens_per_second(practice_recipe(), arguments.shard, arguments.seconds)
    sys.stdout.write(f"{speed}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
