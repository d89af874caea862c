"""What stops a unit, and in which words."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file

from potluck import unit_files
from potluck.errors import ErrorCode
from potluck_training.control import Flow, MicroBatchProgress, Unhindered
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import TrainingError
from potluck_training.unit import UnitJob, run_unit
from tests.fakes.training_jobs import tiny_job


class _NeverAsked:
    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        pytest.fail("work was done")

    def interrupts(self, busy_seconds: float) -> bool:
        pytest.fail("work was begun")

    def between_layers(self) -> Flow:
        pytest.fail("work was begun")


def _refused(job: UnitJob, words: str) -> None:
    with pytest.raises(TrainingError, match=words):
        run_unit(job, _NeverAsked(), lambda _segment: None)


def test_a_base_with_nan_is_refused_before_work(tmp_path: Path) -> None:
    """No electricity is spent on a broken checkpoint."""
    job = tiny_job(tmp_path)
    weights = load_file(job.base_path)
    weights["model.norm.weight"][0] = np.nan
    save_file(weights, job.base_path)
    _refused(job, "NaN or infinity")


def test_a_cut_base_and_a_short_shard_are_refused_before_work(tmp_path: Path) -> None:
    """A damaged download gives a sentence that names the file."""
    job = tiny_job(tmp_path)
    whole = job.base_path.read_bytes()
    job.base_path.write_bytes(whole[:-4])
    _refused(job, "base.safetensors has another length")
    job.base_path.write_bytes(whole)
    job.shard_path.write_bytes(b"ab")
    _refused(job, "shard.tokens is too short")


@pytest.mark.parametrize("steps", [0, 3])
def test_steps_that_are_no_whole_segments_are_refused(tmp_path: Path, steps: int) -> None:
    """A unit that could never be committed to is not started."""
    _refused(tiny_job(tmp_path, steps=steps), "not in whole segments")


def test_training_that_breaks_down_says_so(tmp_path: Path) -> None:
    """A loss or gradient that is no number stops the unit and is never handed in."""
    job = tiny_job(tmp_path)
    weights = load_file(job.base_path)
    # Finite in the file, infinite after the first product.
    weights["model.layers.0.mlp.down_proj.weight"][:] = 3e38
    save_file(weights, job.base_path)
    with pytest.raises(TrainingError, match="Training broke down") as caught:
        run_unit(job, Unhindered(), lambda _segment: None)
    assert caught.value.code is ErrorCode.CORRUPT
    assert not (job.folder / unit_files.COMMITMENT).exists()


def test_an_absent_gpu_is_named() -> None:
    """A driver that has gone gives a sentence instead of a trace."""
    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    with pytest.raises(TrainingError, match="no usable GPU for cuda:0"):
        configure("cuda:0", 1)


def test_too_little_memory_is_told_in_words() -> None:
    """Running out of memory tells the person what to close or choose."""
    with (
        pytest.raises(TrainingError, match="too little free memory") as caught,
        device_failures_in_words("cpu"),
    ):
        torch.empty(1 << 60, dtype=torch.uint8)
    assert caught.value.code is ErrorCode.FULL


def test_other_faults_are_not_disguised_as_lack_of_memory() -> None:
    """A bug of ours stays visible as one."""
    with pytest.raises(RuntimeError, match="shapes"), device_failures_in_words("cpu"):
        torch.matmul(torch.ones(2, 3), torch.ones(2, 3))


def test_a_folder_that_can_not_be_written_is_told_in_words(tmp_path: Path) -> None:
    """A full or read-only disk gives a sentence; what was saved before stays."""
    job = tiny_job(tmp_path)
    job.folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(TrainingError, match="could not be written") as caught:
        run_unit(job, Unhindered(), lambda _segment: None)
    assert caught.value.code is ErrorCode.FULL
