"""The int8 codec: sizes, errors, leaves, and payloads from strangers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from potluck_training.codec_int8 import decode, encode, encoded_bytes, leaf_payload_slice
from potluck_training.errors import TrainingError

BLOCK = 16
LARGEST = 2.0**126
Flat = NDArray[np.float32]
flats = hnp.arrays(
    np.float32,
    st.integers(1, 200),
    elements=st.floats(-LARGEST, LARGEST, width=32),
)


@given(flats)
def test_values_come_back_within_half_a_scale(values: Flat) -> None:
    """Packing loses no more than the rounding to 1/127 of a block's largest value."""
    payload = encode(values, BLOCK)
    assert len(payload) == encoded_bytes(values.size, BLOCK)
    error = np.abs(decode(payload, values.size, BLOCK).astype(np.float64) - values)
    for start in range(0, values.size, BLOCK):
        largest = float(np.abs(values[start : start + BLOCK]).max())
        # Blocks below the normal range of a float count as zero.
        bound = max(largest / 127 * 0.5001, 127 * float(np.finfo(np.float32).tiny))
        assert error[start : start + BLOCK].max() <= bound


@given(flats)
def test_packing_again_gives_the_same_values(values: Flat) -> None:
    """A payload stands for one pseudo-gradient only; it doesn't creep."""
    once = decode(encode(values, BLOCK), values.size, BLOCK)
    assert np.allclose(decode(encode(once, BLOCK), values.size, BLOCK), once, rtol=1e-5)


@given(flats, st.integers(1, 3))
def test_a_leaf_has_its_own_bytes_in_the_payload(values: Flat, blocks: int) -> None:
    """The coordinator can check an opened leaf against the payload without the other leaves."""
    leaf_bytes = 4 * BLOCK * blocks
    payload = encode(values, BLOCK)
    leaves = -(-values.nbytes // leaf_bytes)
    pieces = []
    for index in range(leaves):
        piece = payload[leaf_payload_slice(index, leaf_bytes, values.size, BLOCK)]
        leaf = values[index * leaf_bytes // 4 : (index + 1) * leaf_bytes // 4]
        assert encode(leaf, BLOCK) == piece
        pieces.append(piece)
    assert b"".join(pieces) == payload


@given(st.binary(min_size=28, max_size=28))
def test_a_strangers_payload_is_refused_or_finite(payload: bytes) -> None:
    """No payload of the right length can bring NaN or infinity into the model."""
    try:
        values = decode(payload, 20, BLOCK)
    except TrainingError as error:
        assert "no honest run" in error.sentence
    else:
        assert np.isfinite(values).all()


def test_wrong_lengths_are_refused() -> None:
    """A cut or padded payload gives a sentence with both lengths."""
    payload = encode(np.ones(20, np.float32), BLOCK)
    for wrong in (payload[:-1], payload + b"\0", b""):
        with pytest.raises(TrainingError, match=f"{len(wrong)} bytes instead of 28"):
            decode(wrong, 20, BLOCK)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 3e38])
def test_non_finite_values_are_not_sent(value: float) -> None:
    """A unit that broke down is noticed on the computer where it did."""
    with pytest.raises(TrainingError, match="NaN, infinity"):
        encode(np.array([1.0, value], np.float32), BLOCK)
