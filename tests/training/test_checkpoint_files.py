"""Checkpoints: what is written comes back, and what is wrong is refused with a sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from potluck.digest import digest_file
from potluck_training.checkpoint import load_checkpoint, save_checkpoint
from potluck_training.errors import TrainingError
from potluck_training.weights import initial_weights
from safetensors.numpy import load_file, save_file

from tests.fakes.training_jobs import tiny_model

Weights = dict[str, NDArray[np.float32]]
NORM = "model.norm.weight"


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A sound checkpoint of the tiny model."""
    path = tmp_path / "base.safetensors"
    save_checkpoint(path, tiny_model(), initial_weights(tiny_model(), 1))
    return path


def test_weights_come_back_as_they_were(checkpoint: Path) -> None:
    """A checkpoint holds exactly the weights that were saved."""
    loaded = load_checkpoint(checkpoint, tiny_model())
    expected = initial_weights(tiny_model(), 1)
    assert set(loaded) == set(expected)
    assert all(np.array_equal(loaded[name], expected[name]) for name in expected)


def test_equal_weights_give_equal_files(checkpoint: Path, tmp_path: Path) -> None:
    """Checkpoints are named by their digest, so the bytes may hang on the weights alone."""
    backwards = dict(reversed(initial_weights(tiny_model(), 1).items()))
    save_checkpoint(tmp_path / "again", tiny_model(), backwards)
    assert digest_file(tmp_path / "again") == digest_file(checkpoint)


def _with_nan(weights: Weights) -> None:
    weights[NORM][3] = np.nan


def _with_infinity(weights: Weights) -> None:
    weights[NORM][3] = np.inf


def _in_half_precision(weights: Weights) -> None:
    # Twice as many values of half the size, so that the file has the right length.
    weights[NORM] = np.ones(2 * weights[NORM].size, np.float16)


def _in_another_shape(weights: Weights) -> None:
    name = "model.layers.0.mlp.up_proj.weight"
    weights[name] = np.ascontiguousarray(weights[name].T)


def _under_another_name(weights: Weights) -> None:
    weights["model.tail.weight"] = weights.pop(NORM)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_with_nan, "NaN or infinity"),
        (_with_infinity, "NaN or infinity"),
        (_in_half_precision, "as F16 instead of F32"),
        (_in_another_shape, "shape of another model"),
        (_under_another_name, "other tensors"),
    ],
)
def test_wrong_weights_are_refused(
    checkpoint: Path, spoil: Callable[[Weights], None], words: str
) -> None:
    """Nothing is trained from weights that are not a sound model of this project."""
    weights: Weights = load_file(checkpoint)
    spoil(weights)
    save_file(weights, checkpoint)
    with pytest.raises(TrainingError, match=words):
        load_checkpoint(checkpoint, tiny_model())


def test_non_finite_weights_are_not_even_saved(tmp_path: Path) -> None:
    """A broken merge can't become the checkpoint that everybody downloads."""
    weights = initial_weights(tiny_model(), 1)
    weights[NORM][0] = np.inf
    with pytest.raises(TrainingError, match="NaN or infinity"):
        save_checkpoint(tmp_path / "base", tiny_model(), weights)
    assert list(tmp_path.iterdir()) == []


def test_a_hostile_header_is_refused_before_it_is_read(checkpoint: Path) -> None:
    """A header that claims gigabytes costs no memory."""
    data = bytearray(checkpoint.read_bytes())
    data[:8] = (1 << 40).to_bytes(8, "little")
    checkpoint.write_bytes(data)
    with pytest.raises(TrainingError, match="header larger than any real one"):
        load_checkpoint(checkpoint, tiny_model())


def test_a_shape_that_claims_terabytes_is_refused(checkpoint: Path) -> None:
    """Sizes are compared with the model, and never taken from the file."""
    data = checkpoint.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    header[NORM]["shape"] = [1 << 40]
    altered = json.dumps(header).encode()
    checkpoint.write_bytes(len(altered).to_bytes(8, "little") + altered + data[8 + length :])
    with pytest.raises(TrainingError, match="is damaged"):
        load_checkpoint(checkpoint, tiny_model())


@given(st.data())
def test_a_cut_file_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A download that broke off anywhere never passes for a checkpoint."""
    path = tmp_path_factory.mktemp("cut") / "base"
    save_checkpoint(path, tiny_model(), initial_weights(tiny_model(), 1))
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(TrainingError, match="was not used"):
        load_checkpoint(path, tiny_model())


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """Whatever lies in the file, the answer is a sentence."""
    path = tmp_path_factory.mktemp("any") / "base"
    path.write_bytes(data)
    with pytest.raises(TrainingError, match="was not used"):
        load_checkpoint(path, tiny_model())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A person learns which file is missing."""
    with pytest.raises(TrainingError, match="base can't be read"):
        load_checkpoint(tmp_path / "base", tiny_model())
