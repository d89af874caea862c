"""Opening leaves of a committed file, and everything that is no answer to the challenge."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.challenge import challenged_leaves
from potluck.errors import FormatError
from potluck.merkle import tree_root
from potluck.opening import check_opening, file_leaf_hashes, leaf_count, open_leaves
from potluck.v1 import commitment_pb2 as wire

LEAF_BYTES = 64
NONCE = b"n" * 32


def write_delta(folder: Path, size_bytes: int) -> Path:
    """Return a file whose leaves all differ."""
    path = folder / "delta.f32"
    path.write_bytes(b"".join(i.to_bytes(4, "little") for i in range(size_bytes // 4)))
    return path


def opened(path: Path, wanted: int) -> list[wire.OpenedLeaf]:
    """Return the honest answer to the challenge."""
    total = leaf_count(path.stat().st_size, LEAF_BYTES)
    return open_leaves(path, LEAF_BYTES, challenged_leaves(NONCE, total, wanted))


def check(leaves: list[wire.OpenedLeaf], path: Path, wanted: int) -> None:
    """Check an answer against the honest commitment to a file."""
    check_opening(
        leaves,
        nonce=NONCE,
        wanted_leaves=wanted,
        root=tree_root(file_leaf_hashes(path, LEAF_BYTES)),
        size_bytes=path.stat().st_size,
        leaf_bytes=LEAF_BYTES,
    )


@given(
    values=st.integers(1, 400), wanted=st.integers(1, 8), leaf_values=st.sampled_from([1, 7, 16])
)
def test_an_honest_opening_is_taken(
    tmp_path_factory: pytest.TempPathFactory, values: int, wanted: int, leaf_values: int
) -> None:
    """Whatever the size of the model, the last short leaf included."""
    path = write_delta(tmp_path_factory.mktemp("unit"), values * 4)
    leaf_bytes = leaf_values * 4
    hashes = file_leaf_hashes(path, leaf_bytes)
    assert len(hashes) == leaf_count(values * 4, leaf_bytes)
    indices = challenged_leaves(NONCE, len(hashes), wanted)
    check_opening(
        open_leaves(path, leaf_bytes, indices),
        nonce=NONCE,
        wanted_leaves=wanted,
        root=tree_root(hashes),
        size_bytes=values * 4,
        leaf_bytes=leaf_bytes,
    )


def test_other_leaves_than_asked_for_are_refused(tmp_path: Path) -> None:
    """A cheat can't choose what it shows: none, fewer, more, another order, another leaf."""
    path = write_delta(tmp_path, 1000)
    leaves = opened(path, 4)
    check(leaves, path, 4)
    others = open_leaves(path, LEAF_BYTES, [(leaves[0].index + 1) % 15])
    for wrong in ([], leaves[:-1], [*leaves, leaves[0]], leaves[::-1], [*others, *leaves[1:]]):
        with pytest.raises(FormatError, match="another challenge"):
            check(wrong, path, 4)


@given(st.integers(0, 63), st.integers(0, 7))
def test_a_leaf_with_one_other_bit_is_refused(
    tmp_path_factory: pytest.TempPathFactory, byte: int, bit: int
) -> None:
    """What is opened is what was committed to."""
    path = write_delta(tmp_path_factory.mktemp("unit"), 1024)
    leaves = opened(path, 2)
    data = bytearray(leaves[1].data)
    data[byte] ^= 1 << bit
    leaves[1].data = bytes(data)
    with pytest.raises(FormatError, match="not what was committed"):
        check(leaves, path, 2)


def test_a_leaf_or_proof_of_another_length_is_refused(tmp_path: Path) -> None:
    """Nothing can be added to a leaf or its way to the root, or left out."""
    path = write_delta(tmp_path, 1024)
    for change in (b"", b"x"):
        leaves = opened(path, 2)
        leaves[0].data = leaves[0].data[:-1] if not change else leaves[0].data + change
        with pytest.raises(FormatError, match="wrong length"):
            check(leaves, path, 2)
    leaves = opened(path, 2)
    leaves[0].proof.append(bytes(32))
    with pytest.raises(FormatError, match="not what was committed"):
        check(leaves, path, 2)
    del leaves[0].proof[-2:]
    with pytest.raises(FormatError, match="not what was committed"):
        check(leaves, path, 2)


def test_a_leaf_that_the_file_lacks_can_not_be_opened(tmp_path: Path) -> None:
    """A wrong index is an error of the caller and no empty leaf."""
    path = write_delta(tmp_path, 128)
    with pytest.raises(IndexError):
        open_leaves(path, LEAF_BYTES, [2])


def test_every_leaf_can_be_opened_by_itself(tmp_path: Path) -> None:
    """Each single leaf has its own proof, whichever the nonce falls on."""
    path = write_delta(tmp_path, 300)
    total = leaf_count(300, LEAF_BYTES)
    nonces = (number.to_bytes(32, "big") for number in itertools.count())
    unseen = set(range(total))
    while unseen:
        nonce = next(nonces)
        indices = challenged_leaves(nonce, total, 1)
        unseen -= set(indices)
        check_opening(
            open_leaves(path, LEAF_BYTES, indices),
            nonce=nonce,
            wanted_leaves=1,
            root=tree_root(file_leaf_hashes(path, LEAF_BYTES)),
            size_bytes=300,
            leaf_bytes=LEAF_BYTES,
        )
