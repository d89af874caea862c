"""Shards and the windows that are drawn from them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from potluck_training.batches import window_starts, windows
from potluck_training.errors import TrainingError
from potluck_training.tokens import open_shard, token_dtype, write_shard

from tests.fakes.training_jobs import tiny_model


def test_tokens_take_two_bytes_when_these_suffice() -> None:
    """The size of a token in a file follows from the vocabulary on every machine."""
    assert token_dtype(65536).itemsize == 2
    assert token_dtype(65537).itemsize == 4


def test_a_shard_comes_back_as_it_was(tmp_path: Path) -> None:
    """What is ingested is what is trained on."""
    tokens = np.arange(200, dtype=np.uint16)
    write_shard(tmp_path / "shard", tokens)
    assert np.array_equal(open_shard(tmp_path / "shard", tiny_model()), tokens)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (np.zeros(100, np.uint16).tobytes() + b"\0", "middle of a token"),
        (np.zeros(16, np.uint16).tobytes(), "too short"),
        (b"", "too short"),
        (np.full(100, 256, np.uint16).tobytes(), "not in the project's vocabulary"),
    ],
)
def test_a_wrong_shard_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    """A damaged text is refused before any work, with a sentence."""
    (tmp_path / "shard").write_bytes(content)
    with pytest.raises(TrainingError, match=words):
        open_shard(tmp_path / "shard", tiny_model())


def test_a_missing_shard_and_odd_types_are_refused(tmp_path: Path) -> None:
    """A person learns what is wrong instead of seeing a trace."""
    with pytest.raises(TrainingError, match="can't be read"):
        open_shard(tmp_path / "shard", tiny_model())
    with pytest.raises(TrainingError, match="can't be written"):
        write_shard(tmp_path / "shard", np.zeros(20, np.int64))  # type: ignore[arg-type]


def test_window_starts_never_change() -> None:
    """The order of data is part of what a unit is: these draws hold for all versions."""
    drawn = window_starts(seed=7, step=3, count=4, shard_tokens=100_000, context_tokens=128)
    assert drawn.tolist() == [754, 10015, 88262, 92469]


@given(
    seed=st.integers(0, 2**64 - 1),
    step=st.integers(0, 2**32 - 1),
    shard_tokens=st.integers(17, 10_000),
)
def test_windows_lie_within_the_shard(seed: int, step: int, shard_tokens: int) -> None:
    """Every window is whole, whatever the seed and however short the shard."""
    starts = window_starts(seed, step, 5, shard_tokens, 16)
    rows = windows(np.arange(shard_tokens, dtype=np.uint16), starts, 16)
    assert rows.shape == (5, 17)
    assert np.array_equal(rows, starts[:, None] + np.arange(17))
