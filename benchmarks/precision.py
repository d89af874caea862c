"""What exact numerics cost in loss, by limbs and by scale, against float32 with the same data.

Each seed trains one small decoder on Practice's text once for each variant, from the same weights
on the same batches, so that a variant's gap to float32 is a difference within a seed. Gaps are in
percent of float32's held-out loss: mean over the seeds and its standard error. `shaken` is float32
from weights that differ in their last bits: what any change of rounding does to a loss. All but
`exact_1` are float32 with rounded operands (`precision_rounding`), which `simulation_…` compares
with the real thing.

A whole run takes some two hours on one core. Each training that ends is a line in a file, and one
that stands there is not done again, so a run can be broken off and taken up:
`python -m benchmarks.precision --record FILE --studies narrow --seeds 1 2 3`.
"""

import argparse
import json
import math
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch

from benchmarks.machine import describe_machine
from benchmarks.precision_rounding import Rounded, Rounding
from benchmarks.precision_training import Learner, Losses, Size
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics

SEEDS = tuple(range(1, 7))
STEPS = 300
_SAME_STEPS = 10

_ONE = Rounding(limbs=1, gradient_limbs=1, head_limbs=1, share_limbs=1)
_TWO = Rounding(limbs=2, gradient_limbs=2, head_limbs=2, share_limbs=2)
_NOW = replace(_TWO, head_limbs=3, share_limbs=3)
_THREE = Rounding(limbs=3, gradient_limbs=3, head_limbs=3, share_limbs=3)
_ROUNDINGS = {
    "limbs_1": _ONE,
    "limbs_1_block_32": replace(_ONE, block=32),
    "limbs_1_gradients_2_block_32": replace(_TWO, limbs=1, block=32),
    "limbs_2": _TWO,
    "limbs_2_block_32": replace(_TWO, block=32),
    "limbs_2_wide_3": _NOW,
    "limbs_2_head_3": replace(_TWO, head_limbs=3),
    "limbs_3": _THREE,
    "limbs_2_outlier_64": replace(_TWO, outlier=64),
    "limbs_2_block_32_outlier_64": replace(_TWO, block=32, outlier=64),
    "limbs_2_outlier_1024": replace(_TWO, outlier=1024),
    "limbs_3_outlier_1024": replace(_THREE, outlier=1024),
}
_BASE, _SHAKEN, _EXACT = "float32", "shaken", "exact_1"
_MAIN = (
    _BASE,
    _SHAKEN,
    "limbs_2",
    "limbs_2_wide_3",
    "limbs_1",
    "limbs_1_block_32",
    "limbs_2_block_32",
    "limbs_3",
    "limbs_1_gradients_2_block_32",
)
_STUDIES: dict[str, tuple[Size, tuple[str, ...]]] = {
    "narrow": (Size(width=64, layers=2, context=64, sequences=16), (*_MAIN, _EXACT)),
    "broad": (Size(width=128, layers=3, context=128, sequences=8), (*_MAIN, _EXACT)),
    "words_4096": (
        Size(width=64, layers=2, context=64, sequences=16, vocabulary=4096),
        (_BASE, _SHAKEN, "limbs_2", "limbs_2_head_3", "limbs_2_wide_3", "limbs_2_block_32"),
    ),
    "outliers": (
        Size(width=64, layers=2, context=64, sequences=16),
        (
            _BASE,
            _SHAKEN,
            "limbs_2_outlier_64",
            "limbs_2_block_32_outlier_64",
            "limbs_2_outlier_1024",
            "limbs_3_outlier_1024",
        ),
    ),
}

_Key = tuple[str, str, int, int]


def run() -> dict[str, object]:
    """Return the gaps of all studies."""
    with tempfile.TemporaryDirectory() as folder:
        return study(tuple(_STUDIES), SEEDS, STEPS, Path(folder) / "record")


def study(
    names: Sequence[str],
    seeds: Sequence[int],
    steps: int,
    record: Path,
    only: Sequence[str] | None = None,
) -> dict[str, object]:
    """Train what the record lacks, and return the gaps.

    Args:
        names: Of studies.
        seeds: Of weights and data.
        steps: Of each training.
        record: The file of what has been trained.
        only: Variants to leave it at.
    """
    torch.set_num_threads(1)
    done = _read(record)
    figures: dict[str, object] = {"seeds": len(seeds), "steps": steps}
    for name in names:
        size, variants = _STUDIES[name]
        chosen = [one for one in variants if only is None or one in only or one == _BASE]
        for seed in seeds:
            for variant in chosen:
                key = (name, variant, seed, steps)
                if key not in done:
                    done[key] = _train(size, variant, seed, steps)
                    _write(record, key, done[key])
        figures |= _gaps(name, chosen, seeds, steps, done)
        figures |= _simulation(name, size)
    return figures


