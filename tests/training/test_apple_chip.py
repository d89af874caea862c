"""What holds on an Apple chip's graphics part, as far as a computer without one can show."""

from pathlib import Path

import pytest
import torch

from potluck import unit_files
from potluck.errors import ErrorCode
from potluck.v1 import numerics_pb2
from potluck_training import apple_gpu
from potluck_training.control import Unhindered
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import TrainingError
from potluck_training.numerics_class import same_class
from potluck_training.unit import run_unit
from tests.fakes.training_jobs import tiny_job


def test_runs_on_an_apple_chip_need_not_be_equal() -> None:
    """A volunteer is not held against bits that the chip itself does not repeat."""
    mps = numerics_pb2.NumericsClass(device_type="mps", architecture="Apple M2 macOS 15.1")
    assert not same_class(mps, mps)


@pytest.mark.parametrize("name", ["PYTORCH_MPS_FAST_MATH", "PYTORCH_ENABLE_MPS_FALLBACK"])
def test_coarser_arithmetic_is_refused(name: str) -> None:
    """A setting that others do not have would look like a wrong result."""
    with pytest.raises(TrainingError, match=f"{name} is 1") as caught:
        apple_gpu.configure({name: "1"})
    assert caught.value.code is ErrorCode.CONFLICT


@pytest.mark.skipif(torch.backends.mps.is_available(), reason="this is a Mac with such a chip")
def test_an_absent_chip_is_named() -> None:
    """A worker that was sent to the wrong computer says so, whatever is switched off there."""
    with pytest.raises(TrainingError, match="no graphics part of an Apple chip") as caught:
        apple_gpu.configure({"PYTORCH_MPS_FAST_MATH": "0"})
    assert caught.value.code is ErrorCode.NOT_FOUND
    with pytest.raises(TrainingError, match="no graphics part of an Apple chip"):
        configure("mps", 1)


def test_its_lack_of_memory_is_told_in_words() -> None:
    """PyTorch's words for it there are others than on a processor."""
    with (
        pytest.raises(TrainingError, match="too little free memory") as caught,
        device_failures_in_words("mps"),
    ):
        raise RuntimeError(
            "MPS backend out of memory (MPS allocated: 17.9 GB, max allowed: 18.1 GB)."
        )
    assert caught.value.code is ErrorCode.FULL


@pytest.mark.skipif(not torch.backends.mps.is_available(), reason="there is no Apple chip here")
def test_its_class_names_chip_and_system() -> None:
    """Machines that differ in either are told apart in an organiser's records."""
    configure("mps", 1)
    assert "macOS" in apple_gpu.architecture()


@pytest.mark.skipif(not torch.backends.mps.is_available(), reason="there is no Apple chip here")
def test_a_unit_runs_on_the_chip(tmp_path: Path) -> None:
    """Every operation of a unit has a kernel there, since falling back is not allowed."""
    job = tiny_job(tmp_path, device="mps")
    run_unit(job, Unhindered(), lambda _segment: None)
    assert (job.folder / unit_files.COMMITMENT).exists()
