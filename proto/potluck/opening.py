"""Leaves of a pseudo-gradient: hashing them from a file, opening them, checking an opening.

The tree stands over (weights − base) as float32 little-endian in layout order, cut into leaves of
leaf_bytes; the last leaf may be shorter. Works on files, so that the daemon needs no array library.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from potluck.challenge import challenged_leaves
from potluck.errors import FormatError
from potluck.merkle import inclusion_holds, inclusion_proof, leaf_hash
from potluck.v1 import commitment_pb2 as wire


def leaf_count(size_bytes: int, leaf_bytes: int) -> int:
    """Return how many leaves so many bytes make."""
    return -(-size_bytes // leaf_bytes)


def file_leaf_hashes(path: Path, leaf_bytes: int) -> list[bytes]:
    """Return the leaf hashes of a file; raises OSError."""
    return [leaf_hash(data) for data in _leaves(path, leaf_bytes)]


def open_leaves(path: Path, leaf_bytes: int, indices: Sequence[int]) -> list[wire.OpenedLeaf]:
    """Return leaves of a file with their proofs, in the order of the indices.

    Raises:
        OSError: The file can't be read.
        IndexError: There is no such leaf.
    """
    hashes = file_leaf_hashes(path, leaf_bytes)
    opened = []
    with path.open("rb") as file:
        for index in indices:
            proof = inclusion_proof(hashes, index)
            file.seek(index * leaf_bytes)
            opened.append(wire.OpenedLeaf(index=index, data=file.read(leaf_bytes), proof=proof))
    return opened


def check_opening(
    leaves: Sequence[wire.OpenedLeaf],
    *,
    nonce: bytes,
    wanted_leaves: int,
    root: bytes,
    size_bytes: int,
    leaf_bytes: int,
) -> None:
    """Refuse an opening that does not answer the challenge.

    Args:
        leaves: What the volunteer opened.
        nonce: The challenge.
        wanted_leaves: How many leaves were asked for.
        root: The committed root of the last segment.
        size_bytes: Length of the pseudo-gradient: 4 × parameters.
        leaf_bytes: The recipe's leaf size.

    Raises:
        FormatError: A leaf is missing, is another than asked for, or is not under the root.
    """
    total = leaf_count(size_bytes, leaf_bytes)
    indices = challenged_leaves(nonce, total, wanted_leaves)
    if [leaf.index for leaf in leaves] != indices:
        raise FormatError("The opening answers another challenge than the one that was set.")
    for leaf in leaves:
        length = min(leaf_bytes, size_bytes - leaf.index * leaf_bytes)
        if len(leaf.data) != length:
            raise FormatError(f"Leaf {leaf.index} of the opening has the wrong length.")
        if not inclusion_holds(leaf_hash(leaf.data), leaf.index, total, leaf.proof, root):
            raise FormatError(f"Leaf {leaf.index} of the opening is not what was committed to.")


def _leaves(path: Path, leaf_bytes: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(leaf_bytes):
            yield data
