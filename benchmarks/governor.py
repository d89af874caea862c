"""How well the governor keeps limits, over modelled devices of every sort.

How each figure is measured is told in `tests.plants.course`, what the plants are in
`tests.plants.making`. Figures without a prefix are of all plants but those that stand apart, each
with figures of its own:

- `blurred`: the power sensor has no energy counter beside it and tells the mean of 50 ms, about as
  long as a micro-batch, so that four readings a second hardly tell the mean;
- `coarse`: micro-batches alone last longer than a second, so that no share of time keeps the mean
  of a second;
- `tight`: a limit leaves so little work that one step of the temperature sensor, most often a whole
  degree, is a tenth of it or more;
- `unkept`: the driver said that it keeps the limit, and time passes until it is found out;
- `faulty`: a sensor fails for two minutes.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from tests.plants.course import Plant, best_duty, binds
from tests.plants.course import run as run_plant
from tests.plants.making import KINDS, faulty, plant
from tests.plants.sensors import PowerSensor

PLANTS_A_KIND = 112
_FIRST_SEED = 1000
_SECONDS = 900.0
_TIGHT_SHARE = 0.1
_APART = ("blurred", "coarse", "tight", "unkept", "faulty")


@dataclass(frozen=True, kw_only=True)
class _Result:
    """Figures of one plant; None where one means nothing for it."""

    kind: str
    seed: int
    error: float | None
    excess: float | None
    overshoot: float | None
    loss: float | None
    stops: int


def run() -> dict[str, float]:
    """Return the figures."""
    began = time.monotonic()
    kinds = [*KINDS, "faulty"]
    jobs = [
        (kind, seed) for seed in range(_FIRST_SEED, _FIRST_SEED + PLANTS_A_KIND) for kind in kinds
    ]
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(_one, jobs, chunksize=10))
    together = [result for result in results if result.kind not in _APART]
    figures: dict[str, float] = {"plants": float(len(results))}
    kinds.append("blurred")
    figures |= {f"plants_{kind}": sum(one.kind == kind for one in results) for kind in kinds}
    figures |= _figures("", together)
    for kind in kinds:
        figures |= _figures(f"{kind}_", [one for one in results if one.kind == kind], short=True)
    figures["seconds_modelled"] = _SECONDS * len(results)
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return figures


def _one(job: tuple[str, int]) -> _Result:
    kind, seed = job
    one = faulty(seed) if kind == "faulty" else plant(seed, kind)
    course = run_plant(one, _SECONDS)
    now = one.make.changed(_SECONDS)
    always = [one.make.changed(0.0), *(one.make.changed(e.at_seconds) for e in one.make.events)]
    cap, limits = one.limits.power_watts, one.limits
    error = None
    if cap is not None and all(binds(make, limits) for make in always) and course.settled_watts:
        error = abs(course.settled_watts / cap - 1.0) * 100
    best = best_duty(now, limits)
    return _Result(
        kind=_class(one),
        seed=seed,
        error=error,
        excess=None if cap is None else course.excess_seconds,
        overshoot=None if limits.temperature_celsius is None else course.overshoot_celsius,
        loss=max(0.0, 1.0 - course.last_duty / best) * 100 if best else None,
        stops=course.stops,
    )


def _class(one: Plant) -> str:
    """Return under what a plant is reported, by what is known of it before a run."""
    limits, now = one.limits, one.make.changed(_SECONDS)
    if one.kind in _APART:
        return one.kind
    if one.sensors.power is PowerSensor.CELL and limits.power_watts is not None:
        return "blurred"
    if limits.temperature_celsius is not None:
        step_lower = limits.temperature_celsius - one.sensors.celsius_step
        best = best_duty(now, limits)
        lower = best_duty(now, replace(limits, temperature_celsius=step_lower))
        if best - lower >= _TIGHT_SHARE * best:
            return "tight"
    return one.kind


def _figures(prefix: str, results: list[_Result], *, short: bool = False) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, values in (
        ("power_error_percent", [(one.error, one) for one in results]),
        ("power_excess_seconds", [(one.excess, one) for one in results]),
        ("overshoot_celsius", [(one.overshoot, one) for one in results]),
        ("duty_loss_percent", [(one.loss, one) for one in results]),
    ):
        known = sorted((value, one.seed, one.kind) for value, one in values if value is not None)
        if not known:
            continue
        for rank in ("max",) if short else ("p50", "p99", "max"):
            place = {"p50": 0.5, "p99": 0.99, "max": 1.0}[rank]
            value = known[min(len(known) - 1, int(place * len(known)))][0]
            figures[f"{prefix}{name}_{rank}"] = round(value, 3)
        print(f"{prefix}{name}: worst {known[-3:]}", file=sys.stderr)
    figures[f"{prefix}stops"] = sum(one.stops for one in results)
    return figures
