"""Which leaves a nonce asks for."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.challenge import challenged_leaves
from potluck.errors import FormatError
from potluck.limits import CHALLENGE_LEAVES

nonces = st.binary(min_size=32, max_size=32)


@given(nonces, st.integers(0, 5000), st.integers(0, CHALLENGE_LEAVES))
def test_leaves_are_distinct_inside_the_tree_and_the_same_on_both_sides(
    nonce: bytes, tree_leaves: int, wanted: int
) -> None:
    """Volunteer and coordinator agree on the leaves without another message."""
    leaves = challenged_leaves(nonce, tree_leaves, wanted)
    assert leaves == challenged_leaves(nonce, tree_leaves, wanted)
    assert len(leaves) == len(set(leaves)) == min(tree_leaves, wanted)
    assert all(0 <= leaf < tree_leaves for leaf in leaves)


@given(nonces)
def test_the_first_leaf_follows_from_the_documented_draw(nonce: bytes) -> None:
    """Another implementation that follows the text opens the same leaves."""
    number = int.from_bytes(hashlib.sha256(nonce + bytes(8)).digest(), "big")
    assert challenged_leaves(nonce, 1000, 1) == [number % 1000]


def test_nobody_is_made_to_open_a_whole_model() -> None:
    """A hostile coordinator can't keep a volunteer busy by asking for millions of leaves."""
    with pytest.raises(FormatError, match="leaves"):
        challenged_leaves(bytes(32), 2**40, CHALLENGE_LEAVES + 1)
