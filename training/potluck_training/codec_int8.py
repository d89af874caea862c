"""The int8 codec: blocks of signed bytes under one float32 scale each, with no state.

A payload is one record a block: the scale (float32, little-endian), then the block's values as
int8. The last block is short where the values don't fill it. Blocks are independent, so that the
payload of a leaf can be cut out and made again from the leaf alone. Every operation is an IEEE
elementwise one, so that all machines encode equal values to equal bytes.
"""

import numpy as np
from numpy.typing import NDArray

from potluck_training.errors import TrainingError

_SCALE_BYTES = 4
_FLOAT_BYTES = 4
_LARGEST = 127
_BLOCKS_AT_ONCE = 4096
_FLOAT32_MAX = float(np.finfo(np.float32).max)
_LARGEST_VALUE = _FLOAT32_MAX / 2
_SMALLEST_SCALE = np.finfo(np.float32).tiny


def encoded_bytes(count: int, block: int) -> int:
    """Return the length of the payload of so many values."""
    return _SCALE_BYTES * -(-count // block) + count


def leaf_payload_slice(index: int, leaf_bytes: int, count: int, block: int) -> slice:
    """Return which bytes of a payload belong to a leaf of the commitment tree.

    leaf_bytes is a multiple of 4 × block, so that no block lies in two leaves.
    """
    leaf_values = leaf_bytes // _FLOAT_BYTES
    start = min(index * leaf_values, count)
    end = min(start + leaf_values, count)
    return slice(encoded_bytes(start, block), encoded_bytes(end, block))


def encode(values: NDArray[np.float32], block: int) -> bytes:
    """Return the payload of a flat array.

    Raises:
        TrainingError: A value is NaN, infinite, or so large that packing could make it infinite.
    """
    # The comparison is false for NaN as well.
    if not (np.abs(values) <= _LARGEST_VALUE).all():
        raise TrainingError(
            "The result holds NaN, infinity or a value near it and can't be sent. Run the unit "
            "again."
        )
    payload = bytearray(encoded_bytes(values.size, block))
    whole = values.size // block * block
    for start in range(0, whole, _BLOCKS_AT_ONCE * block):
        end = min(start + _BLOCKS_AT_ONCE * block, whole)
        _encode_rows(values[start:end].reshape(-1, block), payload, start, block)
    if whole < values.size:
        _encode_rows(values[whole:].reshape(1, -1), payload, whole, block)
    return bytes(payload)


def decode(payload: bytes | memoryview, count: int, block: int) -> NDArray[np.float32]:
    """Return the values of a payload.

    Raises:
        TrainingError: The length is wrong, or a scale is negative or would give infinity.
    """
    expected = encoded_bytes(count, block)
    if len(payload) != expected:
        raise TrainingError(
            f"The result has {len(payload)} bytes instead of {expected}, so it was not used. "
            "Send it again."
        )
    values = np.empty(count, np.float32)
    whole = count // block * block
    for start in range(0, whole, _BLOCKS_AT_ONCE * block):
        end = min(start + _BLOCKS_AT_ONCE * block, whole)
        _decode_rows(payload, start, values[start:end].reshape(-1, block), block)
    if whole < count:
        _decode_rows(payload, whole, values[whole:].reshape(1, -1), block)
    return values


def _record(width: int) -> np.dtype[np.void]:
    return np.dtype([("scale", "<f4"), ("values", "i1", (width,))])


def _encode_rows(rows: NDArray[np.float32], payload: bytearray, start: int, block: int) -> None:
    width = rows.shape[1]
    records = np.frombuffer(payload, _record(width), len(rows), encoded_bytes(start, block))
    scales = np.abs(rows).max(axis=1) / np.float32(_LARGEST)
    # Below the normal range a quotient could overflow; such a block is as good as zero.
    scales[scales < _SMALLEST_SCALE] = 0.0
    divisors = np.where(scales > 0.0, scales, np.float32(np.inf))
    quotients = np.rint(rows / divisors[:, None])
    records["scale"] = scales
    records["values"] = np.clip(quotients, -_LARGEST, _LARGEST).astype(np.int8)


def _decode_rows(
    payload: bytes | memoryview, start: int, rows: NDArray[np.float32], block: int
) -> None:
    width = rows.shape[1]
    records = np.frombuffer(payload, _record(width), len(rows), encoded_bytes(start, block))
    scales, bytes_of_rows = records["scale"], records["values"]
    # The comparison is false for NaN as well.
    sound = (scales >= 0.0) & (scales <= _FLOAT32_MAX / (_LARGEST + 1))
    if not sound.all():
        raise TrainingError(
            "The result holds a scale that no honest run gives, so it was not used. Run the unit "
            "again."
        )
    np.multiply(bytes_of_rows, scales[:, None], out=rows, dtype=np.float32)
