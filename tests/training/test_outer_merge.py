"""Merging the units of a round."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from potluck.v1 import manifest_pb2
from potluck_training.errors import TrainingError
from potluck_training.norms import l2_norm
from potluck_training.outer import merge

OUTER = manifest_pb2.OuterOptimizer(learning_rate=0.7, momentum=0.9)


def flat(*values: float) -> NDArray[np.float32]:
    """Return a flat array."""
    return np.array(values, np.float32)


def test_two_rounds_follow_nesterov() -> None:
    """The outer step is the one that DiLoCo describes, worked out by hand."""
    weights, velocity = merge(flat(1.0), flat(0.0), [(flat(0.5), 1.0)], OUTER)
    assert np.allclose(velocity, 0.5)
    assert np.allclose(weights, 1.0 + 0.7 * (0.5 + 0.9 * 0.5))
    weights, velocity = merge(weights, velocity, [(flat(0.5), 1.0)], OUTER)
    assert np.allclose(velocity, 0.95)
    assert np.allclose(weights, 1.665 + 0.7 * (0.5 + 0.9 * 0.95))


def test_units_count_by_their_weights() -> None:
    """A unit of three times the tokens moves the model three times as far."""
    deltas = [(flat(1.0, 0.0), 3.0), (flat(0.0, 1.0), 1.0)]
    _, velocity = merge(flat(0.0, 0.0), flat(0.0, 0.0), deltas, OUTER)
    assert np.allclose(velocity, [0.75, 0.25])


def test_a_giant_unit_counts_no_more_than_its_median_peer() -> None:
    """One unit that slipped through can't throw the model off."""
    deltas = [(flat(1.0), 1.0), (flat(-1.0), 1.0), (flat(1e6), 1.0)]
    _, velocity = merge(flat(0.0), flat(0.0), deltas, OUTER)
    assert np.allclose(velocity, 1.0 / 3.0)


def test_a_round_of_late_units_moves_the_model_less() -> None:
    """Lateness counts against the whole round, not only against fresher units beside it."""
    late = [(flat(1.0), 50.0), (flat(1.0), 50.0)]
    _, velocity = merge(flat(0.0), flat(0.0), late, OUTER, 200.0)
    assert np.allclose(velocity, 0.5)
    _, velocity = merge(flat(0.0), flat(0.0), late, OUTER, 100.0)
    assert np.allclose(velocity, 1.0)


def test_a_giant_in_a_round_of_two_does_not_pull_its_own_bound_up() -> None:
    """With two units the smaller one is the measure, not the mean of both."""
    deltas = [(flat(1.0), 1.0), (flat(1e6), 1.0)]
    _, velocity = merge(flat(0.0), flat(0.0), deltas, OUTER)
    assert np.allclose(velocity, 1.0)


@pytest.mark.parametrize(
    ("deltas", "words"),
    [
        ([], "without units"),
        ([(flat(1.0, 2.0), 1.0)], "another number of values"),
        ([(flat(math.nan), 1.0)], "NaN or infinity"),
        ([(flat(math.inf), 1.0)], "NaN or infinity"),
        ([(flat(1.0), 0.0)], "counts for nothing"),
        ([(flat(1.0), math.nan)], "counts for nothing"),
        ([(flat(3e38), 1.0)], "would hold NaN or infinity"),
    ],
)
def test_what_can_not_be_merged_is_refused(
    deltas: list[tuple[NDArray[np.float32], float]], words: str
) -> None:
    """The model is never overwritten by something that is none."""
    with pytest.raises(TrainingError, match=words):
        merge(flat(3e38), flat(0.0), deltas, OUTER)


@given(st.integers(0, 200_000), st.integers(0, 2**32 - 1))
def test_the_norm_is_right_for_every_length(count: int, seed: int) -> None:
    """The norm that is committed to is the norm, at all lengths around the pieces' edges."""
    values = np.random.Generator(np.random.Philox(seed)).standard_normal(count, np.float32)
    expected = math.sqrt(math.fsum(float(value) ** 2 for value in values[:1000]))
    assert math.isclose(l2_norm(values[:1000]), expected, rel_tol=1e-14)
    whole = float(np.linalg.norm(values.astype(np.float64)))
    assert math.isclose(l2_norm(values), whole, rel_tol=1e-12, abs_tol=1e-300)
