"""What exact numerics refuse before work starts, and what they never let pass as a number."""

from pathlib import Path

import pytest
import torch
from safetensors.numpy import load_file, save_file

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire
from potluck_training.control import Flow, MicroBatchProgress
from potluck_training.errors import TrainingError
from potluck_training.numerics.choosing import choose_numerics, implementations
from potluck_training.numerics.exact.bounds import check_shapes, most_terms
from potluck_training.unit import UnitJob, run_unit
from tests.exact.cases import from_bits
from tests.fakes.training_jobs import tiny_job, tiny_recipe

pytestmark = pytest.mark.usefixtures("warm_kernels")


class _NeverAsked:
    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        pytest.fail("work was done")

    def interrupts(self, busy_seconds: float) -> bool:
        pytest.fail("work was begun")

    def between_layers(self) -> Flow:
        pytest.fail("work was begun")


def _exact_job(folder: Path) -> UnitJob:
    job = tiny_job(folder)
    job.recipe.numerics = "exact-1"
    return job


def _refused(job: UnitJob, words: str) -> TrainingError:
    with pytest.raises(TrainingError, match=words) as caught:
        run_unit(job, _NeverAsked(), lambda _segment: None)
    return caught.value


def test_a_name_of_later_rules_is_refused_before_work(tmp_path: Path) -> None:
    """An old app never computes by rules that it guesses at."""
    job = _exact_job(tmp_path)
    job.recipe.numerics = "exact-2"
    assert _refused(job, "'exact-2', which this version").code is ErrorCode.BAD_INPUT


@pytest.mark.parametrize("bits", [0x7FC00000, 0xFF800000, 0x7F7FFFFF, 0xFF7C0000])
def test_a_base_that_would_spoil_its_groups_is_refused_before_work(
    tmp_path: Path, bits: int
) -> None:
    """NaN, infinity and what is next to it would break the unit after its first product."""
    job = _exact_job(tmp_path)
    weights = load_file(job.base_path)
    weights["model.layers.1.mlp.up_proj.weight"][3, 2] = from_bits([bits])[0]
    save_file(weights, job.base_path)
    assert _refused(job, "Fetch the checkpoint again").code is ErrorCode.CORRUPT


def test_a_micro_batch_of_too_many_tokens_is_refused_before_work(tmp_path: Path) -> None:
    """A sum that leaves the exact integers would have the bits of the library's order."""
    job = _exact_job(tmp_path)
    job.recipe.batch_sequences = job.recipe.micro_batch_sequences = 1 << 17
    assert _refused(job, "tokens of a micro-batch").code is ErrorCode.BAD_INPUT


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (wire.ModelConfig(width=1 << 25, heads=1 << 20, kv_heads=1 << 20), "width of the model"),
        (wire.ModelConfig(hidden_width=1 << 27), "hidden width"),
        (wire.ModelConfig(vocabulary_size=(1 << 20) + 1), "vocabulary"),
        (wire.ModelConfig(context_tokens=(1 << 20) + 1), "tokens of a micro-batch"),
        (wire.ModelConfig(layers=3000, width=1 << 11, hidden_width=1 << 13), "all weights"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_shapes_beyond_the_bounds_are_refused_by_name(shape: wire.ModelConfig, words: str) -> None:
    """The organiser learns which number of the recipe is too large."""
    recipe = tiny_recipe()
    recipe.model.MergeFrom(shape)
    with pytest.raises(TrainingError, match=words):
        check_shapes(recipe)


def test_shapes_within_the_bounds_pass() -> None:
    """A model that fits is never turned away."""
    recipe = tiny_recipe()
    check_shapes(recipe)
    recipe.model.vocabulary_size = most_terms(3, 2)
    check_shapes(recipe)


def test_apple_chips_are_refused_for_their_lack_of_binary64() -> None:
    """A volunteer is told to lend the processor instead."""
    with pytest.raises(TrainingError, match="Lend the processor"):
        choose_numerics("exact-1", "mps")


@pytest.mark.parametrize("implementation", implementations("cpu"))
@pytest.mark.parametrize("bits", [0x7FC00000, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FA00000, 0x7F800000])
def test_poison_never_becomes_a_number(implementation: str, bits: int) -> None:
    """A fault on the way reaches the loss, whatever the bits of its NaN."""
    kernels = implementations("cpu")[implementation]()
    spoilt = torch.ones(3, 5)
    spoilt[1, 2] = torch.from_numpy(from_bits([bits]))[0]
    product = kernels.product(spoilt, torch.ones(2, 5), 2, 2)
    normed, _ = kernels.normalise(spoilt, torch.ones(5), 1e-5)
    loss = kernels.score(spoilt, torch.zeros(3, dtype=torch.int64)).loss
    assert product[1].isnan().all()
    assert normed[1].isnan().all()
    assert product[[0, 2]].isfinite().all()
    assert normed[[0, 2]].isfinite().all()
    assert loss.isnan()
    assert kernels.norm(spoilt.flatten()).isnan()
    gathered = kernels.gather_back(spoilt, torch.zeros(3, dtype=torch.int64), 2)
    assert gathered[:, 2].isnan().all()