def _train(size: Size, variant: str, seed: int, steps: int) -> Losses:
    learner = Learner(size, _numerics(variant), seed)
    if variant == _SHAKEN:
        learner.shake()
    return learner.train(steps)


def _numerics(variant: str) -> Numerics:
    if variant == _EXACT:
        return choose_numerics("exact-1", "cpu")
    return Rounded(_ROUNDINGS[variant]) if variant in _ROUNDINGS else Fast()


def _gaps(
    name: str,
    variants: Sequence[str],
    seeds: Sequence[int],
    steps: int,
    done: dict[_Key, Losses],
) -> dict[str, object]:
    figures: dict[str, object] = {}
    base = [done[name, _BASE, seed, steps] for seed in seeds]
    figures[f"{name}_float32_loss"] = round(statistics.fmean(one.held_out for one in base), 4)
    for variant in variants:
        if variant == _BASE:
            continue
        own = [done[name, variant, seed, steps] for seed in seeds]
        for kind in ("held_out", "trained"):
            gaps = [
                (getattr(one, kind) / getattr(first, kind) - 1.0) * 100
                for one, first in zip(own, base, strict=True)
            ]
            error = statistics.stdev(gaps) / math.sqrt(len(gaps)) if len(gaps) > 1 else math.nan
            figures[f"{name}_{variant}_{kind}_gap_percent"] = round(statistics.fmean(gaps), 4)
            figures[f"{name}_{variant}_{kind}_gap_error"] = round(error, 4)
    return figures


def _simulation(name: str, size: Size) -> dict[str, object]:
    """Compare the first steps of float32, of rounded operands and of the real exact numerics."""
    losses: dict[str, list[float]] = {}
    gradients = {}
    for variant in (_BASE, "limbs_2_wide_3", _EXACT):
        learner = Learner(size, _numerics(variant), 1)
        losses[variant] = []
        for step in range(_SAME_STEPS):
            losses[variant].append(learner.add_gradient(step))
            if step == 0:
                gradients[variant] = learner.gradient.clone()
            learner.use_gradient(step)
    figures: dict[str, object] = {}
    exact = gradients[_EXACT]
    for label, variant in (("simulation", "limbs_2_wide_3"), ("float32", _BASE)):
        apart = (gradients[variant] - exact).norm() / exact.norm()
        pairs = zip(losses[variant], losses[_EXACT], strict=True)
        figures[f"{name}_{label}_to_exact_gradient"] = float(f"{apart.item():.3g}")
        figures[f"{name}_{label}_to_exact_loss"] = float(f"{max(abs(a - b) for a, b in pairs):.3g}")
    return figures


def _read(record: Path) -> dict[_Key, Losses]:
    if not record.exists():
        return {}
    lines = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    return {
        (one["study"], one["variant"], one["seed"], one["steps"]): Losses(**one["losses"])
        for one in lines
    }


def _write(record: Path, key: _Key, losses: Losses) -> None:
    study_name, variant, seed, steps = key
    line = {"study": study_name, "variant": variant, "seed": seed, "steps": steps}
    text = json.dumps(line | {"losses": asdict(losses)})
    print(text, file=sys.stderr, flush=True)
    with record.open("a", encoding="utf-8") as file:
        file.write(text + "\n")


def main() -> int:
    """Do a part of the study, and print its figures as one line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.precision", description=__doc__)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--studies", nargs="+", choices=tuple(_STUDIES), default=tuple(_STUDIES))
    parser.add_argument("--variants", nargs="+", choices=(_BASE, _SHAKEN, _EXACT, *_ROUNDINGS))
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    parser.add_argument("--steps", type=int, default=STEPS)
    given = parser.parse_args()
    figures = study(given.studies, given.seeds, given.steps, given.record, given.variants)
    result = {"benchmark": "precision", "figures": figures, "machine": describe_machine()}
    print(json.dumps(result), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
