"""What exact numerics cost beside float32: time of a step and of a product, and memory.

Times are ratios taken in turns in one process, since machines are noisy. The memory of a step is
the peak of a process that does nothing else: `python -m benchmarks.exact_speed NUMERICS`.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from potluck.v1 import manifest_pb2 as wire
from potluck_training.control import Unhindered
from potluck_training.determinism import configure
from potluck_training.numerics.choosing import implementations
from potluck_training.numerics.exact import constants
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import Replica
from potluck_training.weights import flatten, initial_weights
from potluck_training.yield_points import YieldPoints

THREADS = 2
STEP_PAIRS = 7
PRODUCT_PAIRS = 15
PRODUCT_SIZE = 1024
_KIB_A_MIB = 1024


def step_recipe(numerics: str) -> wire.Recipe:
    """Return a recipe of width 512, small otherwise."""
    recipe = practice_recipe()
    recipe.model.vocabulary_size = 4096
    recipe.model.width, recipe.model.hidden_width = 512, 1408
    recipe.model.layers, recipe.model.heads, recipe.model.kv_heads = 2, 8, 4
    recipe.model.context_tokens = 256
    recipe.micro_batch_sequences = recipe.batch_sequences = 4
    recipe.numerics = numerics
    return recipe


def step_ratios() -> dict[str, float]:
    """Return exact ÷ float32 of a step's time: median, least and most of pairs."""
    with _threads():
        exact, plain = _stepper("exact-1"), _stepper("")
        return _ratios("step_ratio_cpu", exact, plain, STEP_PAIRS)


def product_ratios() -> dict[str, float]:
    """Return the same of one square product, and the figure that the goal is about."""
    with _threads():
        kernels = list(implementations("cpu").values())[-1]()
        draws = np.random.default_rng(0)
        a, b = (
            torch.from_numpy(draws.standard_normal((PRODUCT_SIZE,) * 2, np.float32))
            for _ in range(2)
        )

        def exact() -> None:
            kernels.product(a, b, constants.LIMBS, constants.LIMBS)

        def plain() -> None:
            torch.matmul(a, b.t())

        return _ratios("matmul_ratio_cpu", exact, plain, PRODUCT_PAIRS)


def has_vnni() -> bool:
    """Tell whether the processor says that it multiplies bytes without saturation."""
    try:
        flags = Path("/proc/cpuinfo").read_text("utf-8").split()
    except OSError:
        return False
    return bool({"avx512_vnni", "avx_vnni"} & set(flags))


def peak_mib(numerics: str) -> float:
    """Return the peak memory of a process that does two steps."""
    command = [sys.executable, "-m", "benchmarks.exact_speed", numerics]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return float(answer.stdout)


def _ratios(
    name: str, ours: Callable[[], None], theirs: Callable[[], None], pairs: int
) -> dict[str, float]:
    ours()
    theirs()
    ratios = [_seconds(ours) / _seconds(theirs) for _ in range(pairs)]
    return {
        name: round(statistics.median(ratios), 3),
        f"{name}_min": round(min(ratios), 3),
        f"{name}_max": round(max(ratios), 3),
    }


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _stepper(numerics: str) -> Callable[[], None]:
    recipe = step_recipe(numerics)
    weights = flatten(recipe.model, initial_weights(recipe.model, 0))
    replica = Replica(recipe, weights, "cpu", YieldPoints(Unhindered(), "cpu"))
    shape = (recipe.micro_batch_sequences, recipe.model.context_tokens + 1)
    draws = np.random.default_rng(1)
    windows: NDArray[np.int64] = draws.integers(0, recipe.model.vocabulary_size, shape)

    def step() -> None:
        replica.add_gradient(windows, 1.0)
        replica.step(0)

    return step


@contextmanager
def _threads() -> Iterator[None]:
    before = torch.get_num_threads()
    configure("cpu", THREADS)
    yield
    torch.set_num_threads(before)


def main() -> int:
    """Print the peak memory of this process, in MiB, after two steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numerics", help='"exact-1", or an empty text for float32')
    with _threads():
        step = _stepper(parser.parse_args().numerics)
        step()
        step()
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{peak_kib / _KIB_A_MIB:.0f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
