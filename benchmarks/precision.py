"""What exact numerics cost in loss, by limbs and by scale, against float32 with the same data.

Each seed trains one small decoder on Practice's text once for each variant, from the same weights
on the same batches, so that a variant's gap to float32 is a difference within a seed. Gaps are in
percent of float32's loss, mean over the seeds and its standard error: `held_out` on held-out text
over the last tenth of the steps, `trained` on the batches of these steps.

`exact_1` is the real thing; the variants with limbs are float32 with rounded operands
(`precision_rounding`), and `simulation_to_exact` is how far apart the two are in one gradient.
`shaken` is float32 from weights that differ in their last bits. Rows far longer than those of such
small models are in `precision_long`.

A whole run takes about an hour on two busy cores. Each training that ends is a line in a file, and
one that stands there is not done again, so a run can be broken off and taken up, or done in parts:
`python -m benchmarks.precision --record FILE --studies narrow --seeds 1 2 3`.
"""

import argparse
import json
import math
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from benchmarks.machine import describe_machine
from benchmarks.precision_long import long_rows
from benchmarks.precision_rounding import Rounded, Rounding
from benchmarks.precision_training import Learner, Losses, Size
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics

SEEDS = (1, 2, 3, 4, 5)

_ONE = Rounding(limbs=1, gradient_limbs=1, head_limbs=1, share_limbs=1)
_TWO = Rounding(limbs=2, gradient_limbs=2, head_limbs=2, share_limbs=2)
_NOW = replace(_TWO, head_limbs=3, share_limbs=3)
_THREE = Rounding(limbs=3, gradient_limbs=3, head_limbs=3, share_limbs=3)
_ROUNDINGS = {
    "limbs_1": _ONE,
    "limbs_1_block_32": replace(_ONE, block=32),
    "limbs_2": _TWO,
    "limbs_2_block_32": replace(_TWO, block=32),
    "limbs_2_wide_3": _NOW,
    "limbs_2_head_3": replace(_TWO, head_limbs=3),
    "limbs_2_shares_3": replace(_TWO, share_limbs=3),
    "limbs_3": _THREE,
    "limbs_2_outlier_64": replace(_TWO, outlier=64),
    "limbs_2_block_32_outlier_64": replace(_TWO, block=32, outlier=64),
    "limbs_2_outlier_1024": replace(_TWO, outlier=1024),
}
_BASE, _SHAKEN, _EXACT = "float32", "shaken", "exact_1"
_MAIN = (
    _BASE,
    _EXACT,
    "limbs_2",
    "limbs_2_wide_3",
    "limbs_1",
    "limbs_1_block_32",
    "limbs_2_block_32",
    "limbs_3",
)
_OUTLIERS = ("limbs_2_outlier_64", "limbs_2_block_32_outlier_64", "limbs_2_outlier_1024")
_WORDS = (_BASE, "limbs_2", "limbs_2_wide_3")


@dataclass(frozen=True, kw_only=True)
class _Study:
    """One size of model, and what is compared on it in so many steps."""

    size: Size
    steps: int
    variants: tuple[str, ...]


_STUDIES = {
    "narrow": _Study(
        size=Size(width=64, layers=2, context=64, sequences=16),
        steps=300,
        variants=(*_MAIN, _SHAKEN, *_OUTLIERS),
    ),
    "broad": _Study(
        size=Size(width=128, layers=3, context=128, sequences=8), steps=200, variants=_MAIN
    ),
    "words_4096": _Study(
        size=Size(width=64, layers=2, context=64, sequences=16, vocabulary=4096),
        steps=200,
        variants=_WORDS,
    ),
    "words_16384": _Study(
        size=Size(width=64, layers=2, context=64, sequences=4, vocabulary=16384),
        steps=100,
        variants=_WORDS,
    ),
}

_Key = tuple[str, str, int, int]


def run() -> dict[str, object]:
    """Return the gaps of all studies."""
    with tempfile.TemporaryDirectory() as folder:
        return study(tuple(_STUDIES), SEEDS, Path(folder) / "record") | long_rows()


def loss_gap() -> dict[str, object]:
    """Return how far exact numerics are from float32 in the loss on held-out text, by size.

    `loss_gap_percent` is the mean over seeds of the size where it is farther from zero.
    """
    names = ("narrow", "broad")
    with tempfile.TemporaryDirectory() as folder:
        figures = study(names, SEEDS, Path(folder) / "record", (_EXACT,))
    gaps = {name: float(str(figures[f"{name}_{_EXACT}_held_out_gap_percent"])) for name in names}
    worst = max(names, key=lambda name: abs(gaps[name]))
    return {
        "loss_gap_percent": gaps[worst],
        "loss_gap_error": figures[f"{worst}_{_EXACT}_held_out_gap_error"],
        "loss_gap_percent_by_size": gaps,
        "loss_gap_seeds": len(SEEDS),
    }


def study(
    names: Sequence[str],
    seeds: Sequence[int],
    record: Path,
    only: Sequence[str] | None = None,
    only_steps: int | None = None,
) -> dict[str, object]:
    """Train what the record lacks, and return the gaps.

    Args:
        names: Of studies.
        seeds: Of weights and data.
        record: The file of what has been trained.
        only: Variants to leave it at; gradients are then left out.
        only_steps: Steps of each training, where it isn't the study's.
    """
    torch.set_num_threads(1)
    done = _read(record)
    figures: dict[str, object] = {"seeds": len(seeds)}
    for name in names:
        one_study = _STUDIES[name]
        size, steps = one_study.size, only_steps or one_study.steps
        figures[f"{name}_steps"] = steps
        chosen = [one for one in one_study.variants if only is None or one in only or one == _BASE]
        for seed in seeds:
            for variant in chosen:
                key = (name, variant, seed, steps)
                if key not in done:
                    done[key] = _train(size, variant, seed, steps)
                    _write(record, key, done[key])
        figures |= _gaps(name, chosen, seeds, steps, done)
        if only is None:
            figures |= _gradients(name, one_study, steps)
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


def _gradients(name: str, one_study: _Study, steps: int) -> dict[str, object]:
    """Return how far each variant's gradient is from float32's, for weights that were trained.

    Also how far the simulated one is from that of the real exact numerics.
    """
    learner = Learner(one_study.size, Fast(), SEEDS[0])
    learner.train(steps)
    found = {}
    for variant in (_BASE, _EXACT, *_ROUNDINGS):
        learner.gradient.zero_()
        learner.numerics = _numerics(variant)
        learner.add_gradient(steps)
        found[variant] = learner.gradient.clone()
    figures: dict[str, object] = {
        f"{name}_{variant}_gradient_error": _apart(gradient, found[_BASE])
        for variant, gradient in found.items()
        if variant != _BASE
    }
    figures[f"{name}_simulation_to_exact"] = _apart(found["limbs_2_wide_3"], found[_EXACT])
    return figures


def _apart(a: Tensor, b: Tensor) -> float:
    return float(f"{((a - b).norm() / b.norm()).item():.3g}")


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
    parser.add_argument("--steps", type=int)
    given = parser.parse_args()
    figures = study(given.studies, given.seeds, given.record, given.variants, given.steps)
    result = {"benchmark": "precision", "figures": figures, "machine": describe_machine()}
    print(json.dumps(result), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
