"""What changes a bit of a step under exact numerics, and what must not."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.v1 import manifest_pb2
from potluck_training.control import Unhindered
from potluck_training.known_steps.running import do_step, state_digest
from potluck_training.unit import UnitControl, UnitStopped, run_unit
from tests.exact.golden import batches, exact_recipe, fresh_replica
from tests.fakes.training_jobs import Meddling, StopAfter, result_digests, tiny_job, tiny_recipe

pytestmark = pytest.mark.usefixtures("warm_kernels")


@pytest.fixture(autouse=True)
def _threads() -> Iterator[None]:
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def _digest(
    recipe: manifest_pb2.Recipe | None = None,
    *,
    order: tuple[int, ...] = (0, 1),
    swapped: bool = False,
    ulp_at: int | None = None,
) -> str:
    """Return the digest after a first step of two micro-batches."""
    recipe = _recipe() if recipe is None else recipe
    replica = fresh_replica(recipe)
    if ulp_at is not None:
        replica.weights.view(torch.int32)[ulp_at] += 1
    micro_batches = [batch[list(order)] for batch in batches(recipe, 0)]
    do_step(replica, micro_batches[::-1] if swapped else micro_batches, 0)
    return state_digest(replica)


def _recipe() -> manifest_pb2.Recipe:
    recipe = exact_recipe(tiny_recipe())
    recipe.batch_sequences = 4
    return recipe


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_change_nothing(threads: int) -> None:
    """A volunteer may lend any share of the processor."""
    torch.set_num_threads(1)
    alone = _digest()
    torch.set_num_threads(threads)
    assert _digest() == alone


def test_the_order_within_a_micro_batch_and_of_two_changes_nothing() -> None:
    """Sums over a micro-batch are exact, and two numbers have one sum."""
    assert _digest(order=(1, 0), swapped=True) == _digest()


@pytest.mark.parametrize(
    "control", [Meddling(0.5), Meddling(0.9, seed=2)], ids=["some pauses", "many pauses"]
)
def test_pauses_change_nothing(tmp_path: Path, control: UnitControl) -> None:
    """Giving way to the person costs time and no bit."""
    job, other = tiny_job(tmp_path, name="calm"), tiny_job(tmp_path, name="paused")
    for one in (job, other):
        exact_recipe(one.recipe)
    run_unit(job, Unhindered(), lambda _: None)
    run_unit(other, control, lambda _: None)
    assert result_digests(other) == result_digests(job)


def test_an_end_and_another_process_change_nothing(tmp_path: Path) -> None:
    """A unit that is taken up from its last segment ends as one that was never stopped."""
    job, other = tiny_job(tmp_path, name="calm"), tiny_job(tmp_path, name="stopped")
    for one in (job, other):
        exact_recipe(one.recipe)
    run_unit(job, Unhindered(), lambda _: None)
    with pytest.raises(UnitStopped):
        run_unit(other, StopAfter(11), lambda _: None)
    run_unit(other, Unhindered(), lambda _: None)
    assert result_digests(other) == result_digests(job)


@settings(max_examples=8, deadline=None, derandomize=True)
@given(place=st.integers(min_value=0, max_value=2000))
def test_one_bit_of_a_weight_shows(place: int) -> None:
    """No change of a base checkpoint is too small to be caught."""
    assert _digest(ulp_at=place) != _digest()


@pytest.mark.parametrize("field", ["learning_rate", "beta1", "beta2", "clip_norm"])
def test_a_number_of_the_recipe_off_by_a_millionth_shows(field: str) -> None:
    """Not even the smallest lie about the recipe gives the same digest."""
    recipe = _recipe()
    setattr(recipe.inner, field, getattr(recipe.inner, field) * (1.0 + 1e-6))
    assert _digest(recipe) != _digest()


def test_other_micro_batches_show() -> None:
    """Their size is the recipe's: scales of gradients span a micro-batch."""
    recipe = _recipe()
    replica = fresh_replica(recipe)
    do_step(replica, [np.concatenate(batches(recipe, 0))], 0)
    assert state_digest(replica) != _digest()
