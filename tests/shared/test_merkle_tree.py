"""Merkle trees against a second, recursive reading of RFC 9162 and against every mutation."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck import merkle

LEAVES = [merkle.leaf_hash(index.to_bytes(4, "big")) for index in range(70)]


def rfc_root(leaves: Sequence[bytes]) -> bytes:
    """Return MTH(D) as section 2.1.1 defines it, over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = rfc_split(len(leaves))
    return hashlib.sha256(b"\1" + rfc_root(leaves[:split]) + rfc_root(leaves[split:])).digest()


def rfc_split(size: int) -> int:
    """Return the largest power of two below a size."""
    split = 1
    while split * 2 < size:
        split *= 2
    return split


def rfc_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return PATH(m, D[n]) as section 2.1.3.1 defines it."""
    if len(leaves) == 1:
        return []
    split = rfc_split(len(leaves))
    if index < split:
        return [*rfc_path(index, leaves[:split]), rfc_root(leaves[split:])]
    return [*rfc_path(index - split, leaves[split:]), rfc_root(leaves[:split])]


def rfc_subproof(old: int, leaves: Sequence[bytes], *, whole: bool) -> list[bytes]:
    """Return SUBPROOF(m, D[n], b) as section 2.1.4.1 defines it."""
    if old == len(leaves):
        return [] if whole else [rfc_root(leaves)]
    split = rfc_split(len(leaves))
    if old <= split:
        return [*rfc_subproof(old, leaves[:split], whole=whole), rfc_root(leaves[split:])]
    return [*rfc_subproof(old - split, leaves[split:], whole=False), rfc_root(leaves[:split])]


@pytest.mark.parametrize("size", range(len(LEAVES) + 1))
def test_root_is_the_one_of_the_standard(size: int) -> None:
    """Anybody with an RFC 9162 library can check Potluck's ledger."""
    assert merkle.tree_root(LEAVES[:size]) == rfc_root(LEAVES[:size])


def test_leaf_and_node_hashes_are_told_apart() -> None:
    """An inner node can't be passed off as a leaf."""
    assert merkle.leaf_hash(b"ab") == hashlib.sha256(b"\0ab").digest()
    assert merkle.node_hash(b"a", b"b") == hashlib.sha256(b"\1ab").digest()


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33, 64, 65, 70])
def test_every_leaf_of_every_size_can_be_proved(size: int) -> None:
    """No place in a tree is without a proof, and the proof is the standard's."""
    leaves, root = LEAVES[:size], rfc_root(LEAVES[:size])
    for index in range(size):
        proof = merkle.inclusion_proof(leaves, index)
        assert proof == rfc_path(index, leaves)
        assert merkle.inclusion_holds(leaves[index], index, size, proof, root)


@pytest.mark.parametrize("new", [1, 2, 3, 4, 5, 7, 8, 9, 16, 21, 33, 64])
def test_every_older_tree_is_consistent(new: int) -> None:
    """A ledger that only grew can always show it, and the proof is the standard's."""
    leaves, new_root = LEAVES[:new], rfc_root(LEAVES[:new])
    for old in range(new + 1):
        proof = merkle.consistency_proof(leaves, old)
        if old:
            assert proof == rfc_subproof(old, leaves, whole=True)
        assert merkle.consistency_holds(old, rfc_root(LEAVES[:old]), new, new_root, proof)


