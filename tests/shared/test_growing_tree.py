"""The tree in memory against the one over a list."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.growing_tree import GrowingTree
from potluck.merkle import consistency_proof, inclusion_proof, leaf_hash, tree_root


def leaves(count: int) -> list[bytes]:
    """Return some leaf hashes."""
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(count)]


@given(st.lists(st.integers(0, 40), max_size=4), st.data())
def test_roots_and_proofs_are_those_of_the_list(steps: list[int], data: st.DataObject) -> None:
    """However the tree grew, at every size it says what the whole list says."""
    hashes = leaves(sum(steps))
    tree, done = GrowingTree(), 0
    for step in steps:
        tree.extend(hashes[done : done + step])
        done += step
    assert len(tree) == len(hashes)
    size = data.draw(st.integers(0, len(hashes)))
    old = data.draw(st.integers(0, size))
    assert tree.root(size) == tree_root(hashes[:size])
    assert tree.consistency_proof(old, size) == consistency_proof(hashes[:size], old)
    if size:
        index = data.draw(st.integers(0, size - 1))
        assert tree.inclusion_proof(index, size) == inclusion_proof(hashes[:size], index)


def test_what_is_not_there_has_no_proof() -> None:
    """Sizes and places outside of the tree are refused."""
    tree = GrowingTree()
    tree.extend(leaves(3))
    for call in (
        lambda: tree.root(4),
        lambda: tree.root(-1),
        lambda: tree.inclusion_proof(3, 3),
        lambda: tree.inclusion_proof(0, 4),
        lambda: tree.consistency_proof(3, 2),
        lambda: tree.consistency_proof(-1, 2),
    ):
        with pytest.raises(IndexError):
            call()


def test_a_proof_from_a_large_tree_costs_a_few_hashes() -> None:
    """A thousand proofs from many leaves take less time than building the tree once."""
    hashes = leaves(20_000)
    tree = GrowingTree()
    start = time.perf_counter()
    tree.extend(hashes)
    built = time.perf_counter()
    for size in range(19_900, 20_000):
        tree.root(size)
        tree.consistency_proof(size // 2 + 1, size)
        tree.inclusion_proof(size - 1, size)
    assert time.perf_counter() - built < built - start
