"""The same unit on a GPU."""

from pathlib import Path

import pytest
import torch

from potluck_client.worker.device import limit_memory
from potluck_training.control import Unhindered
from potluck_training.errors import TrainingError
from potluck_training.unit import UnitStopped, run_unit
from tests.fakes.training_jobs import Meddling, StopAfter, result_digests, tiny_job

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no NVIDIA GPU here"),
]


def test_runs_and_interrupted_runs_on_a_gpu_give_the_same_bits(tmp_path: Path) -> None:
    """Digests can be compared between two GPUs of one kind."""
    jobs = [tiny_job(tmp_path, name=name, device="cuda:0") for name in ("a", "b", "c")]
    with pytest.raises(UnitStopped):
        run_unit(jobs[2], StopAfter(10), lambda _segment: None)
    for job in jobs:
        run_unit(job, Unhindered(), lambda _segment: None)
    held = tiny_job(tmp_path, name="held", device="cuda:0")
    run_unit(held, Meddling(0.5), lambda _segment: None)
    digests = {result_digests(job) for job in (*jobs, held)}
    assert len(digests) == 1


def test_a_share_of_memory_that_is_too_small_is_told_in_words(tmp_path: Path) -> None:
    """A person who leaves little of a graphics card to Potluck reads what to do."""
    limit_memory("cuda:0", 1e-9)
    try:
        with pytest.raises(TrainingError, match="raise its share of memory"):
            run_unit(tiny_job(tmp_path, device="cuda:0"), Unhindered(), lambda _segment: None)
    finally:
        limit_memory("cuda:0", 0.0)
