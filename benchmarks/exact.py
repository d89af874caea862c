"""Whether exact numerics have the same bits in every way to run them, and what they cost.

Each combination of instruction set, threads and implementation is a process of its own that does
steps and a unit; its digests are compared with those in tests/exact/golden.json, which other
machines got. The same steps in float32 show how many combinations part there. Times and memory
are beside float32's, in `exact_speed`; the gap of the losses is a part of `precision`.
"""

import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.exact_speed import has_vnni, peak_mib, product_ratios, step_ratios
from benchmarks.precision import loss_gap
from potluck_training.numerics.choosing import implementations
from tests.exact.combinations import INSTRUCTIONS, Combination, run_combination
from tests.exact.golden import HEAVY, LIGHT, golden

THREADS = (1, 2)
_CONTRAST = ["tiny steps", "practice step"]


def run() -> dict[str, object]:
    """Return how many combinations differ, and the costs; takes a quarter of an hour."""
    memory, plain_memory = peak_mib("exact-1"), peak_mib("")
    with tempfile.TemporaryDirectory(prefix="potluck-") as folder:
        sameness = _sameness(Path(folder))
    return {
        **sameness,
        **step_ratios(),
        **product_ratios(),
        "vnni": has_vnni(),
        "implementation": list(implementations("cpu"))[-1],
        "peak_mib": memory,
        "peak_mib_float32": plain_memory,
        "peak_memory_ratio": round(memory / plain_memory, 3),
        **loss_gap(),
    }


def _sameness(kernels: Path) -> dict[str, object]:
    truth = golden()
    grid = [
        Combination(instructions=instructions, threads=threads, implementation=implementation)
        for implementation in implementations("cpu")
        for instructions in INSTRUCTIONS
        for threads in THREADS
    ]
    parted = []
    for how in grid:
        found = run_combination(how, list(LIGHT), kernels)
        if found != {name: truth[name] for name in LIGHT}:
            parted.append(str(how))
        print(f"{how}: {'other digests' if parted[-1:] == [str(how)] else 'same digests'}")
    whole = run_combination(Combination(instructions="own", threads=2), list(HEAVY), kernels)
    plain: Counter[str] = Counter()
    for instructions in INSTRUCTIONS:
        for threads in THREADS:
            how = Combination(instructions=instructions, threads=threads, numerics="")
            plain[str(run_combination(how, _CONTRAST))] += 1
    return {
        "combinations": len(grid),
        "different": len(parted),
        "different_ones": parted,
        "heavy_work_same": whole == {name: truth[name] for name in HEAVY},
        "combinations_float32": plain.total(),
        "different_float32": plain.total() - max(plain.values()),
        "results_float32": len(plain),
    }
