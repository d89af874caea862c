"""Exact numerics held to digests that every machine must get."""

import pytest

from tests.exact.combinations import Combination, run_combination
from tests.exact.golden import LIGHT, WORKS, golden

# The full grid is in the benchmark `exact`.
COMBINATIONS = [
    Combination(instructions=instructions, threads=threads, implementation=implementation)
    for instructions, threads, implementation in (
        ("sse", 1, "eager"),
        ("avx2", 2, "fused"),
        ("own", 1, "fused"),
        ("own", 2, "fused"),
    )
]


@pytest.mark.parametrize("how", COMBINATIONS, ids=str)
def test_the_digests_come_out(how: Combination, request: pytest.FixtureRequest) -> None:
    """A step, twenty and a unit have the same bits under any instruction set and threads."""
    golden_ones = golden()
    found = run_combination(how, list(LIGHT), request.config.cache.mkdir("kernels"))
    assert found == {name: golden_ones[name] for name in LIGHT}


def test_the_file_has_all_works() -> None:
    """A work without a digest would be held to nothing."""
    assert set(golden()) == set(WORKS)
