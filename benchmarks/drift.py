"""How far honest runs of Practice's unit drift apart in floating point, and how far cheats are.

Each run is a process of its own, since PyTorch chooses its instruction set once. Relative errors
are ‖a − b‖ / ‖b‖ of the pseudo-gradient, b being the run with this machine's own instruction set
and one thread: of the whole, and of the single leaf that is worst for an honest run or best for a
cheat. Figures of honest runs on another class end in `_whole` and `_worst_leaf`, those of cheats
in `_whole` and `_least_leaf`; a tolerance has to lie between the two kinds.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from potluck import unit_files
from potluck.numerics import FLOATING
from potluck.v1 import lease_pb2
from potluck_coordinator.recipes import TOLERANCE
from potluck_training.checkpoint import save_checkpoint
from potluck_training.control import Unhindered
from potluck_training.practice_recipe import practice_recipe
from potluck_training.tokens import write_shard
from potluck_training.weights import initial_weights

# PyTorch's own kernels and its two matrix libraries each choose for themselves.
_SWITCHES = ("ATEN_CPU_CAPABILITY", "MKL_ENABLE_INSTRUCTIONS", "ONEDNN_MAX_CPU_ISA")
_AVX2 = ("avx2", "AVX2", "AVX2")
_SSE = ("default", "SSE4_2", "SSE41")
_REFERENCE = "reference"
_TEXT_BYTES = 2_000_000


@dataclass(frozen=True, kw_only=True)
class _Variant:
    """One way to run the unit.

    Attributes:
        threads: CPU threads.
        instructions: Values of the switches that hold the instruction set down; empty for the
            machine's best.
        rate_factor: What the inner learning rate is multiplied by; 1 for an honest run.
        steps_factor: Share of the steps that are done; 1 for an honest run.
        seed: Order of the data.
    """

    threads: int = 1
    instructions: tuple[str, ...] = ()
    rate_factor: float = 1.0
    steps_factor: float = 1.0
    seed: int = 1


_HONEST = {
    "again": _Variant(),
    "threads_2": _Variant(threads=2),
    "avx2": _Variant(instructions=_AVX2),
    "sse": _Variant(instructions=_SSE),
    "sse_threads_2": _Variant(instructions=_SSE, threads=2),
}
_CHEATS = {
    "rate_5_percent_off": _Variant(rate_factor=0.95),
    "steps_5_percent_fewer": _Variant(steps_factor=0.95),
    "other_data": _Variant(seed=2),
}


def run() -> dict[str, float]:
    """Return the relative errors; takes a minute or two on two cores."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        reference = _delta(folder, _REFERENCE, _Variant())
        for kind, variants, pick, suffix in (
            ("honest", _HONEST, np.max, "worst_leaf"),
            ("cheat", _CHEATS, np.min, "least_leaf"),
        ):
            for label, variant in variants.items():
                whole, leaves = _errors(_delta(folder, label, variant), reference)
                figures[f"{kind}_{label}_whole"] = whole
                figures[f"{kind}_{label}_{suffix}"] = float(pick(leaves))
    figures["tolerance_pass"] = TOLERANCE.pass_relative_error
    figures["tolerance_fail"] = TOLERANCE.fail_relative_error
    return figures


def _prepare(folder: Path) -> None:
    model = practice_recipe().model
    save_checkpoint(folder / "base", model, initial_weights(model, 0))
    sources = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))
    text = b"".join(source.read_bytes() for source in sources)[:_TEXT_BYTES]
    write_shard(folder / "shard", np.frombuffer(text, np.uint8).astype(np.uint16))


def _delta(folder: Path, label: str, variant: _Variant) -> NDArray[np.float32]:
    environment = {key: value for key, value in os.environ.items() if key not in _SWITCHES}
    environment |= dict(zip(_SWITCHES, variant.instructions, strict=False))
    arguments = [str(folder), label, json.dumps(asdict(variant))]
    command = [sys.executable, "-m", "benchmarks.drift", *arguments]
    subprocess.run(command, check=True, env=environment)
    return np.fromfile(folder / label / unit_files.DELTA, "<f4")


def _errors(
    delta: NDArray[np.float32], reference: NDArray[np.float32]
) -> tuple[float, NDArray[np.float64]]:
    leaf_values = practice_recipe().leaf_bytes // reference.itemsize
    starts = np.arange(0, reference.size, leaf_values)
    b = reference.astype(np.float64)
    distances = np.add.reduceat((delta - b) ** 2, starts)
    lengths = np.add.reduceat(b**2, starts)
    return float(np.sqrt(distances.sum() / lengths.sum())), np.sqrt(distances / lengths)


def _run_variant(folder: Path, label: str, variant: _Variant) -> None:
    # PyTorch is for the processes that train; the one that compares them does without.
    from potluck_training.unit import UnitJob, run_unit

    recipe = practice_recipe()
    recipe.numerics = FLOATING
    recipe.inner.learning_rate *= variant.rate_factor
    steps = round(recipe.min_steps * variant.steps_factor)
    # The length of a segment doesn't change the weights.
    recipe.segment_steps = steps
    job = UnitJob(
        unit=lease_pb2.WorkUnit(unit_id=bytes(16), seed=variant.seed, steps=steps),
        recipe=recipe,
        base_path=folder / "base",
        shard_path=folder / "shard",
        folder=folder / label,
        threads=variant.threads,
        device="cpu",
    )
    run_unit(job, Unhindered(), lambda _segment: None)


if __name__ == "__main__":
    _run_variant(Path(sys.argv[1]), sys.argv[2], _Variant(**json.loads(sys.argv[3])))