def mutations(proof: list[bytes], place: int, bit: int) -> list[list[bytes]]:
    """Return proofs that differ from one in a bit, a missing, an added or a doubled hash."""
    longer = [[*proof, LEAVES[-1]], [LEAVES[-1], *proof]]
    if not proof:
        return longer
    place %= len(proof)
    flipped = bytearray(proof[place])
    flipped[bit // 8] ^= 1 << bit % 8
    return [
        *longer,
        [*proof[:place], bytes(flipped), *proof[place + 1 :]],
        [*proof[:place], *proof[place + 1 :]],
        [*proof[:place], proof[place], *proof[place:]],
        [*proof[:place], proof[place] + b"\0", *proof[place + 1 :]],
        [*proof[:place], proof[place][:-1], *proof[place + 1 :]],
    ]


@given(st.integers(1, 64), st.integers(0, 63), st.integers(0, 20), st.integers(0, 255))
def test_no_changed_inclusion_proof_holds(size: int, index: int, place: int, bit: int) -> None:
    """A volunteer can't open a leaf that it did not commit to."""
    index %= size
    leaves, root = LEAVES[:size], rfc_root(LEAVES[:size])
    proof = rfc_path(index, leaves)
    for changed in mutations(proof, place, bit):
        assert not merkle.inclusion_holds(leaves[index], index, size, changed, root)
    assert not merkle.inclusion_holds(LEAVES[-1], index, size, proof, root)
    assert not merkle.inclusion_holds(leaves[index], index, size, proof, LEAVES[-1])
    for other in (*range(size), -1, size, 2**64):
        held = merkle.inclusion_holds(leaves[index], other, size, proof, root)
        assert held == (other == index)


@given(st.integers(2, 64), st.integers(1, 63), st.integers(0, 20), st.integers(0, 255))
def test_no_changed_consistency_proof_holds(new: int, old: int, place: int, bit: int) -> None:
    """A coordinator can't rewrite its ledger unseen."""
    old = 1 + (old - 1) % (new - 1)
    leaves = LEAVES[:new]
    old_root, new_root = rfc_root(leaves[:old]), rfc_root(leaves)
    proof = rfc_subproof(old, leaves, whole=True)
    for changed in mutations(proof, place, bit):
        assert not merkle.consistency_holds(old, old_root, new, new_root, changed)
    assert not merkle.consistency_holds(old, LEAVES[-1], new, new_root, proof)
    assert not merkle.consistency_holds(old, old_root, new, LEAVES[-1], proof)


@given(st.integers(1, 40), st.integers(0, 39), st.integers(1, 40))
def test_a_rewritten_ledger_is_never_consistent(old: int, changed: int, added: int) -> None:
    """An entry that was seen can't be replaced later, whatever honest proof is shown."""
    rewritten = list(LEAVES[: min(old + added, 69)])
    rewritten[changed % old] = LEAVES[-1]
    proof = merkle.consistency_proof(rewritten, old)
    assert not merkle.consistency_holds(
        old, rfc_root(LEAVES[:old]), len(rewritten), rfc_root(rewritten), proof
    )


def test_bytes_can_not_move_between_two_hashes_of_a_proof() -> None:
    """A proof has one form only: hashes of another length are refused, even if they join up."""
    leaves = LEAVES[:7]
    old_root, new_root = rfc_root(leaves[:6]), rfc_root(leaves)
    proof = rfc_subproof(6, leaves, whole=True)
    assert merkle.consistency_holds(6, old_root, 7, new_root, proof)
    first, second = proof[0], proof[-1]
    shifted = [second[-1:] + first, *proof[1:-1], second[:-1]]
    assert not merkle.consistency_holds(6, old_root, 7, new_root, shifted)


def test_an_empty_tree_has_one_root_only() -> None:
    """A head of size 0 can't smuggle in a root of its choice."""
    assert merkle.consistency_holds(0, merkle.EMPTY_ROOT, 0, merkle.EMPTY_ROOT, [])
    assert not merkle.consistency_holds(0, merkle.EMPTY_ROOT, 0, LEAVES[0], [])
    assert not merkle.consistency_holds(0, LEAVES[0], 1, LEAVES[0], [])
    assert not merkle.consistency_holds(0, merkle.EMPTY_ROOT, 1, LEAVES[0], [LEAVES[0]])


@given(
    st.integers(-2, 2**64),
    st.integers(-2, 2**64),
    st.lists(st.binary(max_size=40), max_size=70),
    st.binary(max_size=40),
)
def test_any_answer_is_judged_without_a_crash(
    first: int, second: int, proof: list[bytes], root: bytes
) -> None:
    """Numbers and hashes from the network never make the check itself fall over."""
    assert not merkle.inclusion_holds(b"leaf", first, second, proof, root)
    if first:
        assert not merkle.consistency_holds(first, root, second, root + b"x", proof)


@pytest.mark.parametrize("index", [-1, 3])
def test_a_leaf_that_is_not_there_has_no_proof(index: int) -> None:
    """Asking past the end of a tree is an error and no proof of something else."""
    with pytest.raises(IndexError):
        merkle.inclusion_proof(LEAVES[:3], index)
    with pytest.raises(IndexError):
        merkle.consistency_proof(LEAVES[:2], index)
