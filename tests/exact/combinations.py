"""Ways to run the same work: instruction sets that this machine can be held to, and threads."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.exact.golden import Digests

_ROOT = Path(__file__).parents[2]
# PyTorch's own kernels and its two matrix libraries each choose for themselves.
_SWITCHES = ("ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA", "MKL_CBWR")

INSTRUCTIONS: Mapping[str, tuple[str, ...]] = {
    "own": (),
    "sse": ("default", "SSE41", "COMPATIBLE"),
    "avx2": ("avx2", "AVX2", "AVX2"),
    "avx512": ("avx512", "AVX512_CORE", "AVX512"),
    "avx512-vnni": ("avx512", "AVX512_CORE_VNNI", "AVX512"),
}
"""Values of the switches; a machine that has less uses what it has."""


@dataclass(frozen=True, kw_only=True)
class Combination:
    """One way to run the work.

    Attributes:
        instructions: Key of INSTRUCTIONS.
        threads: CPU threads.
        implementation: Of exact numerics; None for the fastest, or with other numerics.
        numerics: What the recipe names.
    """

    instructions: str
    threads: int
    implementation: str | None = None
    numerics: str = "exact-1"


def environment(instructions: str, kernels: Path | None) -> dict[str, str]:
    """Return the variables of a process that is held to an instruction set."""
    found = {key: value for key, value in os.environ.items() if key not in _SWITCHES}
    # Threads that wait give way, since other work may need the cores.
    found |= {"OMP_WAIT_POLICY": "passive"}
    if kernels is not None:
        found |= {"NUMBA_CACHE_DIR": str(kernels)}
    return found | dict(zip(_SWITCHES, INSTRUCTIONS[instructions], strict=False))


def run_combination(
    how: Combination, works: Sequence[str], kernels: Path | None = None
) -> dict[str, Digests]:
    """Return the digests of works from a process of its own.

    Args:
        how: The way to run them.
        works: Of `golden.WORKS`.
        kernels: Where compiled kernels are kept from one process to the next.
    """
    command = [sys.executable, "-m", "tests.exact.golden", "--print", *works]
    command += ["--threads", str(how.threads), "--numerics", how.numerics]
    if how.implementation is not None:
        command += ["--implementation", how.implementation]
    answer = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        env=environment(how.instructions, kernels),
        cwd=_ROOT,
    )
    found: dict[str, Digests] = json.loads(answer.stdout)
    return found
