"""Shards: files of token ids, little-endian, with no header."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire

from potluck_training.durable_file import replaced
from potluck_training.errors import TrainingError

TokenArray = NDArray[np.uint16] | NDArray[np.uint32]

_SMALL_VOCABULARY = 65536
_DTYPES = (np.dtype(np.uint16), np.dtype(np.uint32))
_CHECKED_TOKENS = 4 * 1024 * 1024


def token_dtype(vocabulary_size: int) -> np.dtype[np.uint16] | np.dtype[np.uint32]:
    """Return the type of a token id in a file: two bytes when they suffice, else four."""
    return np.dtype("<u2") if vocabulary_size <= _SMALL_VOCABULARY else np.dtype("<u4")


def write_shard(path: Path, tokens: TokenArray) -> None:
    """Write tokens of the type that token_dtype() gives, whole or not at all.

    Raises:
        TrainingError: The tokens are of another type, or the disk is full.
    """
    if tokens.dtype not in _DTYPES:
        raise TrainingError(
            f"Tokens of type {tokens.dtype} can't be written. Use two or four unsigned bytes a "
            "token."
        )
    with replaced(path) as scratch:
        tokens.astype(tokens.dtype.newbyteorder("<")).tofile(scratch)


def open_shard(path: Path, model: wire.ModelConfig) -> TokenArray:
    """Return a shard's tokens as an array that is read from the disk as needed.

    Raises:
        TrainingError: The file can't be read, is too short for one training sequence, is cut in
            the middle of a token, or has a token outside the vocabulary.
    """
    dtype = token_dtype(model.vocabulary_size)
    try:
        size = path.stat().st_size
        if size % dtype.itemsize:
            raise _refusal(path, "ends in the middle of a token")
        if size // dtype.itemsize <= model.context_tokens:
            raise _refusal(path, "is too short for one training sequence")
        tokens: TokenArray = np.memmap(path, dtype, mode="r")
        # Piece by piece, so that a large shard is never in memory as a whole.
        for start in range(0, tokens.size, _CHECKED_TOKENS):
            if int(tokens[start : start + _CHECKED_TOKENS].max()) >= model.vocabulary_size:
                raise _refusal(path, "has tokens that are not in the project's vocabulary")
    except OSError as error:
        raise _refusal(path, f"can't be read ({error.strerror})") from error
    return tokens


def _refusal(path: Path, what: str) -> TrainingError:
    return TrainingError(
        f"The text {path.name} {what}, so it was not used. Fetch it again or tell the organiser.",
        code=ErrorCode.CORRUPT,
    )
