"""Exact numerics held to digests that every machine must get."""

import pytest

from potluck_training.numerics.choosing import implementations
from tests.exact.combinations import Combination, run_combination
from tests.exact.golden import LIGHT, WORKS, golden

# The full grid is in the benchmark `exact`.
COMBINATIONS = [
    *(
        Combination(instructions=instructions, threads=threads)
        for instructions, threads in (("own", 2), ("sse", 1), ("avx2", 2))
    ),
    *(
        Combination(instructions="own", threads=1, implementation=implementation)
        for implementation in list(implementations("cpu"))[:-1]
    ),
]


@pytest.mark.parametrize("how", COMBINATIONS, ids=str)
def test_the_digests_come_out(how: Combination) -> None:
    """A step, twenty and a unit have the same bits under any instruction set and threads."""
    golden_ones = golden()
    assert run_combination(how, list(LIGHT)) == {name: golden_ones[name] for name in LIGHT}


def test_the_file_has_all_works() -> None:
    """A work without a digest would be held to nothing."""
    assert set(golden()) == set(WORKS)
