"""Exact numerics held to the vectors beside their page."""

import numpy as np
import pytest

from potluck_training import adamw
from potluck_training.numerics.choosing import implementations
from potluck_training.numerics.exact import constants
from tests.exact import page
from tests.exact.cases import VECTORS, Case, load_cases, stored_values
from tests.exact.reading import by_reading
from tests.exact.running import KERNELS, by_code, by_kernels

pytestmark = pytest.mark.usefixtures("warm_kernels")

CASES = load_cases()
OF_KERNELS = [case for case in CASES if case.operation in KERNELS]
OTHERS = [case for case in CASES if case.operation not in KERNELS]
MOST_FILE_BYTES = 300_000


def _name(case: Case) -> str:
    return f"{case.operation}: {case.name}"


@pytest.mark.parametrize("implementation", implementations("cpu"))
@pytest.mark.parametrize("case", OF_KERNELS, ids=_name)
def test_every_implementation_gives_the_bits_of_the_vectors(
    case: Case, implementation: str
) -> None:
    """Two volunteers with different machines must never be told apart by an honest result."""
    found = by_kernels(implementations("cpu")[implementation](), case)
    assert stored_values(found) == stored_values(case.outputs)


@pytest.mark.parametrize("case", OTHERS, ids=_name)
def test_what_is_around_the_model_gives_the_bits_of_the_vectors(case: Case) -> None:
    """Functions, tables, step numbers, payload and outer step are part of the specification."""
    assert stored_values(by_code(case)) == stored_values(case.outputs)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_the_page_alone_is_enough_to_get_the_bits(case: Case) -> None:
    """Whoever writes exact numerics again from the page gets what Potluck gets."""
    assert stored_values(by_reading(case)) == stored_values(case.outputs)


def test_the_page_has_the_constants_of_the_code() -> None:
    """A number that differs between page and code would part whoever reads the one or the other."""
    code = {name: value for name, value in vars(constants).items() if name.isupper()}
    code["NORM_FLOOR"] = float(np.float32(adamw.NORM_FLOOR))
    as_tuples = {
        name: value if isinstance(value, tuple) else (value,) for name, value in code.items()
    }
    assert page.constants() == as_tuples


def test_every_operation_has_its_vectors_and_the_file_stays_small() -> None:
    """An operation without vectors could change unseen."""
    named = {case.operation for case in CASES}
    assert named >= set(KERNELS)
    assert len(CASES) == len({_name(case) for case in CASES})
    assert VECTORS.stat().st_size < MOST_FILE_BYTES
